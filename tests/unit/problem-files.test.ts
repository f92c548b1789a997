import { describe, expect, test } from 'vitest';
import { integerProblem, worthOf } from '../../src/dynamics/solve/integers.ts';
import { type Problem, type ReadOptions, readProblem } from '../../src/glass/files/problem.ts';
import { isProblem } from '../../src/messages/problem.ts';

/** Every state of a small problem, as spins. */
function* states(size: number): Generator<number[]> {
  for (let word = 0; word < 2 ** size; word++)
    yield Array.from({ length: size }, (_, i) => ((word >> i) & 1) * 2 - 1);
}

/** Lowest energy by the problem's own numbers, over all states. */
function lowest(problem: Problem): number {
  return Math.min(...[...states(problem.couplings.size)].map((spins) => worthOf(problem, spins).energy));
}

function refusal(text: string, options?: ReadOptions): { id: string; facts: object } {
  try {
    integerProblem(readProblem(text, options));
  } catch (error) {
    if (isProblem(error)) return { id: error.id, facts: error.facts };
    throw error;
  }
  throw new Error('the file was read');
}

/** A frustrated square with one diagonal: numbers a, b, c, d, e on 12, 23, 34, 41, 13. */
const NUMBERS = [3, -1, 2, 1, -2] as const;
const EDGES = '1 2 3\n2 3 -1\n3 4 2\n4 1 1\n1 3 -2\n';
const PAIRS = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
  [0, 2],
] as const;

/** Written out by hand, apart from everything the reader does. */
const sumOfProducts = (z: readonly number[]) =>
  PAIRS.reduce((sum, [i, j], k) => sum + NUMBERS[k]! * z[i]! * z[j]!, 0);
const cutOf = (s: readonly number[]) =>
  PAIRS.reduce((sum, [i, j], k) => sum + (s[i] === s[j] ? 0 : NUMBERS[k]!), 0);

describe('each convention, on every state of four spins', () => {
  test.each([
    ['an Ising list: E = -sum J s s', EDGES, {}, (s: number[]) => -sumOfProducts(s)],
    ['sign +: E = +sum J s s', EDGES, { sign: '+' }, (s: number[]) => sumOfProducts(s)],
    ['MaxCut without a header', EDGES, { as: 'maxcut' }, (s: number[]) => sumOfProducts(s)],
    ['MaxCut by its header', `4 5\n${EDGES}`, {}, (s: number[]) => sumOfProducts(s)],
    ['a header of three numbers', `4 5 0\n${EDGES}`, {}, (s: number[]) => sumOfProducts(s)],
    [
      'a header, but asked for as Ising',
      `4 5\n${EDGES}`,
      { as: 'ising' },
      (s: number[]) => -sumOfProducts(s),
    ],
    ['a header and sign -', `4 5\n${EDGES}`, { sign: '-' }, (s: number[]) => -sumOfProducts(s)],
    ['MaxCut of the negatives', EDGES, { as: 'maxcut', sign: '-' }, (s: number[]) => -sumOfProducts(s)],
    [
      'QUBO: x = (1 + s) / 2',
      EDGES,
      { as: 'qubo' },
      (s: number[]) => sumOfProducts(s.map((z) => (1 + z) / 2)),
    ],
    [
      'QUBO, maximised',
      EDGES,
      { as: 'qubo', sign: '-' },
      (s: number[]) => -sumOfProducts(s.map((z) => (1 + z) / 2)),
    ],
  ] as const)('%s', (_, text, options, expected) => {
    const problem = readProblem(text, options);
    const { instance, scale } = integerProblem(problem);
    for (const spins of states(4)) {
      const { energy, cut } = worthOf(problem, spins);
      expect(energy).toBe(expected(spins) + 0);
      if (problem.kind === 'maxcut') expect(cut).toBe(cutOf(spins) * (problem.sign === '+' ? 1 : -1) + 0);
      // The search's own Hamiltonian says the same.
      const { couplings, field } = instance;
      let H = 0;
      for (let i = 0; i < 4; i++) {
        H -= (field?.[i] ?? 0) * spins[i]!;
        for (let j = 0; j < i; j++)
          if (couplings.kind === 'dense') H -= couplings.values[4 * i + j]! * spins[i]! * spins[j]!;
      }
      expect(H / scale / problem.divisor + problem.offset).toBeCloseTo(energy, 12);
    }
  });

  test('fields have the sign of the couplings', () => {
    const text = '1 0.5\n2 -0.25\n1 2 1\n';
    expect(worthOf(readProblem(text), [1, -1]).energy).toBe(1 - 0.5 - 0.25);
    expect(worthOf(readProblem(text, { sign: '+' }), [1, -1]).energy).toBe(-1 + 0.5 + 0.25);
  });
});

