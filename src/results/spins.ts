/**
 * `spins.zarr`: the states of the spins behind every row, one chunk a row, written as the row comes.
 *
 * `spins` [row, sample, replica, site] is +1 or -1, and 0 in rows behind which there are no such spins; `beta` [row, sample, replica] is the inverse
 * temperature of the state, NaN where that is not known; `sample_index` [row, sample] numbers the samples of the run, -1 where there
 * are none. Further glasses of a run have names of their own (`spins_2`, `spins_learner`), dimensions too.
 */
import type { SpinsAtRow } from '../experiments/declaration.ts';
import { unpackSpins } from '../glass/spins.ts';
import type { RunResults } from './describe-run.ts';
import {
  bytesOf,
  chunkOf,
  chunkPath,
  inOneChunk,
  metadataFiles,
  packChunk,
  type ZarrShape,
  type ZarrType,
} from './zarr.ts';
import { coordinatesOf, storeAttributes } from './zarr-columns.ts';

/** Where a store lies. Every file appears whole or not at all. */
export interface StoreFiles {
  /** Paths of all files, from the store's root. */
  list(): readonly string[];
  /** @returns null where there is no such file */
  read(path: string): string | null;
  write(path: string, data: string | Uint8Array): void;
  /** A file, or all that lies below a path; '' is the whole store. */
  remove(path: string): void;
}

/** A glass of the run. */
interface Glass {
  /** Of its arrays and dimensions: '' or '_…'. */
  readonly suffix: string;
  readonly label: string;
  readonly samples: number;
  readonly replicas: number;
  readonly size: number;
  /** The first row that has it. */
  readonly firstRow: number;
}

type Which = Pick<RunResults, 'experiment' | 'config'>;

export class SpinStore {
  #glasses: Glass[] = [];
  /** Rows of which every array has its chunk. */
  #rows = 0;
  /** Packed chunks of a row without spins, by path of the array. */
  readonly #empty = new Map<string, Uint8Array>();

  private constructor(
    private readonly files: StoreFiles,
    private readonly which: Which,
  ) {}

  /**
   * Begins a store, or goes on with one.
   *
   * @param keptRows  rows that stand; what the store has beyond them goes
   */
  static open(files: StoreFiles, which: Which, keptRows: number): SpinStore {
    const store = new SpinStore(files, which);
    if (keptRows === 0) files.remove('');
    const { glasses, rows } = found(files);
    store.#rows = rows;
    store.#keep(keptRows, glasses);
    store.#writeMetadata();
    return store;
  }

  /** The spins of a row, told again after a loss perhaps. */
  add(row: number, spins: readonly SpinsAtRow[]): void {
    for (const glass of spins) this.#meet(glass, row);
    this.#padTo(row);
    for (const glass of this.#glasses) {
      const told = spins.find((other) => isOf(glass, other));
      for (const [array, bytes] of told ? valuesOf(glass, told) : [])
        this.#writeChunk(array, row, packChunk(bytes));
      if (!told) this.#writeEmpty(glass, row);
    }
    this.#rows = Math.max(this.#rows, row + 1);
    this.#writeMetadata();
  }

  /** As many rows as the run has, with its columns as coordinates. @returns whether there are any spins */
  finish(run: RunResults): boolean {
    this.#keep(run.rows.length, this.#glasses);
    this.#padTo(run.rows.length);
    const coordinates = run.rows.length > 0 ? coordinatesOf(run) : [];
    for (const array of coordinates) this.files.write(...chunkOf(array));
    const aside = this.#glasses.flatMap(({ suffix }) => [`beta${suffix}`, `sample_index${suffix}`]);
    const names = [...coordinates.map(({ name }) => name), ...aside];
    this.#writeMetadata(storeAttributes(run, names), coordinates.map(inOneChunk));
    return this.#glasses.length > 0;
  }

  /** Takes away later rows, glasses that came with them, and coordinates, which are written anew at the end. */
  #keep(rows: number, glasses: readonly Glass[]): void {
    this.#glasses = inOrder(glasses.filter(({ firstRow }) => firstRow < rows));
    this.#rows = Math.min(this.#rows, rows);
    this.#empty.clear();
    const arrays = new Set(this.#glasses.flatMap((glass) => arraysOf(glass, 0).map(({ name }) => name)));
    const paths = this.files.list().map((path) => path.split('/') as [string, string?]);
    const others = paths.filter(([array, file]) => file && !arrays.has(array)).map(([array]) => array);
    for (const array of new Set(others)) this.files.remove(array);
    for (const [array, file = '.'] of paths) {
      const isLate = !file.startsWith('.') && Number.parseInt(file, 10) >= rows;
      if (isLate && arrays.has(array)) this.files.remove(`${array}/${file}`);
    }
  }

