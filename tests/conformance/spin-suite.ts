/** The conformance suite of the engines' spin half: one engine against the reference and against the golden digests. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import {
  openCase,
  outcomeOf,
  playCase,
  playStage,
  type SpinCase,
  spinCases,
  unchanged,
} from './spin-cases.ts';
import golden from './spin-digests.json';

export interface SuiteOptions {
  /** Which cases this engine and host play; default all. */
  readonly only?: (spinCase: SpinCase) => boolean;
}

/** @param openEngine  called once; the engine is destroyed after the suite */
export function spinConformance(
  name: string,
  openEngine: () => Promise<Engine>,
  { only = () => true }: SuiteOptions = {},
): void {
  describe(`${name}: spins`, () => {
    const reference = new ReferenceEngine();
    const cases = spinCases.filter(only);
    let engine: Engine;
    beforeAll(async () => {
      engine = await openEngine();
    });
    afterAll(() => engine?.destroy());

    it.each(cases)('$name equals the reference and its golden digest', async (spinCase) => {
      const outcome = await playCase(engine, spinCase);
      expect(outcome).toEqual(await playCase(reference, spinCase));
      expect(outcome.digest).toBe(goldenDigest(spinCase));
    });

    it.each(restored(cases))(
      '$name goes on from a snapshot of the reference, and the other way',
      async (spinCase) => {
        for (const [from, to] of [
          [reference, engine],
          [engine, reference],
        ] as const) {
          const first = await openCase(from, spinCase);
          await playStage(first, spinCase.stages[0]!);
          await first.remember('first');
          // A different history, so that whatever the snapshot left out would be seen.
          const second = await openCase(to, spinCase);
          await playStage(second, spinCase.stages[2]!);
          await second.restore(await first.snapshot());
          for (const stage of spinCase.stages.slice(1)) await playStage(second, stage);
          expect((await outcomeOf(second)).digest).toBe(goldenDigest(spinCase));
          expect(await outcomeOf(second)).toEqual(await playCase(reference, spinCase));
          first.destroy();
          second.destroy();
        }
      },
    );

    it('a glass with one coupling changed has another digest', async () => {
      expect((await playCase(engine, unchanged, true)).digest).not.toBe(goldenDigest(unchanged));
    });

    it('refuses orders that a model does not have, saying why, and unknown marks', async () => {
      const named = (name: string) => spinCases.find((each) => each.name.startsWith(name))!;
      for (const [refused, order, why] of [
        [unchanged, 'multi-spin', 'dense glasses'],
        [named('sparse N = 130'), 'multi-spin', 'couplings other than ±1'],
        [named('sparse N = 64'), 'multi-spin', 'an external field'],
        [named('perceptron N = 33'), 'random', 'perceptrons'],
      ] as const) {
        const state = await openCase(engine, refused);
        const before = await state.snapshot();
        const request = {
          betas: new Float64Array(state.states),
          sweeps: 1,
          rule: 'heat-bath',
          order,
        } as const;
        await expect(state.sweep(request)).rejects.toThrow('GBX-202');
        await expect(state.sweep(request)).rejects.toThrow(why);
        expect(await state.snapshot()).toEqual(before);
        state.destroy();
      }
      const state = await openCase(engine, unchanged);
      await expect(state.correlate('never')).rejects.toThrow('never');
      state.destroy();
    });
  });
}

function goldenDigest(spinCase: SpinCase): string | undefined {
  return (golden as Record<string, { digest: string }>)[spinCase.name]?.digest;
}

/** One case of every kind is enough for what a snapshot holds. */
function restored(cases: readonly SpinCase[]): SpinCase[] {
  const wanted = [
    'SK ±J N = 100',
    'Gaussian 13 bits N = 33',
    'sparse N = 64',
    'perceptron N = 33, P = 20, random',
    '3 samples of 47',
    'random then sequential',
  ];
  return cases.filter((c) => wanted.some((part) => c.name.includes(part)));
}
