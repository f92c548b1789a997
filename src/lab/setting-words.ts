/** A setting and its value as people read them: "sweeps 2,000", "Way of cooling: In cycles". */
import { number, t, tOf, tOfIfKnown } from './text.ts';

export function settingWords(experiment: string, key: string, value: unknown): string {
  if (key === 'seed') return t('charts.pins.seed', { seed: String(value) });
  const label = tOf(experiment, `fields.${key}.label`);
  return t('lab.compare.setting', { label, value: valueWords(experiment, key, value) });
}

export function valueWords(experiment: string, key: string, value: unknown): string {
  if (key === 'seed') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return t(value ? 'lab.controls.on' : 'lab.controls.off');
  if (typeof value === 'string' && value !== '')
    return tOfIfKnown(experiment, `fields.${key}.options.${value}`) ?? value;
  return (value as { name?: string } | null)?.name ?? t('common.none');
}
