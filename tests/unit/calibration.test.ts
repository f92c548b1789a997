/** The parts of the experiment `calibration`: a generator whose noise is as stated, judgements, findings that can say no. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../src/experiments/calibration/findings.ts';
import { judge } from '../../src/experiments/calibration/judge.ts';
import { meanOverSplits } from '../../src/experiments/calibration/splits.ts';
import { calibration } from '../../src/experiments/calibration.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import { parseConfig } from '../../src/experiments/schema.ts';
import { knownMean, knownNoise } from '../../src/learner/data/known-noise.ts';
import { normals } from '../support/learner-problems.ts';

describe('a generator with known noise', () => {
  for (const kind of ['one-input', 'eight-inputs'] as const)
    it(`has the noise it states (${kind}, 4 sigma), and other points in other parts and draws`, () => {
      const n = 4000;
      const part = knownNoise(kind, n, { seed: [3, 0], draw: 0, part: 0 });
      const width = part.inputs.length / n;
      const z = part.targets.map(
        (y, k) => (y - knownMean(kind, part.inputs.subarray(k * width, (k + 1) * width))) / part.noise[k]!,
      );
      const moment = (power: number) => z.reduce((sum, value) => sum + value ** power, 0) / n;
      expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(n));
      expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
      const half = part.noise.reduce((sum, sd) => sum + sd, 0) / n;
      expect(Math.abs(half - 0.3)).toBeLessThan(0.01);
      for (const other of [
        { draw: 1, part: 0 },
        { draw: 0, part: 1 },
      ])
        expect(knownNoise(kind, 4, { seed: [3, 0], ...other }).inputs[0]).not.toBe(part.inputs[0]);
    });
});

describe('a judgement', () => {
  /** Bars of `said` times the true sd. */
  const judged = (said: number) => {
    const [n, m] = [400, 4000];
    const predictions = (points: number) => ({
      mean: new Float64Array(points),
      aleatoric: new Float64Array(points).fill(said ** 2),
      epistemic: new Float64Array(points),
    });
    return judge(predictions(n), normals(n, 900), predictions(m), normals(m, 901), 0.9);
  };

  it('finds honest bars honest, short ones short, and sets them right in four ways', () => {
    const honest = judged(1).stages.raw;
    // Binomial: sd of the share 0.0047.
    expect(Math.abs(honest.coverage! - 0.9)).toBeLessThan(4 * 0.0047);
    const { raw, ...right } = judged(0.5).stages;
    // Phi(1.645 / 2): 0.589.
    expect(Math.abs(raw.coverage! - 0.589)).toBeLessThan(4 * 0.0078);
    // 400 calibration points know a quantile to a coverage of 0.015.
    for (const { coverage } of Object.values(right))
      expect(Math.abs(coverage! - 0.9)).toBeLessThan(4 * 0.0158);
    expect(right.scaled.nll!).toBeLessThan(raw.nll!);
    expect(right.scaled.area!).toBeLessThan(raw.area!);
    expect(Math.abs(right.isotonic.crps! / honest.crps! - 1)).toBeLessThan(0.02);
    expect(right.conformal.nll).toBeNull();
  });
});

