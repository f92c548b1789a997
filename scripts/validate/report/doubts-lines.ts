/** Both doubts of an ensemble against the number of points, beside the true noise. */
import { type Section, withError } from './line.ts';
import type { Reader } from './store.ts';

const TASKS = {
  'two-doubts-cubic': 'y = x³ + N(0, 3²)',
  'two-doubts-process': 'the same, a Gaussian process',
} as const;
const TRUTH = 3;

export function doubtsSection(read: Reader): Section {
  const names = (Object.keys(TASKS) as (keyof typeof TASKS)[]).filter((name) => read.has(name));
  const rows = names.flatMap((name) => {
    const sizes = read.list(name, 'drawn').filter(Number.isFinite);
    return sizes.map((n) => {
      const [noise, inside, outside] = (['noiseSaid', 'ignoranceInside', 'ignoranceOutside'] as const).map(
        (column) => read.at(name, column, 'drawn', n),
      );
      const ratio = withError(noise!.value / TRUTH, noise!.error / TRUTH, 3);
      const others = [inside!, outside!].map(({ value, error }) => withError(value, error, 3));
      return [TASKS[name], n, withError(noise!.value, noise!.error, 3), ratio, ...others].join(' | ');
    });
  });
  const head = '| task | points | noise said | over the true 3 | ignorance inside | ignorance outside |';
  return {
    id: 'two-doubts',
    title: 'Two doubts: data cure one of them',
    text: [
      'Five networks with a mean and a variance each (50 tanh units, 2000 steps of Adam on all points) learn points of [−4, 4]; standard deviations, root mean',
      'squares over the grid inside (|x| ≤ 4) and outside (|x| ≥ 5). The measure: with 500 points the noise within 10 % of 3. With the published 20 points the sd of a',
      'sample is known to 16 % even if the curve is, and networks do worse: they bend towards the points and say too little noise. Errors are over independent',
      'draws of the points; lines of one command share draws. The width of the starting biases was chosen on seed 7; these are of seed 42.',
    ].join('\n'),
    lines: [],
    table: [head, '| --- | --- | --- | --- | --- | --- |', ...rows.map((row) => `| ${row} |`)].join('\n'),
    remarks: names.map((name) => `${TASKS[name]}: \`${read.stored(name).command}\``),
  };
}
