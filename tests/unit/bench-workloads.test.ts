/** Every workload of `npm run bench -- --workload` in its quick form: it runs, its naive variant agrees, its digest is the reference's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workloadTable } from '../../bench/workload-table.mjs';
import { dense } from '../../bench/workloads/dense.ts';
import { mustAgree } from '../../bench/workloads/row.ts';
import { runWorkloads, WORKLOADS } from '../../bench/workloads.ts';
import type { Engine, SpinState } from '../../src/engine/contract.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { testHost } from '../support/host.ts';

const quick = { quick: true };
const seed = seedFrom(3);

describe('workloads', () => {
  let cpu: Engine;
  beforeAll(async () => {
    cpu = await cpuEngine.open();
  });
  afterAll(async () => cpu.destroy());

  test.each(WORKLOADS)(
    '$name runs, and ends in the states of the reference engine',
    async ({ name, run }) => {
      const ours = await run(cpu, quick);
      // Learners have no digest, and are held to the plain loop, or to the network alone.
      if (name === 'learner' || name === 'training' || name === 'ensemble') return;
      const theirs = await run(new ReferenceEngine(), quick);
      expect(ours.length).toBeGreaterThan(0);
      expect(ours.map(({ what, digest }) => [what, digest])).toEqual(
        theirs.map(({ what, digest }) => [what, digest]),
      );
      for (const { time, naive, digest } of ours) {
        expect(time).toBeGreaterThan(0);
        if (naive !== null) expect(naive).toBeGreaterThan(0);
        expect(digest).toMatch(/^([0-9a-f]{16}|-?\d+ × \d+|–)$/);
      }
    },
  );

  test('the memory limit is measured without a change of spins or fields', async () => {
    const spec = { size: 96, couplings: 'gaussian', couplingBits: 5, seed, sample: 0 } as const;
    const state = (await cpu.glass({
      instances: [sherringtonKirkpatrick(spec)],
      replicas: 3,
      seed,
    })) as SpinState & {
      moveRows(share: number, passes: number): Promise<number>;
    };
    const [spins, energies] = [await state.snapshot(), await state.energies()];
    expect(await state.moveRows(0.3, 40)).toBeGreaterThan(0);
    expect(await state.snapshot()).toEqual(spins);
    expect(await state.energies()).toEqual(energies);
    state.destroy();
  });

  test('an engine whose sweeps do nothing is not timed: its energies are not those of the naive variant', async () => {
    const idle = new Proxy(cpu, {
      get: (target, name) =>
        name === 'glass'
          ? async (spec: Parameters<Engine['glass']>[0]) => {
              const state = await target.glass(spec);
              state.sweep = async () => {};
              return state;
            }
          : Reflect.get(target, name),
    });
    await expect(dense(idle, quick)).rejects.toThrow('the naive variant');
    expect(() => mustAgree('energy', Number.NaN, 0, 1)).toThrow();
  });
});

test('the table names every case and says which promise was missed; a name that is none is refused with those that are', async () => {
  const host = await testHost(1);
  const { rows } = await runWorkloads(host, ['enumeration'], quick);
  const table = workloadTable({ rows: [{ ...rows[0]!, bar: 0, time: 1 }, ...rows.slice(1)] });
  expect(table.split('\n')).toHaveLength(rows.length + 1);
  expect(table).toContain('MISSED');
  await expect(runWorkloads(host, ['dence'], quick)).rejects.toThrow(/GBX-405.*dence.*dense, /);
});
