/** The worked example of docs/add-an-experiment.md is the file that runs here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Experiment } from '../../src/experiments/declaration.ts';
import { decodeLink, encodeLink } from '../../src/experiments/link.ts';
import { diffusion } from '../support/diffusion.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const experiment = diffusion as unknown as Experiment;
const engine = new ReferenceEngine();

test('the page shows the example as it runs', () => {
  const shown = read('tests/support/diffusion.ts')
    .replaceAll('../../src/experiments/', './')
    .replaceAll('../../src/', '../');
  expect(read('docs/add-an-experiment.md')).toContain(`\`\`\`ts\n${shown}\`\`\``);
});

test('walkers spread as time, and the guess is answered by it', async () => {
  const rows = await runExperiment(experiment, engine, configOf(experiment, {}));
  expect(rows.map(({ values }) => values.time)).toEqual(Array.from({ length: 64 }, (_, k) => k + 1));
  for (const { values } of rows)
    expect(Object.keys(values)).toEqual(experiment.columns.map(({ name }) => name));
  const findings = await experiment.findings(rows, configOf(experiment, {}));
  expect(findings[0]).toMatchObject({ id: 'grows', verdict: 'yes' });
  expect(experiment.guess?.says(findings)).toBe('as-time');
  expect((await experiment.findings([], configOf(experiment, {})))[0]?.verdict).toBe('cannot-tell');
});

test('a run that was cut goes on to the same rows', async () => {
  const config = configOf(experiment, { walkers: 20, steps: 9 });
  const whole = await runExperiment(experiment, engine, config);
  const rows: typeof whole = [];
  let saved: unknown;
  const cut = runExperiment(
    experiment,
    engine,
    config,
    {
      async onTick(tick, save) {
        if (tick < 4) return;
        saved = structuredClone(await save());
        throw new Error('cut');
      },
    },
    rows,
  );
  await expect(cut).rejects.toThrow('cut');
  await runExperiment(experiment, engine, config, { restored: saved }, rows);
  expect(rows).toEqual(whole);
});

test('its settings go through a link', () => {
  const config = configOf(experiment, { walkers: 30 });
  const link = encodeLink(experiment, config);
  expect(link).toContain('w=30');
  expect(decodeLink(link, [experiment]).config).toEqual(config);
});
