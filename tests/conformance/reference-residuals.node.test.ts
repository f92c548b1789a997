/** The suite of the f32 engines holds for the reference itself, or it asks too much. */
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { residualConformance } from './residual-suite.ts';

residualConformance('reference', async () => ({
  learner: async (spec) => createReferenceLearner(spec),
  destroy: async () => {},
}));
