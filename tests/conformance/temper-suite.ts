/** The conformance suite of replica exchange: one engine against the reference and the golden digests. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, TemperRequest } from '../../src/engine/contract.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { openCase } from './spin-cases.ts';
import { playTempering, type TemperCase, temperCases } from './temper-cases.ts';
import golden from './temper-digests.json';

const goldenDigest = ({ name }: TemperCase): string | undefined => (golden as Record<string, string>)[name];

/** One of a dense, a sparse and a multi-spin glass. */
const rounds = [0, 5, 8].map((k) => temperCases[k]!);

/** @param openEngine  called once; the engine is destroyed after the suite */
export function temperConformance(name: string, openEngine: () => Promise<Engine>): void {
  describe(`${name}: replica exchange`, () => {
    const reference = new ReferenceEngine();
    let engine: Engine;
    beforeAll(async () => {
      engine = await openEngine();
    });
    afterAll(() => engine?.destroy());

    it.each(temperCases)('$name equals the reference and its golden digest', async (temperCase) => {
      const outcome = await playTempering(engine, temperCase);
      expect(outcome).toEqual(await playTempering(reference, temperCase));
      expect(outcome.digest).toBe(goldenDigest(temperCase));
      expect(outcome.energies).toEqual(outcome.measured);
      // Swaps of both kinds: else the test would say nothing about decisions.
      const { tried, accepted } = outcome.snapshot;
      const sum = (counts: Float64Array) => counts.reduce((a, b) => a + b, 0);
      expect(sum(accepted)).toBeGreaterThan(0);
      expect(sum(accepted)).toBeLessThan(sum(tried));
    });

    it.each(rounds)('$name is the same round by round', async (temperCase) => {
      expect(await playTempering(engine, temperCase, 'rounds')).toEqual(
        await playTempering(engine, temperCase),
      );
    });

    it('refuses ladders that do not fit, orders that the model lacks, and numbers beyond the counter; nothing is changed', async () => {
      const [temperCase] = temperCases;
      const state = await openCase(engine, temperCase!.spins);
      const before = await state.snapshot();
      const good: TemperRequest = {
        rule: 'heat-bath',
        order: 'sequential',
        betas: temperCase!.ladder.betas,
        slots: Uint32Array.from({ length: state.states }, (_, s) => s % 4),
        firstRound: 0,
        rounds: 2,
        sweepsPerRound: 1,
        seed: seedFrom(3),
      };
      const refused: [Partial<TemperRequest>, RegExp][] = [
        [{ betas: Float64Array.of(1, 2, 3) }, /whole ladders of 3/],
        [{ betas: new Float64Array() }, /whole ladders of 0/],
        [{ betas: Float64Array.of(1, 2, 4, 3) }, /slot 3.*hot to cold/],
        [{ betas: Float64Array.of(-1, 2, 3, 4) }, /slot 0/],
        [{ betas: Float64Array.of(1, 2, Number.NaN, 4) }, /slot 2/],
        [{ slots: good.slots.slice(1) }, /16 states, but 15 slots/],
        [{ slots: good.slots.map((slot) => (slot === 3 ? 2 : slot)) }, /one slot each/],
        [{ slots: good.slots.map((slot) => slot + 1) }, /one slot each/],
        [{ rounds: -1 }, /-1 is not a number/],
        [{ rounds: 1.5 }, /1.5 is not a number/],
        [{ sweepsPerRound: Number.NaN }, /NaN is not a number/],
        [{ firstRound: 2 ** 32 - 1 }, /random counter/],
        [{ firstSample: 2 ** 32 - 1 }, /random counter/],
        [{ order: 'multi-spin' }, /GBX-202/],
      ];
      for (const [changes, why] of refused)
        await expect(state.temper({ ...good, ...changes }), String(why)).rejects.toThrow(why);
      expect(await state.snapshot()).toEqual(before);
      const none = await state.temper({ ...good, rounds: 0 });
      expect([none.slots.length, none.energies]).toEqual([0, await state.energies()]);
      expect(await state.snapshot()).toEqual(before);
      state.destroy();
    });
  });
}
