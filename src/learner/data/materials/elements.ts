/**
 * Elements in the order of their atomic number, with Pauling's electronegativity (dimensionless) and covalent radius (pm). Noble gases
 * that form no solids have no electronegativity.
 *
 * Sources: CRC Handbook of Chemistry and Physics, "Electronegativity" (Pauling scale); Cordero et al., Dalton Trans. (2008) 2832
 * (radii; low spin, C sp3).
 */
const TABLE = `H 2.20 31;He - 28;Li 0.98 128;Be 1.57 96;B 2.04 84;C 2.55 76;N 3.04 71;O 3.44 66;F 3.98 57;Ne - 58;Na 0.93 166;Mg 1.31 141;
Al 1.61 121;Si 1.90 111;P 2.19 107;S 2.58 105;Cl 3.16 102;Ar - 106;K 0.82 203;Ca 1.00 176;Sc 1.36 170;Ti 1.54 160;V 1.63 153;Cr 1.66 139;
Mn 1.55 139;Fe 1.83 132;Co 1.88 126;Ni 1.91 124;Cu 1.90 132;Zn 1.65 122;Ga 1.81 122;Ge 2.01 120;As 2.18 119;Se 2.55 120;Br 2.96 120;
Kr 3.00 116;Rb 0.82 220;Sr 0.95 195;Y 1.22 190;Zr 1.33 175;Nb 1.6 164;Mo 2.16 154;Tc 1.9 147;Ru 2.2 146;Rh 2.28 142;Pd 2.20 139;Ag 1.93 145;
Cd 1.69 144;In 1.78 142;Sn 1.96 139;Sb 2.05 139;Te 2.1 138;I 2.66 139;Xe 2.6 140;Cs 0.79 244;Ba 0.89 215;La 1.10 207;Ce 1.12 204;Pr 1.13 203;
Nd 1.14 201;Pm 1.13 199;Sm 1.17 198;Eu 1.2 198;Gd 1.20 196;Tb 1.1 194;Dy 1.22 192;Ho 1.23 192;Er 1.24 189;Tm 1.25 190;Yb 1.1 187;Lu 1.27 187;
Hf 1.3 175;Ta 1.5 170;W 2.36 162;Re 1.9 151;Os 2.2 144;Ir 2.20 141;Pt 2.28 136;Au 2.54 136;Hg 2.00 132;Tl 1.62 145;Pb 2.33 146;Bi 2.02 148;
Po 2.0 140;At 2.2 150;Rn - 150;Fr 0.7 260;Ra 0.9 221;Ac 1.1 215;Th 1.3 206;Pa 1.5 200;U 1.38 196`;

export interface Element {
  readonly symbol: string;
  /** Atomic number. */
  readonly number: number;
  /** Pauling's; null where none is tabulated. */
  readonly electronegativity: number | null;
  /** pm */
  readonly radius: number;
}

export const ELEMENTS: readonly Element[] = TABLE.split(';').map((entry, k) => {
  const [symbol, chi, radius] = entry.trim().split(' ') as [string, string, string];
  return {
    symbol,
    number: k + 1,
    electronegativity: chi === '-' ? null : Number(chi),
    radius: Number(radius),
  };
});

const BY_SYMBOL = new Map(ELEMENTS.map((element) => [element.symbol, element]));

export const elementOf = (symbol: string): Element | null => BY_SYMBOL.get(symbol) ?? null;
