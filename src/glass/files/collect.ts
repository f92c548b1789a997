/**
 * From entries as a file gives them to real couplings, each pair once: sums duplicates, refuses self-couplings, finds
 * free sites.
 */
import { GlassboxError } from '../../messages/problem.ts';
import type { RealCouplings } from '../quantise.ts';
import type { CouplingsFormat, CouplingsReport, CouplingsSign } from './report.ts';

/** Entries in the file's own numbering and sign; arrays of one length each. */
export interface Entries {
  readonly format: CouplingsFormat;
  readonly sign: CouplingsSign;
  readonly firstSite: 0 | 1;
  /** N by the file's header; null where it follows from the largest site. */
  readonly size: number | null;
  readonly i: readonly number[];
  readonly j: readonly number[];
  readonly value: readonly number[];
  /** Line of each entry. */
  readonly line: readonly number[];
  readonly fields: readonly { readonly site: number; readonly value: number; readonly line: number }[];
  readonly unweighted: boolean;
  readonly columnNames: string | null;
}

export interface ReadCouplings {
  readonly couplings: RealCouplings;
  readonly report: CouplingsReport;
}

const FEW = 5;

/**
 * @throws GBX-303 self-coupling, GBX-304 site out of range, GBX-305 fewer than two sites, GBX-302 if a sum is not finite
 */
export function collect(entries: Entries): ReadCouplings {
  const size = sizeOf(entries);
  checkSites(entries, size);
  const factor = entries.sign === 'weight' ? -1 : 1;
  const merged = mergePairs(entries, size, factor);
  const field = fieldsOf(entries, size);
  const { pairs } = merged;

  const used = new Uint8Array(size);
  for (const { i, j } of pairs) used[i] = used[j] = 1;
  for (const [site, h] of field.values.entries()) if (h !== 0) used[site] = 1;
  const unused = [...used.keys()].filter((site) => used[site] === 0);
  const fieldCount = field.values.filter((h) => h !== 0).length;
  return {
    couplings: {
      size,
      pairs,
      ...(fieldCount > 0 ? { field: field.values.map((h) => (h === 0 ? 0 : factor * h)) } : {}),
    },
    report: {
      format: entries.format,
      sign: entries.sign,
      firstSite: entries.firstSite,
      size,
      couplings: pairs.length,
      fields: fieldCount,
      duplicates: {
        count: merged.duplicates + field.duplicates,
        reversed: merged.reversed,
        firstLine: merged.firstLine ?? field.firstLine,
      },
      zeros: merged.zeros,
      unused: { count: unused.length, first: unused.slice(0, FEW).map((site) => site + entries.firstSite) },
      sumOfWeights: entries.value.reduce((sum, w) => sum + w, 0),
      integers: pairs.every((p) => Number.isInteger(p.value)) && field.values.every(Number.isInteger),
      unweighted: entries.unweighted,
      columnNames: entries.columnNames,
    },
  };
}

function sizeOf({ size, i, j, fields, firstSite }: Entries): number {
  let largest = -1;
  for (const site of i) largest = Math.max(largest, site);
  for (const site of j) largest = Math.max(largest, site);
  for (const { site } of fields) largest = Math.max(largest, site);
  const found = size ?? largest + 1 - firstSite;
  if (found < 2) throw new GlassboxError('GBX-305', { size: Math.max(0, found) });
  return found;
}

function checkSites({ i, j, line, fields, firstSite }: Entries, size: number): void {
  const last = firstSite + size - 1;
  const check = (site: number, at: number) => {
    if (site < firstSite || site > last)
      throw new GlassboxError('GBX-304', { line: at, site, first: firstSite, last });
  };
  line.forEach((at, k) => {
    check(i[k]!, at);
    check(j[k]!, at);
    if (i[k] === j[k]) throw new GlassboxError('GBX-303', { line: at, site: i[k]! });
  });
  for (const { site, line: at } of fields) check(site, at);
}

interface Merged {
  readonly pairs: { i: number; j: number; value: number }[];
  readonly duplicates: number;
  readonly reversed: number;
  readonly firstLine: number | null;
  readonly zeros: number;
}

/** Couplings with i < j in order of (i, j), duplicates summed in the file's order. */
function mergePairs({ i, j, value, line, firstSite }: Entries, size: number, factor: 1 | -1): Merged {
  const order = Uint32Array.from(line, (_, k) => k);
  const key = Float64Array.from(
    line,
    (_, k) => (Math.min(i[k]!, j[k]!) - firstSite) * size + Math.max(i[k]!, j[k]!) - firstSite,
  );
  // Most files come in order, and sorting millions takes seconds.
  const ordered = key.every((k, entry) => entry === 0 || k >= key[entry - 1]!);
  if (!ordered) order.sort((a, b) => key[a]! - key[b]! || a - b);
  const pairs: Merged['pairs'] = [];
  let duplicates = 0;
  let reversed = 0;
  let firstLine: number | null = null;
  let zeros = 0;
  for (let from = 0, to = 0; from < order.length; from = to) {
    const first = order[from]!;
    let sum = 0;
    for (to = from; to < order.length && key[order[to]!] === key[first]; to++) {
      const entry = order[to]!;
      sum += value[entry]!;
      if (to === from) continue;
      duplicates++;
      if (i[entry] !== i[first]) reversed++;
      firstLine = Math.min(firstLine ?? line[entry]!, line[entry]!);
    }
    if (!Number.isFinite(sum))
      throw new GlassboxError('GBX-302', { line: line[order[to - 1]!]!, text: String(sum) });
    if (sum === 0) zeros++;
    else pairs.push({ i: Math.floor(key[first]! / size), j: key[first]! % size, value: factor * sum });
  }
  return { pairs, duplicates, reversed, firstLine, zeros };
}

function fieldsOf({ fields, firstSite }: Entries, size: number) {
  const values = new Array<number>(size).fill(0);
  const seen = new Uint8Array(size);
  let duplicates = 0;
  let firstLine: number | null = null;
  for (const { site, value, line } of fields) {
    const k = site - firstSite;
    if (seen[k]) {
      duplicates++;
      firstLine ??= line;
    }
    seen[k] = 1;
    values[k]! += value;
  }
  return { values, duplicates, firstLine };
}
