/** Lattices: ground states of Edwards–Anderson glasses, ferromagnets against exact values and the cubic T_c. */
import type { Estimate } from '../../../src/observables/statistics.ts';
import { known, type Line, type Reference, type Section } from './line.ts';
import type { Reader } from './store.ts';

const GROUND: readonly {
  readonly name: string;
  readonly what: string;
  readonly references: readonly Reference[];
}[] = [
  {
    name: 'ea-2d-binary-8-exact',
    what: '2D ±J, 8²',
    references: [known('independent', -1.3813, 0.001)],
  },
  {
    name: 'ea-2d-gaussian-8-exact',
    what: '2D Gaussian, 8²',
    references: [known('independent', -1.3002, 0.0016)],
  },
  {
    name: 'ea-2d-binary-8-second',
    what: '2D ±J, 8², second set',
    references: [known('independent', -1.3813, 0.001)],
  },
  {
    name: 'ea-2d-gaussian-8-second',
    what: '2D Gaussian, 8², second set',
    references: [known('independent', -1.3002, 0.0016)],
  },
  {
    name: 'ea-3d-binary-4',
    what: '3D ±J, 4³',
    references: [known('unverified', -1.737, 0.001, 'H'), known('independent', -1.7384, 0.001)],
  },
  {
    name: 'ea-3d-binary-6',
    what: '3D ±J, 6³',
    references: [known('unverified', -1.772, 0.001, 'H'), known('independent', -1.7707, 0.0013)],
  },
  {
    name: 'ea-3d-gaussian-4',
    what: '3D Gaussian, 4³',
    references: [known('independent', -1.6657, 0.0015)],
  },
  {
    name: 'ea-3d-gaussian-6',
    what: '3D Gaussian, 6³',
    references: [known('independent', -1.6866, 0.0027)],
  },
];

export function edwardsAndersonSection(read: Reader): Section {
  const measured = GROUND.filter(({ name }) => read.has(name));
  const searched = ['ea-2d-binary-8', 'ea-2d-gaussian-8'].filter((name) => read.has(name));
  return {
    id: 'edwards-anderson',
    title: 'Edwards–Anderson: ground states of small periodic lattices',
    text: [
      'Energy per spin. In two dimensions the transfer matrix in (max, +) is exact. In three, replica exchange of two independent ladders',
      'per sample keeps the lowest energy seen; the second error of ours is what the better ladder gained over the mean of the two.',
    ].join('\n'),
    lines: measured.flatMap(({ name, what, references }) =>
      references.map((reference): Line => {
        const gain = read.stored(name).values.gain;
        return {
          quantity: `e₀, ${what}`,
          reference,
          ours: read.estimate(name, 'energy'),
          ...(typeof gain === 'number' ? { systematic: gain } : {}),
          from: [name],
          digits: 4,
        };
      }),
    ),
    remarks: [
      ...(measured.length > 0 ? [SQUARE_REMARK] : []),
      ...measured
        .filter(({ name }) => read.stored(name).values.agreement !== undefined)
        .map(
          ({ name, what }) =>
            `${what}: both ladders end at one energy in ${(100 * read.number(name, 'agreement')).toFixed(1)} % of ${read.number(name, 'samples')} samples.`,
        ),
      ...searched.map(
        (name) =>
          `The same search (${name}) on ${read.number(name, 'samples')} samples of 8² whose ground states the transfer matrix knows missed ${(100 * read.number(name, 'missed')).toFixed(1)} % of them; the better ladder alone, so its halves say, ${(100 * (1 - read.number(name, 'agreement'))).toFixed(1)} % apart.`,
      ),
    ],
  };
}

const SQUARE_REMARK =
  'The exact energies of 8² lie below the independent ones, with Gaussian couplings by almost three errors. Those come from a search, which can only err upwards; a second set of samples repeats ours.';

const SQUARE_CRITICAL = 2.269185;

