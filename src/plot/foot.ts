/** What every saved picture says below itself: experiment, how much was averaged over, seed, engine. */
import type { Config } from '../experiments/schema.ts';
import { countsOf } from './counts.ts';
import type { FigureWords } from './words.ts';

/** Between parts. */
export const SEPARATOR = ' · ';

export function footOf(words: FigureWords, config: Config, engine: string | null): string {
  const parts = [words.t('common.title'), words.of('name'), ...countsIn(words, config)];
  if (config.seed !== undefined) parts.push(words.t('charts.foot.seed', { seed: String(config.seed) }));
  if (engine) parts.push(words.t('charts.foot.engine', { engine }));
  return parts.join(SEPARATOR);
}

/** "spins 512", "samples 64", … */
export function countsIn(words: FigureWords, config: Config): string[] {
  return countsOf(config).map(({ key, value }) => {
    const label = words.of(`fields.${key}.label`);
    return words.t('charts.foot.setting', { label, value: words.number(value, 8) });
  });
}

/** What an engine ran on. */
export interface RanOn {
  readonly kind: 'webgpu' | 'cpu' | 'reference';
  readonly device: string;
  readonly threads: number;
}

export const engineWords = (words: FigureWords, { kind, device, threads }: RanOn): string =>
  kind === 'cpu'
    ? words.t('lab.engine.cpu', { threads })
    : `${words.t(`common.engines.${kind}`)}${SEPARATOR}${device}`;
