import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { findings } from '../../src/experiments/choose/findings.ts';
import { offerOf } from '../../src/experiments/choose/offer.ts';
import { type ChooseConfig, chooseExperiment } from '../../src/experiments/choose.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const game = (change: Readonly<Record<string, unknown>>) => {
  const config = configOf(chooseExperiment, { rounds: 4, candidates: 60, heldOut: 20, ...change });
  return runExperiment(chooseExperiment, new ReferenceEngine(), config);
};
const offerRow = (rows: readonly Row[]) => rows.at(-1)!.values;

describe('a game', () => {
  test('is the same again, and one choice more leaves what was before as it was', async () => {
    const [short, long] = [await game({ picks: 'AB' }), await game({ picks: 'ABA' })];
    expect(await game({ picks: 'AB' })).toEqual(short);
    expect(long.slice(0, 3)).toEqual(short.slice(0, 3));
    expect(offerRow(short).picked).toBe(2);
    expect(offerRow(long).lastName).toBe(offerRow(short).nameA);
    // Control: the other choice is another game.
    expect(offerRow(await game({ picks: 'ABB' })).lastName).toBe(offerRow(short).nameB);
  });

  test('policies do not notice what the person does', async () => {
    const [a, b] = [await game({ picks: 'AAAA' }), await game({ picks: '' })];
    for (const [k, row] of b.slice(0, 5).entries())
      expect(a[k]!.values.epistemicMiss).toBe(row.values.epistemicMiss);
    expect(b[0]!.values.youBest).toBe(a[0]!.values.youBest);
    expect(b[1]!.values.youBest).toBeUndefined();
  });

  test('always B buys the loud family alone, and the sum says so', async () => {
    const change = { rounds: 4, candidates: 60, heldOut: 20, picks: 'BBBB' };
    const config = configOf(chooseExperiment, change) as unknown as ChooseConfig;
    const rows = await game(change);
    expect(rows[4]!.values.youLoud).toBe(4);
    expect(offerRow(rows).nameA).toBeUndefined();
    const bought = findings(rows, config).find(({ id }) => id === 'bought');
    expect(bought).toMatchObject({ verdict: 'no', facts: { loud: 4, made: 4 } });
  });

  test('blind, the doubts themselves are not told and letters are shuffled', async () => {
    const row = offerRow(await game({ blind: true }));
    expect(row.epistemicA).toBeNull();
    expect(typeof row.doubtA).toBe('number');
  });
});

describe('what is offered', () => {
  const doubt = {
    mean: Float64Array.of(0, 1, 2),
    epistemic: Float64Array.of(3, 1, 0.5),
    aleatoric: Float64Array.of(9, 1, 2),
    total: Float64Array.of(12, 2, 2.5),
    member: () => new Float64Array(3),
    classes: false,
  };
  const all = new Uint8Array(3).fill(1);

  test('A is what is known least, B the noisiest of the others, never the same one twice', () => {
    const offer = offerOf(doubt, all, false, () => 0);
    expect([offer.A.candidate, offer.B.candidate]).toEqual([0, 2]);
    expect([offer.A.why, offer.B.why]).toEqual(['epistemic', 'aleatoric']);
  });

  test('a coin exchanges them in a blind game alone', () => {
    expect(offerOf(doubt, all, true, () => 0).A.why).toBe('aleatoric');
    expect(offerOf(doubt, all, true, () => 0.9).A.why).toBe('epistemic');
  });
});
