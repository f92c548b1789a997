/**
 * Sequences of the HP model in two dimensions by which folding algorithms are compared, each with the lowest energy known.
 * Pruned exhaustive search has since proven such energies for up to 80 beads (doi 10.1089/cmb.2012.0266).
 *
 * Sources: Lau & Dill, Macromolecules 22 (1989) 3986 (the model); Unger & Moult, J. Mol. Biol. 231 (1993) 75 (the sequences of 20 to 64
 * beads); Lesh, Mitzenmacher & Whitesides, RECOMB (2003) 188 (their energies).
 */
export interface HPSequence {
  /** H and P. */
  readonly letters: string;
  /** Lowest energy known; null where nobody has looked. */
  readonly lowest: number | null;
}

export const BENCHMARKS = {
  '20': { letters: 'HPHPPHHPHPPHPHHPPHPH', lowest: -9 },
  '24': { letters: 'HHPPHPPHPPHPPHPPHPPHPPHH', lowest: -9 },
  '25': { letters: 'PPHPPHHPPPPHHPPPPHHPPPPHH', lowest: -8 },
  '36': { letters: 'PPPHHPPHHPPPPPHHHHHHHPPHHPPPPHHPPHPP', lowest: -14 },
  '48': { letters: 'PPHPPHHPPHHPPPPPHHHHHHHHHHPPPPPPHHPPHHPPHPPHHHHH', lowest: -23 },
  '50': { letters: 'HHPHPHPHPHHHHPHPPPHPPPHPPPPHPPPHPPPHPHHHHPHPHPHPHH', lowest: -21 },
  '60': { letters: 'PPHHHPHHHHHHHHPPPHHHHHHHHHHPHPPPHHHHHHHHHHHHPPPPHHHHHHPHHPHP', lowest: -36 },
  '64': { letters: 'HHHHHHHHHHHHPHPHPPHHPPHHPPHPPHHPPHHPPHPPHHPPHHPPHPHPHHHHHHHHHHHH', lowest: -42 },
} as const satisfies Readonly<Record<string, HPSequence>>;

export type BenchmarkName = keyof typeof BENCHMARKS;
export const BENCHMARK_NAMES = Object.keys(BENCHMARKS) as BenchmarkName[];

/** 1 for H, 0 for P, [bead]. */
export const hydrophobic = (letters: string) =>
  Uint8Array.from(letters, (letter) => (letter === 'H' ? 1 : 0));
