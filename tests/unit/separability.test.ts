/** Separability by linear program: against exact counts, planted sets and hard cases; certificates are computed again here. */
import { describe, expect, test } from 'vitest';
import { coverSeparability, separableDichotomies } from '../../src/learner/exact/cover.ts';
import { perceptronRule } from '../../src/learner/perceptron-rule.ts';
import { type Separability, separability, TOLERANCE } from '../../src/learner/separability.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

function gaussians(count: number, owner: number): Float64Array {
  const words = new WordReader(seedFrom(5), Stream.Patterns, owner);
  return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
}

/** Is the verdict what its certificate says, by plain sums over the patterns as given? */
function proven(found: Separability, values: Float64Array, inputs: number): boolean {
  const patterns = values.length / inputs;
  const lengths = Array.from({ length: patterns }, (_, mu) =>
    Math.hypot(...values.subarray(mu * inputs, (mu + 1) * inputs)),
  );
  const entry = (mu: number, i: number) => values[mu * inputs + i]! / (lengths[mu]! || 1);
  if (found.verdict === 'separable') {
    return lengths.every(
      (_, mu) => found.weights.reduce((sum, w, i) => sum + w * entry(mu, i), 0) > TOLERANCE / 2,
    );
  }
  if (found.verdict === 'undecided') return false;
  const sums = Array.from({ length: inputs }, (_, i) =>
    found.combination.reduce((sum, share, mu) => sum + share * entry(mu, i), 0),
  );
  const total = found.combination.reduce((sum, share) => sum + share, 0);
  return (
    found.combination.every((share) => share >= 0) &&
    Math.abs(total - 1) < 1e-12 &&
    Math.hypot(...sums) <= 2 * TOLERANCE
  );
}

describe('every labelling of a few points', () => {
  test.each([
    [2, 4],
    [3, 4],
    [3, 6],
    [4, 6],
    [4, 8],
  ])('%i dimensions, %i Gaussian points: as many are separable as Cover counts, each proven', (N, P) => {
    for (const owner of [1, 2]) {
      const points = gaussians(N * P, 100 * N + 10 * P + owner);
      let separable = 0;
      for (let labels = 0; labels < 2 ** P; labels++) {
        const values = points.map((x, k) => ((labels >> Math.floor(k / N)) & 1 ? x : -x));
        const found = separability(values, N);
        if (!proven(found, values, N)) throw new Error(`labelling ${labels} is not proven`);
        if (found.verdict === 'separable') separable++;
      }
      expect(BigInt(separable)).toBe(separableDichotomies(N, P));
      expect(BigInt(separable)).not.toBe(separableDichotomies(N + 1, P));
    }
  });

  test('patterns ±1 in 3 dimensions: as eight weight vectors in general position and their margins say, ties included', () => {
    // With entries ±1 and N = 3 every solvable set is solved by some small whole vector: 7^3 of them are tried.
    const whole = [-3, -2, -1, 0, 1, 2, 3];
    const candidates = whole.flatMap((a) => whole.flatMap((b) => whole.map((c) => [a, b, c])));
    const words = new WordReader(seedFrom(6), Stream.Patterns, 0);
    let separable = 0;
    for (let set = 0; set < 400; set++) {
      const P = 2 + (set % 5);
      const values = Float64Array.from({ length: 3 * P }, (_, k) => (words.word(64 * set + k) & 1 ? 1 : -1));
      const right = (w: readonly number[]) =>
        Array.from({ length: P }, (_, mu) => mu).every(
          (mu) => w.reduce((sum, x, i) => sum + x * values[3 * mu + i]!, 0) > 0,
        );
      const found = separability(values, 3);
      expect(proven(found, values, 3)).toBe(true);
      expect(found.verdict === 'separable').toBe(candidates.some(right));
      if (found.verdict === 'separable') separable++;
    }
    expect(separable).toBeGreaterThan(100);
    expect(separable).toBeLessThan(350);
  });
});

