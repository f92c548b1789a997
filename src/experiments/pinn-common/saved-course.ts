/** What is saved of a plan under way. */
import type { GaussNewtonBatch, LbfgsBatch } from '../../dynamics/optimise/batch-minimiser.ts';
import type { LearnerSnapshot } from '../../engine/contract.ts';
import type { SavedTerms } from './course-terms.ts';
import type { SavedLooks } from './looks.ts';

export interface SavedCourse extends SavedTerms {
  readonly plan: number;
  readonly stage: number;
  readonly made: number;
  readonly snapshot: LearnerSnapshot;
  readonly places: Float64Array;
  readonly evaluations: Float64Array;
  readonly costs: Float64Array;
  readonly batch: LbfgsBatch | GaussNewtonBatch | null;
  readonly looks: SavedLooks;
  readonly work: number;
  readonly memory: readonly unknown[];
}