export function ferromagnetSection(read: Reader): Section {
  const finite = [8, 16].flatMap((L) =>
    [2, SQUARE_CRITICAL, 3].flatMap((T) => {
      const [name, exact] = [`magnet-${L}-${T}`, `exact-torus-${L}`];
      if (!read.has(name, exact)) return [];
      return line(`u of ${L}² at T = ${T}`, exactAt(read, exact, 'u', T, 'K49'), read, name, 'u', T);
    }),
  );
  const infinite = [2, 3].flatMap((T) => {
    const name = `magnet-64-${T}`;
    if (!read.has(name, 'exact-square')) return [];
    const of = (value: string) => exactAt(read, 'exact-square', value, T, value === 'u' ? 'O44' : 'Y52');
    const energy = line(`u of 64² at T = ${T}, against N → ∞`, of('u'), read, name, 'u', T);
    if (T > SQUARE_CRITICAL) return [energy];
    return [
      energy,
      line(`|m| of 64² at T = ${T}, against N → ∞`, of('magnetisation'), read, name, 'absM', T),
    ];
  });
  const cube = [3, 4.5, 6].flatMap((T) => {
    const name = `cube-3-${T}`;
    if (!read.has(name, 'exact-cube')) return [];
    return line(`u of 3³ at T = ${T}`, exactAt(read, 'exact-cube', 'u', T), read, name, 'u', T);
  });
  return {
    id: 'ferromagnets',
    title: 'Ferromagnets in two and three dimensions',
    text: [
      'Periodic lattices, heat bath in fixed order, each sample an independent run. Finite squares have Kaufman’s exact energy; 64² is compared',
      'with the infinite lattice of Onsager and Yang, from which it differs by less than 10⁻⁶ at these temperatures; all 2²⁷ states of 3³ are',
      'counted. T_c of the cube is where U₄ = ⟨m⁴⟩/⟨m²⟩² of two sizes cross; the second error is the shift from the pair 4³ and 6³.',
    ].join('\n'),
    lines: [...finite, ...infinite, ...cube, ...crossingLines(read)],
    remarks: [],
  };
}

function line(
  quantity: string,
  reference: Reference,
  read: Reader,
  name: string,
  value: string,
  T: number,
): Line {
  return {
    quantity,
    reference,
    ours: read.at(name, value, 'temperatures', T),
    from: [name],
    digits: 5,
  };
}

function exactAt(read: Reader, name: string, value: string, T: number, source?: string): Reference {
  const k = read.list(name, 'temperatures').indexOf(T);
  return known('exact', read.list(name, value)[k]!, 0, source);
}

/** Where U_4 of the larger size falls below that of the smaller, by straight lines between temperatures. */
function crossing(read: Reader, small: number, large: number): Estimate | null {
  const names = [`cube-critical-${small}`, `cube-critical-${large}`] as const;
  if (!read.has(...names)) return null;
  const temperatures = read.list(names[0], 'temperatures');
  const difference = temperatures.map((T) => {
    const [a, b] = names.map((name) => read.at(name, 'kurtosis', 'temperatures', T));
    return { T, value: b!.value - a!.value, error: Math.hypot(a!.error, b!.error) };
  });
  // From hot to cold: U_4 of the larger size comes from above (3 in the paramagnet) and ends below (1).
  const k = difference.findIndex(({ value }, i) => i > 0 && value < 0 && difference[i - 1]!.value >= 0);
  if (k < 1) return null;
  const [hot, cold] = [difference[k - 1]!, difference[k]!];
  const share = hot.value / (hot.value - cold.value);
  const noise = Math.hypot((1 - share) * hot.error, share * cold.error) / (hot.value - cold.value);
  return { value: hot.T - share * (hot.T - cold.T), error: noise * (hot.T - cold.T) };
}

function crossingLines(read: Reader): Line[] {
  const [first, second] = [crossing(read, 4, 6), crossing(read, 4, 8)];
  if (!first || !second) return [];
  return [
    {
      quantity: 'T_c of the cubic lattice, U₄ of 4³ and 8³',
      reference: known('published', 1 / 0.221654626, 1e-7, 'F18'),
      ours: second,
      systematic: Math.abs(second.value - first.value),
      from: [4, 6, 8].map((L) => `cube-critical-${L}`),
      digits: 4,
    },
  ];
}
