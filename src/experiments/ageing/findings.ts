/** Whether what is young moves sooner than what is old, by how much, and what still moves at all. */
import { ageingExponent } from '../../observables/displacement.ts';
import { type Estimate, jackknifeOf, mean } from '../../observables/statistics.ts';
import type { AgeingConfig } from '../ageing.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { AGES, columnOf, OLDEST, SHAPES, type Shape } from './ages.ts';

const YOUNG = AGES[1];
const ABOVE_THE_END = 0.15;

export function findings(rows: readonly Row[], config: AgeingConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  return [...SHAPES.flatMap((shape) => [stored(rows, shape, config), motion(rows, shape)]), glassAges(rows)];
}

/** Has every network stored all labels by the end? */
function stored(rows: readonly Row[], shape: Shape, config: AgeingConfig): Finding {
  const name = `${shape}Unlearnt`;
  const last = rows.findLast(({ values }) => typeof values[name] === 'number');
  const [wrong, error] = [Number(last?.values[name]), Number(last?.values[`${name}Error`])];
  const { inputs, points } = config;
  const hidden = shape === 'small' ? config.smallHidden : config.largeHidden;
  const outputs = config.loss === 'cross-entropy' ? 2 : 1;
  const parameters = (inputs + 1) * hidden + (hidden + 1) * hidden + (hidden + 1) * outputs;
  return {
    id: `learner-${shape}-stored`,
    verdict: verdictOf(wrong === 0, wrong > 3 * error && wrong > 0),
    facts: {
      parameters,
      points,
      wrong: rounded(100 * wrong, 2),
      error: rounded(100 * error, 2),
      time: rounded(last?.values.time, 6),
    },
  };
}

/** The exponent between ages 100 and 1000, at half of the least distance that both have gone in the end. */
function motion(rows: readonly Row[], shape: Shape): Finding {
  const id = `learner-${shape}-ages`;
  const [young, old] = [columnOf(shape, 'Weights', YOUNG), columnOf(shape, 'Weights', OLDEST)];
  const reach = (name: string) => Math.max(0, ...rows.map(({ values }) => Number(values[name] ?? 0)));
  const [far, near] = [reach(young), reach(old)];
  // Nothing moves once no label is wrong and no gradient is left.
  if (far > 0 && near < 1e-3 * far)
    return { id, verdict: 'no', facts: { state: 'still', reach: rounded(near, 2), young: rounded(far, 2) } };
  return exponentFinding(id, rows, young, old, Math.min(far, near) / 2);
}

/** C from 1 down: the level is a little above the largest of what is left in the end, below the fast part that all ages share. */
function glassAges(rows: readonly Row[]): Finding {
  const [young, old] = [`glass${YOUNG}`, `glass${OLDEST}`];
  const lowest = (name: string) => Math.min(1, ...rows.map(({ values }) => Number(values[name] ?? 1)));
  const left = Math.max(lowest(young), lowest(old));
  const level = left + ABOVE_THE_END * (1 - left);
  return exponentFinding('glass-ages', rows, young, old, level);
}

function exponentFinding(
  id: string,
  rows: readonly Row[],
  young: string,
  old: string,
  level: number,
): Finding {
  const mu = exponentOf(rows, young, old, level);
  const known = mu !== null && Number.isFinite(mu.value + mu.error);
  return {
    id,
    verdict: known ? verdictOf(mu.value - 3 * mu.error > 0.1, mu.value + 2 * mu.error < 0.1) : 'cannot-tell',
    facts: { mu: rounded(mu?.value, 2), error: rounded(mu?.error, 2), young: YOUNG, old: OLDEST },
  };
}

/** By jackknife over the samples; null where a curve, or one without a sample, does not cross the level. */
function exponentOf(rows: readonly Row[], young: string, old: string, level: number): Estimate | null {
  const used = rows.filter(({ samples }) => samples?.[young] && samples[old]);
  const count = used[0]?.samples?.[young]?.length ?? 0;
  if (used.length < 2 || count < 2) return null;
  const times = used.map(({ values }) => Number(values.time));
  const without = (left: number | null) => {
    const curve = (name: string, age: number) => ({
      age,
      times,
      values: used.map(({ samples }) => mean(samples![name]!.filter((_, s) => s !== left))),
    });
    return ageingExponent(curve(young, YOUNG), curve(old, OLDEST), level);
  };
  const value = without(null);
  const leaveOneOut = Array.from({ length: count }, (_, s) => without(s));
  if (value === null || leaveOneOut.some((one) => one === null)) return null;
  return jackknifeOf(value, leaveOneOut as number[]);
}
