// npm run docs:api: writes docs/api.md from the declarations of the library.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReference } from './lib/api-reference.mjs';
import { ROOT } from './lib/headless.mjs';
import { ensureLibrary, LIBRARY } from './lib/library.mjs';

await ensureLibrary();
const { text, unnamed } = apiReference(join(LIBRARY, 'types'));
const file = join(ROOT, 'docs/api.md');
writeFileSync(`${file}.new`, text);
renameSync(`${file}.new`, file);
console.log(`wrote docs/api.md`);
if (unnamed.length > 0) console.log(`used and not exported: ${unnamed.join(', ')}`);
