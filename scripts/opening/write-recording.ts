/** Writes a recorded run into the file that `src/lab/opening/recording.ts` reads and describes. */
import { gzipSync } from 'node:zlib';
import type { Frame, Row } from '../../src/experiments/declaration.ts';
import type { ArrayHead, Head, Recording } from '../../src/lab/opening/recording.ts';

export async function writeRecording(recording: Recording): Promise<Uint8Array> {
  const head = headOf(recording);
  const text = new TextEncoder().encode(JSON.stringify(head));
  const length = new Uint8Array(new Uint32Array([text.length]).buffer);
  const raw = new Blob([length, text, ...numbersOf(recording, head)]);
  return gzipSync(await raw.arrayBuffer(), { level: 9 });
}

function headOf({ experiment, version, config, findings, rows, shots }: Recording): Head {
  const names = Object.keys(rows[0]!.values);
  const isWords = (name: string) =>
    rows.some(({ values }) => ['string', 'boolean'].includes(typeof values[name]));
  const words = names.filter(isWords);
  return {
    experiment,
    version,
    config,
    rows: rows.length,
    columns: names.filter((name) => !words.includes(name)),
    words: Object.fromEntries(
      words.map((name) => [name, rows.map(({ values }) => values[name] as string | boolean | null)]),
    ),
    histograms: Object.entries(rows[0]!.histograms ?? {}).map(([name, { edges }]) => ({
      name,
      edges: Array.from(edges),
      scale: stepOf(densitiesOf(rows, name), U16),
    })),
    shots: shots.map(({ rows, frame: { done, total, values } }) => ({ rows, done, total, values })),
    arrays: Object.keys(shots[0]!.frame.arrays).map((name) =>
      arrayHead(
        name,
        shots.map(({ frame }) => frame),
      ),
    ),
    findings: findings.map((all) =>
      all.map(({ id, verdict, facts }) => ({
        id,
        verdict,
        facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, shortened(fact)])),
      })),
    ),
  };
}

/** More digits than any sentence says. */
const shortened = (fact: string | number) => (typeof fact === 'number' ? Number(fact.toPrecision(6)) : fact);

function arrayHead(name: string, frames: readonly Frame[]): ArrayHead {
  const all = frames.map(({ arrays }) => arrays[name]!);
  if (all[0] instanceof Int8Array) return { name, length: all[0].length, scale: null };
  return {
    name,
    length: all[0]!.length,
    scale: stepOf(
      all.flatMap((one) => Array.from(one)),
      LEVELS,
    ),
  };
}

/** Of a scatter plot of some 200 pixels: finer steps than these are not seen. */
const LEVELS = 63;
const U16 = 0xffff;

/** A step with which the largest of the numbers is `steps` steps. */
function stepOf(numbers: readonly number[], steps: number): number {
  const largest = numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  // Rounded up: rounded down the largest would be a step too many.
  return (Math.ceil((largest / steps) * 1e9) || 1) / 1e9;
}

const densitiesOf = (rows: readonly Row[], name: string) =>
  rows.flatMap(({ histograms }) => Array.from(histograms![name]!.density));

function numbersOf({ rows, shots }: Recording, head: Head): BlobPart[] {
  const columns = head.columns.flatMap((name) => rows.map(({ values }) => numberOf(values[name])));
  const densities = head.histograms.flatMap(({ name, scale }) =>
    densitiesOf(rows, name).map((x) => Math.round(x / scale)),
  );
  const arrays = head.arrays.flatMap(({ name, scale }) =>
    shots.map(({ frame }) => Int8Array.from(frame.arrays[name]!, (x) => Math.round(scale ? x / scale : x))),
  );
  return [Float64Array.from(columns), Uint16Array.from(densities), ...arrays];
}

const numberOf = (value: Row['values'][string] | undefined) =>
  typeof value === 'number' ? value : Number.NaN;