describe('findings', () => {
  const config = parseConfig(calibration, {}) as Parameters<typeof calibration.findings>[1];
  const rowsWith = (coverage: number, conformal: number): Row[] =>
    ['single', 'ensemble', 'dropout', 'laplace', 'process'].flatMap((method) =>
      ['raw', 'scaled', 'isotonic', 'conformal', 'even'].map((stage) => {
        const share = stage === 'conformal' || stage === 'even' ? conformal : coverage;
        const samples = Array.from({ length: 16 }, (_, k) => share + 0.001 * (k % 2));
        return {
          values: { method, stage, coverage: share, coverageError: 0.005 },
          samples: { coverage: samples, nll: samples, crps: samples },
        };
      }),
    );
  const verdict = (rows: Row[], id: string) =>
    findings(rows, config).find((finding) => finding.id === id)?.verdict;

  const found = (rows: Row[], id: string, settings = config) =>
    findings(rows, settings).find((finding) => finding.id === id)!;
  const withSizes = (rows: Row[], judged: number, trained: number): Row[] =>
    rows.map(({ values, samples }) => ({
      values,
      samples: { ...samples, judged: Array(16).fill(judged), trained: Array(16).fill(trained) },
    }));

  it('of a table are widened for the rows that splits share', () => {
    // 16 splits, half as many judged as trained: three times the error of independent ones.
    const sizes = { judged: Array(16).fill(100), trained: Array(16).fill(200) };
    const values = Array.from({ length: 16 }, (_, k) => k);
    const one = meanOverSplits(values, 'one-input', sizes);
    expect(one.error).toBeCloseTo(Math.sqrt((16 ** 2 - 1) / 12 / 15), 12);
    expect(meanOverSplits(values, 'auto-mpg', sizes).error / one.error).toBeCloseTo(3, 12);
    const rows = (shift: number) =>
      withSizes(rowsWith(0.9, 0.9), 100, 200).map((row) =>
        row.values.method === 'single'
          ? row
          : {
              ...row,
              samples: { ...row.samples, crps: row.samples!.crps!.map((v, k) => v + shift * ((k % 4) - 1)) },
            },
      );
    // Shift of 0.5 +- 0.29 over independent splits, +- 0.87 over those of a table: a difference of means that only the first show.
    const [drawn, table] = (['one-input', 'auto-mpg'] as const).map((task) =>
      found(rows(1), 'members', { ...config, task }),
    );
    expect(Number(table!.facts.gainError) / Number(drawn!.facts.gainError)).toBeCloseTo(3, 6);
  });

  it('do not believe a scatter below that of counting', () => {
    const even = rowsWith(0.95, 0.9).map((row) => ({ ...row, values: { ...row.values, coverageError: 0 } }));
    expect(found(withSizes(even, 5, 10), 'ensemble').verdict).toBe('cannot-tell');
    expect(found(withSizes(even, 5000, 10), 'ensemble').verdict).toBe('no');
  });

  it('test the promise only where its law is nearly Gaussian, and call endless bars endless', () => {
    const state = (settings: Partial<typeof config>) => {
      const { verdict, facts } = found(rowsWith(0.9, 0.9), 'promise', { ...config, ...settings });
      return [verdict, facts.state];
    };
    expect(state({})).toEqual(['yes', undefined]);
    expect(state({ calibrationPoints: 10 })).toEqual(['cannot-tell', 'few']);
    expect(state({ calibrationPoints: 10, coverage: 0.95 })).toEqual(['cannot-tell', 'endless']);
    expect(state({ task: 'auto-mpg' })).toEqual(['cannot-tell', 'table']);
  });

  it('tell noise that is said too much from noise said too little', () => {
    const state = (ratio: number) =>
      found(
        rowsWith(0.9, 0.9).map((row) => ({
          ...row,
          samples: {
            ...row.samples,
            noiseRatio: Array.from({ length: 16 }, (_, k) => ratio + 0.01 * (k % 2)),
          },
        })),
        'noise',
      );
    expect([state(2).verdict, state(2).facts.state]).toEqual(['no', 'more']);
    expect([state(0.5).verdict, state(0.5).facts.state]).toEqual(['no', undefined]);
    expect(state(1).verdict).toBe('yes');
  });

  it('say yes, no, and that they cannot tell', () => {
    expect(verdict(rowsWith(0.9, 0.9), 'ensemble')).toBe('yes');
    expect(verdict(rowsWith(0.8, 0.9), 'ensemble')).toBe('no');
    expect(verdict(rowsWith(0.87, 0.9), 'ensemble')).toBe('cannot-tell');
    expect(verdict(rowsWith(0.9, 0.9), 'promise')).toBe('yes');
    expect(verdict(rowsWith(0.9, 0.8), 'promise')).toBe('no');
    expect(
      findings([{ values: { level: 0.5 } }], config).every(({ facts }) => facts.state === 'waiting'),
    ).toBe(true);
  });
});
