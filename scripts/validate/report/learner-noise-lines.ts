/** The noise of descent on a quadratic against its exact law, and Langevin dynamics beside it. */
import { known, type Line, type Section } from './line.ts';
import type { Reader } from './store.ts';

const RUNS = ['sgd-modes', 'sgd-least-squares', 'sgd-momentum'] as const;
const TITLES = {
  'sgd-modes': 'separate modes',
  'sgd-least-squares': 'least squares',
  'sgd-momentum': 'least squares, momentum 0.9',
} as const;
type Run = (typeof RUNS)[number];

/** Places of the rows that have a number in a column. */
const rowsWith = (read: Reader, run: Run, column: string): number[] =>
  read.list(run, column).flatMap((value, k) => (Number.isFinite(value) ? [k] : []));

/** All numbers of a table in units of 10^-4 of what is measured there. */
const UNIT = 1e4;

function line(
  read: Reader,
  run: Run,
  k: number,
  [ours, exact]: readonly [string, string],
  quantity: string,
): Line {
  const at = (column: string) => read.list(run, column)[k]! * UNIT;
  return {
    quantity,
    reference: known(
      'exact',
      at(exact),
      0,
      run === 'sgd-modes' ? 'M17' : exact === 'temperature' ? 'LM13' : undefined,
    ),
    ours: { value: at(ours), error: at(`${ours}Error`) },
    from: [run],
    digits: 3,
  };
}

export function sgdSection(read: Reader): Section {
  const runs = RUNS.filter((run) => read.has(run));
  const lines = runs.flatMap((run) =>
    rowsWith(read, run, 'noiseScale').map((k) => {
      const [eta, batch] = [read.list(run, 'learningRate')[k]!, read.list(run, 'batch')[k]!];
      return line(read, run, k, ['sgd', 'theory'], `${TITLES[run]}, η = ${eta}, B = ${batch}`);
    }),
  );
  return {
    id: 'sgd-noise',
    title: 'Descent on a quadratic: the noise of minibatches',
    text: [
      'Mean over eight modes of λ⟨x²⟩, times 10⁴, curvatures 0.05 to 1. Separate modes: ησ²/[Bλ(2 − ηλ)] for each. Least squares: minibatches have',
      'curvatures of their own, and the closed equation of the second moments is solved (`src/learner/stationary-law.ts`). Errors are over 256 networks.',
    ].join('\n'),
    lines,
    remarks: spreads(read, runs),
  };
}

/** Hottest mode over coldest: what a temperature would not have. */
function spreads(read: Reader, runs: readonly Run[]): string[] {
  return runs.map((run) => {
    const modes = rowsWith(read, run, 'curvature').map((k) => read.list(run, 'sgd')[k]!);
    const ratio = Math.max(...modes) / Math.min(...modes);
    return `${TITLES[run]}: the hottest of ${modes.length} modes has ${ratio.toFixed(1)} times the λ⟨x²⟩ of the coldest; it is no temperature [C18].`;
  });
}

export function langevinSection(read: Reader): Section {
  const run = 'sgd-least-squares';
  const rows = read.has(run) ? rowsWith(read, run, 'curvature') : [];
  const lines = rows.flatMap((k) => {
    const curvature = read.list(run, 'curvature')[k]!.toPrecision(3);
    return [
      line(read, run, k, ['langevin', 'langevinTheory'], `overdamped, λ = ${curvature}`),
      line(read, run, k, ['underdamped', 'temperature'], `with inertia, λ = ${curvature}`),
    ];
  });
  return {
    id: 'langevin-modes',
    title: 'Langevin dynamics on a quadratic: equipartition',
    text: 'λ⟨x²⟩ of each mode, times 10⁴: T/(1 − ηλ/2) for plain Langevin with a finite step, T for underdamped (BAOAB) at any stable one.',
    lines,
    remarks: [],
  };
}
