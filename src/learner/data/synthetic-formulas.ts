/**
 * Families of made-up lithium electrolytes: formulas that look like those of real ones and balance their charges, so that a reader of
 * compositions has something to read. What is said of their conductivity elsewhere is invented.
 */

/** Atoms of each element in one formula unit. */
export type Formula = Readonly<Record<string, number>>;

export interface SyntheticFamily {
  /** "-like": none of these is a real material. */
  readonly name: string;
  /** Share of all candidates. */
  readonly share: number;
  /** Space group number and edges (in Angstrom) of a cell without substitutions. */
  readonly spaceGroup: number;
  readonly cell: readonly [a: number, c: number];
  /** Two substitutions, x and y from 0 to 1. */
  formula(x: number, y: number): Formula;
}

export const SYNTHETIC_FAMILIES: readonly SyntheticFamily[] = [
  {
    name: 'garnet-like',
    share: 0.26,
    spaceGroup: 230,
    cell: [12.9, 12.9],
    formula: (x, y) => ({ Li: 7 - x + y / 2, La: 3 - y / 2, Ba: y / 2, Zr: 2 - x, Ta: x, O: 12 }),
  },
  {
    name: 'phosphate-like',
    share: 0.2,
    spaceGroup: 167,
    cell: [8.5, 20.9],
    formula: (x, y) => ({ Li: 1 + x, Al: x, Ti: (2 - x) * (1 - y), Ge: (2 - x) * y, P: 3, O: 12 }),
  },
  {
    name: 'perovskite-like',
    share: 0.28,
    spaceGroup: 221,
    cell: [3.87, 3.87],
    formula: (x, y) => {
      const vacant = 0.04 + 0.12 * x;
      return { Li: 3 * vacant, La: (2 / 3 - vacant) * (1 - y), Pr: (2 / 3 - vacant) * y, Ti: 1, O: 3 };
    },
  },
  {
    name: 'argyrodite-like',
    share: 0.1,
    spaceGroup: 216,
    cell: [9.85, 9.85],
    formula: (x, y) => ({
      Li: 6 - x / 2,
      P: 1,
      S: 5 - x / 2,
      Cl: (1 + x / 2) * (1 - y),
      Br: (1 + x / 2) * y,
    }),
  },
  {
    name: 'thiophosphate-like',
    share: 0.08,
    spaceGroup: 137,
    cell: [8.7, 12.6],
    formula: (x, y) => ({ Li: 4 - x, Ge: (1 - x) * (1 - y), Sn: (1 - x) * y, P: x, S: 4 }),
  },
  {
    name: 'halide-like',
    share: 0.08,
    spaceGroup: 164,
    cell: [11.2, 6.0],
    formula: (x, y) => ({ Li: 3 - x, Y: 1 - x, Zr: x, Cl: 6 * (1 - y), Br: 6 * y }),
  },
];

/** Valences that balance the formulas above. */
export const VALENCES: Formula = {
  Li: 1,
  La: 3,
  Ba: 2,
  Zr: 4,
  Ta: 5,
  Al: 3,
  Ti: 4,
  Ge: 4,
  Sn: 4,
  P: 5,
  Pr: 3,
  Y: 3,
  O: -2,
  S: -2,
  Cl: -1,
  Br: -1,
};

/**
 * Electronegativity of framework cations (Pauling) and electric polarisability of anions in cubic Angstrom, rounded.
 * Source: CRC Handbook of Chemistry and Physics; L. Pauling, Proc. R. Soc. A 114 (1927) 181.
 */
const ELECTRONEGATIVITY: Formula = {
  La: 1.1,
  Ba: 0.9,
  Zr: 1.3,
  Ta: 1.5,
  Al: 1.6,
  Ti: 1.5,
  Ge: 2.0,
  Sn: 2.0,
  P: 2.2,
  Pr: 1.1,
  Y: 1.2,
};
const POLARISABILITY: Formula = { O: 3.9, S: 10.2, Cl: 3.7, Br: 4.8 };

export const COMPOSITION_DESCRIPTORS = [
  'lithium share',
  'cation electronegativity',
  'anion polarisability',
] as const;

/** Share of atoms that are lithium, mean electronegativity of the other cations, mean polarisability of the anions. */
export function describe(formula: Formula): readonly [number, number, number] {
  const atoms = Object.values(formula).reduce((sum, n) => sum + n, 0);
  return [formula.Li! / atoms, meanOf(formula, ELECTRONEGATIVITY), meanOf(formula, POLARISABILITY)];
}

function meanOf(formula: Formula, property: Formula): number {
  let [sum, atoms] = [0, 0];
  for (const [element, n] of Object.entries(formula)) {
    if (property[element] === undefined) continue;
    sum += n * property[element];
    atoms += n;
  }
  return sum / atoms;
}

/** "Li6.75La3Zr1.75Ta0.25O12": amounts to two places, an element without any left out, 1 not written. */
export function written(formula: Formula): string {
  return Object.entries(formula)
    .map(([element, n]) => [element, Math.round(100 * n) / 100] as const)
    .filter(([, n]) => n > 0)
    .map(([element, n]) => (n === 1 ? element : `${element}${n}`))
    .join('');
}
