/** Interpreters that read results, where they are installed: Debian's `python3-pandas python3-xarray python3-zarr`, `r-base-core r-cran-jsonlite`. */
import { spawnSync } from 'node:child_process';

/** Path of a Python with pandas, xarray and zarr; null where there is none. */
export function findPython(): string | null {
  const asked = process.env.PYTHON ? [process.env.PYTHON] : [];
  // Debian's own first: another one on the path has packages of its own.
  const candidates = [...asked, '/usr/bin/python3', 'python3'];
  return candidates.find((python) => works(python, ['-c', 'import pandas, xarray, zarr'])) ?? null;
}

/** Path of Rscript with jsonlite; null where there is none. */
export function findR(): string | null {
  return works('Rscript', ['-e', 'library(jsonlite)']) ? 'Rscript' : null;
}

function works(command: string, words: readonly string[]): boolean {
  return spawnSync(command, words, { stdio: 'ignore' }).status === 0;
}
