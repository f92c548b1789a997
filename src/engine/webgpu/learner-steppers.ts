/** Who makes the steps: one stepper for each kind of move, made at its first use. */
import type { LearnerMove, Tether } from '../contract.ts';
import type { Dispatch } from './learner-bind.ts';
import { devicePrecisions, langevinBuffers, randomTables } from './learner-buffers.ts';
import { dataEvaluator, type LearnerContext } from './learner-energy.ts';
import { localShapeOf } from './learner-local.ts';
import { LocalRunner } from './learner-local-runner.ts';
import { type Freshness, LearnerSteps, paceOf, type Stepper } from './learner-moves.ts';
import { inSpans } from './learner-schedule.ts';
import { checkBatchSize, checkTetherSize, ENERGY_GROUP } from './learner-size.ts';

export class Steppers {
  private readonly made = new Map<string, Stepper>();
  /** Precisions [parameter], and behind them the centres of a tether [network][parameter]; made at the first. */
  private tethered: GPUBuffer | null = null;

  constructor(private readonly context: LearnerContext) {}

  /**
   * The stepper of a move. A batch of another size replaces the last one.
   *
   * @throws GBX-201 if the batch does not fit, GBX-220 or 221 from the device
   */
  async for(move: LearnerMove): Promise<Stepper> {
    const batch = move.kind === 'descent' ? move.batch : 0;
    const key = `${batch > 0 ? `batch ${batch}` : move.kind}${move.tether ? ', tethered' : ''}`;
    if (move.tether) await this.tie(move.tether);
    const known = this.made.get(key);
    if (known) return known;
    for (const [other, stepper] of this.made) {
      if (batch === 0 || !other.startsWith('batch')) continue;
      stepper.release();
      this.made.delete(other);
    }
    const stepper = await this.make(move, batch);
    this.made.set(key, stepper);
    return stepper;
  }

  release(): void {
    for (const stepper of this.made.values()) stepper.release();
    this.made.clear();
    if (this.tethered) this.context.gpu.release(this.tethered);
  }

  /** Puts the centres on the device. @throws GBX-201 if they do not fit */
  private async tie({ centres }: Tether): Promise<void> {
    const { gpu, spec, sizes } = this.context;
    if (!this.tethered) {
      checkTetherSize(spec, gpu.info);
      const bytes = 4 * sizes.parameters * (sizes.networks + 1);
      this.tethered = await gpu.guarded('preparing the learner', () => {
        const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
        return gpu.buffer('learner tether', bytes, usage);
      });
      gpu.write(this.tethered, devicePrecisions(spec.problem));
    }
    gpu.write(this.tethered, Float32Array.from(centres), 4 * sizes.parameters);
  }

  private async make(move: LearnerMove, batch: number): Promise<Stepper> {
    const { gpu, spec } = this.context;
    const { buffers } = this.context;
    const tied = move.tether && this.tethered ? { ...buffers, precisions: this.tethered } : buffers;
    const context = { ...this.context, buffers: tied };
    checkBatchSize(spec, batch, gpu.info);
    const shape = this.context.local ? localShapeOf(spec.problem, batch, gpu.info) : null;
    if (shape) return LocalRunner.create(context, move.kind, shape);
    return gpu.guarded('preparing the learner', () => {
      if (move.kind === 'langevin') return langevinStepper(context);
      if (move.kind === 'underdamped') return underdampedStepper(context);
      return batch > 0 ? batchStepper(context, batch) : descentStepper(context);
    });
  }
}

function general(
  context: LearnerContext,
  list: readonly Dispatch[],
  keepsGradient: Freshness,
  release: () => void,
): Stepper {
  const { gpu, spec, sizes, buffers, submitter } = context;
  const [turn, settle] = [stepsOf(context).turn(), stepsOf(context).settle()];
  return {
    keepsGradient,
    release,
    run(request) {
      const descends = request.move.kind === 'descent';
      // A descent turns at every step; the others only where their numbers change.
      const turned = request.factors && !descends ? [turn, ...list] : list;
      const end = descends ? [settle] : [];
      return inSpans(gpu, buffers.schedule, request, sizes, async (span) => {
        gpu.write(buffers.pace, paceOf(spec, sizes, request.move, span));
        await submitter.run(turned, span.steps, end);
      });
    },
  };
}

function langevinStepper(context: LearnerContext): Stepper {
  const { gpu, sizes } = context;
  const more = langevinBuffers(gpu, sizes);
  const { proposal: weights, proposalGradient: gradient, proposalEnergies: energies } = more;
  const list = stepsOf(context).langevin(more, context.energy.evaluation({ weights, gradient, energies }));
  return general(context, list, 'all', () => {
    for (const buffer of Object.values(more)) gpu.release(buffer);
  });
}

function underdampedStepper(context: LearnerContext): Stepper {
  const tables = randomTables(context.gpu);
  return general(context, stepsOf(context).underdamped(tables, context.evaluation), 'moving', () => {
    for (const buffer of Object.values(tables)) context.gpu.release(buffer);
  });
}

function descentStepper(context: LearnerContext): Stepper {
  const { energy, dropout, buffers, evaluation } = context;
  const { gradient, noPicks: picks } = buffers;
  const plan = { batch: 0, picks, gradient };
  const evaluate = dropout ? energy.evaluation(buffers, dropout.ofStep()) : evaluation;
  return general(context, stepsOf(context).descent(plan, evaluate), 'none', () => {});
}

function batchStepper(context: LearnerContext, batch: number): Stepper {
  const { gpu, buffers, sizes } = context;
  const storage = (name: string, count: number) => gpu.buffer(name, 4 * count, GPUBufferUsage.STORAGE);
  const picks = storage('learner picks', sizes.networks * batch);
  const energies = storage('learner batch energies', sizes.networks * Math.ceil(batch / ENERGY_GROUP));
  const evaluator = dataEvaluator(context, batch, picks);
  const { weights, gradient } = buffers;
  const thinning = context.dropout?.ofStep() ?? null;
  const evaluate = evaluator.evaluation({ weights, gradient, energies }, thinning);
  const plan = { batch, picks, gradient };
  return general(context, stepsOf(context).descent(plan, evaluate), 'none', () => {
    evaluator.destroy();
    gpu.release(picks);
    gpu.release(energies);
  });
}

function stepsOf({ gpu, pipelines, sizes, buffers }: LearnerContext): LearnerSteps {
  return new LearnerSteps(gpu, pipelines, sizes, buffers);
}
