/**
 * The fingerprint of a result, as a link carries it: `fp=1a2b3c4d` or `fp=1a2b3c4d~loss~0.0831~0.0042`.
 *
 * First the digest: 8 hex digits, the first half of what `glassbox run` prints and writes into its manifest. It is SHA-256 of
 * `rows.jsonl`, a row a line in the order of its values: every double as the shortest decimal that reads back as the same one, -0
 * as 0, what is no number as null. Spins are the same bits on every engine, so an experiment without networks has one
 * fingerprint everywhere.
 *
 * Networks are 32-bit floats and differ in their last bits between engines. Of such an experiment up to three means with their
 * standard errors follow, of its networks first: another engine is held to them.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Experiment, Row } from './declaration.ts';

/** A mean that travels with a link. */
export interface CarriedMean {
  readonly column: string;
  readonly mean: number;
  readonly error: number;
}

export interface Fingerprint {
  /** 8 hex digits. */
  readonly digest: string;
  readonly means: readonly CarriedMean[];
}

/** `untold`: a result of networks on another engine, and nothing to hold it to. */
export type Verdict = 'same' | 'agrees' | 'differs' | 'untold';

/** A carried mean beside the one of this run; z is their distance in standard errors. */
export interface ComparedMean extends CarriedMean {
  readonly here: number | null;
  readonly hereError: number | null;
  readonly z: number;
}

export interface Verification {
  readonly verdict: Verdict;
  readonly claimed: Fingerprint;
  readonly here: Fingerprint;
  readonly compared: readonly ComparedMean[];
  /** Largest distance of a mean, in standard errors; null where none was compared. */
  readonly largest: number | null;
}

const DIGITS = 8;
/** More would make the link long and the test no sharper: the digest is the sharp one. */
const MEANS = 3;
/** Three means at once, and errors that come from few samples: beyond this it is no chance. */
export const LARGEST_Z = 4;

/** A row as one line of JSON; typed arrays as lists, numbers that JSON lacks as null. */
export function rowToJson(row: Row, index: number): string {
  return JSON.stringify({ index, ...row }, (_, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
}

/** Rows as `--json` prints them, a line each. */
export function rowsToJsonLines(rows: readonly Row[]): string {
  return rows.map((row, index) => `${rowToJson(row, index)}\n`).join('');
}

/** First 64 bits of SHA-256 of the rows, 16 hex digits: the digest of a manifest. */
export function digestOfRows(rows: readonly Row[]): string {
  return bytesToHex(sha256(utf8ToBytes(rowsToJsonLines(rows))).subarray(0, 8));
}

/** Whether every engine gives the same bits: networks alone do not. */
export function isExact({ fields, figures }: Experiment): boolean {
  return (
    !Object.values(fields).some(({ group }) => group === 'learner') &&
    !figures.some(({ side }) => side === 'learner')
  );
}

/** The fingerprint of a finished run. */
export function fingerprintOf(
  experiment: Experiment,
  rows: readonly Row[],
  digest = digestOfRows(rows),
): Fingerprint {
  return {
    digest: digest.slice(0, DIGITS),
    means: isExact(experiment) ? [] : keyMeans(experiment, rows).map(rounded),
  };
}

/** As a link says it. */
export function fingerprintText({ digest, means }: Fingerprint): string {
  return [digest, ...means.flatMap(({ column, mean, error }) => [column, plain(mean), plain(error)])].join(
    '~',
  );
}

/** @returns null for what no result ever had */
export function readFingerprint(text: string): Fingerprint | null {
  const [digest, ...words] = text.split('~');
  if (!/^[0-9a-f]{8}$/.test(digest!) || words.length % 3 !== 0 || words.length > 3 * MEANS) return null;
  const means: CarriedMean[] = [];
  for (let at = 0; at < words.length; at += 3) {
    const [column, mean, error] = [words[at]!, Number(words[at + 1]), Number(words[at + 2])];
    const isNumber = /\d/.test(words[at + 1]!) && /\d/.test(words[at + 2]!);
    if (!/^\w+$/.test(column) || !isNumber || !Number.isFinite(mean) || !(error >= 0 && error < Infinity))
      return null;
    means.push({ column, mean, error });
  }
  return { digest: digest!, means };
}

/**
 * Holds a run to what a link claims of it.
 *
 * @param here  the run's own fingerprint, whose digest costs more than the rest
 */
export function verify(
  claimed: Fingerprint,
  here: Fingerprint,
  experiment: Experiment,
  rows: readonly Row[],
): Verification {
  if (claimed.digest === here.digest) return { verdict: 'same', claimed, here, compared: [], largest: null };
  const compared = claimed.means.map((carried) => compare(carried, rows, experiment));
  const largest = compared.length > 0 ? Math.max(...compared.map(({ z }) => z)) : null;
  const verdict: Verdict = isExact(experiment)
    ? 'differs'
    : largest === null
      ? 'untold'
      : largest <= LARGEST_Z
        ? 'agrees'
        : 'differs';
  return { verdict, claimed, here, compared, largest };
}

/** What networks are judged by: drawn means that have an error, those of the networks first, where they were measured last. */
function keyMeans(experiment: Experiment, rows: readonly Row[]): CarriedMean[] {
  const errorOf = new Map(
    experiment.columns.flatMap(({ name, errorOf }) => (errorOf ? [[errorOf, name]] : [])),
  );
  const drawn = experiment.figures.flatMap((figure) => (figure.kind === 'line' ? figure.series : []));
  const ofNetworks = drawn.filter(({ role }) => role === 'learner').map(({ y }) => y);
  const names = new Set([...ofNetworks, ...drawn.map(({ y }) => y), ...errorOf.keys()]);
  return [...names]
    .flatMap((column) => {
      const error = errorOf.get(column);
      const found = error ? newest(rows, column, error) : null;
      return found ? [{ column, ...found }] : [];
    })
    .slice(0, MEANS);
}

/** The newest row that has both a mean and its error. */
function newest(
  rows: readonly Row[],
  column: string,
  errorColumn: string,
): { mean: number; error: number } | null {
  const row = rows.findLast(({ values }) => isNumber(values[column]) && isNumber(values[errorColumn]));
  return row ? { mean: row.values[column] as number, error: row.values[errorColumn] as number } : null;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Two digits of the error, and the mean to the same place: what the comparison can feel. */
function rounded({ column, mean, error }: CarriedMean): CarriedMean {
  if (error === 0) return { column, mean: Number(mean.toPrecision(7)), error };
  const places = Math.min(Math.max(1 - Math.floor(Math.log10(error)), 0), 100);
  return { column, mean: Number(mean.toFixed(places)), error: Number(error.toPrecision(2)) };
}

function compare(carried: CarriedMean, rows: readonly Row[], { columns }: Experiment): ComparedMean {
  const errorColumn = columns.find(({ errorOf }) => errorOf === carried.column)?.name;
  const found = errorColumn ? newest(rows, carried.column, errorColumn) : null;
  if (!found) return { ...carried, here: null, hereError: null, z: Number.POSITIVE_INFINITY };
  // The carried mean was rounded, by less than a tenth of its error; where it has none, to seven digits.
  const rounding = 1e-6 * Math.abs(carried.mean);
  const spread = Math.hypot(carried.error, found.error) || rounding || Number.MIN_VALUE;
  const z = Math.abs(carried.mean - found.mean) / spread;
  return { ...carried, here: found.mean, hereError: found.error, z };
}

/** Without a plus sign, which a link reads as a space. */
const plain = (value: number) => String(value).replace('e+', 'e');
