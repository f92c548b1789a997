/**
 * Colours of fields. Magnitudes: cividis (Nuñez, Anderton & Renslow, PLoS ONE 13 (2018) e0199239), even in lightness, the same to colour-blind
 * eyes. Signed fields: ColorBrewer's blue and red (Brewer, 2003; marked safe for colour-blind eyes), pale at zero. Both tables are d3's
 * (ISC licence), measured in `tests/unit/palette.test.ts`. They do not follow the theme: a picture says the same in both.
 */
import { interpolateCividis, interpolateRdBu } from 'd3-scale-chromatic';
import { type Rgb, ramp } from '../colour-map.ts';

const STEPS = 256;
const tabled = (colour: (position: number) => string): readonly Rgb[] =>
  Array.from({ length: STEPS }, (_, k) => {
    const [r, g, b] = colour(k / (STEPS - 1))
      .match(/\d+/g)!
      .map(Number) as [number, number, number];
    return [r, g, b];
  });

const MAGNITUDES = tabled(interpolateCividis);
const SIGNED = tabled((position) => interpolateRdBu(1 - position));

/** Colour of a magnitude from 0, the lowest, to 1. */
export const sequentialColour = (position: number) => ramp(MAGNITUDES, position);
/** Colour of a signed value from 0, the lowest, through 1/2, which is zero, to 1. */
export const divergingColour = (position: number) => ramp(SIGNED, position);

/** Whether white is better seen on a colour than black. */
export const isDark = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b < 115;
