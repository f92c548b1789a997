/** A size that the GPU's buffers do not hold (GBX-201 "N = 4096, D = 8"), as settings that do. */
import type { Experiment } from '../../experiments/declaration.ts';
import { type Config, checkField } from '../../experiments/schema.ts';
import type { Facts } from '../../messages/problem.ts';

/** Symbols of limits, by the settings that they are of. */
const SETTINGS: Readonly<Record<string, string>> = { N: 'size', D: 'samples' };

/** The change that fits, or null where the limit is of something that no setting says alone. */
export function fittingChange({ fields }: Experiment, config: Config, { largest }: Facts): Config | null {
  const said = String(largest).split(', ');
  const change: Record<string, number> = {};
  for (const part of said) {
    const [, symbol, value] = /^([A-Z]) = (\d+)$/.exec(part) ?? [];
    const key = SETTINGS[symbol ?? ''];
    const field = key === undefined ? undefined : fields[key];
    if (key === undefined || !field || checkField(key, field, Number(value))) return null;
    if (config[key] !== Number(value)) change[key] = Number(value);
  }
  return Object.keys(change).length > 0 ? change : null;
}
