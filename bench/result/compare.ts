/** Two results side by side: for every line that both have, how many times as fast the second one is, and whether that is more than noise. */
import type { BenchLine, BenchResult } from './schema.ts';

export type Verdict = 'same' | 'faster' | 'slower' | 'disturbed';

export interface Compared {
  readonly host: string;
  readonly engine: string;
  readonly line: BenchLine;
  readonly before: number;
  readonly after: number;
  /** Speed of the second over that of the first: above 1 it is faster. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: Verdict;
}

/**
 * Medians of two runs of one program differ by this share though nothing changed: clocks, places in memory and compilers that decide
 * anew. Intervals know only what happens within a run.
 */
export const NOISE = 0.05;

/** @returns lines in the order of the first result */
export function compareResults(before: BenchResult, after: BenchResult): Compared[] {
  const rows: Compared[] = [];
  for (const { host, engines } of before.hosts)
    for (const { engine, lines } of engines) {
      const others = after.hosts
        .find((one) => one.host === host)
        ?.engines.find((one) => one.engine === engine)?.lines;
      for (const line of lines) {
        const other = others?.find(({ id, unit }) => id === line.id && unit === line.unit);
        if (other) rows.push({ host, engine, line, ...compareLines(line, other) });
      }
    }
  return rows;
}

/**
 * The interval takes the farthest ends of both: with 95 % each it holds the ratio of the medians in more than 90 % of all cases,
 * whatever the distribution, and in some 99 % where both scatter alike.
 */
export function compareLines(
  a: Pick<BenchLine, 'median' | 'low' | 'high' | 'better' | 'disturbed'>,
  b: Pick<BenchLine, 'median' | 'low' | 'high' | 'disturbed'>,
): Omit<Compared, 'host' | 'engine' | 'line'> {
  const less = a.better === 'less';
  const ratio = less ? a.median / b.median : b.median / a.median;
  const low = less ? a.low / b.high : b.low / a.high;
  const high = less ? a.high / b.low : b.high / a.low;
  return { before: a.median, after: b.median, ratio, low, high, verdict: verdictOf() };

  function verdictOf(): Verdict {
    if (a.disturbed || b.disturbed) return 'disturbed';
    if (low > 1 && ratio > 1 + NOISE) return 'faster';
    if (high < 1 && ratio < 1 / (1 + NOISE)) return 'slower';
    return 'same';
  }
}

/** Lines that became slower beyond noise, by more than so many percent of their time. */
export function tooSlow(rows: readonly Compared[], percent: number): Compared[] {
  return rows.filter(({ verdict, ratio }) => verdict === 'slower' && 1 / ratio - 1 > percent / 100);
}
