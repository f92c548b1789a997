// npm run build:headless: builds the bundle for Node and Deno anew.
import { ensureHeadless, HEADLESS } from './lib/headless.mjs';

await ensureHeadless({ force: true });
console.log(`built ${HEADLESS}`);
