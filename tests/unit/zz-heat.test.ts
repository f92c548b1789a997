import { it } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { pinnHeat } from '../../src/experiments/pinn-heat.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';
it('runs', async () => {
  const t = performance.now();
  const change = JSON.parse(process.env.CHANGE ?? '{}');
  const config = configOf(pinnHeat as never, change);
  const rows: never[] = [];
  await runExperiment(pinnHeat as never, new ReferenceEngine(), config, {}, rows);
  console.log((performance.now() - t) / 1000);
  for (const { values } of rows as {values: Record<string, number>}[]) console.log(JSON.stringify(Object.fromEntries(Object.entries(values).filter(([k]) => !/Error$/.test(k)).map(([k, v]) => [k, typeof v === 'number' ? Number(v.toPrecision(3)) : v]))));
  console.log(pinnHeat.findings(rows, config as never).map((f) => JSON.stringify(f)).join('\n'));
}, 600000);
