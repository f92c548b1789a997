import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/experiments/declaration.ts';
import { linearisedBars } from '../../src/experiments/pinn-inverse/bars.ts';
import { findings } from '../../src/experiments/pinn-inverse/findings.ts';
import { boundOfConductivity, countsOf } from '../../src/experiments/pinn-inverse/grid.ts';
import { inverseLawOf, unevenPlate } from '../../src/experiments/pinn-inverse/laws.ts';
import { type PinnInverseConfig, pinnInverse } from '../../src/experiments/pinn-inverse.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import type { ResidualDerivatives } from '../../src/learner/derivatives/residual-derivatives.ts';
import { heatSource, lopsidedHill, sineHill } from '../../src/learner/pde/exact/conductivity.ts';
import { equationAt } from '../../src/learner/pde/fields.ts';

const config = (change: Partial<PinnInverseConfig> = {}): PinnInverseConfig => ({
  ...defaultsOf(pinnInverse.fields),
  ...change,
});

describe('linearised bars', () => {
  /** Rows sqrt(w) J of a straight line a + b x: what least squares knows of it in closed form. */
  const derivativesOf = (jacobian: Float64Array) => {
    const rows = jacobian.length / 2;
    const curvature = new Float64Array(4);
    for (let r = 0; r < rows; r++)
      for (const k of [0, 1])
        for (const l of [0, 1]) curvature[2 * k + l]! += jacobian[2 * r + k]! * jacobian[2 * r + l]!;
    return {
      gaussNewton: () => ({ curvature }),
      weighted: () => ({ jacobian }),
    } as unknown as ResidualDerivatives;
  };
  const line = [-1, 0, 1, 2].map((x) => [1, x]);
  const theta = new Float64Array(2);

  it('are those of linear regression where there is nothing but measurements, whatever they weigh', () => {
    const weight = 1 / 4;
    const jacobian = Float64Array.from(line.flat(), (value) => Math.sqrt(weight) * value);
    const rows = {
      first: 0,
      scales: new Float64Array(4).fill(Math.sqrt(weight)),
      noise: new Float64Array(4).fill(0.3),
    };
    const [a, b] = linearisedBars(derivativesOf(jacobian), theta, [0, 1], rows);
    // sum (x - mean)^2 = 5, mean 1/2.
    expect(b).toBeCloseTo(0.3 / Math.sqrt(5), 6);
    expect(a).toBeCloseTo(0.3 * Math.sqrt(1 / 4 + 0.25 / 5), 6);
  });

  it('shrink where a law holds one of the parameters, and do not count its residuals as noisy', () => {
    // A stiff law a = 0 before the measurements: the slope alone is left, sigma / sqrt(sum x^2).
    const jacobian = Float64Array.of(1e3, 0, ...line.flat());
    const rows = { first: 1, scales: Float64Array.of(1e3, 1, 1, 1, 1), noise: new Float64Array(4).fill(0.3) };
    const [a, b] = linearisedBars(derivativesOf(jacobian), theta, [0, 1], rows);
    expect(b).toBeCloseTo(0.3 / Math.sqrt(6), 5);
    expect(a).toBeLessThan(1e-5);
  });
});

describe('laws with an unknown', () => {
  it('hold of any field: -div(k grad u) - f with k from the amplitude', () => {
    const law = inverseLawOf({ unknown: 'amplitude', guess: 0.5 });
    expect(law.constants).toEqual([{ name: 'amplitude', guess: 0.5, truth: 1 }]);
    const [x, y, a] = [0.3, 0.6, 0.7];
    const plate = unevenPlate(a);
    const k = (px: number, py: number, jet: Float64Array) => {
      sineHill(px, py, jet);
      for (let c = 0; c < 6; c++) jet[c]! *= a;
      jet[0]! += 1;
    };
    const jet = new Float64Array(6);
    lopsidedHill(x, y, jet);
    const place = { point: [x, y], normal: [0, 0] };
    const expected = heatSource(k, lopsidedHill, x, y) - plate.source(x, y);
    expect(equationAt(law.equations[0]!, law, [jet], place, [a])).toBeCloseTo(expected, 10);
  });

  it('without a source hold for any constant', () => {
    const law = inverseLawOf({ unknown: 'no-source', guess: 2 });
    const place = { point: [0.2, 0.7], normal: [0, 0] };
    for (const k of [0, 1, 5])
      expect(Math.abs(equationAt(law.equations[0]!, law, law.exact(place.point), place, [k]))).toBeLessThan(
        1e-12,
      );
  });

  it('know the bound of one conductivity: noise over the root of n', () => {
    expect(boundOfConductivity({ measurements: 50, noise: 0.01 }, 'points')).toEqual({
      x: countsOf({ measurements: 50 }),
      y: [10, 20, 50, 100, 200].map((n) => 0.01 / Math.sqrt(n)),
    });
    expect(boundOfConductivity({ measurements: 100, noise: 0.01 }, 'noise').y[1]).toBeCloseTo(0.001, 12);
  });
});

interface Seen {
  readonly scatter: number;
  readonly bar: number;
  readonly off?: number;
}

/** A row as the run writes it, with twelve draws. */
function row(phase: 'points' | 'noise', at: number, { scatter, bar, off = 0 }: Seen, change = {}): Row {
  const error = scatter / Math.sqrt(12);
  return {
    values: {
      phase,
      ...(phase === 'points' ? { measurements: at } : { noise: at }),
      strays: 0,
      first: 1 + off,
      firstError: error,
      firstMedian: 1 + off,
      firstScatter: scatter,
      firstScatterError: scatter / Math.sqrt(22),
      firstBar: bar,
      firstBarError: bar / 100,
      firstBound: phase === 'points' ? 0.01 / Math.sqrt(at) : at / Math.sqrt(50),
      ...change,
    },
  };
}

