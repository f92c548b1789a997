/**
 * A Sherrington–Kirkpatrick glass being annealed beside a batch of networks being trained, on one ladder of temperatures.
 *
 * On each side two curves: q_self, the overlap of a state at t = S/2 with itself at t = S, and q_mut, the overlap of
 * independent copies. Agreement alone is not freezing (a convex regression agrees with itself too): where the curves part, the
 * copies are stuck in different valleys. The mapping T/J, T/Delta needs no fit, because both energies are driven by quenched
 * Gaussian numbers; it claims no equality of transition temperatures. Physics and sources: docs/physics.md.
 */
import { GlassboxError } from '../messages/problem.ts';
import { defineExperiment } from './declaration.ts';
import { columns } from './side-by-side/columns.ts';
import { fields, type SideBySideConfig } from './side-by-side/fields.ts';
import { figures } from './side-by-side/figures.ts';
import { guess } from './side-by-side/guess.ts';
import { presetGroups, presets } from './side-by-side/presets.ts';

export const sideBySide = defineExperiment({
  id: 'side-by-side',
  version: 1,
  topic: 'together',
  fields,
  columns,
  figures,
  presets,
  presetGroups,
  guess,
  check,
  async *run(config, context) {
    // A face that only shows the declaration (the page) never loads the arithmetic.
    const { run } = await import('./side-by-side/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./side-by-side/findings.ts')).findings(rows, config),
});

/** What no single field can see. @throws GBX-430 … GBX-433 */
function check(config: SideBySideConfig): void {
  const { hottest, coldest, learner, labels, batch, points, motion } = config;
  if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  if (config.couplings === 'own' && !config.couplingsFile) {
    throw new GlassboxError('GBX-430', {
      setting: 'couplings',
      field: 'couplingsFile',
      flag: '--couplings-file',
    });
  }
  if (labels === 'own' && !config.table)
    throw new GlassboxError('GBX-430', { setting: 'labels', field: 'table', flag: '--table' });
  if (learner === 'binary-perceptron' && labels !== 'random' && labels !== 'teacher') {
    throw new GlassboxError('GBX-432', { labels });
  }
  // A table has points of its own; they are counted when it is read.
  const drawn = labels !== 'own' && labels !== 'iris';
  if (drawn && motion === 'sgd' && batch > points) throw new GlassboxError('GBX-433', { batch, points });
}
