import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrayText, parseArray } from '../../src/cli/cluster/array-range.ts';
import { isProblem } from '../../src/messages/problem.ts';

function refusal(text: string) {
  try {
    parseArray(text);
  } catch (error) {
    if (isProblem(error)) return { id: error.id, facts: error.facts };
    throw error;
  }
  throw new Error(`${text} was taken`);
}

describe('tasks of an array are the shards, all of them', () => {
  test.each([
    ['0-99', 100, null],
    ['0', 1, null],
    ['0-0', 1, null],
    ['0-99%10', 100, 10],
    ['0-49,50-99', 100, null],
    ['1,0,2', 3, null],
    ['0-99:2,1-99:2', 100, null],
    [' 0-3 ', 4, null],
  ])('%s', (text, shards, limit) => {
    expect(parseArray(text)).toEqual({ shards, limit });
  });

  test.each([
    ['5-99', 5, 100, '0, 1, 2, 3, 4'],
    ['0-99:2', 50, 100, '1, 3, 5, 7, 9, …'],
    ['0-3,5', 1, 6, '4'],
    ['7', 7, 8, '0, 1, 2, 3, 4, …'],
    ['1-16%4', 1, 17, '0'],
  ])('%s leaves shards out, and says how many', (array, missing, shards, first) => {
    expect(refusal(array)).toEqual({
      id: 'GBX-761',
      facts: { array, missing, shards, first, last: shards - 1 },
    });
  });

  test.each([
    '',
    'all',
    '0-',
    '-3',
    '9-0',
    '0-9:0',
    '0-9%0',
    '0-9%',
    '0..9',
    '0-9 10',
    '0-4000001',
    '0-9;rm',
    '٣',
  ])('%j is no array', (array) => {
    expect(refusal(array)).toEqual({ id: 'GBX-760', facts: { array } });
  });

  test('what is written for Slurm is read as the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.option(fc.integer({ min: 1, max: 500 })),
        (shards, limit) => {
          expect(parseArray(arrayText({ shards, limit }))).toEqual({ shards, limit });
        },
      ),
    );
  });
});
