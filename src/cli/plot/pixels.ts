/**
 * Pixels as a PNG inside an SVG. Own code, because of the packages that a user has none writes a PNG from pixels: a signature and three
 * chunks (PNG specification, third edition, sections 5 and 11).
 */
import { deflateSync } from 'node:zlib';
import type { Pixels } from '../../plot/scene/scene.ts';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Bits of a channel, colours with opacity, the only compression, filter and no interlacing. */
const FORM = [8, 6, 0, 0, 0];

export function pixelsToPng({ width, height, data }: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(FORM, 8);
  const line = 4 * width;
  // Before every line stands the number of its filter: 0, none.
  const lines = Buffer.alloc(height * (line + 1));
  for (let y = 0; y < height; y++) lines.set(data.subarray(y * line, (y + 1) * line), y * (line + 1) + 1);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND')]);
}

export const pixelAddress = (pixels: Pixels): string =>
  `data:image/png;base64,${pixelsToPng(pixels).toString('base64')}`;

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(checkSum(body), body.length + 4);
  return framed;
}

/** CRC-32 of ISO 3309; `zlib.crc32` comes with Node 22 only. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ TABLE[(sum ^ byte) & 0xff]!;
  return (sum ^ 0xffffffff) >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});
