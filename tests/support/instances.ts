/** Published instances beside the repository: read where they are, skipped loudly where they are not. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/reference/instances/', import.meta.url));

export const haveInstances = existsSync(folder);
if (!haveInstances) {
  console.warn(
    `SKIPPED: the published instances are not at ${folder}; files are tested on made-up ones only.`,
  );
}

export function instanceText(path: string): string {
  return readFileSync(folder + path, 'utf8');
}

/** Lines of `name value …`, comments left out: value by name. */
export function tableOf(path: string, valueColumn = 1): Map<string, number> {
  const rows = instanceText(path)
    .split('\n')
    .map((line) => line.trim().split(/[\s,]+/))
    .filter(([name]) => name && !name.startsWith('#'));
  return new Map(rows.map((row) => [row[0]!, Number(row[valueColumn])]));
}
