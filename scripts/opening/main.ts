/** `node dist/headless/record-opening.mjs FILE`: records the opening of the page on the CPU engine. */
import { writeFileSync } from 'node:fs';
import { openEngine } from '../../src/engine/select.ts';
import { headlessHost } from '../../src/host/headless.ts';
import { recordOpening } from './record.ts';
import { writeRecording } from './write-recording.ts';

const file = process.argv[2];
if (!file) throw new Error('name the file to write');
const { engine } = await openEngine('cpu', await headlessHost());
try {
  const recording = await recordOpening(engine);
  const bytes = await writeRecording(recording);
  writeFileSync(file, bytes);
  console.log(
    `${recording.rows.length} rows and ${recording.shots.length} pictures, ${bytes.length} bytes: ${file}`,
  );
} finally {
  await engine.destroy();
}
