/**
 * Zarr, format 2, as the files of a directory store with consolidated metadata and the names of dimensions that xarray reads.
 *
 * Own code, because the libraries for JavaScript write format 3 or none, which the xarray of Debian 12 cannot open.
 * Source: https://zarr-specs.readthedocs.io/en/latest/v2/v2.0.html
 */
import { zlibSync } from 'fflate';

/** Little-endian double, 32-bit integer, byte, text of a fixed number of characters. */
export type ZarrType = '<f8' | '<i4' | '|i1' | `<U${number}`;

export type ZarrAttributes = Readonly<Record<string, unknown>>;

/** What an array is, without its values. */
export interface ZarrShape {
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly shape: readonly number[];
  /** Shape of a chunk. */
  readonly chunks: readonly number[];
  readonly type: ZarrType;
  /** What a reader takes for missing; null: no value of it is. */
  readonly missing: number | 'NaN' | null;
  readonly attributes?: ZarrAttributes;
}

/** A whole array in one chunk. */
export interface ZarrArray extends Omit<ZarrShape, 'chunks'> {
  readonly bytes: Uint8Array;
}

/** Contents by path within the store. */
export type ZarrFiles = Map<string, string | Uint8Array>;

/** Level 6 of zlib, written by a library whose bytes do not depend on the machine (those of node:zlib do). */
export function packChunk(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: COMPRESSION.level });
}

const COMPRESSION = { id: 'zlib', level: 6 } as const;

export const chunkPath = (name: string, place: readonly number[]) => `${name}/${place.join('.')}`;

/** Values of a whole store, its arrays in one chunk each. */
export function storeFiles(arrays: readonly ZarrArray[], attributes: ZarrAttributes): ZarrFiles {
  const shapes = arrays.map(inOneChunk);
  const files: ZarrFiles = new Map(arrays.map(chunkOf));
  for (const [path, text] of metadataFiles(shapes, attributes)) files.set(path, text);
  return files;
}

/** An array whose only chunk is all of it. */
export const inOneChunk = ({ bytes: _, ...array }: ZarrArray): ZarrShape => ({
  ...array,
  chunks: array.shape.map((length) => Math.max(1, length)),
});

export const chunkOf = ({ name, shape, bytes }: ZarrArray): [string, Uint8Array] => [
  chunkPath(
    name,
    shape.map(() => 0),
  ),
  packChunk(bytes),
];

/** Everything but values. `.zmetadata` comes last: a reader that opens the store by it finds what it names. */
export function metadataFiles(arrays: readonly ZarrShape[], attributes: ZarrAttributes): Map<string, string> {
  const metadata: Record<string, unknown> = { '.zgroup': { zarr_format: 2 }, '.zattrs': attributes };
  for (const array of arrays) {
    metadata[`${array.name}/.zarray`] = {
      zarr_format: 2,
      shape: array.shape,
      chunks: array.chunks,
      dtype: array.type,
      compressor: COMPRESSION,
      fill_value: array.missing,
      order: 'C',
      filters: null,
    };
    metadata[`${array.name}/.zattrs`] = { _ARRAY_DIMENSIONS: array.dimensions, ...array.attributes };
  }
  const files = Object.entries(metadata).map(([path, value]) => [path, json(value)] as const);
  return new Map([...files, ['.zmetadata', json({ zarr_consolidated_format: 1, metadata })]]);
}

/** In ASCII, as readers of Zarr 2.13 insist. */
const json = (value: unknown) =>
  `${JSON.stringify(value, null, 2)}\n`.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export const bytesOf = (values: Float64Array | Int32Array | Int8Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Texts of one length in UTF-32, padded with zeros. */
export function fixedTexts(texts: readonly string[]): { type: ZarrType; bytes: Uint8Array } {
  const points = texts.map((text) => Array.from(text, (character) => character.codePointAt(0)!));
  const length = points.reduce((most, text) => Math.max(most, text.length), 1);
  const values = new Int32Array(texts.length * length);
  for (const [i, text] of points.entries()) values.set(text, i * length);
  return { type: `<U${length}`, bytes: bytesOf(values) };
}
