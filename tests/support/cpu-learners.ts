/** Learners of the CPU engine whose "threads" all live in the test's own thread: the same shares, no workers to start. */
import type { LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { createLearner } from '../../src/engine/cpu/learner.ts';
import { LocalLearnerService } from '../../src/engine/cpu/learner-service.ts';
import { learnerModule } from '../../src/engine/cpu/modules.ts';

export async function localLearner(spec: LearnerSpec, threads = 1): Promise<LearnerState> {
  const services = Array.from({ length: threads }, () => new LocalLearnerService());
  return createLearner(services, await learnerModule(), spec);
}