describe('formats', () => {
  test('a .qubo file: header, comments, diagonal and off-diagonal terms, sites from 0', () => {
    const text = 'c made by hand\np qubo 0 4 2 3\n0 0 -2\n3 3 1\nc half way\n0 1 3\n1 2 -1\n2 3 2\n';
    const problem = readProblem(text);
    expect(problem).toMatchObject({ kind: 'qubo', sign: '+', format: 'qubo', couplings: { size: 4 } });
    for (const spins of states(4)) {
      const x = spins.map((s) => (1 + s) / 2);
      const q = -2 * x[0]! + x[3]! + 3 * x[0]! * x[1]! - x[1]! * x[2]! + 2 * x[2]! * x[3]!;
      expect(worthOf(problem, spins).energy).toBe(q + 0);
    }
    expect(refusal('p qubo 0 4 2 9\n0 0 -2\n3 3 1\n0 1 3').id).toBe('GBX-306');
  });

  test('many empty lines and comments before a header take no time', () => {
    const text = `${'\n \nc\n'.repeat(20_000)}p qubo 0 2 0 1\n0 1 -1\n`;
    expect(readProblem(text).format).toBe('qubo');
    expect(readProblem(`${'\n'.repeat(50_000)}1 2 1\n`).format).toBe('edge-list');
  });

  test('Matrix Market: couplings once per pair; as QUBO x^T Q x, a stored half counting twice', () => {
    const text = '%%MatrixMarket matrix coordinate real symmetric\n3 3 3\n2 1 1.5\n3 1 -2\n3 2 0.5\n';
    expect(worthOf(readProblem(text), [1, 1, 1]).energy).toBe(0);
    expect(worthOf(readProblem(text), [1, -1, 1]).energy).toBe(1.5 + 2 + 0.5);
    expect(worthOf(readProblem(text, { as: 'qubo' }), [1, 1, -1]).energy).toBe(3);
  });

  test('COO JSON: lists, both halves of a matrix once, triples, fields, dimod’s sign and offset', () => {
    const lists = '{"row": [0, 1, 2], "col": [1, 2, 0], "data": [1, -2, 0.5]}';
    const both = '{"row": [0, 1, 1, 2, 2, 0], "col": [1, 0, 2, 1, 0, 2], "data": [1, 1, -2, -2, 0.5, 0.5]}';
    const edges = '[[0, 1, 1], [1, 2, -2], [2, 0, 0.5]]';
    for (const text of [lists, both, edges]) {
      const problem = readProblem(text);
      expect(problem).toMatchObject({ kind: 'ising', sign: '-', format: 'coo-json', couplings: { size: 3 } });
      expect(worthOf(problem, [1, 1, -1]).energy).toBe(-(1 + 2 - 0.5));
    }
    const spin = '{"vartype": "SPIN", "linear": {"0": 1}, "quadratic": [[0, 1, 2]], "offset": 10}';
    expect(worthOf(readProblem(spin), [1, -1]).energy).toBe(1 - 2 + 10);
    const binary = '{"vartype": "BINARY", "h": [1, -3], "edges": [[0, 1, 2]], "offset": 10}';
    expect(worthOf(readProblem(binary), [1, 1]).energy).toBe(1 - 3 + 2 + 10);
    expect(readProblem('{"n": 4, "edges": [[1, 4]]}', { as: 'maxcut' }).couplings.size).toBe(4);
  });

  test('an edge without a weight counts 1, with a header and without', () => {
    for (const text of ['3 3\n1 2\n2 3\n1 3\n', '1 2\n2 3\n1 3\n', '0 1\n1 2\n0 2'])
      expect(lowest(readProblem(text, { as: 'maxcut' }))).toBe(-1);
  });

  test('a first line is a header only if so many lines follow', () => {
    expect(readProblem('1 2 5\n2 3 1').format).toBe('edge-list');
    expect(readProblem('3 2\n1 2 5\n2 3 1').format).toBe('rudy');
    expect(readProblem('3 1\n1 2 5\n1 3 1\n2 0.5').format).toBe('edge-list');
  });
});

describe('numbers', () => {
  test('decimals become whole numbers without an error, common factors are divided out', () => {
    const { instance, scale, roundingError } = integerProblem(readProblem('1 2 0.14142\n2 3 -0.00002'));
    expect({ scale, roundingError }).toEqual({ scale: 50_000, roundingError: 0 });
    expect(instance.largestField).toBe(7072);
    expect(integerProblem(readProblem('1 2 3000000000.5\n2 3 -1.5e9')).scale).toBeLessThan(1);
  });

  test('other numbers are rounded, and the largest error is told', () => {
    const { roundingError, scale } = integerProblem(readProblem(`1 2 ${Math.PI}\n2 3 ${-Math.E}`));
    expect(roundingError).toBeGreaterThan(0);
    expect(roundingError).toBeLessThanOrEqual(0.5 / scale);
  });

  test('32 bits are refused before they overflow, with the limit', () => {
    expect(refusal('1 2 1073741825\n2 3 1')).toEqual({
      id: 'GBX-262',
      facts: { largest: 1073741826, limit: 2 ** 30, factor: 3 },
    });
    // 2^32 + 1 would wrap to 1 in 32 bits and pass a later check.
    expect(refusal('1 2 4294967297\n2 3 1').id).toBe('GBX-262');
    expect(refusal('1 2 1e300\n2 3 1').id).toBe('GBX-262');
  });
});

describe('refusals', () => {
  test.each([
    ['nothing', '', 'GBX-300'],
    ['comments only', '# a\n% b\n', 'GBX-300'],
    ['a header without edges', '5 0\n', 'GBX-263'],
    ['edges that cancel', '1 2 1\n2 1 -1\n', 'GBX-263'],
    ['prose', 'Dear reader,\nthis is no glass at all.\n', 'GBX-264'],
    ['a table of five columns', 'a,b,c,d,e\n1,2,3,4,5\n', 'GBX-264'],
    ['broken JSON', '{"row": [1', 'GBX-267'],
    ['JSON of something else', '{"name": "x"}', 'GBX-267'],
    ['JSON lists of different lengths', '{"row": [0], "col": [1, 2], "data": [1]}', 'GBX-267'],
    ['a site out of range in JSON', '{"n": 2, "edges": [[0, 5, 1]]}', 'GBX-304'],
    ['a self-coupling', '1 1 3\n1 2 1', 'GBX-303'],
    ['NaN', '1 2 nan\n', 'GBX-302'],
  ])('%s', (_, text, id) => {
    expect(refusal(text).id).toBe(id);
  });

  test('fields in MaxCut', () => {
    expect(refusal('{"edges": [[0, 1, 1]], "h": [1, 0]}', { as: 'maxcut' }).id).toBe('GBX-266');
  });
});
