// npm run build:lib: builds what a package carries (library, command line, declarations) anew.
import { ensureLibrary, LIBRARY } from './lib/library.mjs';

await ensureLibrary({ force: true });
console.log(`built ${LIBRARY}`);