describe('planted sets', () => {
  test('a thin teacher in 50 dimensions is found at 200 patterns, four times as many as weights', () => {
    const [N, P] = [50, 200];
    const teacher = gaussians(N, 1000);
    const values = gaussians(N * P, 1001);
    for (let mu = 0; mu < P; mu++) {
      const row = values.subarray(mu * N, (mu + 1) * N);
      if (row.reduce((sum, x, i) => sum + x * teacher[i]!, 0) < 0) for (let i = 0; i < N; i++) row[i]! *= -1;
    }
    const found = separability(values, N);
    expect(found.verdict).toBe('separable');
    expect(proven(found, values, N)).toBe(true);
  });

  test('a hidden positive combination that cancels is found, and gone once one of its patterns is', () => {
    const [N, P] = [50, 60];
    const values = gaussians(N * P, 1002);
    // The last pattern is minus a positive combination of the first twenty; 59 random ones alone are separable.
    const last = values.subarray((P - 1) * N);
    for (let i = 0; i < N; i++) {
      last[i] = 0;
      for (let mu = 0; mu < 20; mu++) last[i]! -= ((1 + mu) * values[mu * N + i]!) / 100;
    }
    const found = separability(values, N);
    expect(found.verdict).toBe('inseparable');
    expect(proven(found, values, N)).toBe(true);
    const less = separability(values.slice(N), N);
    expect(less.verdict).toBe('separable');
    expect(proven(less, values.slice(N), N)).toBe(true);
  });

  test.each([
    ['a pattern and its opposite', [1, 2, -1, -2, 0.5, 3], 'inseparable'],
    ['a pattern twice', [1, 2, 1, 2, -1, 2], 'separable'],
    ['a pattern of length zero', [1, 2, 0, 0], 'inseparable'],
    ['a fan of exactly half a turn', [1, 0, 0, 1, -1, 0], 'inseparable'],
    ['a fan of just less', [1, 1e-6, 0, 1, -1, 1e-6], 'separable'],
    ['a fan of just more', [1, -1e-6, 0, 1, -1, -1e-6], 'inseparable'],
    ['one of 1e-150 and one of 1e150', [1e-150, 1e-150, -1e150, 2e150], 'separable'],
    ['one pattern', [3, -4], 'separable'],
  ] as const)('%s: %s', (_, values, verdict) => {
    expect(separability(Float64Array.from(values), 2).verdict).toBe(verdict);
  });

  test('what is no set of patterns is refused', () => {
    expect(() => separability(Float64Array.of(1, 2, 3), 2)).toThrow(RangeError);
    expect(() => separability(Float64Array.of(1, Number.NaN), 2)).toThrow(RangeError);
  });
});

test('2000 sets of 12 patterns in 6 dimensions, where the solver sometimes goes in circles: all are decided and proven', () => {
  let separable = 0;
  for (let set = 0; set < 2000; set++) {
    const values = gaussians(72, 2000 + set);
    const found = separability(values, 6);
    if (!proven(found, values, 6)) throw new Error(`set ${set} is not proven`);
    if (found.verdict === 'separable') separable++;
  }
  // Half of them: 4.5 standard errors of a coin tossed 2000 times, false alarm 7e-6.
  expect(coverSeparability(6, 12)).toBe(0.5);
  expect(Math.abs(separable - 1000)).toBeLessThan(4.5 * Math.sqrt(500));
});

describe('the perceptron rule', () => {
  test('ends on separable patterns within Novikoff’s bound, and never on others', () => {
    for (let set = 0; set < 200; set++) {
      const values = gaussians(8 * 14, 9000 + set);
      const found = separability(values, 8);
      const end = perceptronRule(values, 8, 20_000);
      if (found.verdict === 'inseparable') expect(end.solved).toBe(false);
      if (!end.solved) continue;
      expect(found.verdict).toBe('separable');
      const lengths = Array.from({ length: 14 }, (_, mu) => Math.hypot(...values.slice(8 * mu, 8 * mu + 8)));
      const fields = lengths.map((_, mu) =>
        end.weights.reduce((sum, w, i) => sum + w * values[8 * mu + i]!, 0),
      );
      expect(Math.min(...fields)).toBeGreaterThan(0);
      if (found.verdict !== 'separable') continue;
      const stability = Math.min(
        ...lengths.map((_, mu) => found.weights.reduce((sum, w, i) => sum + w * values[8 * mu + i]!, 0)),
      );
      expect(end.corrections).toBeLessThanOrEqual((Math.max(...lengths) / stability) ** 2);
    }
  });
});
