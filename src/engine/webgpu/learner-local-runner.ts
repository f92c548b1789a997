/** Runs the steps of small networks: some 20 ms a dispatch, several in flight, nothing read back. */
import type { LearnerMove, LearnerSpec } from '../contract.ts';
import type { Gpu } from './device.ts';
import { compile, type Kernel } from './kernel.ts';
import { bindGroup } from './learner-bind.ts';
import {
  type LearnerBuffers,
  type LearnerSizes,
  type RandomTables,
  randomTables,
} from './learner-buffers.ts';
import type { LearnerContext } from './learner-energy.ts';
import {
  LOCAL_PLAN_WORDS,
  type LocalShape,
  largestSteps,
  localConstants,
  localKernels,
  localPlanOf,
  STEPS_WORD,
} from './learner-local.ts';
import type { Stepper } from './learner-moves.ts';
import { inSpans, type StepRequest, type StepSpan } from './learner-schedule.ts';

/** Dispatches that wait while one runs. */
const IN_FLIGHT = 3;
const FIRST_STEPS = 8;
const SHORT_MS = 10;
const LONG_MS = 40;

export class LocalRunner implements Stepper {
  /** A dispatch evaluates its first state itself. */
  readonly keepsGradient = 'none';
  /** Steps of one dispatch; adapts to the device, and changes no result. */
  private size = FIRST_STEPS;

  private constructor(
    private readonly gpu: Gpu,
    private readonly spec: LearnerSpec,
    private readonly shape: LocalShape,
    private readonly pipeline: GPUComputePipeline,
    private readonly buffers: LearnerBuffers,
    private readonly sizes: LearnerSizes,
    /** The plan and the tables: what this runner gives back. */
    private readonly own: RandomTables & { readonly plan: GPUBuffer },
    private readonly group: GPUBindGroup,
  ) {}

  static async create(
    { gpu, spec, buffers, sizes }: Pick<LearnerContext, 'gpu' | 'spec' | 'buffers' | 'sizes'>,
    kind: LearnerMove['kind'],
    shape: LocalShape,
  ): Promise<LocalRunner> {
    const kernel = localKernels[kind] as unknown as Kernel;
    const pipeline = await compile(gpu, kernel, localConstants(kind, spec.problem, shape));
    return gpu.guarded('preparing the learner', () => {
      const plan = gpu.buffer('learner plan', 4 * LOCAL_PLAN_WORDS, GPUBufferUsage.UNIFORM);
      const own = { ...randomTables(gpu), plan };
      const group = bindGroup(gpu, kernel.layout, { ...buffers, ...own });
      return new LocalRunner(gpu, spec, shape, pipeline, buffers, sizes, own, group);
    });
  }

  run(request: StepRequest): Promise<void> {
    return inSpans(this.gpu, this.buffers.schedule, request, this.sizes, (span) =>
      this.span(request.move, span),
    );
  }

  private async span(move: LearnerMove, span: StepSpan): Promise<void> {
    this.gpu.write(this.own.plan, localPlanOf(this.spec, move, span));
    const waits: Promise<void>[] = [];
    for (let left = span.steps; left > 0; ) {
      const count = Math.min(left, this.size, largestSteps(this.shape));
      this.dispatch(count);
      left -= count;
      waits.push(this.observe(count, waits.at(-1)));
      if (waits.length >= IN_FLIGHT) await waits.shift();
    }
    await Promise.all(waits);
  }

  release(): void {
    for (const buffer of Object.values(this.own)) this.gpu.release(buffer);
  }

  private dispatch(steps: number): void {
    this.gpu.write(this.own.plan, Uint32Array.of(steps), 4 * STEPS_WORD);
    this.gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      pass.setPipeline(this.pipeline);
      pass.setBindGroup(0, this.group);
      pass.dispatchWorkgroups(this.spec.networks);
      pass.end();
    });
  }

  /** Settles with the dispatch; its time is counted from the end of the one before. */
  private observe(count: number, before: Promise<void> | undefined): Promise<void> {
    const settled = this.gpu.settle();
    const watched = (async () => {
      await before;
      const begin = performance.now();
      await settled;
      const ms = performance.now() - begin;
      if (count < this.size) return;
      if (ms < SHORT_MS) this.size = Math.min(largestSteps(this.shape), this.size * 2);
      else if (ms > LONG_MS) this.size = Math.max(1, Math.floor(this.size / 2));
    })();
    // Awaited by `run`; until then a rejection has to have a listener.
    settled.catch(() => {});
    watched.catch(() => {});
    return watched;
  }
}
