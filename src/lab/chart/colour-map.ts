/**
 * Colours of images. Magnitudes: cividis (Nuñez, Anderton & Renslow, PLoS ONE 13 (2018) e0199239), even in lightness, the same to colour-blind
 * eyes. Signed fields: ColorBrewer's blue and red (Brewer, 2003; marked safe for colour-blind eyes), pale at zero. Both tables are d3's
 * (ISC licence), measured in `tests/unit/palette.test.ts`. They do not follow the theme: a picture says the same in both.
 */
import { interpolateCividis, interpolateRdBu } from 'd3-scale-chromatic';

export type Rgb = readonly [number, number, number];

/** Blue for minus, orange for plus, pale between: told apart in grey by which side is darker at its end, and by shape. */
const SIGNED: readonly Rgb[] = ['2f4aa3', '6d8bd0', 'b9c8ea', 'f4f2ee', 'f1cd9f', 'dd9850', 'b8621b'].map(
  rgb,
);
/** Made when a picture is first drawn. */
const tables = new Map<string, readonly Rgb[]>();
const STEPS = 256;

function tabled(name: string, colour: (position: number) => string): readonly Rgb[] {
  const made =
    tables.get(name) ??
    Array.from({ length: STEPS }, (_, k) => {
      const [r, g, b] = colour(k / (STEPS - 1))
        .match(/\d+/g)!
        .map(Number) as [number, number, number];
      return [r, g, b] as const;
    });
  tables.set(name, made);
  return made;
}

/** Colour of a value from -1 to 1: spins, overlaps. */
export const signedColour = (value: number) => ramp(SIGNED, (value + 1) / 2);
/** Colour of a value from 0 to 1. */
export const magnitudeColour = (value: number) => ramp(tabled('cividis', interpolateCividis), value);
/** Colour of a signed field from 0, the lowest, through 1/2, which is zero, to 1. */
export const divergingColour = (position: number) =>
  ramp(
    tabled('blue-red', (at) => interpolateRdBu(1 - at)),
    position,
  );

/** Whether white or black is better seen on a colour: W3C's relative luminance, without the decoding that changes no verdict here. */
export const isDark = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b < 115;

function ramp(stops: readonly Rgb[], position: number): Rgb {
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

/** Paints values as one pixel each; the canvas is scaled up by the style sheet without smoothing. */
export function paintPixels(
  canvas: HTMLCanvasElement,
  columns: number,
  rows: number,
  colour: (k: number) => Rgb,
): void {
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(columns, rows);
  for (let k = 0; k < columns * rows; k++) {
    const [r, g, b] = colour(k);
    image.data.set([r, g, b, 255], 4 * k);
  }
  context.putImageData(image, 0, 0);
}
