/** The WebGPU engine: any host that has a `GPU` object (a page or worker, Deno, Node with Dawn). */
import type {
  Engine,
  EngineInfo,
  GlassSpec,
  LearnerSpec,
  LearnerState,
  PerceptronSpec,
  SpinState,
} from '../contract.ts';
import { checkGlassSpec, checkPerceptronSpec } from '../requests.ts';
import { Gpu } from './device.ts';
import { openLearner } from './learner.ts';
import { PassTimer } from './pass-timer.ts';
import { packGlass, packPatterns } from './spin-pack.ts';
import { WebGpuSpinState } from './spins.ts';
import type { SweepTuning } from './sweep-variants.ts';

export class WebGpuEngine implements Engine {
  readonly info: EngineInfo;
  readonly lost: Promise<Error>;

  constructor(
    /** The device, for the tests that break it. */
    readonly gpu: Gpu,
    private readonly tuning: SweepTuning = {},
  ) {
    this.info = gpu.info;
    this.lost = gpu.lost;
  }

  async glass(spec: GlassSpec): Promise<SpinState> {
    checkGlassSpec(spec);
    return WebGpuSpinState.create(this.gpu, packGlass(spec.instances), spec, this.tuning);
  }

  async perceptron(spec: PerceptronSpec): Promise<SpinState> {
    checkPerceptronSpec(spec);
    if (spec.patterns.some(({ patterns }) => patterns !== spec.patterns[0]!.patterns)) {
      throw new RangeError('all samples must have one number of patterns');
    }
    return WebGpuSpinState.create(this.gpu, packPatterns(spec.patterns), spec, this.tuning);
  }

  learner(spec: LearnerSpec): Promise<LearnerState> {
    return openLearner(this.gpu, spec);
  }

  async destroy(): Promise<void> {
    this.gpu.destroy();
  }
}

/**
 * Opens the WebGPU engine on the host's GPU object (`host.gpu()`).
 *
 * @throws GBX-101 … 103 where there is no way to a device. Whether a software adapter will do is the caller's choice:
 *         `info.software` says it.
 */
export async function openWebGpuEngine(gpu: GPU, tuning: SweepTuning = {}): Promise<WebGpuEngine> {
  return new WebGpuEngine(await Gpu.open(gpu), tuning);
}

/** The same for benchmarks: `gpu.timer` measures passes by the device's clock where the adapter has one. @throws as above */
export async function openTimedWebGpuEngine(gpu: GPU): Promise<WebGpuEngine> {
  const opened = await Gpu.open(gpu, ['timestamp-query']);
  if (opened.device.features.has('timestamp-query')) opened.timer = new PassTimer(opened.device);
  return new WebGpuEngine(opened);
}
