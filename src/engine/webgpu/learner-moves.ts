/** A step of every network: what makes it, and as a list of dispatches of which none waits for the host. */
import type { TgpuBindGroupLayout } from 'typegpu';
import type { LearnerMove, LearnerSpec } from '../contract.ts';
import { ruleNumbers } from '../moments.ts';
import type { Gpu } from './device.ts';
import { bindGroup, type Dispatch, gridOf, gridOfWorkgroups } from './learner-bind.ts';
import type { LangevinBuffers, LearnerBuffers, LearnerSizes, RandomTables } from './learner-buffers.ts';
import { learnerKernels } from './learner-kernels.ts';
import { LearnerPace, packScalars } from './learner-layout.ts';
import type { LearnerPipelines, OtherKernelName } from './learner-pipelines.ts';
import type { StepRequest, StepSpan } from './learner-schedule.ts';

/** Makes the steps of one kind of move. */
export interface Stepper {
  /**
   * Whether it needs energies and gradient of the current weights, and of which networks they are true after it: of none, of those
   * that still move, of all.
   */
  readonly keepsGradient: Freshness;
  run(request: StepRequest): Promise<void>;
  release(): void;
}

export type Freshness = 'none' | 'moving' | 'all';

type Grid = Pick<Dispatch, 'x' | 'y' | 'z'>;

export class LearnerSteps {
  constructor(
    private readonly gpu: Gpu,
    private readonly pipelines: LearnerPipelines,
    private readonly sizes: LearnerSizes,
    private readonly buffers: LearnerBuffers,
  ) {}

  /** Proposes, evaluates the proposal, decides, and makes an accepted proposal the state. */
  langevin(more: LangevinBuffers, evaluateProposal: readonly Dispatch[]): Dispatch[] {
    const { networks, parameters, energyGroups, ratioParts } = this.sizes;
    const all = { ...this.buffers, ...more };
    return [
      this.make('propose', all, gridOf(Math.ceil(parameters / 4), networks)),
      ...evaluateProposal,
      this.make('ratio', all, gridOfWorkgroups(ratioParts, networks)),
      this.make('decide', all, gridOf(networks)),
      this.make('commit', all, gridOf(Math.ceil((parameters + energyGroups) / 4), networks)),
    ];
  }

  /** Drifts in the bath, evaluates, and kicks. */
  underdamped(tables: RandomTables, evaluate: readonly Dispatch[]): Dispatch[] {
    const { networks, parameters } = this.sizes;
    const all = { ...this.buffers, ...tables };
    return [
      this.make('drift', all, gridOf(Math.ceil(parameters / 4), networks)),
      ...evaluate,
      this.make('kick', all, gridOf(parameters, networks)),
    ];
  }

  /** Draws a minibatch where there is one, evaluates it, and goes downhill by `gradient`. */
  descent({ batch, picks, gradient }: DescentPlan, evaluate: readonly Dispatch[]): Dispatch[] {
    const { networks, parameters } = this.sizes;
    const all = { ...this.buffers, picks, gradient };
    const draw = batch > 0 ? [this.make('batch', all, gridOf(Math.ceil(batch / 4), networks))] : [];
    const descend = this.make('descend', all, gridOf(parameters, networks));
    return [...draw, ...evaluate, this.turn(), descend];
  }

  /** Networks that stopped are where they were before; after the last step. */
  settle(): Dispatch {
    return this.make('settle', this.buffers, gridOf(this.sizes.parameters, this.sizes.networks));
  }

  /** Brings the numbers of the step. */
  turn(): Dispatch {
    return this.make('turn', this.buffers, gridOf(this.sizes.networks));
  }

  private make(name: OtherKernelName, buffers: Readonly<Record<string, GPUBuffer>>, grid: Grid): Dispatch {
    const layout = learnerKernels[name].layout as unknown as TgpuBindGroupLayout;
    return { pipeline: this.pipelines[name], group: bindGroup(this.gpu, layout, buffers), ...grid };
  }
}

export interface DescentPlan {
  readonly batch: number;
  readonly picks: GPUBuffer;
  readonly gradient: GPUBuffer;
}

/** What the kernels read of a descent rule; nothing of other moves. */
export function ruleFields(move: LearnerMove) {
  if (move.kind !== 'descent')
    return { rule: 0, firstDecay: 0, secondDecay: 0, ruleEpsilon: 0, weightDecay: 0 };
  const { epsilon, ...rule } = ruleNumbers(move.rule);
  return { ...rule, ruleEpsilon: epsilon, weightDecay: move.weightDecay };
}

/** The uniform of some steps of a move. */
export function paceOf(
  spec: LearnerSpec,
  sizes: LearnerSizes,
  move: LearnerMove,
  { time, scheduled }: StepSpan,
): Uint32Array {
  return packScalars(LearnerPace, {
    keyLow: spec.seed[0],
    keyHigh: spec.seed[1],
    firstNetwork: spec.firstNetwork ?? 0,
    ...sizes,
    points: spec.problem.data.points,
    batch: move.kind === 'descent' ? move.batch : 0,
    adjusted: move.kind === 'langevin' && move.adjusted ? 1 : 0,
    ...ruleFields(move),
    scheduled: scheduled ? 1 : 0,
    firstStep: time,
    descending: move.kind === 'descent' ? 1 : 0,
    tether: move.tether?.strength ?? 0,
  });
}
