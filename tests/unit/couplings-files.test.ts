import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCouplings, readGlass, reportNotes } from '../../src/glass/files/read.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { isProblem, type ProblemId } from '../../src/messages/problem.ts';

/** The problem a file is refused with: id and facts. */
function refusal(text: string): { id: ProblemId; facts: Readonly<Record<string, string | number>> } {
  try {
    readGlass(text);
  } catch (error) {
    if (isProblem(error)) return { id: error.id, facts: error.facts };
    throw error;
  }
  throw new Error('the file was read');
}

describe('edge lists', () => {
  test('`i j J` without a header are couplings; a 0 among the sites means counting from 0', () => {
    const { couplings, report } = readCouplings('# a triangle\n0 1 0.5\n1 2 -0.25\n\n0\t2\t1e-1\n');
    expect(couplings.pairs).toEqual([
      { i: 0, j: 1, value: 0.5 },
      { i: 0, j: 2, value: 0.1 },
      { i: 1, j: 2, value: -0.25 },
    ]);
    expect(report).toMatchObject({
      format: 'edge-list',
      sign: 'coupling',
      firstSite: 0,
      size: 3,
      couplings: 3,
      integers: false,
    });
    expect(readCouplings('1 2 3\n2 3 -4').report).toMatchObject({ firstSite: 1, size: 3, integers: true });
  });

  test('commas, semicolons, Windows lines, a byte-order mark and names of columns are read', () => {
    const { couplings, report } = readCouplings('\uFEFFi,j,J\r\n1,2,1.5\r\n2;3;-2\r\n');
    expect(couplings.pairs).toEqual([
      { i: 0, j: 1, value: 1.5 },
      { i: 1, j: 2, value: -2 },
    ]);
    expect(report.columnNames).toBe('i j J');
  });

  test('`i h` lines are fields, and sites with neither coupling nor field are said', () => {
    const { couplings, report } = readCouplings('0 0\n1 -0.5\n2 0\n3 0\n4 0\n1 3 1\n');
    expect(couplings.field).toEqual([0, -0.5, 0, 0, 0]);
    expect(report).toMatchObject({ size: 5, fields: 1, unused: { count: 3, first: [0, 2, 4] } });
    expect(readCouplings('0 0\n1 0\n0 1 2').couplings.field).toBeUndefined();
  });

  test('duplicates are summed and said, with how many were the other way round; a sum of 0 is no coupling', () => {
    const { couplings, report } = readCouplings('1 2 1\n2 3 1\n2 1 0.5\n1 2 0.25\n3 2 -1\n1 3 0');
    expect(couplings.pairs).toEqual([{ i: 0, j: 1, value: 1.75 }]);
    expect(report.duplicates).toEqual({ count: 3, reversed: 2, firstLine: 3 });
    expect(report.zeros).toBe(2);
    expect(report.unused).toEqual({ count: 1, first: [3] });
    const said = reportNotes(report).map((note) => note.id);
    expect(said).toEqual(['format', 'sign-coupling', 'numbering', 'duplicates', 'unused', 'zeros']);
  });

  test('holes in the numbering are free spins, counted and listed', () => {
    const { report } = readCouplings('1 2 1\n9 10 1');
    expect(report).toMatchObject({ size: 10, unused: { count: 6, first: [3, 4, 5, 6, 7] } });
    expect(reportNotes(report).find((note) => note.id === 'unused')?.facts.sites).toBe('3, 4, 5, 6, 7, …');
  });
});

