/** Hessians of small networks, against differences of energies. */
import { known, type Line, type Section } from './line.ts';
import type { Reader } from './store.ts';

const WHAT = ['largest eigenvalue', 'smallest eigenvalue', 'trace'] as const;
/** [measurement, what it is]. */
const NETWORKS = [
  ['hessian-tanh', 'tanh, 10-10-1'],
  ['hessian-erf', 'erf, 4-9-9-1'],
  ['hessian-gelu', 'GELU, 8-18-1'],
] as const;

export function curvatureSection(read: Reader): Section {
  return {
    id: 'curvature',
    title: 'Hessians of small networks',
    text: [
      'Energy (1/2) Σ (y − f)² of 40 random labels at weights of order one: the spectrum of the Hessian by exact derivatives (R-operator),',
      'against that of second differences of energies, in which no derivative takes part. The error is what halving the step changes, and rounding.',
    ].join('\n'),
    lines: NETWORKS.filter(([name]) => read.has(name)).flatMap(([name, what]) =>
      WHAT.map((quantity, k): Line => {
        const p = read.number(name, 'parameters');
        return {
          quantity: `${what}, ${p} parameters: ${quantity}`,
          reference: known('independent', read.list(name, 'differences')[k]!, read.list(name, 'errors')[k]!),
          ours: { value: read.list(name, 'ours')[k]!, error: 0 },
          from: [name],
          digits: 6,
        };
      }),
    ),
    remarks: [],
  };
}
