import { describe, expect, test } from 'vitest';
import { logTimes, twoTimeCorrelations } from '../../src/dynamics/ageing.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { packedOverlap } from '../../src/glass/spins.ts';
import { LogBins, lastBinGaps, startGap } from '../../src/observables/log-binning.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { heatBath, skSamples } from '../support/glass-runs.ts';

test('logarithmic times hold both ends, rise, and come about as often per decade as asked', () => {
  const times = logTimes(10_000, 5);
  expect([times[0], times.at(-1)]).toEqual([1, 10_000]);
  expect(times.every((t, k) => k === 0 || t > times[k - 1]!)).toBe(true);
  expect(times.filter((t) => t > 100 && t <= 1000)).toHaveLength(5);
  expect([...logTimes(1, 3)]).toEqual([1]);
  expect(() => logTimes(0, 3)).toThrow(/no logarithmic/);
});

describe('two-time correlations', () => {
  const betas = new Float64Array(4).fill(1.4);
  const spec = { instances: skSamples(20, 2), replicas: 2, seed: seedFrom(3) };
  const waits = [0, 3, 8];
  const lags = [1, 5, 8];

  test('are those of a glass swept by hand, also where one t_w + t is another t_w', async () => {
    const engine = new ReferenceEngine();
    const seen: number[] = [];
    const result = await twoTimeCorrelations(
      await engine.glass(spec),
      heatBath,
      { waits, lags, betas },
      async (sweeps) => {
        seen.push(sweeps);
      },
    );
    const byHand = await engine.glass(spec);
    const history = [(await byHand.snapshot()).spins];
    for (let t = 1; t <= 16; t++) {
      await byHand.sweep({ ...heatBath, betas, sweeps: 1 });
      history.push((await byHand.snapshot()).spins);
    }
    waits.forEach((wait, w) => {
      lags.forEach((lag, l) => {
        const expected = [0, 1, 2, 3].map(
          (state) => packedOverlap(history[wait]!, state, history[wait + lag]!, state, 20) / 20,
        );
        expect([...result[w]![l]!]).toEqual(expected);
      });
    });
    expect(seen).toEqual([1, 3, 4, 5, 8, 9, 11, 13, 16]);
  });

  test('refuse times that are not whole sweeps', async () => {
    const glass = await new ReferenceEngine().glass(spec);
    await expect(twoTimeCorrelations(glass, heatBath, { waits: [0.5], lags, betas })).rejects.toThrow(
      /whole/,
    );
    await expect(twoTimeCorrelations(glass, heatBath, { waits: [0], lags: [0], betas })).rejects.toThrow(
      /whole/,
    );
  });
});

describe('logarithmic binning', () => {
  test('puts sweep t into the bin of its power of two and averages there', () => {
    const bins = new LogBins();
    for (let t = 1; t <= 12; t++) bins.add(t, [t, 2 * t]);
    expect(bins.bins().map(({ from, to, count, perSample }) => [from, to, count, ...perSample])).toEqual([
      [1, 1, 1, 1, 2],
      [2, 3, 2, 2.5, 5],
      [4, 7, 4, 5.5, 11],
      [8, 15, 5, 10, 20],
    ]);
    expect(() => bins.add(0, [1, 1])).toThrow(/before the first/);
    expect(() => bins.add(3, [1])).toThrow(/different numbers/);
  });

  test('the last three bins agree for what has settled, sample by sample, and not for what drifts', () => {
    const [settled, drifting] = [new LogBins(), new LogBins()];
    for (let t = 1; t <= 64; t++) {
      settled.add(t, [1, 5, 3]);
      drifting.add(
        t,
        [1, 5, 3].map((x) => x + Math.log2(t)),
      );
    }
    expect(lastBinGaps(settled.bins())).toEqual([
      { value: 0, error: 0 },
      { value: 0, error: 0 },
    ]);
    const gaps = lastBinGaps(drifting.bins())!;
    expect(gaps[0].value).toBeGreaterThan(0.4);
    expect(gaps[1].value).toBeGreaterThan(gaps[0].value);
    expect(lastBinGaps(settled.bins().slice(0, 2))).toBeNull();
  });

  test('two starts are compared sample by sample', () => {
    expect(startGap([1, 9], [0.5, 8.5])).toEqual({ value: 0.5, error: 0 });
    expect(() => startGap([1], [1, 2])).toThrow(/different samples/);
  });
});
