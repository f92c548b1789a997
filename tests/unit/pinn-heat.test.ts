import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/experiments/declaration.ts';
import { cellsOf, firstNetworkOf, setsOf } from '../../src/experiments/pinn-heat/cells.ts';
import { findings } from '../../src/experiments/pinn-heat/findings.ts';
import { countsOf } from '../../src/experiments/pinn-heat/grid.ts';
import { ensembleOf, judge, rulerOf, shareNear } from '../../src/experiments/pinn-heat/measure.ts';
import { wrongBy } from '../../src/experiments/pinn-heat/plates.ts';
import { type PinnHeatConfig, pinnHeat } from '../../src/experiments/pinn-heat.ts';
import { defaultsOf, parseConfig } from '../../src/experiments/schema.ts';
import { heatedPlateLaw } from '../../src/learner/pde/laws/steady-heat.ts';

const config = (change: Partial<PinnHeatConfig> = {}): PinnHeatConfig => ({
  ...defaultsOf(pinnHeat.fields),
  ...change,
});

describe('measuring an ensemble', () => {
  // Four points, one in each quarter of the unit square.
  const points = Float64Array.of(0.1, 0.1, 0.9, 0.1, 0.1, 0.9, 0.9, 0.9);
  const box = { low: [0, 0], high: [1, 1] };
  const ruler = rulerOf(points, Float64Array.of(1, 1, 1, 1), box);

  it('tells errors in units of the field, the worst block, and the spread against the error of the mean', () => {
    const fields = [Float64Array.of(1.1, 1, 1, 1), Float64Array.of(1.3, 1, 1, 1)];
    const { l2, block, spread, ratio } = judge(fields, ruler);
    expect(l2).toBeCloseTo((0.1 / 2 + 0.3 / 2) / 2, 12);
    expect(block).toBeCloseTo(0.2, 12);
    // The spread at the first point is sqrt(0.02), the mean is 0.2 off there.
    expect(spread).toBeCloseTo(Math.sqrt(0.02) / 2, 12);
    expect(ratio).toBeCloseTo(Math.sqrt(0.02) / 0.2, 12);
    expect([...ensembleOf(fields).mean]).toEqual([1.2000000000000002, 1, 1, 1]);
  });

  it('sees whether the spread is where the error is', () => {
    const error = [0.4, 0.3, 0.2, 0.1];
    const spreads = (by: readonly number[]) =>
      [-1, 1].map((sign) => Float64Array.from(error, (e, p) => 1 + e + sign * by[p]!));
    expect(judge(spreads([0.04, 0.03, 0.02, 0.01]), ruler).where).toBeCloseTo(1, 12);
    expect(judge(spreads([0.01, 0.02, 0.03, 0.04]), ruler).where).toBeCloseTo(-1, 12);
  });

  it('knows how much of the squared error lies near a point', () => {
    expect(shareNear(Float64Array.of(3, 1, 1, 1), points, [0, 0], 0.25)).toBeCloseTo(9 / 12, 12);
  });
});

describe('cells', () => {
  it('are the law alone, then every number of measurements with every weight; a set for each draw', () => {
    const small = config({
      measurements: '2 8',
      draws: 2,
      networks: 3,
      weak: 0.1,
      strong: 10,
      boundaryWeight: 5,
    });
    expect(cellsOf(small).map(({ series, measurements }) => `${series} ${measurements}`)).toEqual([
      'law 0',
      'data 2',
      'weak 2',
      'strong 2',
      'data 8',
      'weak 8',
      'strong 8',
    ]);
    const sets = setsOf(small);
    expect(sets).toHaveLength(14);
    expect(sets[0]).toEqual({ weights: { law: 10, boundary: 50 }, measurements: 0, measurementDraw: 0 });
    expect(sets[3]).toEqual({ weights: { law: 0, boundary: 0 }, measurements: 2, measurementDraw: 1 });
    expect(firstNetworkOf(small, 2, 1)).toBe(15);
  });

  it('read a list of numbers, and refuse what is none', () => {
    expect(countsOf('')).toEqual([0, 4, 16, 64, 256]);
    expect(countsOf('9, 3 3')).toEqual([0, 3, 9]);
    for (const list of ['many', '5', '3 -1', '3 1001', '2.5 3']) expect(countsOf(list)).toBeNull();
  });

  it('refuse contradictory settings', () => {
    expect(() => parseConfig(pinnHeat, { measurements: 'x' })).toThrow(/GBX-515/);
    expect(() => parseConfig(pinnHeat, { weak: 1, strong: 1 })).toThrow(/GBX-516/);
    expect(() => parseConfig(pinnHeat, { enriched: true })).toThrow(/GBX-517/);
    expect(() => parseConfig(pinnHeat, { law: 'hot-edge', lawError: 0.1 })).toThrow(/GBX-518/);
    expect(() => parseConfig(pinnHeat, { law: 'own', conductivity: 'x' })).toThrow(/GBX-497/);
    expect(() => parseConfig(pinnHeat, { law: 'own' })).not.toThrow();
  });

  it('a wrong law has other sources and the same solution', () => {
    const law = heatedPlateLaw();
    const wrong = wrongBy(law, 0.5);
    const sourceOf = ({ equations }: typeof law) =>
      equations[0]!.terms.find(({ factors }) => factors.length === 0)!.coefficient;
    expect([sourceOf(law), sourceOf(wrong)]).toEqual([-1, -1.5]);
    expect(wrong.exact).toBe(law.exact);
  });
});

