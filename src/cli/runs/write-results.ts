/** What the folder of a run holds besides its manifest: everything that is made from its rows, in one place. */
import { rmSync } from 'node:fs';
import type { ConfigOf, Fields, Finding } from '../../experiments/declaration.ts';
import type { RunResults } from '../../results/describe-run.ts';
import type { RunFolder } from './folder.ts';
import { replaceStore } from './stores.ts';

/**
 * Called when a run ends or stops, and for one that was put together from parts: the same rows give the same bytes.
 *
 * @returns what was found; nothing while it is unfinished
 * @throws GBX-505 when the folder cannot be written
 */
export async function writeResults(folder: RunFolder, run: RunResults): Promise<readonly Finding[]> {
  const { experiment, config, rows, digest } = run;
  await writeTables(folder, run);
  folder.writeFields(experiment, config, rows);
  const { histogramsToZarr } = await import('../../results/histograms.ts');
  replaceStore(folder, 'histograms.zarr', histogramsToZarr(run));
  if (digest === null) return [];
  const findings = await experiment.findings(rows, config as ConfigOf<Fields>);
  folder.write('findings.json', `${JSON.stringify(findings, null, 2)}\n`);
  return findings;
}

/** The rows and what they were made of, as text and as Parquet. */
export async function writeTables(folder: RunFolder, run: RunResults): Promise<void> {
  folder.writeRows(run.experiment, run.rows);
  const { rowsToParquet, samplesToParquet } = await import('../../results/parquet.ts');
  replaceFile(folder, 'rows.parquet', rowsToParquet(run));
  replaceFile(folder, 'samples.parquet', samplesToParquet(run));
}

/** null: nothing, also where an earlier run left something. */
function replaceFile(folder: RunFolder, name: string, bytes: Uint8Array | null): void {
  if (bytes) folder.write(name, bytes);
  else rmSync(folder.file(name), { force: true });
}
