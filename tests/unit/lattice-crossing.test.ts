/** Findings of the lattice glasses from made-up rows whose curves are known. */
import { expect, test } from 'vitest';
import type { Row } from '../../src/experiments/declaration.ts';
import { findings } from '../../src/experiments/ea-common/findings.ts';
import { RANKS, type Rank } from '../../src/experiments/ea-common/lattices.ts';
import { binderRatio } from '../../src/observables/binder.ts';
import { correlationLengthRatio } from '../../src/observables/correlation-length.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

const SAMPLES = 400;
const LENGTHS = { Small: 4, Middle: 6, Large: 8 } as const;
const TEMPERATURES = [1.6, 1.4, 1.2, 1.0, 0.8];
const noise = new WordReader(seedFrom(17), Stream.Couplings, 0);
let drawn = 0;

/** One lattice whose xi/L and Binder ratio are `level` at this temperature, but for noise between samples. */
function rowOf(rank: Rank, temperature: number, level: number, scatter: number): Row {
  const length = LENGTHS[rank];
  const size = length ** 3;
  const draw = () => 1 + scatter * normalOf(noise.word(drawn++));
  const wave = Array.from({ length: SAMPLES }, draw);
  // xi/L = (chi/wave - 1)^(1/2) / (2 L sin(pi/L)).
  const scale = 2 * length * Math.sin(Math.PI / length);
  const chi = Array.from({ length: SAMPLES }, () => (1 + (scale * level) ** 2) * draw());
  const q2 = chi.map((value) => value / size);
  const q4 = Array.from(
    { length: SAMPLES },
    () => (3 - 2 * level) * ((1 + (scale * level) ** 2) / size) ** 2 * draw(),
  );
  const ratio = correlationLengthRatio(
    { zero: Float64Array.from(chi), smallest: Float64Array.from(wave) },
    length,
  );
  const binder = binderRatio(q2, q4);
  return {
    values: {
      length,
      temperature,
      [`correlation${rank}`]: ratio.value,
      [`correlation${rank}Error`]: ratio.error,
      [`binder${rank}`]: binder.value,
      [`binder${rank}Error`]: binder.error,
      [`drift${rank}`]: 0.001,
      [`drift${rank}Error`]: 0.001,
    },
    samples: { [`chi${rank}`]: chi, [`wave${rank}`]: wave, [`q4${rank}`]: q4 },
  };
}

/** Straight curves that meet at 0.6, steeper the larger the lattice. */
const through = (crossing: number, scatter = 0.05) =>
  RANKS.flatMap((rank) =>
    TEMPERATURES.map((T) => rowOf(rank, T, 0.6 - (LENGTHS[rank] / 20) * (T - crossing), scatter)),
  );
const of = (rows: readonly Row[], id: string, critical = 1.1) =>
  findings(rows, { dimensions: 3, critical }).find((finding) => finding.id === id)!;

test.each(['correlation', 'binder'])('%s: straight curves cross where they do, within 4 errors', (id) => {
  const { verdict, facts } = of(through(1.13), id);
  expect(verdict).toBe('yes');
  expect(Number(facts.error)).toBeGreaterThan(0);
  expect(Number(facts.error)).toBeLessThan(0.06);
  expect(Math.abs(Number(facts.crossing) - 1.13)).toBeLessThan(4 * Number(facts.error));
  expect(Math.abs(Number(facts.crossing) - 1.5)).toBeGreaterThan(4 * Number(facts.error));
  // Where no phase is expected the same rows speak against it.
  expect(of(through(1.13), id, 0).verdict).toBe('no');
});

test('curves that do not cross above the coldest temperature are not said to', () => {
  const open = of(through(0.5), 'correlation');
  expect(open.verdict).toBe('cannot-tell');
  expect(open.facts.coldest).toBe(0.8);
  expect(of(through(0.5), 'correlation', 0).verdict).toBe('yes');
});

test('only where it is certain: the coldest temperature that is quoted lies above curves that meet', () => {
  const { verdict, facts } = of(through(0.8), 'correlation', 0);
  expect(verdict).toBe('yes');
  expect(facts.coldest).toBe(1);
});

test('far too much noise decides nothing', () => {
  expect(of(through(1.13, 4), 'correlation').verdict).toBe('cannot-tell');
});

test('before the largest lattice there is no word of crossings', () => {
  const half = through(1.13).filter(({ values }) => !('correlationLarge' in values));
  expect(findings(half, { dimensions: 3, critical: 1.1 }).map(({ id }) => id)).toEqual(['settled']);
  expect(findings([], { dimensions: 3, critical: 1.1 })).toEqual([]);
});
