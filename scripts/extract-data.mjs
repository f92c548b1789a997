/**
 * Writes src/learner/data/files/ from the packages that ship the originals (development dependencies, 83 MB unpacked, which nobody
 * who runs the lab should have to load). `tests/unit/data-files.test.ts` holds the files to the packages.
 */
import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { carsCsv, digitBytes, penguinsCsv } from './lib/packaged-data.mjs';

const folder = new URL('../src/learner/data/files/', import.meta.url);

await writeFile(new URL('penguins.csv', folder), await penguinsCsv());
await writeFile(new URL('auto-mpg.csv', folder), await carsCsv());
const packed = gzipSync(await digitBytes(), { level: 9 }).toString('base64');
await writeFile(new URL('digits.b64', folder), `${packed.match(/.{1,120}/g).join('\n')}\n`);
