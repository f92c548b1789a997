/** What the folder of a run holds besides its manifest: everything that is made from its rows, in one place. */
import { rmSync } from 'node:fs';
import type { RunResults } from '../results/describe-run.ts';
import type { RunFolder } from './folder.ts';
import { replaceStore } from './stores.ts';

/**
 * Called when a run ends or stops, and for one that was put together from parts: the same rows give the same bytes.
 *
 * @throws GBX-505 when the folder cannot be written
 */
export async function writeResults(folder: RunFolder, run: RunResults): Promise<void> {
  const { experiment, config, rows } = run;
  folder.writeRows(experiment, rows);
  folder.writeFields(experiment, config, rows);
  const [{ rowsToParquet, samplesToParquet }, { histogramsToZarr }] = await Promise.all([
    import('../results/parquet.ts'),
    import('../results/histograms.ts'),
  ]);
  replaceFile(folder, 'rows.parquet', rowsToParquet(run));
  replaceFile(folder, 'samples.parquet', samplesToParquet(run));
  replaceStore(folder, 'histograms.zarr', histogramsToZarr(run));
}

/** null: nothing, also where an earlier run left something. */
function replaceFile(folder: RunFolder, name: string, bytes: Uint8Array | null): void {
  if (bytes) folder.write(name, bytes);
  else rmSync(folder.file(name), { force: true });
}
