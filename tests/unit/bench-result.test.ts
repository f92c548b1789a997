/** What the benchmark writes: results are checked, comparisons see a slowdown and no noise, rooflines draw what was measured. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, test } from 'vitest';
import { compareLines, compareResults, tooSlow } from '../../bench/result/compare.ts';
import { rooflineSvg } from '../../bench/result/roofline.ts';
import { type BenchResult, checkResult, resultSchema, whyNoResult } from '../../bench/result/schema.ts';
import { speechOf } from '../../bench/runner/summary.ts';
import { rooflineWords } from '../../bench/runner/words.ts';
import { rooflineOf } from '../../bench/suite/bencher.ts';
import { denseCounts, stepCounts } from '../../bench/suite/counts.ts';
import { threadCounts } from '../../bench/suite/scaling.ts';
import '../../src/messages/catalogue.ts';
import { benchResult, CEILINGS } from '../support/bench-result.ts';

const LINES = [
  { id: 'a', median: 3.5 },
  { id: 'b', median: 120, better: 'more' },
  { id: 'c', median: 40, scatter: 0.05 },
] as const;

/** A copy of a result with something else at a path. */
function withChange(result: BenchResult, path: string, value: unknown): unknown {
  const copy = structuredClone(result);
  const keys = path.split('.');
  let place = copy as unknown as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
  place[keys.at(-1)!] = value;
  return copy;
}

