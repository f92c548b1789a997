import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvOptions, readCsv } from '../../src/learner/data/csv.ts';
import { shuffledIndices } from '../../src/learner/data/split.ts';
import type { NumericColumn, Table } from '../../src/learner/data/table.ts';
import { tableNotes } from '../../src/learner/data/table-notes.ts';
import { splitTable, type TableChoice } from '../../src/learner/data/table-split.ts';
import { sayIfKnown } from '../../src/messages/catalogue.ts';
import { GlassboxError } from '../../src/messages/problem.ts';

const read = (text: string, options?: CsvOptions) => readCsv('mine.csv', text, options);
const seed = [8, 0] as const;

/** `rows` rows "i,i^2,c" with categories a, b, c in turn. */
function plain(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => `${i},${i * i},${'abc'[i % 3]}`);
  return ['n,square,letter', ...lines].join('\n');
}

function problem(action: () => unknown): { id: string; facts: Readonly<Record<string, string | number>> } {
  try {
    action();
  } catch (error) {
    if (error instanceof GlassboxError) return { id: error.id, facts: error.facts };
    throw error;
  }
  return { id: 'none', facts: {} };
}

const values = (table: Table, name: string) =>
  Array.from((table.columns.find((column) => column.name === name) as NumericColumn).values);

