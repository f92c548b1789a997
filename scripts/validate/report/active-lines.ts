/** Active learning: policies against random buying on the same pools. */
import { minus, type Section } from './line.ts';
import type { Reader } from './store.ts';

const POOLS = {
  'active-line': 'a curve, ensemble',
  'active-line-process': 'a curve, Gaussian process',
  'active-quiet': 'a curve without loud region, ensemble (control)',
  'active-materials': 'synthetic materials, ensemble',
  'active-materials-process': 'synthetic materials, Gaussian process',
  'active-search': 'synthetic materials, policies that search, ensemble',
  'active-classes': 'two classes, ensemble',
} as const;

const POLICIES = {
  total: 'total variance',
  aleatoric: 'noise (aleatoric)',
  epistemic: 'ignorance (epistemic)',
  bald: 'information (BALD)',
  diverse: 'ignorance, spread out',
  improvement: 'expected improvement',
  bound: 'upper bound',
  thompson: 'Thompson',
} as const;

export function activeSection(read: Reader): Section {
  const names = (Object.keys(POOLS) as (keyof typeof POOLS)[]).filter((name) => read.has(name));
  const interval = (name: string, column: string, factor: number, digits: number) => {
    const told = ['', 'Low', 'High'].map((end) =>
      minus((factor * read.number(name, `${column}${end}`)).toFixed(digits)),
    );
    return `${told[0]} [${told[1]}, ${told[2]}]`;
  };
  const rows = names.flatMap((name) =>
    (Object.keys(POLICIES) as (keyof typeof POLICIES)[])
      .filter((policy) => read.stored(name).values[`${policy}Course`] !== undefined)
      .map((policy) => {
        const percent = 100 / read.number(name, 'randomCourse');
        const has = (column: string) => read.stored(name).values[column] !== undefined;
        return [
          `${POOLS[name]} (${read.number(name, 'repeats')})`,
          POLICIES[policy],
          interval(name, `${policy}Course`, percent, 1),
          interval(name, `${policy}End`, 1, 3),
          has(`${policy}Found`) ? interval(name, `${policy}Found`, 1, 3) : '',
          has(`${policy}Loud`)
            ? `${(100 * read.number(name, `${policy}Loud`)).toFixed(0)} (${(100 * read.number(name, 'randomLoud')).toFixed(0)})`
            : '',
        ].join(' | ');
      }),
  );
  const head =
    '| pools (how many) | policy | error below random, mean of the campaign, % | the same at the end | best found above random | bought in the loud region, % (random) |';
  return {
    id: 'active',
    title: 'Active learning: ignorance is worth buying, noise is not',
    text: [
      'Policies buy on the same pools, with the same first measurements, the same noise and the same first networks; differences are paired by pool, intervals',
      'hold 95 % (percentile bootstrap over pools). Errors are root mean square distances to the known truth at points held out (of classes the share of points',
      'where the less likely class is said). A policy beats random buying where the interval lies above zero, and is worse where it lies below. Settings',
      '(networks, steps, roughness, anchor) were chosen on seed 7; these are of seed 42. No published number is claimed: the pools are ours.',
    ].join('\n'),
    lines: [],
    table: [head, '| --- | --- | --- | --- | --- | --- |', ...rows.map((row) => `| ${row} |`)].join('\n'),
    remarks: names.map((name) => `${POOLS[name]}: \`${read.stored(name).command}\``),
  };
}