/** A row of the sweep, every estimate with the same two draws around it. */
function sweepRow(measurements: number, numbers: Readonly<Record<string, readonly [number, number]>>): Row {
  const values: Record<string, Row['values'][string]> = { phase: 'sweep', measurements };
  const samples: Record<string, readonly number[]> = {};
  for (const [name, pair] of Object.entries(numbers)) {
    values[name] = (pair[0] + pair[1]) / 2;
    values[`${name}Error`] = Math.abs(pair[0] - pair[1]) / 2;
    samples[name] = pair;
  }
  return { values, samples };
}

const law = {
  lawL2: [0.009, 0.011],
  lawBlock: [0.02, 0.024],
  lawRatio: [0.3, 0.32],
  lawWhere: [0.2, 0.4],
} as const;
const verdicts = (rows: readonly Row[], change: Partial<PinnHeatConfig> = {}) =>
  new Map(findings(rows, config(change)).map(({ id, verdict, facts }) => [id, { verdict, facts }]));

describe('findings', () => {
  const measured = (n: number, data: number, strong: number) =>
    sweepRow(n, {
      ...law,
      dataL2: [data * 0.95, data * 1.05],
      weakL2: [0.03, 0.032],
      strongL2: [strong * 0.95, strong * 1.05],
      strongRatio: [0.9, 1.1],
      dataRatio: [0.5, 2],
      strongWhere: [0.5, 0.6],
      dataWhere: [0.1, 0.2],
    });

  it('say what the law is worth, and where measurements alone catch up', () => {
    const rows = [sweepRow(0, law), measured(4, 1, 0.02), measured(16, 0.1, 0.02), measured(64, 0.05, 0.02)];
    const found = verdicts(rows);
    expect(found.get('worth')!.verdict).toBe('yes');
    expect(found.get('worth')!.facts.worth).toBe('-');
    // From 0.1 at 16 to 0.001 at 64: 0.01 half way on logarithmic scales, at 32.
    const caught = verdicts([sweepRow(0, law), measured(16, 0.1, 0.02), measured(64, 0.001, 0.02)]);
    expect(caught.get('worth')!.verdict).toBe('no');
    expect(caught.get('worth')!.facts.worth).toBe(32);
  });

  it('say whether measurements help, and know a wrong law from one that was not trained to its end', () => {
    const better = [sweepRow(0, law), measured(64, 0.05, 0.002)];
    expect(verdicts(better, { lawError: 0.3 }).get('measurementsHelp')!.verdict).toBe('yes');
    expect(verdicts(better, { lawError: 0.3 }).get('measurementsHelp')!.facts.state).toBeUndefined();
    expect(verdicts(better).get('measurementsHelp')!.facts.state).toBe('right');
    expect(verdicts([sweepRow(0, law), measured(64, 0.05, 0.02)]).get('measurementsHelp')!.verdict).toBe(
      'no',
    );
    expect(verdicts([sweepRow(0, law), measured(64, 0.05, 0.0101)]).get('measurementsHelp')!.verdict).toBe(
      'cannot-tell',
    );
  });

  it('hold the spread to the error: honest, too small, or not to be told', () => {
    const found = verdicts([sweepRow(0, law), measured(4, 1, 0.02), measured(64, 0.05, 0.02)]);
    expect(found.get('strongHonest')!.verdict).toBe('yes');
    expect(found.get('lawHonest')!.verdict).toBe('no');
    expect(found.get('dataHonest')!.verdict).toBe('cannot-tell');
  });

  it('compare the worst block with the whole plate', () => {
    expect(verdicts([sweepRow(0, law)]).get('hotSpot')!.verdict).toBe('no');
    const hot = { ...law, lawBlock: [0.09, 0.1] } as const;
    expect(verdicts([sweepRow(0, hot)]).get('hotSpot')!.verdict).toBe('yes');
  });

  it('weigh the corner’s own function on the L-shape alone', () => {
    const corner = {
      ...law,
      plainL2: [0.05, 0.06],
      enrichedL2: [0.002, 0.003],
      plainCorner: [0.8, 0.9],
      enrichedCorner: [0.1, 0.1],
    } as const;
    expect(verdicts([sweepRow(0, corner)]).has('corner')).toBe(false);
    const found = verdicts([sweepRow(0, corner)], { law: 'l-shape' }).get('corner')!;
    expect(found.verdict).toBe('yes');
    expect(found.facts.factor).toBeCloseTo(22, 6);
  });

  it('wait for rows on half a run, and say nothing of none', () => {
    expect(findings([], config())).toEqual([]);
    const early = [{ values: { phase: 'training', iteration: 5, lawL2: 0.1, lawL2Error: 0.01 } }];
    for (const [, { verdict, facts }] of verdicts(early)) {
      expect(verdict).toBe('cannot-tell');
      expect(facts.state).toBe('waiting');
    }
  });
});
