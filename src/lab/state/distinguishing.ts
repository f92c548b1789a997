/** In which settings runs differ from one another: that is what names them. */
import type { Config } from '../../experiments/schema.ts';

/** Keys of settings that are not the same in all of them, in the order of the first; the seed last, for it changes no meaning. */
export function distinguishing(configs: readonly Config[]): string[] {
  const keys = [...new Set(configs.flatMap((config) => Object.keys(config)))];
  const differ = keys.filter((key) => configs.some((config) => !isSame(config[key], configs[0]?.[key])));
  return [...differ.filter((key) => key !== 'seed'), ...differ.filter((key) => key === 'seed')];
}

/** Own files are the same where their name and text are. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return one.name === other.name && one.text === other.text;
}
