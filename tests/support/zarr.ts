/** A reader of Zarr stores (format 2, zlib, C order) that shares nothing with the writer: from the specification, with Node's own zlib. */
import { inflateSync } from 'node:zlib';

export interface ReadArray {
  readonly shape: readonly number[];
  readonly dimensions: readonly string[];
  readonly values: readonly (number | string)[];
}

type Contents = (path: string) => Uint8Array | null;

/** @param contents  bytes of a file of the store, null where there is none */
export function readZarr(contents: Contents): { attributes: object; arrays: Record<string, ReadArray> } {
  const text = (path: string) => new TextDecoder().decode(contents(path)!);
  const { metadata } = JSON.parse(text('.zmetadata'));
  const arrays: Record<string, ReadArray> = {};
  for (const path of Object.keys(metadata)) {
    // What is said together is said alone, too.
    if (JSON.stringify(JSON.parse(text(path))) !== JSON.stringify(metadata[path])) throw new Error(path);
    const name = /^(.+)\/\.zarray$/.exec(path)?.[1];
    if (name === undefined) continue;
    const values = readValues(metadata[path], (place) => contents(`${name}/${place.join('.')}`));
    const { shape } = metadata[path];
    arrays[name] = { shape, dimensions: metadata[`${name}/.zattrs`]._ARRAY_DIMENSIONS, values };
  }
  return { attributes: metadata['.zattrs'], arrays };
}

interface Described {
  readonly shape: number[];
  readonly chunks: number[];
  readonly dtype: string;
  readonly fill_value: unknown;
}

function readValues(
  { shape, chunks, dtype, fill_value }: Described,
  chunkAt: (place: number[]) => Uint8Array | null,
): (number | string)[] {
  const values: (number | string)[] = [];
  const chunk = new Map<string, (number | string)[]>();
  const total = shape.reduce((a, b) => a * b, 1);
  for (let flat = 0; flat < total; flat++) {
    const index = unravel(flat, shape);
    const place = index.map((at, axis) => Math.floor(at / chunks[axis]!));
    const key = place.join('.');
    if (!chunk.has(key)) {
      const bytes = chunkAt(place);
      if (!bytes) throw new Error(`chunk ${key} is missing, fill value ${fill_value}`);
      chunk.set(key, decode(inflateSync(bytes), dtype));
    }
    const within = index.reduce((at, i, axis) => at * chunks[axis]! + (i % chunks[axis]!), 0);
    values.push(chunk.get(key)![within]!);
  }
  return values;
}

function unravel(flat: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length);
  for (let axis = shape.length - 1, rest = flat; axis >= 0; axis--) {
    index[axis] = rest % shape[axis]!;
    rest = Math.floor(rest / shape[axis]!);
  }
  return index;
}

function decode(bytes: Uint8Array, dtype: string): (number | string)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const each = <T>(size: number, read: (at: number) => T) =>
    Array.from({ length: bytes.length / size }, (_, i) => read(i * size));
  if (dtype === '<f8') return each(8, (at) => view.getFloat64(at, true));
  if (dtype === '<i4') return each(4, (at) => view.getInt32(at, true));
  if (dtype === '|i1') return each(1, (at) => view.getInt8(at));
  const characters = Number(/^<U(\d+)$/.exec(dtype)![1]);
  return each(4 * characters, (at) =>
    Array.from({ length: characters }, (_, i) => view.getUint32(at + 4 * i, true))
      .filter((point) => point > 0)
      .map((point) => String.fromCodePoint(point))
      .join(''),
  );
}
