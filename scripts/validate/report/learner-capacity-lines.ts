/** Storage in perceptrons: real weights against Cover's law, weights ±1 against exact means and the entropy of Krauth and Mézard. */
import { BINARY_CAPACITY, binaryStorage } from '../../../src/learner/exact/binary-storage.ts';
import { coverSeparability } from '../../../src/learner/exact/cover.ts';
import { binomialTail } from '../../../src/observables/proportion.ts';
import type { Estimate } from '../../../src/observables/statistics.ts';
import { known, type Line, minus, type Section } from './line.ts';
import type { Reader } from './store.ts';

export const SPHERICAL = [20, 50] as const;
export const COUNTED = [21, 23, 25] as const;
/** Sizes whose entropies give the infinite perceptron's. */
const FIT = [5, 15, 25] as const;
const FIT_LOADS = [0.2, 0.4, 0.6] as const;
/** Loads of the means: there most sets have solutions, so that errors mean what they say. */
const MEAN_LOADS = [0.2, 0.4, 0.6, 0.8] as const;

export const sphericalName = (size: number) => `capacity-spherical-${size}`;
export const countedName = (size: number) => `capacity-binary-${size}`;

export function separableSection(read: Reader): Section {
  const sizes = SPHERICAL.filter((size) => read.has(sphericalName(size)));
  return {
    id: 'separable',
    title: 'Perceptrons with real weights: storage of random patterns',
    text: [
      "Share of sets of P Gaussian patterns with random labels that some weights of N inputs separate, against Cover's law, which is exact at",
      'every N and P [C65]. Each set is decided by a linear program and proven, by weights that separate it or by a positive combination of',
      'patterns that vanishes. The error is that of a share k/n (half of Wilson’s 68 % interval). Loads share nothing.',
    ].join('\n'),
    lines: sizes.flatMap((size) => shareLines(read, size)),
    remarks: sizes.map((size) => bandRemark(read, size)),
  };
}

function shareLines(read: Reader, size: number): Line[] {
  const name = sphericalName(size);
  return read.list(name, 'patterns').map((patterns) => ({
    quantity: `separable, N = ${size}, P = ${patterns} (α = ${patterns / size})`,
    reference: known('exact', coverSeparability(size, patterns), 0, 'C65'),
    ours: read.at(name, 'stored', 'patterns', patterns),
    from: [name],
    digits: 4,
  }));
}

/** How many of the 95 % bands hold the exact value, and what that would be by chance. */
function bandRemark(read: Reader, size: number): string {
  const name = sphericalName(size);
  const [patterns, low, high, sets, undecided] = [
    'patterns',
    'storedLow',
    'storedHigh',
    'sets',
    'undecided',
  ].map((column) => read.list(name, column));
  const holds = (law: number) =>
    patterns!.filter((P, k) => {
      const exact = coverSeparability(law, P);
      return exact >= low![k]! && exact <= high![k]!;
    }).length;
  const loads = patterns!.length;
  const outside = loads - holds(size);
  const chance = binomialTail(outside, loads, 0.05);
  return [
    `N = ${size}, ${sets![0]} sets at each load: Cover's value lies inside the 95 % Wilson band at ${holds(size)} of ${loads} loads.`,
    `Chance leaves out one in twenty, here ${(loads * 0.05).toFixed(2)} on average${outside > 0 ? `; ${outside} or more come up with probability ${chance.toFixed(2)}` : ''}.`,
    `The law of N + 2 weights, as a control, lies inside at ${holds(size + 2)}. Undecided sets: ${undecided!.reduce((sum, k) => sum + k, 0)}.`,
  ].join(' ');
}

