/** Residuals on the CPU engine: the common suite on threads and without, and what only it promises: the same bits everywhere. */
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import { localLearner } from '../support/cpu-learners.ts';
import { testHost } from '../support/host.ts';
import { residualConformance } from './residual-suite.ts';

residualConformance('cpu, one thread', async () => ({
  learner: (spec) => localLearner(spec),
  destroy: async () => {},
}));
residualConformance('cpu, two worker threads', async () => openCpuEngine(await testHost(2)));