describe('reading a CSV file', () => {
  it('types columns by their content and says what it found', () => {
    const table = read(plain(12));
    expect(table.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['n', 'numeric'],
      ['square', 'numeric'],
      ['letter', 'categorical'],
    ]);
    expect(table.rows).toBe(12);
    expect(values(table, 'square')[11]).toBe(121);
    expect(table.reading).toEqual({
      file: 'mine.csv',
      delimiter: ',',
      byteOrderMark: false,
      blankRows: 0,
      comma: null,
      missingMarks: [],
      namelessColumns: 0,
    });
  });

  it('survives a byte order mark, Windows newlines, blank lines in the middle and at the end, spaces around cells', () => {
    const table = read('\uFEFFa , b\r\n 1, 2\r\n\r\n3 ,4 \r\n   \r\n\r\n');
    expect(table.columns.map((column) => column.name)).toEqual(['a', 'b']);
    expect(values(table, 'a')).toEqual([1, 3]);
    expect(table.reading).toMatchObject({ byteOrderMark: true, blankRows: 3 });
  });

  it('keeps newlines, delimiters and doubled quotation marks inside quoted cells', () => {
    const table = read('name,x\n"Smith,\nJohn",1\n"the ""big"" one",2\n');
    const [name] = table.columns;
    expect(name).toMatchObject({ kind: 'categorical', categories: ['Smith,\nJohn', 'the "big" one'] });
  });

  for (const [delimiter, said] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ] as const) {
    it(`finds ${said}`, () => {
      expect(read(plain(5).replaceAll(',', delimiter)).reading.delimiter).toBe(delimiter);
    });
  }

  it('believes the line "sep=;" that Excel writes, and still counts rows as a spreadsheet does', () => {
    const table = read('sep=;\na;b\n1;2\n3;4\n');
    expect([table.reading.delimiter, values(table, 'b')]).toEqual([';', [2, 4]]);
    expect(problem(() => read('sep=;\na;b\n1;2\n3;x4\n5;6\n'))).toMatchObject({
      id: 'GBX-332',
      facts: { row: 4 },
    });
  });

  it('reads decimal commas between semicolons as what they are, and reports it', () => {
    const table = read('a;b\n1,5;2,25\n-3,0;4\n');
    expect([values(table, 'a'), values(table, 'b')]).toEqual([
      [1.5, -3],
      [2.25, 4],
    ]);
    expect(table.reading).toMatchObject({ delimiter: ';', comma: 'decimal' });
  });

  it('reads 1,234,567 as thousands, and reports it', () => {
    const table = read('a;b\n1,234,567;1\n2,345;2\n');
    expect(values(table, 'a')).toEqual([1234567, 2345]);
    expect(table.reading.comma).toBe('thousands');
  });

  it('refuses to guess what 1,234 means, and obeys when told', () => {
    const text = 'a;b\n1,234;1\n5,678;2\n';
    expect(problem(() => read(text))).toEqual({
      id: 'GBX-338',
      facts: { row: 2, column: 'a', text: '1,234' },
    });
    expect(values(read(text, { comma: 'decimal' }), 'a')).toEqual([1.234, 5.678]);
    expect(values(read(text, { comma: 'thousands' }), 'a')).toEqual([1234, 5678]);
    expect(problem(() => read('a;b\n1,5;1\n2.5;2\n')).id).toBe('GBX-338');
  });

  it('does not misread decimal commas in a comma-separated file: the rows are ragged', () => {
    const found = problem(() => read('a,b\n1,5,2,5\n3,5,4,5\n'));
    expect(found).toEqual({ id: 'GBX-335', facts: { row: 2, found: 4, expected: 2, delimiter: ',' } });
  });

  it('counts NA, n/a, NaN, null, ? and empty cells as missing, and names the marks', () => {
    const table = read('x,c\n1,a\nNA,b\n,?\nnan,a\n5,N/A\n6,null\n');
    expect(values(table, 'x')).toEqual([1, Number.NaN, Number.NaN, Number.NaN, 5, 6]);
    expect(table.columns[1]).toMatchObject({
      categories: ['a', 'b'],
      codes: Int32Array.of(0, 1, -1, 0, -1, -1),
    });
    expect(table.reading.missingMarks).toEqual(['NA', '?', 'nan', 'N/A', 'null']);
  });

  it('drops the nameless empty column of a trailing delimiter, and names a nameless one that has values', () => {
    expect(read('a,b,\n1,2,\n3,4,\n')).toMatchObject({
      columns: [{ name: 'a' }, { name: 'b' }],
      reading: { namelessColumns: 1 },
    });
    expect(read('a,,b\n1,7,2\n3,8,4\n').columns.map((column) => column.name)).toEqual(['a', 'column 2', 'b']);
  });

  it('takes a chosen kind over the found one', () => {
    expect(read('code,x\n1,1\n2,2\n1,3\n', { kinds: { code: 'categorical' } }).columns[0]).toMatchObject({
      categories: ['1', '2'],
    });
  });

  it('refuses nothing in a column that is not used', () => {
    const text = 'a,b,c\n1,2,"1,234"\n3,four,5\n5,6,7\n';
    expect(problem(() => read(text)).id).toBe('GBX-338');
    const table = read(text, { used: (names) => names.slice(0, 1) });
    expect(values(table, 'a')).toEqual([1, 3, 5]);
    expect(table.columns[1]!.kind).toBe('categorical');
  });

  const refusals: readonly [string, string, string, Readonly<Record<string, string | number>>][] = [
    ['an empty file', '', 'GBX-330', { file: 'mine.csv' }],
    ['a file of blank lines', '\uFEFF \n\n \r\n', 'GBX-330', {}],
    ['a header alone', 'a,b\n', 'GBX-331', { rows: 0 }],
    ['one row', 'a,b\n1,2\n', 'GBX-331', { rows: 1 }],
    ['text among numbers', 'a,b\n1,2\n3,four\n5,6\n', 'GBX-332', { row: 3, column: 'b', text: 'four' }],
    ['text after blank lines, by its row in the file', 'a,b\n1,2\n\n3,4\n5,oops\n', 'GBX-332', { row: 5 }],
    ['infinity', 'a,b\n1,2\n3,1e999\n5,6\n', 'GBX-332', { text: '1e999' }],
    ['a short row', 'a,b,c\n1,2,3\n4,5\n', 'GBX-335', { row: 3, found: 2, expected: 3 }],
    ['a long row', 'a,b\n1,2\n4,5,6\n', 'GBX-335', { row: 3, found: 3, expected: 2 }],
    ['two columns of one name', 'a,b,a\n1,2,3\n4,5,6\n', 'GBX-336', { column: 'a' }],
    ['a quotation that never ends', 'a,b\n1,2\n3,"4\n5,6\n', 'GBX-340', { row: 3 }],
    ['a spreadsheet file', 'PK\u0003\u0004\u0014\0xl/workbook.xml', 'GBX-341', {}],
    ['GBK read as UTF-8', 'a,b\r\n1,2\r\n\uFFFD\uFFFD,3\r\n', 'GBX-345', { line: 3 }],
    ['UTF-16 read as UTF-8', 'a\0,\0b\0\n\0', 'GBX-341', {}],
    ['numbers instead of a header', '1,2\n3,4\n5,6\n', 'GBX-342', { position: 1, text: '1' }],
    [
      'a first row of data with a label',
      '5.1,3.5,setosa\n4.9,3.0,setosa\n4.7,3.2,virginica\n',
      'GBX-342',
      { text: '5.1' },
    ],
  ];
  for (const [what, text, id, facts] of refusals) {
    it(`refuses ${what} with ${id}`, () => {
      expect(problem(() => read(text))).toMatchObject({ id, facts });
    });
  }

  it('lets years be names of columns', () => {
    expect(read('country,1990,1991\na,1,2\nb,3,4\n').columns).toHaveLength(3);
  });
});

