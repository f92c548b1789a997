/** Colours of images: a perceptually even ramp for magnitudes, and two hues round a pale middle for signed values. */
export type Rgb = readonly [number, number, number];

/** Cividis (Nuñez, Anderton & Renslow 2018): even in lightness, the same to colour-blind eyes. */
const CIVIDIS: readonly Rgb[] = [
  '00204d',
  '00336f',
  '39486b',
  '575c6d',
  '707173',
  '8a8779',
  'a69d75',
  'c4b56c',
  'e4cf5b',
  'ffea46',
].map(rgb);
/** Blue for minus, orange for plus, pale between: told apart in grey by which side is darker at its end, and by shape. */
const SIGNED: readonly Rgb[] = ['2f4aa3', '6d8bd0', 'b9c8ea', 'f4f2ee', 'f1cd9f', 'dd9850', 'b8621b'].map(
  rgb,
);

/** Colour of a value from -1 to 1. */
export const signedColour = (value: number) => ramp(SIGNED, (value + 1) / 2);
/** Colour of a value from 0 to 1. */
export const magnitudeColour = (value: number) => ramp(CIVIDIS, value);

/** Colour at a share of evenly spaced stops; positions beyond the ends are at the ends. */
export function ramp(stops: readonly Rgb[], position: number): Rgb {
  const at = Math.min(1, Math.max(0, Number.isFinite(position) ? position : 0)) * (stops.length - 1);
  const k = Math.min(stops.length - 2, Math.floor(at));
  const f = at - k;
  const mix = (c: 0 | 1 | 2) => Math.round(stops[k]![c] * (1 - f) + stops[k + 1]![c] * f);
  return [mix(0), mix(1), mix(2)];
}

function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
