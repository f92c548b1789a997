/** Each policy against random buying on the same pools: means over the queries, paired by repeat, with 95 % intervals of the bootstrap. */
import { bootstrapInterval, type Interval } from '../../observables/rank-correlation.ts';
import { mean } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import { type ActiveConfig, columnOf, policiesIn, type Quantity } from '../active-learning.ts';
import type { Finding, Row } from '../declaration.ts';
import type { Policy } from '../doubt-common/policies.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';

export function findings(rows: readonly Row[], config: ActiveConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const policies = policiesIn(config).filter((policy) => policy !== 'random');
  return [
    ...policies.map((policy, p) => beatsRandom(policy, p, rows, config)),
    ...policies
      .filter((policy) => policy === 'improvement' || policy === 'aleatoric')
      .map((policy, p) => findsMore(policy, p, rows, config)),
    stops(rows, config),
  ].filter((finding) => finding !== null);
}

/** Of each repeat, the mean over looks after the first. */
function courseOf(rows: readonly Row[], policy: Policy, quantity: Quantity): number[] {
  const looks = rows.slice(1).map(({ samples }) => samples?.[columnOf(policy, quantity)] ?? []);
  const repeats = Math.min(...looks.map(({ length }) => length));
  return Number.isFinite(repeats)
    ? Array.from({ length: repeats }, (_, r) => mean(looks.map((look) => look[r]!)))
    : [];
}

const lastOf = (rows: readonly Row[], policy: Policy, quantity: Quantity): readonly number[] =>
  rows.at(-1)?.samples?.[columnOf(policy, quantity)] ?? [];

const interval = (samples: readonly number[], { seed }: ActiveConfig, owner: number): Interval =>
  bootstrapInterval(samples, { seed: seedFrom(seed), owner });

const told = ({ value, low, high }: Interval, factor = 1) => ({
  gain: rounded(factor * value, 3),
  low: rounded(factor * low, 3),
  high: rounded(factor * high, 3),
  more: rounded(-factor * value, 3),
  moreLow: rounded(-factor * high, 3),
  moreHigh: rounded(-factor * low, 3),
});

/** Mean error over the campaign against that of random buying. */
function beatsRandom(policy: Policy, place: number, rows: readonly Row[], config: ActiveConfig): Finding {
  const gain = courseOf(rows, policy, 'Gain');
  const random = courseOf(rows, 'random', 'Miss');
  const all = interval(gain, config, place);
  const waiting = gain.length < 3;
  const percent = waiting ? Number.NaN : 100 / mean(random);
  const end = interval(lastOf(rows, policy, 'Gain'), config, 20 + place);
  return {
    id: policy,
    verdict: waiting ? 'cannot-tell' : verdictOf(all.low > 0, all.high < 0),
    facts: {
      ...(waiting && { state: 'waiting' }),
      ...told(all, percent),
      end: rounded(end.value, 3),
      endLow: rounded(end.low, 3),
      endHigh: rounded(end.high, 3),
      repeats: gain.length,
      loud: rounded(100 * meanOrNaN(lastOf(rows, policy, 'Loud')), 2),
      randomLoud: rounded(100 * meanOrNaN(lastOf(rows, 'random', 'Loud')), 2),
    },
  };
}

/** The best that was bought against random buying, at the end. */
function findsMore(
  policy: Policy,
  place: number,
  rows: readonly Row[],
  config: ActiveConfig,
): Finding | null {
  const [mine, random] = [lastOf(rows, policy, 'Best'), lastOf(rows, 'random', 'Best')];
  if (mine.length === 0) return null;
  const gain = interval(
    mine.map((best, r) => best - random[r]!),
    config,
    40 + place,
  );
  const waiting = rows.length < 2 || mine.length < 3;
  return {
    id: `${policy}Best`,
    verdict: waiting ? 'cannot-tell' : verdictOf(gain.low > 0, gain.high < 0),
    facts: { ...(waiting && { state: 'waiting' }), ...told(gain), repeats: mine.length },
  };
}

/** Where the rule of the noise floor would have ended the campaign of the policy that buys ignorance, and what was missed by it. */
function stops(rows: readonly Row[], config: ActiveConfig): Finding {
  const policy: Policy = policiesIn(config).includes('epistemic') ? 'epistemic' : 'bald';
  const repeats = lastOf(rows, policy, 'Stopped').length;
  const at = Array.from({ length: repeats }, (_, r) =>
    rows.findIndex(({ samples }) => samples?.[columnOf(policy, 'Stopped')]?.[r] === 1),
  );
  const ended = at.flatMap((row, r) => (row < 0 ? [] : [{ row, r }]));
  const missed = ended.map(
    ({ row, r }) => rows[row]!.samples![columnOf(policy, 'Miss')]![r]! - lastOf(rows, policy, 'Miss')[r]!,
  );
  const loss = interval(missed, config, 60);
  const measured = ended.map(({ row }) => Number(rows[row]!.values.measured));
  return {
    id: 'stops',
    verdict: ended.length < 3 ? 'cannot-tell' : verdictOf(loss.low <= 0, loss.low > 0),
    facts: {
      ...(ended.length < 3 && { state: 'waiting' }),
      share: rounded(repeats > 0 ? (100 * ended.length) / repeats : Number.NaN, 3),
      measured: rounded(meanOrNaN(measured), 3),
      ...told(loss),
      repeats,
    },
  };
}

const meanOrNaN = (values: readonly number[]) => (values.length > 0 ? mean(values) : Number.NaN);
