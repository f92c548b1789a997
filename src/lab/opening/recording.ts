/**
 * The recorded run that the page opens with: what a run of an experiment at its defaults gave, in one small file. Rows carry their
 * columns and histograms (not the samples behind the means), pictures of the live frame stand at even steps of the work, and
 * findings are those of the first so many rows.
 *
 * The file is gzip of: length of the head (u32), the head as JSON, columns (f64, [column][row], NaN for null), histograms (u16 steps
 * of the highest bin, [name][row][bin]), arrays of the frames (i8, [name][frame][place]). Numbers are little-endian.
 */
import type { Finding, Frame, Histogram, Row } from '../../experiments/declaration.ts';
import type { Config } from '../../experiments/schema.ts';

export interface Recording {
  readonly experiment: string;
  readonly version: number;
  /** All settings of the run. */
  readonly config: Config;
  readonly rows: readonly Row[];
  /** From the first to the last, evenly over the run. */
  readonly shots: readonly Shot[];
  /** What the first n + 1 rows say, [n]. */
  readonly findings: readonly (readonly Finding[])[];
}
/** A moment of the run: its picture, and how many rows there were. */
export interface Shot {
  readonly frame: Frame;
  readonly rows: number;
}

/** Of an array in frames: spins as they are, others as steps of `scale`. */
export interface ArrayHead {
  readonly name: string;
  readonly length: number;
  /** Null: ±1. */
  readonly scale: number | null;
}
export interface Head extends Pick<Recording, 'experiment' | 'version' | 'config' | 'findings'> {
  readonly rows: number;
  readonly columns: readonly string[];
  /** Columns that are no numbers, [row]. */
  readonly words: Readonly<Record<string, readonly (string | boolean | null)[]>>;
  readonly histograms: readonly {
    readonly name: string;
    readonly edges: readonly number[];
    readonly scale: number;
  }[];
  readonly shots: readonly {
    readonly rows: number;
    readonly done: number;
    readonly total: number;
    readonly values: Readonly<Record<string, number>>;
  }[];
  readonly arrays: readonly ArrayHead[];
}

/** Reads the file. @throws where it is no such file */
export async function readRecording(file: Blob): Promise<Recording> {
  const stream = file.stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = await new Response(stream).arrayBuffer();
  const length = new DataView(bytes).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as Head;
  const parts = new Parts(new DataView(bytes), 4 + length);
  const { experiment, version, config, findings } = head;
  return {
    experiment,
    version,
    config,
    findings,
    rows: readRows(head, parts),
    shots: readShots(head, parts),
  };
}

/** Numbers one after the other; their places in the file are not aligned. */
class Parts {
  constructor(
    private readonly view: DataView,
    private at: number,
  ) {}

  doubles(count: number): number[] {
    return Array.from({ length: count }, () => this.view.getFloat64(this.#pass(8), true));
  }
  words(count: number): number[] {
    return Array.from({ length: count }, () => this.view.getUint16(this.#pass(2), true));
  }
  bytes(count: number): Int8Array {
    return new Int8Array(this.view.buffer, this.#pass(count), count).slice();
  }
  #pass(bytes: number): number {
    this.at += bytes;
    return this.at - bytes;
  }
}

function readRows({ rows, columns, words, histograms }: Head, parts: Parts): Row[] {
  const numbers = columns.map((name) => [name, parts.doubles(rows)] as const);
  const densities = histograms.map(({ name, edges, scale }) => ({
    name,
    edges,
    density: Array.from({ length: rows }, () => parts.words(edges.length - 1).map((step) => step * scale)),
  }));
  return Array.from({ length: rows }, (_, r) => {
    const values: Record<string, Row['values'][string]> = {};
    for (const [name, column] of numbers) values[name] = Number.isNaN(column[r]!) ? null : column[r]!;
    for (const [name, column] of Object.entries(words)) values[name] = column[r]!;
    const drawn: Record<string, Histogram> = {};
    for (const { name, edges, density } of densities) drawn[name] = { edges, density: density[r]! };
    return { values, histograms: drawn };
  });
}

function readShots({ shots, arrays }: Head, parts: Parts): Shot[] {
  const pictures = arrays.map(({ name, length, scale }) => ({
    name,
    frames: shots.map(() => {
      const steps = parts.bytes(length);
      return scale === null ? steps : Float32Array.from(steps, (step) => step * scale);
    }),
  }));
  return shots.map(({ rows, done, total, values }, s) => ({
    rows,
    frame: {
      done,
      total,
      values,
      arrays: Object.fromEntries(pictures.map(({ name, frames }) => [name, frames[s]!])),
    },
  }));
}