  #meet({ label, samples, replicas, size }: SpinsAtRow, firstRow: number): void {
    if (this.#glasses.some((glass) => isOf(glass, { label, samples, replicas, size }))) return;
    const named = label ? `_${label}` : '';
    const isTaken = this.#glasses.some(({ suffix }) => suffix === named);
    const suffix = isTaken ? `${named}_${samples}x${replicas}x${size}` : named;
    const glass = { suffix, label, samples, replicas, size, firstRow };
    this.#glasses = inOrder([...this.#glasses, glass]);
    for (let row = 0; row < Math.max(firstRow, this.#rows); row++) this.#writeEmpty(glass, row);
  }

  #padTo(rows: number): void {
    for (; this.#rows < rows; this.#rows++)
      for (const glass of this.#glasses) this.#writeEmpty(glass, this.#rows);
  }

  #writeEmpty(glass: Glass, row: number): void {
    for (const [array, fill] of arraysOf(glass, 0).map((array) => [array, FILL[array.type]!] as const)) {
      const packed = this.#empty.get(array.name) ?? packChunk(fill(array.chunks.reduce((a, b) => a * b)));
      this.#empty.set(array.name, packed);
      this.#writeChunk(array, row, packed);
    }
  }

  #writeChunk({ name, shape }: ZarrShape, row: number, packed: Uint8Array): void {
    this.files.write(
      chunkPath(
        name,
        shape.map((_, axis) => (axis === 0 ? row : 0)),
      ),
      packed,
    );
  }

  #writeMetadata(
    attributes = storeAttributes({ ...this.which, rows: [], digest: null }, []),
    coordinates: readonly ZarrShape[] = [],
  ): void {
    const arrays = this.#glasses.flatMap((glass) => arraysOf(glass, this.#rows));
    for (const [path, text] of metadataFiles([...coordinates, ...arrays], attributes))
      this.files.write(path, text);
  }
}

const FILL: Partial<Record<ZarrType, (length: number) => Uint8Array>> = {
  '|i1': (length) => new Uint8Array(length),
  '<f8': (length) => bytesOf(new Float64Array(length).fill(Number.NaN)),
  '<i4': (length) => bytesOf(new Int32Array(length).fill(-1)),
};

const isOf = (glass: Omit<Glass, 'suffix' | 'firstRow'>, other: Omit<Glass, 'suffix' | 'firstRow'>) =>
  glass.label === other.label &&
  glass.samples === other.samples &&
  glass.replicas === other.replicas &&
  glass.size === other.size;

/** Spins, inverse temperatures and numbers of samples of a glass. */
function arraysOf(glass: Glass, rows: number): [ZarrShape, ZarrShape, ZarrShape] {
  const { suffix, label, samples, replicas, size, firstRow } = glass;
  const dimensions = ['row', ...['sample', 'replica', 'site'].map((name) => `${name}${suffix}`)];
  const lengths = [samples, replicas, size];
  const array = (name: string, type: ZarrType, axes: number, about: string) => ({
    name: `${name}${suffix}`,
    type,
    dimensions: dimensions.slice(0, axes + 1),
    shape: [rows, ...lengths.slice(0, axes)],
    chunks: [1, ...lengths.slice(0, axes)],
    missing: type === '<f8' ? ('NaN' as const) : null,
    attributes: { long_name: about },
  });
  const spins = array('spins', '|i1', 3, 'spin');
  return [
    { ...spins, attributes: { ...spins.attributes, glass: label, first_row: firstRow } },
    array('beta', '<f8', 2, 'inverse temperature'),
    array('sample_index', '<i4', 1, 'number of the sample within the run'),
  ];
}

function valuesOf(glass: Glass, told: SpinsAtRow): (readonly [ZarrShape, Uint8Array])[] {
  const { samples, replicas, size } = glass;
  const [spins, beta, index] = arraysOf(glass, 0);
  const states = samples * replicas;
  const values = new Int8Array(states * size);
  for (let state = 0; state < states; state++) values.set(unpackSpins(told.spins, size, state), state * size);
  const betas = told.betas ?? new Float64Array(states).fill(Number.NaN);
  const numbers = Int32Array.from({ length: samples }, (_, sample) => told.firstSample + sample);
  return [
    [spins, bytesOf(values)],
    [beta, bytesOf(betas)],
    [index, bytesOf(numbers)],
  ];
}

/** By the row in which they came, then by name: a run that went on says the same as one that was never stopped. */
const inOrder = (glasses: readonly Glass[]): Glass[] =>
  glasses.toSorted((a, b) => a.firstRow - b.firstRow || (a.suffix < b.suffix ? -1 : 1));

/** What a store holds, and of how many rows. */
function found(files: StoreFiles): { glasses: Glass[]; rows: number } {
  const each = files.list().flatMap((path) => {
    const suffix = /^spins([^/]*)\/\.zarray$/.exec(path)?.[1];
    const [array, attributes] = [files.read(path), files.read(path.replace('.zarray', '.zattrs'))];
    if (suffix === undefined || array === null || attributes === null) return [];
    const { shape } = JSON.parse(array) as { shape: number[] };
    const { glass: label, first_row: firstRow } = JSON.parse(attributes) as {
      glass: string;
      first_row: number;
    };
    const [rows, samples, replicas, size] = shape as [number, number, number, number];
    return [{ rows, glass: { suffix, label, samples, replicas, size, firstRow } }];
  });
  return { glasses: each.map(({ glass }) => glass), rows: each[0]?.rows ?? 0 };
}
