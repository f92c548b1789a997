/** What networks find of elastic bodies from the balance of forces, and the spectra of a law's loss beside the data's. */
import type { Section } from './line.ts';
import type { Reader } from './store.ts';

const BODIES = {
  'elastic-hole': 'plate with a hole, ln r and the angle',
  'elastic-hole-plain': 'the same, x and y',
  'elastic-manufactured': 'Haghighat’s manufactured problem',
  'elastic-cantilever': 'cantilever',
} as const;
const LANDSCAPES = {
  'landscape-plate': 'heated plate, hard edges',
  'landscape-soft': 'heated plate, soft edges',
  'landscape-convection': 'convection',
} as const;

/** Hessians are taken at the start, after Adam, L-BFGS and Gauss-Newton of the law's way, then on that of the data: which one counts. */
const SPECTRAL = [
  ['rawRatio', 0],
  ['topRatio', 0],
  ['conditionRatio', 3],
  ['lawStiff', 3],
  ['dataStiff', 3],
  ['lbfgsStiff', 0],
  ['newtonStiff', 0],
] as const;

const digits = (value: number) =>
  value >= 0.01 && value < 1000 ? value.toPrecision(3) : value.toExponential(1);

/** A number of a column with its error, of those that have one; by default the last. Pictures are of one network and have none. */
function told(read: Reader, name: string, column: string, at = -1): string {
  const errors = read.list(name, `${column}Error`);
  const pairs = read.list(name, column).flatMap((value, k) => {
    const error = errors[k]!;
    return Number.isFinite(value) && Number.isFinite(error) ? [[value, error] as const] : [];
  });
  const [value, error] = pairs.at(at)!;
  if (error === 0) return `${value}`;
  return error < 0.01 * value && value >= 0.1
    ? `${value.toFixed(4)} ± ${error.toFixed(4)}`
    : `${digits(value)} ± ${error < 0.01 ? error.toExponential(1) : error.toPrecision(2)}`;
}

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');

export function elasticSection(read: Reader): Section {
  const names = (Object.keys(BODIES) as (keyof typeof BODIES)[]).filter((name) => read.has(name));
  const of = (name: string, column: string) => told(read, name, column);
  const lines = names.map((name) => [
    BODIES[name],
    name.startsWith('elastic-hole') ? of(name, 'concentration') : '',
    `${of(name, 'displacement')} (${of(name, 'block')})`,
    of(name, 'stress'),
    `${of(name, 'residual')} (${of(name, 'unseen')})`,
  ]);
  return {
    id: 'pinn-elastic',
    title: 'Physics-informed networks: elastic bodies',
    text: [
      'Displacements from the balance of forces and the conditions at the edges alone; Gauss–Newton in double precision; means of three networks with',
      'their standard errors. Exact: Kirsch (stress 3 at the top of the hole), Haghighat’s displacement, Timoshenko. Errors are relative (L2, and the',
      'worst of 8 × 8 blocks); residuals (on the network’s points, and on others) are in units of the load, or of μ in Haghighat’s problem.',
    ].join('\n'),
    lines: [],
    ...(names.length > 0 && {
      table: table(
        [
          'body',
          'stress at the hole',
          'displacement (worst block)',
          'von Mises stress',
          'residual (elsewhere)',
        ],
        lines,
      ),
    }),
    remarks: names.map((name) => `${BODIES[name]}: \`${read.stored(name).command}\``),
  };
}

export function landscapeSection(read: Reader): Section {
  const names = (Object.keys(LANDSCAPES) as (keyof typeof LANDSCAPES)[]).filter((name) => read.has(name));
  const lines = names.map((name) => {
    const [raw, units, condition, law, data, lbfgs, newton] = SPECTRAL.map(([column, at]) =>
      told(read, name, column, at),
    );
    return [LANDSCAPES[name], `${raw} (${units})`, condition!, `${law}; ${data}`, lbfgs!, newton!];
  });
  return {
    id: 'pinn-landscape',
    title: 'Physics-informed networks: a law’s Hessian beside the data’s',
    text: [
      'The same networks, points and function, taught by the law or by its values; whole Hessians in f64, geometric means over networks with their standard errors. Largest',
      'eigenvalue, law over data, at the common start: in raw mean squares, and in units of the loss of a network that says nothing. Condition (largest over median)',
      'and stiff directions (above 1 % of the largest): at the same weights, where the law’s way ends; in the metrics of L-BFGS and Gauss–Newton, where L-BFGS ends.',
    ].join('\n'),
    lines: [],
    ...(names.length > 0 && {
      table: table(
        ['law', 'largest, raw (in units)', 'condition', 'stiff: law; data', 'L-BFGS', 'Gauss–Newton'],
        lines,
      ),
    }),
    remarks: names.map((name) => `${LANDSCAPES[name]}: \`${read.stored(name).command}\``),
  };
}
