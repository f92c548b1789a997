/** What a learner's parts share, and which evaluation is its energy: of data, or of residuals. */
import type { LearnerSpec } from '../contract.ts';
import type { Gpu } from './device.ts';
import type { Dispatch } from './learner-bind.ts';
import type { LearnerBuffers, LearnerSizes } from './learner-buffers.ts';
import { type EnergyEvaluation, Evaluator, type EvaluatorOptions } from './learner-evaluate.ts';
import { lossHead } from './learner-loss.ts';
import type { LayerPipelines, LearnerPipelines, ResidualPipelines } from './learner-pipelines.ts';
import { DeviceResiduals } from './learner-residuals.ts';
import { trainingRows } from './learner-rows.ts';
import type { Submitter } from './learner-submit.ts';
import type { Dropout } from './learner-thinning.ts';

export interface SharedContext {
  readonly gpu: Gpu;
  readonly spec: LearnerSpec;
  readonly pipelines: LearnerPipelines;
  /** Of the evaluations on data; null where there is none. */
  readonly layers: LayerPipelines | null;
  /** Null where no unit is left out. */
  readonly dropout: Dropout | null;
  /** Of the residuals' batches, [batch]. */
  readonly residualPipelines: readonly ResidualPipelines[];
  readonly sizes: LearnerSizes;
  readonly buffers: LearnerBuffers;
  readonly submitter: Submitter;
  /** Whether small networks may step in workgroup memory. */
  readonly local: boolean;
  /** Whether wide layers go through workgroup memory. */
  readonly tiled: boolean;
}

export interface LearnerEnergy {
  /** Full-batch energies and gradients, and their dispatches at the current weights. */
  readonly energy: EnergyEvaluation;
  readonly evaluation: readonly Dispatch[];
  /** The same energy as what it is; one of them is null. */
  readonly data: Evaluator | null;
  readonly residuals: DeviceResiduals | null;
}

export interface LearnerContext extends SharedContext, LearnerEnergy {}

/** The full-batch energy of a problem. Call inside `gpu.guarded`. */
export function energyOf(context: SharedContext): LearnerEnergy {
  const { residuals: terms } = context.spec.problem;
  const residuals = terms ? new DeviceResiduals(context, terms, context.residualPipelines) : null;
  const data = residuals ? null : dataEvaluator(context, 0, context.buffers.noPicks);
  const energy = residuals ?? data!;
  return { energy, evaluation: energy.evaluation(context.buffers), data, residuals };
}

/** The energy of all points, or of `batch` drawn ones. Call inside `gpu.guarded`. */
export function dataEvaluator(
  context: SharedContext,
  batch: number,
  picks: GPUBuffer,
  options: EvaluatorOptions = {},
): Evaluator {
  const { gpu, spec, pipelines, layers, buffers } = context;
  if (!layers) throw new Error('residuals have no data');
  const { inputs, targets } = buffers;
  const head = lossHead(gpu, pipelines, { targets, picks });
  return new Evaluator(context, layers, trainingRows(spec, batch), { inputs, picks }, head, options);
}
