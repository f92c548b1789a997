/** The run that the page opens with is a run: of the present code, to the last bit. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { recordOpening } from '../../scripts/opening/record.ts';
import { writeRecording } from '../../scripts/opening/write-recording.ts';
import { readRecording } from '../../src/lab/opening/recording.ts';
import { cpuEngine } from '../support/engines.ts';

const AGAIN = 'the default run of side-by-side has changed: record it again, node scripts/record-opening.mjs';

test('what is recorded is what a run gives now', async () => {
  const bytes = await readFile('public/opening/side-by-side.bin');
  expect(bytes.length, 'small enough for the first second').toBeLessThanOrEqual(30_000);
  const recorded = await readRecording(new Blob([bytes]));
  const engine = await cpuEngine.open();
  const fresh = await recordOpening(engine);
  await engine.destroy();
  expect(recorded.version, AGAIN).toBe(fresh.version);
  expect(recorded.config, AGAIN).toEqual(fresh.config);
  for (const [r, row] of fresh.rows.entries())
    expect(recorded.rows[r]?.values, `${AGAIN} (row ${r})`).toEqual(row.values);
  expect(recorded.shots.map(({ rows }) => rows)).toEqual(fresh.shots.map(({ rows }) => rows));
  for (const [s, { frame }] of fresh.shots.entries()) {
    expect(recorded.shots[s]!.frame.arrays['glass.a'], AGAIN).toEqual(frame.arrays['glass.a']);
    expect(recorded.shots[s]!.frame.arrays['glass.b'], AGAIN).toEqual(frame.arrays['glass.b']);
  }
  // Pictures and sentences are rounded: as the file would round them today.
  const written = await readRecording(new Blob([(await writeRecording(fresh)) as Uint8Array<ArrayBuffer>]));
  expect(written, AGAIN).toEqual(recorded);
});
