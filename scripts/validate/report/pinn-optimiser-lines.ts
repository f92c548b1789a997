/** What optimisers reach on the smooth plate: medians over three seeds beside a separate program's. */
import { known, type Line, type Section } from './line.ts';
import type { Reader } from './store.ts';

const RUN = 'optimisers-sine';

/** Smallest and largest relative error of three seeds, of the separate program (numpy; f32: evaluations in f32, states in f64). */
const WAYS = {
  adam: { name: 'Adam, 3000 steps', least: 6.4e-2, most: 1.3e-1 },
  lbfgs: { name: 'Adam, then L-BFGS in f32', least: 9.4e-4, most: 1.06e-3 },
  lbfgsExact: { name: 'Adam, then L-BFGS in f64', least: 1.4e-4, most: 4.0e-4 },
  newton: { name: 'Gauss–Newton in f32', least: 1.2e-5, most: 2.2e-5 },
  newtonExact: { name: 'Gauss–Newton in f64', least: 4.5e-6, most: 9.4e-6 },
} as const;
type Way = keyof typeof WAYS;

const OTHER_START =
  'starts and the weight of the edges were not matched: here weights are spread by 3 and edges weigh 100 times as much as the inside.';

const last = (read: Reader, column: string): number => read.list(RUN, column).filter(Number.isFinite).at(-1)!;

/** Logarithms, since errors of seeds differ by factors: the middle of three, give or take what seeds differ by. */
function line(read: Reader, way: Way): Line {
  const { name, least, most } = WAYS[way];
  const [low, high] = [Math.log10(least), Math.log10(most)];
  return {
    quantity: `log₁₀ of the relative error: ${name}`,
    reference: known('independent', (low + high) / 2, (high - low) / 2),
    ours: { value: Math.log10(last(read, `${way}L2`)), error: SEEDS },
    from: [RUN],
    digits: 2,
    explained: OTHER_START,
  };
}

/** What medians of three seeds differ by, as a factor of about 1.6. */
const SEEDS = 0.2;

export function optimiserSection(read: Reader): Section {
  const measured = read.has(RUN);
  const ways = Object.keys(WAYS) as Way[];
  return {
    id: 'pinn-optimisers',
    title: 'Physics-informed networks: what optimisers reach',
    text: [
      'A 2-32-1 tanh network taught −Δu = 2π² sin πx sin πy on the unit square, u = 0 on its edges: 30 × 30 points inside, 4 × 30 on the edges, the median of',
      'three seeds. Beside it a separate numpy program, whose error here is half the range of its seeds; ours is put at 0.2. Others, on this plate: 3.7e-5',
      '(4 × 64 tanh, 10 000 steps of Adam, hard edges) and 7.6e-6 with L-BFGS, as one public report has it.',
    ].join('\n'),
    lines: measured ? ways.map((way) => line(read, way)) : [],
    remarks: measured
      ? ways.map(
          (way) =>
            `${WAYS[way].name}: ${last(read, `${way}L2`).toExponential(1)}, in the worst of 8 × 8 blocks ${last(read, `${way}Block`).toExponential(1)} in the same units.`,
        )
      : [],
  };
}