describe('any text at all', () => {
  const piece = fc.constantFrom(
    ...'ab1209.,;\t|"\n\r -+eE?',
    'NA',
    'x,y\n',
    '1,2\n',
    '3;4\r\n',
    '\uFEFF',
    '1e999',
    'é',
    '中',
  );
  const outcome = (text: string) =>
    problem(() => {
      const table = read(text);
      for (const column of table.columns) {
        const cells = column.kind === 'numeric' ? column.values : column.codes;
        expect(cells).toHaveLength(table.rows);
        expect(cells.some((value) => value === Infinity || value === -Infinity)).toBe(false);
      }
      splitTable(table, { target: table.columns[0]!.name, seed });
    }).id;

  it('is either read or refused with an id, never lost in another error (2000 random texts)', () => {
    const random = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(random, (text) => /^(none|GBX-3[34]\d)$/.test(outcome(text))),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('comes back as it went in, whatever its cells, when written as CSV (500 random tables)', () => {
    const cell = fc
      .array(fc.constantFrom(...'ab,;"\n x'), { minLength: 1, maxLength: 6 })
      .map((c) => `t${c.join('').trim()}`);
    const tables = fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 8 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(tables, (rows) => {
        const text = ['first,second', ...rows.map((row) => row.map(quoted).join(','))].join('\n');
        const { columns } = read(text, { delimiter: ',' });
        return rows.every((row, r) =>
          row.every((wanted, c) => {
            const column = columns[c]!;
            return column.kind === 'categorical' && column.categories[column.codes[r]!] === wanted;
          }),
        );
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('training and held-out points from a table', () => {
  const choose = (table: Table, choice: Partial<TableChoice> & { target: string }) =>
    splitTable(table, { seed, ...choice });

  it('standardises on the training rows only, and keeps the scales to undo it', () => {
    const table = read(plain(40));
    const { split, report } = choose(table, { target: 'square', heldOut: 0.25 });
    expect([split.train.points, split.heldOut.points, split.task]).toEqual([30, 10, 'regression']);
    expect(split.inputNames).toEqual(['n', 'letter = a', 'letter = b', 'letter = c']);
    const n = (part: typeof split.train) =>
      Array.from({ length: part.points }, (_, k) => part.inputs[4 * k]!);
    const mean = n(split.train).reduce((a, b) => a + b) / 30;
    const square = n(split.train).reduce((a, b) => a + b * b, 0) / 30;
    expect([Math.abs(mean) < 1e-14, Math.abs(square - 1) < 1e-14]).toEqual([true, true]);
    expect(Math.abs(n(split.heldOut).reduce((a, b) => a + b) / 10)).toBeGreaterThan(1e-3);
    // In the old units every row is n, n^2 again, and no row is in both parts.
    const [scaleN, scaleSquare] = [report.columns[0]!, report.columns[1]!];
    const seen = [split.train, split.heldOut].flatMap((part) =>
      n(part).map((x, k) => {
        const value = x * scaleN.sd! + scaleN.mean!;
        expect(Math.abs(part.targets[k]! * scaleSquare.sd! + scaleSquare.mean! - value ** 2)).toBeLessThan(
          1e-9,
        );
        return Math.round(value);
      }),
    );
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, k) => k));
  });

  it('is the same for one seed and another for another', () => {
    expect(shuffledIndices(50, [1, 2])).toEqual(shuffledIndices(50, [1, 2]));
    expect(shuffledIndices(50, [1, 2])).not.toEqual(shuffledIndices(50, [2, 2]));
    expect([...shuffledIndices(50, [1, 2])].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, k) => k),
    );
  });

  it('encodes classes one-hot, or as +-1 on one output for two', () => {
    const three = choose(read(plain(12)), { target: 'letter', heldOut: 0 }).split;
    expect(three.outputNames).toEqual(['a', 'b', 'c']);
    for (let k = 0; k < 12; k++)
      expect([...three.train.targets.slice(3 * k, 3 * k + 3)].sort()).toEqual([0, 0, 1]);
    const two = read(plain(12).replaceAll('c\n', 'b\n').replace(/c$/, 'b'));
    const sign = choose(two, { target: 'letter', encoding: 'sign', singleOutput: true, heldOut: 0 }).split;
    expect(sign.outputNames).toEqual(['b']);
    expect([...sign.train.targets].sort()).toEqual([...Array(4).fill(-1), ...Array(8).fill(1)]);
  });

  it('leaves out rows that miss a used value, columns that are constant, empty or names, and says so', () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${i},7,,id${i},${i % 7 === 0 ? 'NA' : i % 5},${2 * i}`,
    );
    const { split, report } = choose(read(['x,same,nothing,id,gaps,y', ...rows].join('\n')), { target: 'y' });
    expect(report.columns.map(({ name, fate }) => [name, fate])).toEqual([
      ['x', 'input'],
      ['same', 'constant'],
      ['nothing', 'empty'],
      ['id', 'too-many-categories'],
      ['gaps', 'input'],
      ['y', 'target'],
    ]);
    expect(report).toMatchObject({ rows: 40, rowsIncomplete: 6, trainingRows: 27, heldOutRows: 7 });
    expect(report.columns[4]!.missing).toBe(6);
    expect(split.inputNames).toEqual(['x', 'gaps']);
    // A missing value in a column that is not used costs no row.
    expect(
      choose(read(['x,same,nothing,id,gaps,y', ...rows].join('\n')), { target: 'y', inputs: ['x'] }).report
        .rowsIncomplete,
    ).toBe(0);
  });

  it('says all of it in both languages', () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${i},7,,id${i},${i % 7 === 0 ? 'NA' : i % 5},${'abc'[i % 3]},${2 * i},5`,
    );
    const text = [
      'x;same;nothing;id;gaps;letter;y',
      ...rows.map((row) => row.replaceAll(',', ';').replace(/;5$/, ',5')),
    ].join('\n\n');
    const notes = tableNotes(choose(read(text), { target: 'y' }).report);
    expect(notes.map(({ id }) => id)).toEqual([
      'used',
      'roles',
      'comma-decimal',
      'marks',
      'blank',
      'incomplete',
      'left-constant',
      'left-empty',
      'left-too-many-categories',
      'categories',
      'standardised',
    ]);
    expect(notes[5]!.facts).toEqual({ count: 6, columns: 'gaps (6)' });
    for (const { id, facts } of notes) {
      for (const language of ['en', 'zh-Hans'] as const) {
        const said = sayIfKnown(language, `table.${id}`, facts);
        expect(said).not.toBeNull();
        expect(said).not.toContain('{{');
      }
    }
  });

  const gaps = ['x,y', ...Array.from({ length: 20 }, (_, i) => `${i % 3 ? 'NA' : i},${i}`)].join('\n');
  const names = ['x,who', ...Array.from({ length: 40 }, (_, i) => `${i},person ${i}`)].join('\n');
  const constant = ['x,y', ...Array.from({ length: 20 }, (_, i) => `${i},3`)].join('\n');
  const refusals: readonly [
    string,
    string,
    Partial<TableChoice> & { target: string },
    string,
    Readonly<Record<string, string | number>>,
  ][] = [
    ['no target', plain(12), { target: '' }, 'GBX-333', { columns: 'n, square, letter' }],
    ['an unknown input', plain(12), { target: 'n', inputs: ['m'] }, 'GBX-346', { column: 'm' }],
    ['a constant target', constant, { target: 'y' }, 'GBX-334', { column: 'y', value: 3 }],
    ['too few rows', plain(9), { target: 'n' }, 'GBX-331', { file: 'mine.csv', rows: 9, least: 10 }],
    [
      'too few complete rows',
      gaps,
      { target: 'y' },
      'GBX-337',
      { usable: 7, rows: 20, column: 'x', missing: 13 },
    ],
    ['a target alone', plain(12), { target: 'n', inputs: [] }, 'GBX-339', { column: 'n' }],
    ['a target of names', names, { target: 'who' }, 'GBX-343', { categories: 40, rows: 40 }],
    [
      'three classes on one output',
      plain(12),
      { target: 'letter', singleOutput: true },
      'GBX-344',
      { categories: 3 },
    ],
  ];
  for (const [what, text, choice, id, facts] of refusals) {
    it(`refuses ${what} with ${id}`, () => {
      expect(problem(() => choose(read(text), choice))).toMatchObject({ id, facts });
    });
  }
});
