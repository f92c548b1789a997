import { expect, test } from 'vitest';
import { rounded } from '../../src/experiments/glass-common/columns.ts';
import { joinTexts, withoutWideSpaces } from '../../src/messages/join.ts';
import { formatFacts, formatTick, formatWithError, isEmptyHanded } from '../../src/messages/number.ts';

test.each([
  [0.51, 0.0337, '0.510 ± 0.034'],
  [0.465, 0.048, '0.465 ± 0.048'],
  [0.5, 0.0996, '0.50 ± 0.10'],
  [12.345, 9.96, '12 ± 10'],
  [-1234.5, 345.6, '−1,230 ± 350'],
  [-0.001, 0.1, '0.00 ± 0.10'],
  [0.776, 0.1, '0.78 ± 0.10'],
  [1, 0, '1'],
  [0.25, 1.2e-17, '0.25 ± 1.2e−17'],
])('%f with error %f is written %s: two digits of the error', (value, error, text) => {
  expect(formatWithError('en', value, error)).toBe(text);
});

test('in a finding only the fact before its error takes the error’s places', () => {
  const facts = { state: 'yes', temperature: 0.05, self: 0.8812, gap: 0.51, error: 0.0337 };
  expect(formatFacts('en', facts)).toEqual({
    state: 'yes',
    temperature: '0.05',
    self: '0.881',
    gap: '0.510',
    error: '0.034',
  });
});

test('a fact with an error of its own name takes its places too', () => {
  const facts = { zero: 0.62, zeroError: 0.041, near: 2.6, nearError: 0.28, strong: 0.126, error: 0.028 };
  expect(formatFacts('en', facts)).toEqual({
    zero: '0.620',
    zeroError: '0.041',
    near: '2.60',
    nearError: '0.28',
    strong: '0.126',
    error: '0.028',
  });
  expect(formatFacts('en', { zero: '-', zeroError: '-' })).toEqual({ zero: '-', zeroError: '-' });
});

test('a fact is not rounded before its error says how far: 0.99649 ± 0.00036 is not 0.99600', () => {
  const facts = { overlap: rounded(0.996491), overlapError: rounded(0.000361, 2) };
  expect(formatFacts('en', facts)).toEqual({ overlap: '0.99649', overlapError: '0.00036' });
});

test('what is too large to be a count is written as a measured number', () => {
  expect(formatFacts('en', { steps: 1234567, far: 1.3276138e20 })).toEqual({
    steps: '1,234,567',
    far: '1.33e+20',
  });
});

test.each([
  ['cannot-tell', { step: 300, train: '-', trainError: '-' }, true],
  ['cannot-tell', { step: 300, train: 0.25, trainError: '-' }, false],
  ['cannot-tell', { step: 300 }, false],
  ['cannot-tell', { state: 'random', wrong: '-' }, false],
  ['no', { train: '-' }, false],
])('a finding that is %s from %o has nothing to tell from: %s', (verdict, facts, empty) => {
  expect(isEmptyHanded(verdict, facts as Record<string, string | number>)).toBe(empty);
});

test('a finding without an error, or with one of zero, keeps three digits', () => {
  expect(formatFacts('zh-Hans', { gap: -0.12345 })).toEqual({ gap: '−0.123' });
  expect(formatFacts('en', { gap: 0.12345, error: '-' })).toEqual({ gap: '0.123', error: '-' });
  expect(formatFacts('en', { m: 0, error: 0 })).toEqual({ m: '0', error: '0' });
});

test('no space follows full-width punctuation, one follows any other', () => {
  expect(joinTexts('平衡：', '24 级。', '请看。')).toBe('平衡：24 级。请看。');
  expect(joinTexts('Apart?', 'At T = 1.')).toBe('Apart? At T = 1.');
  expect(withoutWideSpaces('用法： glassbox run\n\n选项：\n  --x   甲， 乙')).toBe(
    '用法：glassbox run\n\n选项：\n  --x   甲，乙',
  );
});

test.each([
  [1e-6, '10⁻⁶'],
  [2e-12, '2·10⁻¹²'],
  [2 * 0.1 ** 7, '2·10⁻⁷'],
  [-5e-7, '−5·10⁻⁷'],
  [1e8, '10⁸'],
  [1.525, '1.525'],
  [3 * 0.1, '0.3'],
  [0.002, '0.002'],
  [0, '0'],
  [500, '500'],
])('beside an axis %d is %s', (value, text) => {
  expect(formatTick('en', value)).toBe(text);
});
