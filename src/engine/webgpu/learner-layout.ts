/**
 * Structs and bind-group layouts of the learner kernels: the WGSL declarations come from here, the `.wgsl` files have none.
 * Every field is a 32-bit scalar, so a struct's bytes are its fields in order (`packScalars`).
 */
import { d, tgpu } from 'typegpu';
import type { Activation, Loss } from '../../learner/problem.ts';

/** Place = value of the override ACTIVATION in learner-activations.wgsl. */
export const ACTIVATIONS: readonly Activation[] = ['tanh', 'relu', 'gelu', 'erf', 'sine', 'linear'];
/** Place = value of the override LOSS in learner-losses.wgsl. */
export const LOSSES: readonly Loss[] = [
  'squared-error',
  'cross-entropy',
  'squared-hinge',
  'gaussian',
  'linear',
];

/** One layer on one tile: some networks on some points. */
export const LearnerTile = d
  .struct({
    /** First network of the tile, and all networks of the batch (they fix the data set of each). */
    networkBegin: d.u32,
    networks: d.u32,
    /** Data sets of targets; of inputs (1 where they are shared). */
    sets: d.u32,
    inputSets: d.u32,
    /** Points of the tile, the first of them, and all points of a data set. */
    points: d.u32,
    pointBegin: d.u32,
    dataPoints: d.u32,
    /** Points drawn per network and step; 0 = all points in order. */
    batch: d.u32,
    /** 1 where `source` is the data, not the workspace. */
    fromData: d.u32,
    inputs: d.u32,
    outputs: d.u32,
    /** Offset of this layer's W in a network's parameters; b follows it where `biased` is 1. */
    weightOffset: d.u32,
    biased: d.u32,
    /** Parameters of one network. */
    parameters: d.u32,
    /** Groups of points with a partial gradient each, and points in a group. */
    groups: d.u32,
    groupPoints: d.u32,
    /** 1 where the gradient adds to that of earlier tiles of points. */
    accumulate: d.u32,
    /** Place of the tile's first group of 64 energies, and groups per network. */
    energyBegin: d.u32,
    energyGroups: d.u32,
    gain: d.f32,
    /** Factor of energy and gradient: energyScale, times P / B for a minibatch. */
    scale: d.f32,
    /** Hidden units of the layers below. */
    unitBegin: d.u32,
  })
  .$name('LearnerTile');

/** Where dropout draws its words from (learner-thin.wgsl). */
export const LearnerThinning = d
  .struct({
    keyLow: d.u32,
    keyHigh: d.u32,
    firstNetwork: d.u32,
    /** Hidden units of a network, through all its layers. */
    units: d.u32,
  })
  .$name('LearnerThinning');

/** Groups of residuals whose points go through the layers together (learner-residual-tables.ts). */
export const ResidualForm = d
  .struct({
    /** Most equations of a point. */
    equations: d.u32,
    /** The equation whose rows of the Jacobian are made. */
    equation: d.u32,
    /** Sets of columns (1 where they are shared), and numbers in one; `sets` of the tile are those of the points' weights. */
    columnSets: d.u32,
    setColumns: d.u32,
    /** Trainable constants, and the place of the first among the parameters. */
    constants: d.u32,
    firstConstant: d.u32,
  })
  .$name('ResidualForm');

/** One move of all networks. */
export const LearnerPace = d
  .struct({
    keyLow: d.u32,
    keyHigh: d.u32,
    firstNetwork: d.u32,
    networks: d.u32,
    parameters: d.u32,
    /** Points of a data set, and drawn per step. */
    points: d.u32,
    batch: d.u32,
    /** 1 for Metropolis-adjusted Langevin, 0 for plain. */
    adjusted: d.u32,
    /** Partial sums per network: of the acceptance ratio, of the energy. */
    ratioParts: d.u32,
    energyGroups: d.u32,
    /** The descent rule; see learner-rule.wgsl. */
    rule: d.u32,
    firstDecay: d.f32,
    secondDecay: d.f32,
    ruleEpsilon: d.f32,
    weightDecay: d.f32,
    /** 1 where the numbers of a move stand in the table of steps, whose first is of this step. */
    scheduled: d.u32,
    firstStep: d.u32,
    /** 1 for descent. */
    descending: d.u32,
    /** Strength of the tether; the centres [network][parameter] stand behind the precisions. */
    tether: d.f32,
  })
  .$name('LearnerPace');

const read = { storage: d.arrayOf(d.f32) } as const;
const write = { storage: d.arrayOf(d.f32), access: 'mutable' } as const;
const words = { storage: d.arrayOf(d.u32) } as const;
const tile = { uniform: LearnerTile } as const;
const pace = { uniform: LearnerPace } as const;
const schedule = { storage: d.arrayOf(d.vec4f) } as const;
const progress = { storage: d.arrayOf(d.vec4u) } as const;
/** The same word by word, where invocations of one network may write w at once. */
const stopping = { storage: d.arrayOf(d.atomic(d.u32)), access: 'mutable' } as const;
const progressing = { storage: d.arrayOf(d.vec4u), access: 'mutable' } as const;

