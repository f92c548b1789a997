/** What optimisers reach on heated plates: medians over three seeds beside what an independent program and others reached. */
import type { Section } from './line.ts';
import type { Reader } from './store.ts';

const RUNS = {
  'optimisers-sine': 'source like a sine, u = sin πx sin πy',
  'optimisers-heated': 'even source, −Δu = 1',
  'optimisers-corners': 'even source with the corners’ function beside the network',
  'optimisers-sine-edge': 'one edge warm as a sine: not symmetric',
} as const;
type Run = keyof typeof RUNS;

const WAYS = {
  adam: 'Adam, f32',
  lbfgs: '+ L-BFGS, f32',
  lbfgsExact: '+ L-BFGS, f64',
  newton: 'Gauss–Newton, f32',
  newtonExact: 'Gauss–Newton, f64',
} as const;

/** Of the separate numpy program (f32: evaluations in f32), smallest and largest of three seeds; on the smooth plate. */
const INDEPENDENT: Readonly<Record<keyof typeof WAYS, string>> = {
  adam: '6.4e-2 … 1.3e-1',
  lbfgs: '9.4e-4 … 1.06e-3',
  lbfgsExact: '1.4e-4 … 4.0e-4',
  newton: '1.2e-5 … 2.2e-5',
  newtonExact: '4.5e-6 … 9.4e-6',
};

/** The last number of a column: where that way ended. */
const last = (read: Reader, run: Run, column: string): string => {
  const numbers = read.list(run, column).filter(Number.isFinite);
  return numbers.at(-1)!.toExponential(1);
};

export function optimiserSection(read: Reader): Section {
  const runs = (Object.keys(RUNS) as Run[]).filter((run) => read.has(run));
  const table = Object.entries(WAYS).map(([way, name]) => {
    const cells = runs.map((run) => `${last(read, run, `${way}L2`)} (${last(read, run, `${way}Block`)})`);
    return `| ${[name, INDEPENDENT[way as keyof typeof WAYS], ...cells].join(' | ')} |`;
  });
  return {
    id: 'pinn-optimisers',
    title: 'Physics-informed networks: what optimisers reach',
    text: [
      'Relative L2 error of a 2-32-1 tanh network taught the law of heat on the unit square (soft edges, 30 × 30 and 4 × 30 points), medians of',
      'three seeds; in brackets the worst of 8 × 8 blocks in the same units. Independent: a separate numpy program on the smooth plate. An even',
      'source contradicts cold edges at the corners; there every optimiser ends at the same error, and the corners’ known function removes it.',
      'Others, on the smooth plate: 3.7e-5 (4 × 64 tanh, 10 000 steps of Adam, hard edges) and 7.6e-6 with L-BFGS, as one public report has it.',
    ].join('\n'),
    lines: [],
    ...(runs.length > 0 && {
      table: [
        `| method | independent | ${runs.map((run) => RUNS[run]).join(' | ')} |`,
        `| --- | --- | ${runs.map(() => '---').join(' | ')} |`,
        ...table,
      ].join('\n'),
    }),
    remarks: runs.map((run) => `${RUNS[run]}: \`${read.stored(run).command}\``),
  };
}
