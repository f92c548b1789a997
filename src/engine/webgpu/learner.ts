/** The seam of the learner half: `engine.ts` calls this and nothing else of it. */
import { GlassboxError } from '../../messages/problem.ts';
import type { LearnerSpec, LearnerState } from '../contract.ts';
import type { Gpu } from './device.ts';

/** @throws GBX-202 until this engine has learner kernels */
export async function openLearner(_gpu: Gpu, _spec: LearnerSpec): Promise<LearnerState> {
  throw new GlassboxError('GBX-202', { engine: 'webgpu', what: 'learner', instead: 'the cpu engine' });
}
