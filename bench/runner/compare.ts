/** `glassbox bench compare`: reads two results and says what changed beyond noise. */
import { readFileSync } from 'node:fs';
import { aligned, type Terminal } from '../../src/cli/terminal.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { type Compared, compareResults, NOISE, tooSlow } from '../result/compare.ts';
import { type BenchResult, whyNoResult } from '../result/schema.ts';
import { speechOf } from './summary.ts';
import { nameOf } from './words.ts';

export interface CompareOptions {
  readonly json: boolean;
  /** Percent; null: nothing fails. */
  readonly failAbove: number | null;
}

/** @returns the exit code: 1 where a line became slower than was allowed */
export function runCompare(
  terminal: Terminal,
  first: string,
  second: string,
  options: CompareOptions,
): number {
  const [before, after] = [readResult(first), readResult(second)];
  const rows = compareResults(before, after);
  if (rows.length === 0) throw new GlassboxError('GBX-732', { first, second });
  const slow = options.failAbove === null ? [] : tooSlow(rows, options.failAbove);
  if (options.json) terminal.out(JSON.stringify(rows.map(plain)));
  else for (const line of report(terminal, { first, second, before, after, rows })) terminal.out(line);
  if (slow.length > 0)
    terminal.error(terminal.t('bench.compare.failed', { count: slow.length, percent: options.failAbove! }));
  return slow.length > 0 ? 1 : 0;
}

/** @throws GBX-730 or GBX-731 */
export function readResult(path: string): BenchResult {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new GlassboxError('GBX-731', { path, reason: code ?? message });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new GlassboxError('GBX-730', { path, why: 'JSON' });
  }
  const why = whyNoResult(value);
  if (why !== null) throw new GlassboxError('GBX-730', { path, why });
  return value as BenchResult;
}

const plain = ({ host, engine, line, before, after, ratio, low, high, verdict }: Compared) => ({
  host,
  engine,
  id: line.id,
  unit: line.unit,
  before,
  after,
  speed: ratio,
  low,
  high,
  verdict,
});

interface Pair {
  readonly first: string;
  readonly second: string;
  readonly before: BenchResult;
  readonly after: BenchResult;
  readonly rows: readonly Compared[];
}

function report({ t, language }: Terminal, { first, second, before, after, rows }: Pair): string[] {
  const speech = speechOf(language);
  const { number } = speech;
  const head = ['line', 'before', 'after', 'speed', 'interval', 'verdict'] as const;
  const table = rows.map(({ host, engine, line, before: a, after: b, ratio, low, high, verdict }) => [
    `${t(`bench.hosts.${host as 'node'}`)}, ${engine}: ${nameOf(speech, line)}`,
    number(a),
    `${number(b)} ${t(`bench.units.${line.unit}`)}`,
    `×${number(ratio)}`,
    `${number(low)} … ${number(high)}`,
    t(`bench.compare.verdicts.${verdict}`),
  ]);
  const count = (wanted: Compared['verdict']) => rows.filter(({ verdict }) => verdict === wanted).length;
  const machine = (result: BenchResult) =>
    [
      result.machine.cpu,
      ...new Set(result.hosts.flatMap(({ engines }) => engines.flatMap(({ device }) => device ?? []))),
    ].join('; ');
  const [one, other] = [machine(before), machine(after)];
  return [
    t('bench.compare.title', { first, second }),
    '',
    ...aligned([head.map((name) => t(`bench.compare.head.${name}`)), ...table]),
    '',
    t('bench.compare.rule', { percent: 100 * NOISE }),
    ...(one === other ? [] : [t('bench.compare.otherMachine', { first: one, second: other })]),
    ...(before.quick || after.quick ? [t('bench.compare.quick')] : []),
    t('bench.compare.summary', {
      all: rows.length,
      faster: count('faster'),
      slower: count('slower'),
      same: count('same'),
      disturbed: count('disturbed'),
    }),
  ];
}
