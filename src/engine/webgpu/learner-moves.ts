/** A step of every network: what makes it, and as a list of dispatches of which none waits for the host. */
import type { TgpuBindGroupLayout } from 'typegpu';
import type { LearnerMove, LearnerSpec } from '../contract.ts';
import type { Gpu } from './device.ts';
import { bindGroup, type Dispatch, gridOf, gridOfWorkgroups } from './learner-bind.ts';
import type { LangevinBuffers, LearnerBuffers, LearnerSizes } from './learner-buffers.ts';
import { type LearnerKernelName, type LearnerPipelines, learnerKernels } from './learner-kernels.ts';
import { LearnerPace, packScalars } from './learner-layout.ts';

/** Makes the steps of one kind of move. */
export interface Stepper {
  /** True where it needs energies and gradient of the current weights, and keeps them true. */
  readonly keepsGradient: boolean;
  run(move: LearnerMove, steps: number): Promise<void>;
  release(): void;
}

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

  /** Draws a minibatch where there is one, evaluates it, and goes downhill by `gradient`. */
  descent(batch: number, picks: GPUBuffer, gradient: GPUBuffer, evaluate: readonly Dispatch[]): Dispatch[] {
    const { networks, parameters } = this.sizes;
    const all = { ...this.buffers, picks, gradient };
    const draw = batch > 0 ? [this.make('batch', all, gridOf(Math.ceil(batch / 4), networks))] : [];
    return [...draw, ...evaluate, this.make('descend', all, gridOf(parameters, networks))];
  }

  private make(name: LearnerKernelName, buffers: Readonly<Record<string, GPUBuffer>>, grid: Grid): Dispatch {
    const layout = learnerKernels[name].layout as unknown as TgpuBindGroupLayout;
    return { pipeline: this.pipelines[name], group: bindGroup(this.gpu, layout, buffers), ...grid };
  }
}

/** The uniform of a move. */
export function paceOf(spec: LearnerSpec, sizes: LearnerSizes, move: LearnerMove): Uint32Array {
  const langevin = move.kind === 'langevin';
  return packScalars(LearnerPace, {
    keyLow: spec.seed[0],
    keyHigh: spec.seed[1],
    firstNetwork: spec.firstNetwork ?? 0,
    ...sizes,
    points: spec.problem.data.points,
    batch: langevin ? 0 : move.batch,
    adjusted: langevin && move.adjusted ? 1 : 0,
    momentum: langevin ? 0 : move.momentum,
    weightDecay: langevin ? 0 : move.weightDecay,
  });
}

/** vec4f [network]: (1/T, eps, sqrt(2 eps), 0), or (learning rate, 0, 0, 0). */
export function scheduleOf(move: LearnerMove, networks: number): Float32Array {
  const rows = Array.from({ length: networks }, (_, e) => {
    if (move.kind === 'descent') return [move.learningRates[e]!, 0, 0, 0];
    const epsilon = move.stepSizes[e]!;
    return [1 / move.temperatures[e]!, epsilon, Math.sqrt(2 * epsilon), 0];
  });
  return Float32Array.from(rows.flat());
}
