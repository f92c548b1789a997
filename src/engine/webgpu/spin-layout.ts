/**
 * Structs, bindings and packing of the spin kernels. A quad is four neighbouring sites (or patterns): one Philox block, one
 * vec4i of fields, one nibble of packed spins. Everything is padded to whole quads with zeros.
 */
import { d, tgpu } from 'typegpu';

/** One call of a sweep kernel: everything that is the same for all states. */
export const SweepParams = d
  .struct({
    key: d.vec2u,
    size: d.u32,
    /** Quads of sites: ceil(size / 4). */
    quads: d.u32,
    /** Packed words of one state: ceil(size / 32). */
    words: d.u32,
    replicas: d.u32,
    /** Global index of state 0. */
    firstState: d.u32,
    /** Random stream of the rule. */
    stream: d.u32,
    /** 1 = Metropolis, 0 = heat bath. */
    metropolis: d.u32,
    /** Sweep and site to stop before. */
    targetSweep: d.u32,
    targetSite: d.u32,
    /** Loop iterations after which an invocation stops and leaves the rest to the next dispatch. */
    budget: d.u32,
  })
  .$name('SweepParams');

const words = { storage: d.arrayOf(d.u32) } as const;
const mutableWords = { storage: d.arrayOf(d.u32), access: 'mutable' } as const;

/**
 * Both sweep kernels and every model.
 *
 * multipliers  (B, k) of each state, [state]
 * logTable     src/random/logarithm.ts: table, then octaves
 * couplings    dense: [sample][row][quad], COUPLING_BITS a lane; sparse: (column, coupling) of each neighbour
 * offsets      sparse only: [sample][site] and one more, where each site's neighbours begin
 * spins        packed, [state][word]
 * storedFields integers that the model keeps between dispatches, [state][FIELD_QUADS]
 * progress     sweep, site, and the flips so far in two limbs, [state]
 */
export const sweepLayout = tgpu.bindGroupLayout({
  params: { uniform: SweepParams },
  multipliers: { storage: d.arrayOf(d.vec2u) },
  logTable: words,
  couplings: words,
  offsets: words,
  spins: mutableWords,
  storedFields: { storage: d.arrayOf(d.vec4i), access: 'mutable' },
  progress: { storage: d.arrayOf(d.vec4u), access: 'mutable' },
});

/** The same with the order of the updates: (site, end of its colour), [sample][update]; one unused pair where sites are drawn. */
export const listedLayout = tgpu.bindGroupLayout({
  params: { uniform: SweepParams },
  multipliers: { storage: d.arrayOf(d.vec2u) },
  logTable: words,
  couplings: words,
  offsets: words,
  spins: mutableWords,
  storedFields: { storage: d.arrayOf(d.vec4i), access: 'mutable' },
  progress: { storage: d.arrayOf(d.vec4u), access: 'mutable' },
  order: { storage: d.arrayOf(d.vec2u) },
});

/** Kernels that keep no fields. `externalFields` is [sample][site], or one unused word; `order` as above. */
export const colouredLayout = tgpu.bindGroupLayout({
  params: { uniform: SweepParams },
  multipliers: { storage: d.arrayOf(d.vec2u) },
  logTable: words,
  couplings: words,
  offsets: words,
  spins: mutableWords,
  progress: { storage: d.arrayOf(d.vec4u), access: 'mutable' },
  order: { storage: d.arrayOf(d.vec2u) },
  externalFields: { storage: d.arrayOf(d.i32) },
});

/** Multi-spin coding; what each binding holds is said in shaders/sweep-multi-spin.wgsl. */
export const multiSpinLayout = tgpu.bindGroupLayout({
  params: { uniform: SweepParams },
  units: words,
  graphs: words,
  masks: words,
  tables: words,
  planes: mutableWords,
  spins: mutableWords,
  progress: { storage: d.arrayOf(d.vec4u), access: 'mutable' },
});

export const MeasureParams = d
  .struct({
    size: d.u32,
    /** Rows of the model: N fields of a glass, P stabilities of a perceptron. */
    rows: d.u32,
    quads: d.u32,
    words: d.u32,
    replicas: d.u32,
    states: d.u32,
    /** First state (of fields) or first pair (of overlaps) of this dispatch. */
    begin: d.u32,
    /** End of them. */
    end: d.u32,
    /** Rows of `externalFields` per sample: 0 where there is no external field. */
    externalRows: d.u32,
    /** Rows of `couplings` per sample, with the padding of a perceptron's patterns to whole quads. */
    couplingRows: d.u32,
  })
  .$name('MeasureParams');

/** Fields and stabilities from scratch. `externalFields` is [sample][row], or one unused word. */
export const fieldsLayout = tgpu.bindGroupLayout({
  params: { uniform: MeasureParams },
  couplings: words,
  offsets: words,
  externalFields: { storage: d.arrayOf(d.i32) },
  spins: words,
  fields: { storage: d.arrayOf(d.i32), access: 'mutable' },
});

/** Exact energies in two limbs, [state]. */
export const energiesLayout = tgpu.bindGroupLayout({
  params: { uniform: MeasureParams },
  externalFields: { storage: d.arrayOf(d.i32) },
  spins: words,
  fields: { storage: d.arrayOf(d.i32) },
  energies: { storage: d.arrayOf(d.vec2u), access: 'mutable' },
});

/** sum_i s_i^left s_i^right of pairs (left state, right state). */
export const overlapsLayout = tgpu.bindGroupLayout({
  params: { uniform: MeasureParams },
  pairs: { storage: d.arrayOf(d.vec2u) },
  left: words,
  right: words,
  overlaps: { storage: d.arrayOf(d.i32), access: 'mutable' },
});