export function countedSection(read: Reader): Section {
  const sizes = COUNTED.filter((size) => read.has(countedName(size)));
  const fits = FIT.every((size) => read.has(countedName(size)));
  return {
    id: 'counted',
    title: 'Perceptrons with weights ±1: all 2^N tried',
    text: [
      'Random patterns ±1, every set of weights tried. Each weight vector stores each pattern with probability 1/2, so the number of solutions Z has',
      'the mean 2^(N − P), exactly at every N and P. The entropy ⟨ln Z⟩/N (over sets with Z > 0) is extrapolated to N → ∞ from N = 15 and 25 by a',
      'correction of order 1/N; the shift of a parabola through N = 5 as well is the second error. It is held against the replica-symmetric',
      'entropy [KM89]. Loads of one N share their patterns.',
    ].join('\n'),
    lines: [
      ...sizes.flatMap((size) => meanLines(read, size)),
      ...(fits ? FIT_LOADS.map((load) => entropyLine(read, load)) : []),
    ],
    remarks: sizes.map((size) => halfRemark(read, size)),
  };
}

function meanLines(read: Reader, size: number): Line[] {
  const name = countedName(size);
  return MEAN_LOADS.map((load) => {
    const patterns = Math.round(load * size);
    return {
      quantity: `⟨Z⟩/2^(N − P), N = ${size}, P = ${patterns}`,
      reference: known('exact', 1, 0),
      ours: read.at(name, 'solutions', 'patterns', patterns),
      from: [name],
      digits: 4,
    };
  });
}

function entropyLine(read: Reader, load: number): Line {
  const [smallest, middle, largest] = FIT.map((size) =>
    read.at(countedName(size), 'entropy', 'patterns', Math.round(load * size)),
  );
  const { straight, parabola } = extrapolated([smallest!, middle!, largest!]);
  return {
    quantity: `entropy per weight, α = ${load}, N → ∞`,
    reference: known('exact', binaryStorage(load).entropy, 0, 'KM89'),
    ours: straight,
    systematic: Math.abs(straight.value - parabola),
    from: FIT.map(countedName),
    digits: 4,
  };
}

/** To 1/N = 0, by a line through the two largest sizes and by a parabola through all three. */
export function extrapolated(entropies: readonly [Estimate, Estimate, Estimate]): {
  readonly straight: Estimate;
  readonly parabola: number;
} {
  const x = FIT.map((size) => 1 / size);
  const y = entropies.map(({ value }) => value);
  const weight = x[1]! / (x[1]! - x[2]!);
  const value = weight * y[2]! + (1 - weight) * y[1]!;
  const error = Math.hypot(weight * entropies[2].error, (1 - weight) * entropies[1].error);
  const parabola = [0, 1, 2].reduce((sum, i) => {
    const others = [0, 1, 2].filter((j) => j !== i);
    return sum + y[i]! * others.reduce((product, j) => product * (x[j]! / (x[j]! - x[i]!)), 1);
  }, 0);
  return { straight: { value, error }, parabola };
}

/** Where half of the sets have no solution any more; no published number at these sizes. */
function halfRemark(read: Reader, size: number): string {
  const name = countedName(size);
  const [load, stored, error, sets] = ['load', 'stored', 'storedError', 'sets'].map((column) =>
    read.list(name, column),
  );
  const k = stored!.findIndex((share) => share < 0.5);
  const part = (stored![k - 1]! - 0.5) / (stored![k - 1]! - stored![k]!);
  const [step, fall] = [load![k]! - load![k - 1]!, stored![k - 1]! - stored![k]!];
  const at = load![k - 1]! + part * step;
  const spread = (Math.hypot((1 - part) * error![k - 1]!, part * error![k]!) * step) / fall;
  const last = load!.length - 1;
  const bound = 2 ** (size - read.list(name, 'patterns')[last]!);
  return minus(
    `N = ${size}, ${sets![0]} sets: half of them have no solution from α = ${at.toFixed(3)} ± ${spread.toFixed(3)} on (N → ∞: ${BINARY_CAPACITY.toFixed(4)}); at α = ${load![last]!.toFixed(2)} a share of ${stored![last]!.toPrecision(2)} still has one, below the bound 2^(N − P) = ${bound.toPrecision(2)}.`,
  );
}
