/** Every experiment with a run of a second or so, as a link: what checks of the whole page open. */
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './headless.mjs';

const load = async (path) => (await runnerImport(join(ROOT, path), { root: ROOT, logLevel: 'error' })).module;

/** Longer than the tiny one, which has no networks worth the name: 6 rungs, 8 samples of 32 spins. */
const SIDE_BY_SIDE = { steps: 6, sweeps: 4, size: 32, samples: 8, points: 20 };

/**
 * In the order of the shelf. `GLASSBOX_AUDIT_EXPERIMENTS=kick,slice` takes only these.
 *
 * @returns {Promise<{ id: string, link: string }[]>}
 */
export async function smallRuns() {
  const { experiments } = await load('src/experiments/registry.ts');
  const { encodeLink } = await load('src/experiments/link.ts');
  const { defaultsOf } = await load('src/experiments/schema.ts');
  const { tinyGlasses } = await load('tests/support/tiny-glasses.ts');
  const { tinyLearners } = await load('tests/support/tiny-learners.ts');
  const changes = { 'side-by-side': SIDE_BY_SIDE, ...tinyGlasses, ...tinyLearners };
  const only = process.env.GLASSBOX_AUDIT_EXPERIMENTS?.split(',');
  return experiments
    .filter(({ id }) => !only || only.includes(id))
    .map((experiment) => {
      const change = changes[experiment.id];
      if (!change) throw new Error(`no small run of ${experiment.id} is known: see tests/support/tiny-*.ts`);
      const config = { ...defaultsOf(experiment.fields), ...change };
      return { id: experiment.id, link: encodeLink(experiment, config) };
    });
}

/** The code that reads links, for checks that compare what the page says with it. */
export async function linkReader() {
  const { decodeLink } = await load('src/experiments/link.ts');
  const { experiments } = await load('src/experiments/registry.ts');
  return (link) => decodeLink(link, experiments);
}
