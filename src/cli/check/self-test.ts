/**
 * About a second per engine: small glasses and perceptrons under both update rules, digested, and one gradient of a small
 * network held against the f64 reference. The same on every engine and host, so the digests must be one.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Engine, LearnerSpec, SpinState } from '../../engine/contract.ts';
import { ReferenceEngine } from '../../engine/reference/engine.ts';
import { spinDigest } from '../../glass/digest.ts';
import { type SkCouplings, sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import { randomPatterns } from '../../glass/patterns-random.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

export interface SelfTestResult {
  /** One digest over all spin runs. */
  readonly digest: string;
  /** Norm of the difference between this engine's gradient and the reference's, over the reference's norm. */
  readonly gradientError: number;
  readonly seconds: number;
}

/** The f32 engines agree with the reference within this, relative, in norm. */
export const GRADIENT_TOLERANCE = 1e-4;

const SEED = seedFrom(20_260_131);
const SAMPLES = 2;
const REPLICAS = 3;
const BETAS = Float64Array.of(0, 0.4, 1, 1.7, 3, Number.POSITIVE_INFINITY);

export async function selfTest(engine: Engine): Promise<SelfTestResult> {
  const began = performance.now();
  const digests = [
    await playGlass(engine, 'gaussian', 65),
    await playGlass(engine, 'binary', 128),
    await playPerceptron(engine),
  ];
  const gradientError = await compareGradients(engine);
  const digest = bytesToHex(sha256(utf8ToBytes(digests.join(' '))).subarray(0, 8));
  return { digest, gradientError, seconds: (performance.now() - began) / 1000 };
}

async function playGlass(engine: Engine, couplings: SkCouplings, size: number): Promise<string> {
  const instances = Array.from({ length: SAMPLES }, (_, sample) =>
    sherringtonKirkpatrick({ size, couplings, couplingBits: 7, seed: SEED, sample }),
  );
  return play(await engine.glass({ instances, replicas: REPLICAS, seed: SEED }));
}

async function playPerceptron(engine: Engine): Promise<string> {
  const patterns = Array.from({ length: SAMPLES }, (_, sample) =>
    randomPatterns({ size: 41, patterns: 25, labels: 'random', seed: SEED, sample }),
  );
  return play(await engine.perceptron({ patterns, replicas: REPLICAS, seed: SEED }));
}

/** Both rules, every state at its own temperature, stopping once in the middle of a sweep. */
async function play(state: SpinState): Promise<string> {
  try {
    await state.sweep({ rule: 'heat-bath', order: 'sequential', betas: BETAS, sweeps: 12, sites: 17 });
    await state.sweep({ rule: 'metropolis', order: 'sequential', betas: BETAS, sweeps: 8 });
    const energies = await state.energies();
    return `${spinDigest(await state.snapshot(), state.size)} ${energies.join(',')}`;
  } finally {
    state.destroy();
  }
}

async function compareGradients(engine: Engine): Promise<number> {
  const spec = learnerSpec();
  const gradientsOf = async (on: Engine) => {
    const learner = await on.learner(spec);
    try {
      return await learner.gradients();
    } finally {
      learner.destroy();
    }
  };
  const [got, exact] = [await gradientsOf(engine), await gradientsOf(new ReferenceEngine())];
  const norm = (values: Float64Array) => Math.hypot(...values);
  return norm(exact.map((value, k) => value - got[k]!)) / norm(exact);
}

/** 6-4-1 tanh networks on 30 random points. */
function learnerSpec(): LearnerSpec {
  const [inputs, hidden, points, sets, networks] = [6, 4, 30, 2, 6];
  const normals = (stream: Stream, owner: number, count: number) => {
    const reader = new WordReader(SEED, stream, owner);
    return Float64Array.from({ length: count }, (_, index) => normalOf(reader.word(index)));
  };
  const parameters = hidden * (inputs + 1);
  return {
    problem: {
      shape: {
        inputs,
        hidden: [hidden],
        outputs: 1,
        activation: 'tanh',
        bias: false,
        gains: [1, hidden ** -0.5],
      },
      data: {
        sets,
        points,
        inputs: normals(Stream.DataInputs, 0, points * inputs),
        sharedInputs: true,
        targets: normals(Stream.LabelNoise, 0, sets * points),
      },
      loss: 'squared-error',
      energyScale: 1,
      priorPrecision: { weight: 0.25, bias: 0.25 },
    },
    networks,
    seed: SEED,
    weights: normals(Stream.InitialWeights, 0, networks * parameters),
  };
}