describe('rudy / MaxCut', () => {
  test('below a header `N M` the numbers are weights, J = -w, and sites count from 1', () => {
    const { couplings, report } = readCouplings('4 3 \n1 2 1\n2 3 -2\n4 1 3\n');
    expect(couplings).toEqual({
      size: 4,
      pairs: [
        { i: 0, j: 1, value: -1 },
        { i: 0, j: 3, value: -3 },
        { i: 1, j: 2, value: 2 },
      ],
    });
    expect(report).toMatchObject({ format: 'rudy', sign: 'weight', firstSite: 1, sumOfWeights: 2 });
    expect(readCouplings('4 3 \n1 2 1\n2 3 -2\n4 1 3\n', 'coupling').couplings.pairs[0]!.value).toBe(1);
  });

  test('a header of three fields `N M 0`, edges without weights, and sites from 0 below a header are read', () => {
    expect(readCouplings('3 2 0\n1 2 5\n2 3 7').report).toMatchObject({
      format: 'rudy',
      size: 3,
      couplings: 2,
    });
    const bare = readCouplings('3 2\n1 2\n2 3');
    expect(bare.report).toMatchObject({ unweighted: true, couplings: 2, sumOfWeights: 2 });
    expect(readCouplings('3 2\n0 1 5\n1 2 7').report).toMatchObject({ firstSite: 0, size: 3 });
  });

  test('three lines of a triangle are edges, not a matrix, and a matrix is read with its banner above', () => {
    expect(readCouplings('1 2 3\n2 3 1\n3 1 2').report).toMatchObject({ size: 3, couplings: 3 });
    const matrix = '%%MatrixMarket matrix array real general\n3 3\n0,1,2\n1,0,3\n2,3,0';
    expect(readCouplings(matrix).couplings.pairs.map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  test('a semicolon comments a line out only as its first character', () => {
    const { report, couplings } = readCouplings('; n = 3\n1;2;1\n2;3;-2 # last\n');
    expect([report.couplings, couplings.pairs[1]!.value]).toEqual([2, -2]);
  });

  test('a lone field above edges is not taken for a header', () => {
    expect(readCouplings('1 1\n1 2 3\n2 3 4').report).toMatchObject({
      format: 'edge-list',
      fields: 1,
      couplings: 2,
    });
  });
});

describe('Matrix Market', () => {
  const banner = (kind: string) => `%%MatrixMarket matrix ${kind}\n% a comment\n`;
  const triangle = [
    { i: 0, j: 1, value: 2 },
    { i: 0, j: 2, value: -1 },
  ];

  test('coordinate symmetric and general, array symmetric and general give the same couplings', () => {
    const files = [
      `${banner('coordinate real symmetric')}3 3 2\n2 1 2.0\n3 1 -1\n`,
      `${banner('coordinate integer general')}3 3 4\n2 1 2\n1 2 2\n3 1 -1\n1 3 -1\n`,
      `${banner('array real general')}3 3\n0\n2\n-1\n2\n0\n0\n-1\n0\n0\n`,
      `${banner('array real symmetric')}3 3\n0\n2\n-1\n0\n0\n0\n`,
    ];
    for (const file of files) {
      const { couplings, report } = readCouplings(file);
      expect(couplings).toEqual({ size: 3, pairs: triangle });
      expect(report).toMatchObject({ format: 'matrix-market', sign: 'coupling', firstSite: 1 });
    }
  });

  test('a pattern counts 1 for each entry', () => {
    const { couplings, report } = readCouplings(`${banner('coordinate pattern symmetric')}3 3 1\n3 1\n`);
    expect(couplings.pairs).toEqual([{ i: 0, j: 2, value: 1 }]);
    expect(report.unweighted).toBe(true);
  });

  test('what cannot be couplings is refused: complex, skew, oblong, asymmetric, one half missing', () => {
    expect(refusal(`${banner('coordinate complex symmetric')}2 2 1\n2 1 1 0\n`).id).toBe('GBX-309');
    expect(refusal(`${banner('coordinate real skew-symmetric')}2 2 1\n2 1 1\n`).id).toBe('GBX-309');
    expect(refusal(`${banner('coordinate real general')}3 4 1\n2 1 1\n`)).toEqual({
      id: 'GBX-307',
      facts: { line: 3, rows: 3, columns: 4 },
    });
    const asymmetric = refusal(`${banner('coordinate real general')}2 2 2\n2 1 1\n1 2 1.5\n`);
    expect(asymmetric).toMatchObject({
      id: 'GBX-308',
      facts: { line: 4 - 0, i: 2, j: 1, value: 1, mirror: 1.5 },
    });
    expect(refusal(`${banner('coordinate real general')}2 2 1\n2 1 1\n`).id).toBe('GBX-308');
    expect(refusal(`${banner('coordinate real symmetric')}2 2 2\n2 1 1\n1 1 3\n`)).toMatchObject({
      id: 'GBX-303',
    });
    expect(refusal(`${banner('array real general')}2 2\n0\n1\n1\n`)).toMatchObject({ id: 'GBX-306' });
  });
});

describe('bad files are refused with the line and what to do', () => {
  test.each([
    ['', 'GBX-300', {}],
    ['# only a comment\n\n', 'GBX-300', {}],
    ['1 2 abc', 'GBX-301', { line: 1, text: 'abc' }],
    ['1 2 3 4', 'GBX-301', { line: 1 }],
    ['1.5 2 1', 'GBX-301', { line: 1, text: '1.5' }],
    ['-1 2 1', 'GBX-301', { line: 1, text: '-1' }],
    ['1 2 1\n\n2 3 NaN', 'GBX-302', { line: 3, text: 'NaN' }],
    ['1 2 -inf', 'GBX-302', { line: 1, text: '-inf' }],
    ['1 2 1e999', 'GBX-302', { line: 1, text: '1e999' }],
    ['1 2 1\n3 3 0.5', 'GBX-303', { line: 2, site: 3 }],
    ['3 2\n1 2 1\n2 4 1', 'GBX-304', { line: 3, site: 4, first: 1, last: 3 }],
    ['3 2\n0 1 1\n2 3 1', 'GBX-304', { line: 3, site: 3, first: 0, last: 2 }],
    ['0 0', 'GBX-314', { line: 1, size: 0 }],
    ['# one\n1 2\n1 1 5\n1 1 2', 'GBX-314', { line: 2, size: 1 }],
    ['0 0.5', 'GBX-305', { size: 1 }],
    ['3 4\n1 2 1\n2 3 1', 'GBX-306', { line: 1, promised: 4, found: 2 }],
    ['2 0', 'GBX-312', {}],
    ['0 0.5\n1 -1', 'GBX-312', {}],
    ['0,1,2\n1,0,3\n2,3,0', 'GBX-313', { size: 3 }],
    ['0 1 0 1\n1 0 1 0\n0 1 0 1\n1 0 1 0', 'GBX-313', { size: 4 }],
    ['\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'GBX-316', {}],
    [`\uFFFD\uFFFD${[...'1 2 1'].join('\0')}`, 'GBX-316', {}],
    ['PK\u0003\u0004zip', 'GBX-316', {}],
    ['; a comment\n\r\n;\n1 2 x', 'GBX-301', { line: 4, text: 'x' }],
    ['1 99999999 1', 'GBX-311', { line: 1, site: '99999999' }],
  ] as const)('%j is %s', (text, id, facts) => {
    const problem = refusal(text);
    expect(problem.id).toBe(id);
    expect(problem.facts).toMatchObject(facts);
  });

  test.each([
    ['0 1\n1 2\n2 3', 4, 3],
    ['1 2\n2 3\n3 1', 3, 3],
    ['10 20\n20 30\n30 10', 30, 3],
  ])('pairs without a weight, %j, are couplings of 1, and the report says so', (text, size, couplings) => {
    expect(readGlass(text).report).toMatchObject({ size, couplings, unweighted: true });
  });

  test('what a message repeats of a line holds no control characters and is short', () => {
    expect(refusal('1 2 \u009b31mred').facts.text).toBe('·31mred');
    expect(String(refusal(`1 2 ${'x'.repeat(500)}`).facts.text).length).toBeLessThan(50);
  });

  test('the message carries its facts, so that it survives a bare throw', () => {
    expect(() => readCouplings('1 2 1\n3 3 0.5')).toThrow(
      /GBX-303: Line 2 couples site 3 to itself\..*Remove the line/,
    );
  });
});

test('what is read can be quantised: integers stay exact, real ones within the reported rounding error', () => {
  const exact = quantiseCouplings(readCouplings('4 3\n1 2 1\n2 3 -2\n4 1 3\n').couplings, 5);
  expect(exact).toMatchObject({ unit: 1, roundingError: 0, largestField: 4 });
  const real = readCouplings('1 2 0.123\n2 3 -0.7\n1 -0.2\n2 0\n3 0').couplings;
  const rounded = quantiseCouplings(real, 10);
  expect(rounded.roundingError).toBeGreaterThan(0);
  expect(rounded.roundingError).toBeLessThanOrEqual(rounded.unit / 2);
  expect(Math.abs(rounded.field![0]! * rounded.unit + 0.2)).toBeLessThanOrEqual(rounded.unit / 2);
});

describe('any file (fast-check, 300 runs each)', () => {
  const size = 12;
  const edges = fc.uniqueArray(
    fc.record({
      i: fc.integer({ min: 0, max: size - 2 }),
      step: fc.integer({ min: 1, max: size - 1 }),
      value: fc.integer({ min: -1000, max: 1000 }).filter((v) => v !== 0),
    }),
    { selector: ({ i, step }) => `${i} ${i + step}`, minLength: 1, maxLength: 40 },
  );

  test('is read the same as edge list, rudy and Matrix Market, and from any order of lines', () => {
    fc.assert(
      fc.property(edges, fc.boolean(), (drawn, turned) => {
        const inside = drawn.filter(({ i, step }) => i + step < size);
        fc.pre(inside.length > 0);
        const rows = inside.map(({ i, step, value }) =>
          turned ? [i + step + 1, i + 1, value] : [i + 1, i + step + 1, value],
        );
        const text = (of: readonly (readonly number[])[]) => of.map((row) => row.join(' ')).join('\n');
        const pairs = inside
          .map(({ i, step, value }) => ({ i, j: i + step, value }))
          .sort((a, b) => a.i - b.i || a.j - b.j);
        const negated = rows.map(([i, j, value]) => [i!, j!, -value!]);
        const banner = '%%MatrixMarket matrix coordinate integer symmetric';
        expect(readCouplings(text(rows)).couplings.pairs).toEqual(pairs);
        expect(readCouplings(text(rows.toReversed())).couplings.pairs).toEqual(pairs);
        expect(readCouplings(`${size} ${rows.length}\n${text(negated)}`).couplings).toEqual({ size, pairs });
        expect(readCouplings(`${banner}\n${size} ${size} ${rows.length}\n${text(rows)}`).couplings).toEqual({
          size,
          pairs,
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('is read, or refused with an id: nothing else is ever thrown, and what is read has finite couplings of two sites', () => {
    const token = fc.oneof(
      fc.integer({ min: -2, max: 9 }).map(String),
      fc.constantFrom('0.5', '1e3', 'nan', 'x', '%', '1D2', '--1'),
    );
    const line = fc.array(token, { maxLength: 4 }).map((tokens) => tokens.join(' '));
    const head = fc.constantFrom(
      '',
      '%%MatrixMarket matrix coordinate real general\n',
      '%%MatrixMarket matrix array real symmetric\n',
    );
    fc.assert(
      fc.property(head, fc.array(line, { maxLength: 8 }), (first, lines) => {
        try {
          const { couplings } = readCouplings(first + lines.join('\n'));
          expect(couplings.size).toBeGreaterThanOrEqual(2);
          for (const { i, j, value } of couplings.pairs) {
            expect(0 <= i && i < j && j < couplings.size && Number.isFinite(value) && value !== 0).toBe(true);
          }
        } catch (error) {
          if (!isProblem(error)) throw error;
        }
      }),
      { seed: 2, numRuns: 1500 },
    );
  });
});