describe('results', () => {
  test('one that could have been measured is accepted, and is the same after a file', () => {
    const result = benchResult(LINES);
    expect(whyNoResult(result)).toBeNull();
    expect(checkResult(JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  const LINE = 'hosts.0.engines.0.lines.0';
  /** A path, and what stands there instead. */
  const BROKEN: readonly (readonly [string, unknown])[] = [
    ['format', 'rows'],
    ['version', 2],
    ['hosts', []],
    ['hosts.0.host', 'abacus'],
    ['machine', undefined],
    ['started', 'yesterday'],
    ['hosts.0.engines.0.digest', 'xyz'],
    [`${LINE}.median`, '3.5'],
    [`${LINE}.samples.3`, -1],
    [`${LINE}.samples`, []],
    // The median outside of its interval, and a line that is there twice.
    [`${LINE}.high`, 1],
    [`${LINE}.id`, 'b'],
  ];

  test.each(BROKEN)('%s = %j is refused', (path, value) => {
    const result = withChange(benchResult(LINES), path, value);
    expect(whyNoResult(result)).toMatch(/./);
    expect(() => checkResult(result)).toThrow(TypeError);
  });

  test('what is wrong is named by its path', () => {
    const result = structuredClone(benchResult(LINES)) as unknown as { machine: { processors: unknown } };
    result.machine.processors = 'two';
    expect(whyNoResult(result)).toContain('machine.processors');
    expect(whyNoResult(null)).toMatch(/./);
    expect(whyNoResult([])).toMatch(/./);
  });

  test('the JSON Schema beside the sources is made from the schema that checks (`npx vitest -u` writes it)', async () => {
    const schema = toJsonSchema(resultSchema, { errorMode: 'ignore' });
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
      '../../bench/result.schema.json',
    );
  });
});

describe('comparisons', () => {
  const verdicts = (a: BenchResult, b: BenchResult) => compareResults(a, b).map(({ verdict }) => verdict);

  test('two runs of one program are within noise, whichever comes first', () => {
    for (let seed = 2; seed < 30; seed += 2) {
      const [a, b] = [benchResult(LINES, seed), benchResult(LINES, seed + 1)];
      expect(verdicts(a, b)).toEqual(['same', 'same', 'same']);
      expect(verdicts(b, a)).toEqual(['same', 'same', 'same']);
    }
  });

  test('a planted slowdown is found, in times and in rates; so is a gain', () => {
    const before = benchResult(LINES);
    const after = benchResult(
      [
        { id: 'a', median: 3.5 * 1.2 },
        { id: 'b', median: 120 / 1.3, better: 'more' },
        { id: 'c', median: 40 / 1.5, scatter: 0.05 },
      ],
      9,
    );
    expect(verdicts(before, after)).toEqual(['slower', 'slower', 'faster']);
    const rows = compareResults(before, after);
    expect(rows[0]!.ratio).toBeCloseTo(1 / 1.2, 1);
    expect(tooSlow(rows, 10).map(({ line }) => line.id)).toEqual(['a', 'b']);
    expect(tooSlow(rows, 25).map(({ line }) => line.id)).toEqual(['b']);
    expect(tooSlow(rows, 50)).toEqual([]);
  });

  test('a difference that the intervals do not settle is none; a disturbed line is not judged', () => {
    const wide = { median: 10, low: 8, high: 13, better: 'less', disturbed: false } as const;
    expect(compareLines(wide, { ...wide, median: 12, low: 9, high: 15 }).verdict).toBe('same');
    const sharp = { ...wide, low: 9.99, high: 10.01 };
    // Certain within a run, and yet no more than two runs differ by.
    expect(compareLines(sharp, { ...sharp, median: 10.3, low: 10.29, high: 10.31 }).verdict).toBe('same');
    const slow = { ...sharp, median: 20, low: 19.9, high: 20.1 };
    expect(compareLines(sharp, slow).verdict).toBe('slower');
    expect(compareLines(sharp, { ...slow, disturbed: true }).verdict).toBe('disturbed');
  });

  test('lines of other hosts, engines or units are not set beside each other', () => {
    const before = benchResult(LINES);
    const other = withChange(before, 'hosts.0.host', 'deno') as BenchResult;
    expect(compareResults(before, other)).toEqual([]);
    const rate = benchResult([{ id: 'a', median: 3.5, better: 'more' }]);
    expect(compareResults(before, rate)).toEqual([]);
  });
});

describe('rooflines', () => {
  test('the share is that of the nearer ceiling, by the bandwidth of the set that holds what is touched', () => {
    const counts = {
      arithmetic: 'integer',
      operationsPerUnit: 400,
      bytesPerUnit: 300,
      touched: 1e5,
    } as const;
    // 400 / 200 = 2 ns of arithmetic; 300 / 30 = 10 ns of memory, as 100 kB do not fit 16 KiB.
    expect(rooflineOf(counts, 20, CEILINGS)).toMatchObject({
      bound: 'bytes',
      share: 0.5,
      ceilingBytesPerNs: 30,
    });
    expect(rooflineOf({ ...counts, touched: 8000 }, 20, CEILINGS)).toMatchObject({
      bound: 'operations',
      share: 0.1,
    });
    expect(rooflineOf({ ...counts, arithmetic: 'float' }, 20, CEILINGS)).toMatchObject({
      ceilingOperationsPerNs: 100,
    });
    expect(rooflineOf(counts, 20, { ...CEILINGS, bandwidth: [] })).toBeNull();
  });

  test('a step is counted from its shape: twice for each weight, point and pass', () => {
    const shape = {
      inputs: 2,
      hidden: [16, 16],
      outputs: 1,
      activation: 'tanh',
      bias: true,
      gains: [1, 1, 1],
    } as const;
    const { operationsPerUnit } = stepCounts({ shape, points: 64, channels: 1, state: 0 });
    expect(operationsPerUnit).toBe(2 * 64 * (2 * 32 + 3 * 256 + 3 * 16));
    const one = { size: 1000, rowBits: 8, fieldBits: 16, statesPerThread: 1 };
    const [none, some] = [denseCounts(one, 0), denseCounts(one, 0.1)];
    expect(some.operationsPerUnit - none.operationsPerUnit).toBeCloseTo(100, 9);
    expect(none.bytesPerUnit).toBeLessThan(3);
  });

  test('the chart holds every kernel and ceiling, in both languages, as whole XML', () => {
    const result = benchResult([...LINES, { id: 'd', median: 0.8 }]);
    const engine = result.hosts[0]!.engines[0]!;
    for (const language of ['en', 'zh-Hans'] as const) {
      const svg = rooflineSvg(engine, rooflineWords(speechOf(language), 'node', engine))!;
      expect(svg.match(/<circle/g)).toHaveLength(engine.lines.filter(({ roofline }) => roofline).length);
      expect(svg).toContain('16 KiB');
      expect(svg).toContain('64 MiB');
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      // Every element that is opened is closed.
      expect(svg.match(/<text/g)!.length).toBe(svg.match(/<\/text>/g)!.length);
      const inside = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map((m) => [
        Number(m[1]),
        Number(m[2]),
      ]);
      for (const [x, y] of inside) {
        expect(x).toBeGreaterThanOrEqual(76);
        expect(x).toBeLessThanOrEqual(736);
        expect(y).toBeGreaterThanOrEqual(56);
        expect(y).toBeLessThanOrEqual(436);
      }
    }
    expect(
      rooflineSvg({ ...engine, ceilings: null }, rooflineWords(speechOf('en'), 'node', engine)),
    ).toBeNull();
    const nasty = { ...engine, device: '<script>&"' };
    expect(rooflineSvg(nasty, rooflineWords(speechOf('en'), 'node', nasty))).not.toContain('<script>');
  });
});

test('threads are doubled, and all of them are used', () => {
  expect([1, 2, 3, 4, 6, 16].map(threadCounts)).toEqual([[], [2], [2, 3], [2, 4], [2, 4, 6], [2, 4, 8, 16]]);
});
