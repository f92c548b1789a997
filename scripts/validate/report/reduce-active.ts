/** Of a run of `active-learning`: each policy against random buying, paired by pool, as intervals of the bootstrap. */
import { bootstrapInterval, type Interval } from '../../../src/observables/rank-correlation.ts';
import { mean } from '../../../src/observables/statistics.ts';
import { seedFrom } from '../../../src/random/seed.ts';
import { short, type Values } from './store.ts';

type Samples = Readonly<Record<string, readonly number[]>>;
/** Of the intervals alone: not that of a run. */
const SEED = seedFrom(1);

/**
 * Columns by policy: Course and End (error saved over the campaign, and at its end), Found (best that was bought), each with Low and
 * High; Miss and Loud at the end.
 *
 * @param samples  [row], of each column by name
 */
export function reduceActive(samples: readonly (Samples | undefined)[]): Values {
  const rows = samples.filter((row) => row !== undefined);
  const last = rows.at(-1)!;
  const policies = Object.keys(last)
    .filter((name) => name.endsWith('Miss'))
    .map((name) => name.slice(0, -'Miss'.length));
  const random = courseOf(rows, 'random');
  const values: Record<string, Values[string]> = {
    repeats: random.length,
    randomCourse: short(mean(random)),
  };
  for (const [p, policy] of policies.entries()) {
    values[`${policy}Miss`] = short(mean(last[`${policy}Miss`]!));
    if (last[`${policy}Loud`]) values[`${policy}Loud`] = short(mean(last[`${policy}Loud`]!));
    if (policy === 'random') continue;
    const course = courseOf(rows, policy);
    add(
      values,
      `${policy}Course`,
      random.map((miss, r) => miss - course[r]!),
      p,
    );
    add(values, `${policy}End`, last[`${policy}Gain`]!, 20 + p);
    const [mine, theirs] = [last[`${policy}Best`], last.randomBest];
    if (mine && theirs)
      add(
        values,
        `${policy}Found`,
        mine.map((best, r) => best - theirs[r]!),
        40 + p,
      );
  }
  return values;
}

/** Error of each pool's model, mean over the looks after the first. */
function courseOf(rows: readonly Samples[], policy: string): number[] {
  const looks = rows.slice(1).map((row) => row[`${policy}Miss`]!);
  return looks[0]!.map((_, r) => mean(looks.map((look) => look[r]!)));
}

function add(
  values: Record<string, Values[string]>,
  name: string,
  samples: readonly number[],
  owner: number,
) {
  const { value, low, high }: Interval = bootstrapInterval(samples, { seed: SEED, owner });
  Object.assign(values, {
    [name]: short(value),
    [`${name}Low`]: short(low),
    [`${name}High`]: short(high),
  });
}
