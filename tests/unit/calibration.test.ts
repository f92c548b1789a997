/** The parts of the experiment `calibration`: a generator whose noise is as stated, judgements, findings that can say no. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/experiments/calibration/judge.ts';
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
    calibration.findings(rows, config).find((finding) => finding.id === id)?.verdict;

  it('say yes, no, and that they cannot tell', () => {
    expect(verdict(rowsWith(0.9, 0.9), 'ensemble')).toBe('yes');
    expect(verdict(rowsWith(0.8, 0.9), 'ensemble')).toBe('no');
    expect(verdict(rowsWith(0.87, 0.9), 'ensemble')).toBe('cannot-tell');
    expect(verdict(rowsWith(0.9, 0.9), 'promise')).toBe('yes');
    expect(verdict(rowsWith(0.9, 0.8), 'promise')).toBe('no');
    expect(
      calibration
        .findings([{ values: { level: 0.5 } }], config)
        .every(({ facts }) => facts.state === 'waiting'),
    ).toBe(true);
  });
});
