/** The QR code of a link: always dark on white, as cameras expect, whatever the theme. */
import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';

/** White around the code, in modules: what the standard asks for. */
const MARGIN = 4;

export interface QrCode {
  readonly path: string;
  /** Modules along one side, with the margin. */
  readonly size: number;
}

/** @returns null for a text that no code can hold (2.9 kB) */
export function qrCode(text: string): QrCode | null {
  try {
    const code = generate(text);
    return { path: toSvgPath(code), size: code.size + 2 * MARGIN };
  } catch {
    return null;
  }
}

/** The code as a file. */
export function qrSvg({ path, size }: QrCode): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} ${-MARGIN} ${size} ${size}" width="${8 * size}" height="${8 * size}" shape-rendering="crispEdges"><path fill="#fff" d="M${-MARGIN} ${-MARGIN}h${size}v${size}h${-size}z"/><path d="${path}"/></svg>\n`;
}

export const qrView = (size: number) => `${-MARGIN} ${-MARGIN} ${size} ${size}`;
