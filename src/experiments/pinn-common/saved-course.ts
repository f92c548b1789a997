/** What is saved of a plan under way. */
import type { GaussNewtonBatch, LbfgsBatch } from '../../dynamics/optimise/batch-minimiser.ts';
import type { LearnerSnapshot } from '../../engine/contract.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import type { SavedLooks } from './looks.ts';

export interface SavedCourse {
  readonly plan: number;
  readonly stage: number;
  readonly made: number;
  readonly draw: number;
  /** Null: those of the plan's problem. */
  readonly terms: ResidualTerms | null;
  readonly snapshot: LearnerSnapshot;
  readonly places: Float64Array;
  readonly evaluations: Float64Array;
  readonly costs: Float64Array;
  readonly batch: LbfgsBatch | GaussNewtonBatch | null;
  readonly looks: SavedLooks;
  readonly enlarged: boolean;
  readonly work: number;
  readonly memory: readonly unknown[];
}
