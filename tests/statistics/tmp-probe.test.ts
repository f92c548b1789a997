import { expect, test } from 'vitest';
import { equilibrium } from '../../src/experiments/equilibrium.ts';
import { cpuEngine } from '../support/engines.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const cases: Record<string, unknown>[] = JSON.parse(process.env.CASES!);
test.each(cases)(
  '%j',
  async (change) => {
    const engine = await cpuEngine.open();
    const t = performance.now();
    const rows = await runExperiment(equilibrium, engine, configOf(equilibrium, change));
    const f = (x: unknown) => (typeof x === 'number' ? x.toPrecision(3) : String(x));
    let out = JSON.stringify(change) + ` ${((performance.now() - t) / 1000).toFixed(1)} s\n`;
    for (const { values: v } of rows)
      out +=
        [
          'temperature',
          'equilibrated',
          'energy',
          'energyError',
          'exactEnergy',
          'q2',
          'q2Error',
          'settledEnergy',
          'settledEnergyError',
          'settledQ2',
          'settledQ2Error',
          'pastGap',
          'pastGapError',
          'startGap',
          'startGapError',
          'identityGap',
          'identityGapError',
          'families',
          'logVariance',
          'swap',
          'tauQ2',
          'clusterShare',
        ]
          .map((k) => f(v[k]))
          .join('\t') + '\n';
    out += JSON.stringify(
      equilibrium
        .findings(rows, configOf(equilibrium, change) as never)
        .map(({ id, verdict, facts }) => ({ id, verdict, ...facts })),
    );
    console.log(out);
    await engine.destroy();
    expect(rows.length).toBeGreaterThan(0);
  },
  280_000,
);
