/** Names of pinned runs: the reader's own, or the settings in which the runs differ. */
import type { Config } from '../../experiments/schema.ts';
import { settingWords } from '../setting-words.ts';
import { distinguishing } from '../state/distinguishing.ts';
import type { PinnedRun } from '../state/pins.ts';
import { t } from '../text.ts';

/** More settings than that are no name. */
const MOST = 3;

export interface PinNames {
  of(id: number): string;
  /** For files, the same in both languages: "pin-2 slowest=3000". */
  readonly ascii: ReadonlyMap<number, string>;
}

/** @param config  of the run on screen: what it has in common with all pinned ones says nothing */
export function pinNames(experiment: string, config: Config, runs: readonly PinnedRun[]): PinNames {
  const keys = distinguishing([config, ...runs.map((run) => run.config)]);
  const names = new Map<number, string>();
  for (const run of runs) {
    const name = run.name ?? settingsName(experiment, run.config, keys);
    const taken = [...names.values()].includes(name);
    names.set(run.id, taken ? `${name} (${run.id})` : name);
  }
  const ascii = new Map(
    runs.map(({ id, config: its }) => [
      id,
      [`pin-${id}`, ...keys.map((key) => plain(key, its[key]))].join(' '),
    ]),
  );
  return { of: (id) => names.get(id) ?? '', ascii };
}

function settingsName(experiment: string, config: Config, keys: readonly string[]): string {
  const named = keys.length > 0 ? keys : ['seed'];
  const parts = named.slice(0, MOST).map((key) => settingWords(experiment, key, config[key]));
  if (named.length > MOST) parts.push(t('charts.pins.more', { count: named.length - MOST }));
  return parts.join(t('lab.compare.comma'));
}

const plain = (key: string, value: unknown) =>
  `${key}=${typeof value === 'object' ? ((value as { name?: string } | null)?.name ?? '') : String(value)}`;
