/** The oracle: every law written out in plain TypeScript, never optimised. One thread, any host, no limits but patience. */
import type {
  Engine,
  EngineInfo,
  GlassSpec,
  LearnerSpec,
  LearnerState,
  PerceptronSpec,
  SpinState,
} from '../contract.ts';
import { createReferenceGlass, createReferencePerceptron } from './glass.ts';
import { createReferenceLearner } from './learner.ts';

export class ReferenceEngine implements Engine {
  readonly info: EngineInfo = {
    kind: 'reference',
    device: 'plain TypeScript, 1 thread',
    software: false,
    threads: 1,
    limits: {},
  };
  readonly lost = new Promise<Error>(() => {});

  async glass(spec: GlassSpec): Promise<SpinState> {
    return createReferenceGlass(spec);
  }

  async perceptron(spec: PerceptronSpec): Promise<SpinState> {
    return createReferencePerceptron(spec);
  }

  async learner(spec: LearnerSpec): Promise<LearnerState> {
    return createReferenceLearner(spec);
  }

  async destroy(): Promise<void> {}
}
