/** Quenches, the Hopfield memory, the Curie–Weiss magnet. */
import { known, type Line, type Section } from './line.ts';
import type { Reader } from './store.ts';

/** [rule, energy, error] by size, Gaussian couplings, and flips per spin (no error given). */
const QUENCHES = {
  256: [
    ['Greedy', -0.66328, 0.00183, 0.416],
    ['Random', -0.67073, 0.00168, 0.734],
    ['Reluctant', -0.70337, 0.00153, 25.402],
  ],
  1024: [
    ['Greedy', -0.68449, 0.0018, 0.478],
    ['Random', -0.68774, 0.00101, 0.801],
    ['Reluctant', -0.73216, 0.00084, 104.9],
  ],
} as const;
const RULES = {
  Greedy: 'greedy (largest gain)',
  Random: 'any unstable spin',
  Reluctant: 'reluctant (smallest gain)',
} as const;

export function quenchSection(read: Reader): Section {
  const sizes = ([256, 1024] as const).filter((size) => read.has(`quench-${size}`));
  const lines = sizes.flatMap((size) =>
    QUENCHES[size].map(
      ([rule, value, error]): Line => ({
        quantity: `${RULES[rule]}, N = ${size}`,
        reference: known('independent', value, error),
        ours: read.at(`quench-${size}`, `energy${rule}`, 'size', size),
        from: [`quench-${size}`],
        digits: 4,
      }),
    ),
  );
  const flips = sizes.flatMap((size) =>
    QUENCHES[size].map(([rule, , , published]) => {
      const { value } = read.at(`quench-${size}`, `flips${rule}`, 'size', size);
      return `${rule.toLowerCase()} ${size}: ${value.toPrecision(3)} (${published.toPrecision(3)})`;
    }),
  );
  return {
    id: 'quench',
    title: 'Quenches of Sherrington–Kirkpatrick glasses',
    text: 'Mean energy per spin where single-spin descent from a random start ends, Gaussian couplings.',
    lines,
    remarks:
      sizes.length > 0
        ? [
            `Flips per spin, ours and, in brackets, those of the independent programs (no errors given): ${flips.join('; ')}.`,
            'Erba, Behrens, Krzakala and Zdeborová [E24] state that the reluctant rule is compatible with converging to e_∞ and the greedy one is not; the sizes here show the order of the three rules only.',
          ]
        : [],
  };
}

export function memorySection(read: Reader): Section {
  const lines: Line[] = [];
  if (read.has('hopfield')) {
    const loads = read.list('hopfield', 'load');
    for (const [k, load] of loads.entries()) {
      const exact = read.list('hopfield', 'exact')[k]!;
      lines.push({
        quantity: `m at load α = ${Number(load.toFixed(3))}, T = 0`,
        reference: known('exact', exact, 0, 'AGS85'),
        ours: read.at('hopfield', 'kept', 'load', load),
        from: ['hopfield'],
        digits: 5,
        systematic: FINITE_MEMORY,
      });
    }
  }
  return {
    id: 'hopfield',
    title: 'Hopfield: retrieval at low load',
    text: [
      'Overlap with the stored pattern from which a memory of N = 2000 spins started, T = 0, against the replica-symmetric solution for N → ∞,',
      `solved here. The second error, ${FINITE_MEMORY}, stands for the finite size (one spin in 2000 is 10⁻³ of m).`,
    ].join('\n'),
    lines,
    remarks: [],
  };
}
const FINITE_MEMORY = 5e-4;

export function magnetSection(read: Reader): Section {
  const first = read.has('curie-weiss')
    ? read.list('curie-weiss', 'temperature').filter((_, k) => k % 2 === 1)
    : [];
  const again = read.has('curie-weiss-cold') ? read.list('curie-weiss-cold', 'temperature') : [];
  return {
    id: 'curie-weiss',
    title: 'Curie–Weiss: the ordered control',
    text: 'A magnet of 128 spins in which every pair agrees; everything is a sum over the 129 values of its magnetisation.',
    lines: [
      ...first.flatMap((T) => magnetLines(read, 'curie-weiss', T)),
      ...again.flatMap((T) => magnetLines(read, 'curie-weiss-cold', T)),
    ],
    remarks:
      again.length > 0
        ? [
            'u, |m| and ⟨q²⟩ of one temperature are of the same spins, so they miss together. The first run at T = 0.3 lies almost three errors off; the second, with a seed of its own and four times the samples, is there to tell chance from a mistake.',
          ]
        : [],
  };
}

const MAGNET_QUANTITIES = [
  ['u', 'energy', 'exactEnergy'],
  ['|m|', 'absM', 'exactM'],
  ['⟨q²⟩', 'q2', 'exactQ2'],
] as const;

function magnetLines(read: Reader, name: string, T: number): Line[] {
  const k = read.list(name, 'temperature').indexOf(T);
  return MAGNET_QUANTITIES.map(([symbol, ours, exact]) => ({
    quantity: `${symbol} at T = ${Number(T.toFixed(3))}${name === 'curie-weiss' ? '' : ', second run'}`,
    reference: known('exact', read.list(name, exact)[k]!, 0),
    ours: read.at(name, ours, 'temperature', T),
    from: [name],
    digits: 5,
  }));
}