export const forwardLayout = tgpu.bindGroupLayout({
  tile,
  picks: words,
  source: read,
  weights: read,
  sink: write,
});
/** z in `sink`, its activation in `activated`. */
export const forwardTiledLayout = tgpu.bindGroupLayout({
  tile,
  picks: words,
  source: read,
  weights: read,
  sink: write,
  activated: write,
});
/** `jet`: of every channel, the first derivatives that a second one is made of, or (0, 0). */
export const unitLayout = tgpu.bindGroupLayout({
  tile,
  jet: { storage: d.arrayOf(d.vec2u) },
  source: read,
  sink: write,
});
/** `clock`: x = the step under way, or the pass, [network]. */
export const thinLayout = tgpu.bindGroupLayout({
  tile,
  thinning: { uniform: LearnerThinning },
  clock: progress,
  sink: write,
});
export const lossLayout = tgpu.bindGroupLayout({
  tile,
  picks: words,
  source: read,
  targets: read,
  sink: write,
  energies: write,
});
export const backwardLayout = tgpu.bindGroupLayout({ tile, source: read, weights: read, sink: write });
export const backwardTiledLayout = tgpu.bindGroupLayout({
  tile,
  source: read,
  weights: read,
  below: read,
  sink: write,
});
export const gradientLayout = tgpu.bindGroupLayout({
  tile,
  picks: words,
  source: read,
  adjoint: read,
  partials: write,
});
export const residualLayout = tgpu.bindGroupLayout({
  tile,
  form: { uniform: ResidualForm },
  terms: { storage: d.arrayOf(d.vec4u) },
  source: read,
  columns: read,
  pointWeights: read,
  weights: read,
  sink: write,
  constantBars: write,
  energies: write,
});
export const constantsLayout = tgpu.bindGroupLayout({
  tile,
  form: { uniform: ResidualForm },
  constantBars: read,
  partials: write,
});
export const reduceLayout = tgpu.bindGroupLayout({ tile, partials: read, gradient: write });

export const proposeLayout = tgpu.bindGroupLayout({
  pace,
  schedule,
  progress: stopping,
  precisions: read,
  weights: read,
  gradient: read,
  normalTable: words,
  proposal: write,
});
export const ratioLayout = tgpu.bindGroupLayout({
  pace,
  schedule,
  precisions: read,
  weights: read,
  gradient: read,
  proposal: read,
  proposalGradient: read,
  ratios: write,
});
export const decideLayout = tgpu.bindGroupLayout({
  pace,
  schedule,
  ratios: read,
  energies: read,
  proposalEnergies: read,
  logTable: words,
  progress: progressing,
});
export const commitLayout = tgpu.bindGroupLayout({
  pace,
  progress,
  proposal: read,
  proposalGradient: read,
  proposalEnergies: read,
  weights: write,
  gradient: write,
  energies: write,
});
export const descendLayout = tgpu.bindGroupLayout({
  pace,
  schedule,
  precisions: read,
  gradient: read,
  weights: write,
  velocity: write,
  secondMoment: write,
  previous: write,
  progress: stopping,
});
export const settleLayout = tgpu.bindGroupLayout({
  pace,
  progress,
  previous: read,
  weights: write,
  velocity: write,
  secondMoment: write,
});
export const turnLayout = tgpu.bindGroupLayout({
  pace,
  schedule: { storage: d.arrayOf(d.vec4f), access: 'mutable' },
  progress: progressing,
});
export const driftLayout = tgpu.bindGroupLayout({
  pace,
  schedule,
  progress: stopping,
  precisions: read,
  gradient: read,
  normalTable: words,
  weights: write,
  velocity: write,
  previous: write,
});
export const kickLayout = tgpu.bindGroupLayout({
  pace,
  schedule,
  precisions: read,
  gradient: read,
  previous: read,
  weights: write,
  velocity: write,
  progress: progressing,
});
export const batchLayout = tgpu.bindGroupLayout({
  pace,
  progress,
  picks: { storage: d.arrayOf(d.u32), access: 'mutable' },
});

/** The bytes of a struct of 32-bit scalars. @throws Error if a field is missing or not a scalar */
export function packScalars<T extends Record<string, number>>(
  schema: { readonly propTypes: Readonly<Record<string, { readonly type: string }>> },
  values: T,
): Uint32Array {
  const fields = Object.entries(schema.propTypes);
  const packed = new Uint32Array(fields.length);
  const floats = new Float32Array(packed.buffer);
  fields.forEach(([name, { type }], i) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the struct field ${name} has no value`);
    if (type === 'f32') floats[i] = value;
    else if (type === 'u32') packed[i] = value;
    else throw new Error(`the struct field ${name} is ${type}, not a 32-bit scalar`);
  });
  return packed;
}
