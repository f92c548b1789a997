/** Findings of `pinn-optimisers` from rows, lines that can be drawn, and what rounding costs to ask. */
import { describe, expect, it } from 'vitest';
import { evaluationOf } from '../../src/dynamics/optimise/gauss-newton-models.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import { findings } from '../../src/experiments/pinn-optimisers/findings.ts';
import { type OptimisersConfig, pinnOptimisers } from '../../src/experiments/pinn-optimisers.ts';
import { lineData } from '../../src/plot/line-data.ts';

const config = { sampling: 'grid', renewEvery: 0, steps: 3000, lbfgs: 2000 } as OptimisersConfig;
const look = (ratio: number, made: number): Row => ({
  values: { way: 'adam', made, cost: made, ratio, adamLoss: 0.5, heldOut: 0.75, reason: null },
});
const signalOf = (ratios: readonly number[], of = config) =>
  findings(
    ratios.map((ratio, k) => look(ratio, k + 1)),
    of,
  ).find(({ id }) => id === 'signal')!;

describe('the signal of the gradient', () => {
  it('is judged by the last two looks, as the switch does, and counts all', () => {
    expect(signalOf([4, 3, 0.5, -0.1])).toMatchObject({
      verdict: 'no',
      facts: { state: 'fixed-below', below: 2, looks: 4, last: -0.1, loss: 0.5, heldOut: 0.75 },
    });
    expect(signalOf([0.5, 2, 3])).toMatchObject({
      verdict: 'yes',
      facts: { state: 'fixed-above', below: 1 },
    });
  });

  it('is not decided by one look, nor by two that disagree', () => {
    expect(signalOf([0.5])).toMatchObject({ verdict: 'cannot-tell', facts: { state: 'waiting' } });
    expect(signalOf([3, 2, 0.5])).toMatchObject({
      verdict: 'cannot-tell',
      facts: { state: 'fixed-between' },
    });
  });

  it('of points drawn anew is not said to be infinite', () => {
    const renewed = { ...config, sampling: 'random', renewEvery: 10 } as OptimisersConfig;
    expect(signalOf([0.5, 0.4], renewed).facts).not.toHaveProperty('state');
  });
});

it('draws each way as one line, whatever other ways lie between on the same clock', () => {
  const rows: Row[] = [1, 2, 3].flatMap((k) => [
    { values: { way: 'newton', cost: 2 * k, newtonL2: 1 / k } },
    { values: { way: 'newtonExact', cost: 2 * k + 1, newtonExactL2: 1 / k } },
  ]);
  const figure = pinnOptimisers.figures.find(({ id }) => id === 'error')!;
  if (figure.kind !== 'line') throw new Error('not a line figure');
  const drawn = lineData(figure, config as never, rows).series.filter(({ y }) =>
    y.some((v) => v !== undefined),
  );
  expect(drawn.map(({ key }) => key)).toEqual(['newton', 'newtonExact'].map((way) => `${way}L2`));
  // A point that is null breaks a line, one that is absent does not.
  for (const { y } of drawn) expect(y).not.toContain(null);
});

it('asks for rounding once a place, and hands it the gradient of a model that is there', () => {
  const given: (Float64Array | undefined)[] = [];
  const model = { gradient: Float64Array.of(3), scale: 1, solve: () => null };
  let models = 0;
  const at = evaluationOf(
    1,
    () => {
      models++;
      return model;
    },
    (gradient) => given.push(gradient),
  );
  at.model();
  at.model();
  expect([at.noise(), at.noise()]).toEqual([1, 1]);
  expect([models, given]).toEqual([1, [model.gradient]]);
});
