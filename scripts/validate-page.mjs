// npm run validate:page: takes finished measurements into docs/validation.json and writes docs/validation.md and its figures from it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureHeadless, ROOT } from './lib/headless.mjs';
import { currentStore, report, STORE } from './validate/keep.mjs';

await ensureHeadless();
const { figuresOf, pageOf } = await report();
const store = currentStore();
// One measurement a line: small enough to read, and to see in a comparison which one changed.
const lines = Object.entries(store.measurements).map(
  ([name, stored]) => `    ${JSON.stringify(name)}: ${JSON.stringify(stored)}`,
);
writeFileSync(STORE, `{\n  "format": 1,\n  "measurements": {\n${lines.join(',\n')}\n  }\n}\n`);
writeFileSync(join(ROOT, 'docs/validation.md'), pageOf(store));
for (const { name, svg } of figuresOf(store))
  if (svg) writeFileSync(join(ROOT, `docs/images/${name}.svg`), svg);
console.log(`${lines.length} measurements written to docs/validation.md`);