const honest = [10, 20, 50, 100, 200].map((n) => {
  const scatter = 0.01 / Math.sqrt(n);
  return row('points', n, { scatter, bar: scatter });
});
const noises = [0.0025, 0.01, 0.04, 0.16].map((s) => row('noise', s, { scatter: s / 7, bar: s / 7 }));
const verdicts = (rows: readonly Row[], change: Partial<PinnInverseConfig> = {}) =>
  new Map(findings(rows, config(change)).map(({ id, verdict, facts }) => [id, { verdict, facts }]));

describe('findings', () => {
  it('agree with estimates as they should be', () => {
    for (const [id, { verdict }] of verdicts([...honest, ...noises])) expect(verdict, id).toBe('yes');
  });

  it('see an estimate that is off, a little or altogether', () => {
    const off = (by: number) =>
      honest.map((r) => ({ ...r, values: { ...r.values, first: 1 + by, firstMedian: 1 + by } }));
    const biased = verdicts(off(0.02));
    expect(biased.get('near')!.verdict).toBe('no');
    expect(biased.get('near')!.facts.state).toBeUndefined();
    expect(biased.get('unbiased')!.verdict).toBe('no');
    const lost = verdicts([...off(-1), ...noises]);
    for (const id of ['near', 'unbiased', 'barTells', 'rateOfPoints', 'rateOfNoise'])
      expect(lost.get(id)!.facts.state, id).toBe('lost');
    expect(lost.get('near')!.verdict).toBe('no');
    expect(lost.get('rateOfPoints')!.verdict).toBe('cannot-tell');
  });

  it('do not claim a per cent that the draws cannot tell', () => {
    const wide = honest.map((r) => ({ ...r, values: { ...r.values, firstScatter: 0.02 } }));
    expect(verdicts(wide).get('near')!.verdict).toBe('cannot-tell');
  });

  it('see a bar that is too small, and a scatter that is smaller than measurements allow', () => {
    const times = (scatter: number, bar: number) =>
      [10, 20, 50, 100, 200].map((n) =>
        row('points', n, { scatter: (scatter * 0.01) / Math.sqrt(n), bar: (bar * 0.01) / Math.sqrt(n) }),
      );
    expect(verdicts(times(3, 1)).get('barTells')!.verdict).toBe('no');
    expect(verdicts(times(3, 1)).get('bound')!.verdict).toBe('no');
    expect(verdicts(times(3, 1)).get('bound')!.facts.state).toBeUndefined();
    const crime = verdicts(times(0.1, 0.1)).get('bound')!;
    expect([crime.verdict, crime.facts.state]).toEqual(['no', 'below']);
    const unknown = times(1, 1).map((r) => ({ ...r, values: { ...r.values, firstBound: null } }));
    expect(verdicts(unknown).get('bound')!.facts.state).toBe('unknown');
  });

  it('take a scatter of few draws for as low as it is on average', () => {
    // Exactly at the bound in the mean of its logarithm: with 4 draws that is 17 % below it.
    const few = [10, 20, 50, 100, 200].map((n) => {
      const scatter = (0.01 / Math.sqrt(n)) * Math.exp(-0.1845);
      return row(
        'points',
        n,
        { scatter, bar: 0.01 / Math.sqrt(n) },
        { firstScatterError: scatter / Math.sqrt(6) },
      );
    });
    expect(verdicts(few).get('bound')!.facts.ratio).toBeCloseTo(1, 2);
    expect(verdicts(few).get('barTells')!.facts.ratio).toBeCloseTo(1, 2);
  });

  it('see a floor under the noise, and a scatter that more measurements do not reduce', () => {
    const floor = [0.0025, 0.01, 0.04, 0.16].map((s) => row('noise', s, { scatter: 0.01, bar: s }));
    expect(verdicts(floor).get('rateOfNoise')!.verdict).toBe('no');
    const flat = [10, 20, 50, 100, 200].map((n) => row('points', n, { scatter: 0.01, bar: 0.01 }));
    expect(verdicts(flat).get('rateOfPoints')!.verdict).toBe('no');
  });

  it('name the worse of two constants, and count strays', () => {
    const two = honest.map((r) => ({
      values: { ...r.values, strays: 1, second: 1, secondError: 0.001, secondMedian: 1 },
      samples: { firstBar: [0.03, 0.031, 0.032], secondBar: [0.01, 0.0101, 0.0099] },
    }));
    const found = verdicts(two, { unknown: 'lame' });
    expect(found.get('unequal')!.verdict).toBe('yes');
    expect(found.get('unequal')!.facts).toMatchObject({ worse: 'λ', better: 'μ' });
    expect(found.get('strays')!.verdict).toBe('no');
    expect(found.get('strays')!.facts).toMatchObject({ strays: 5, all: 60 });
    expect(found.has('nearSecond')).toBe(true);
  });

  it('wait for rows on half a run', () => {
    const early = [{ values: { phase: 'training', iteration: 3, first: 1.1, firstError: 0.1 } }];
    for (const [id, { verdict, facts }] of verdicts(early)) {
      expect(verdict, id).toBe('cannot-tell');
      expect(facts.state, id).toBe('waiting');
    }
    expect(findings([], config())).toEqual([]);
  });
});
