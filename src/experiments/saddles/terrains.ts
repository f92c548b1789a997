/** The two landscapes of every sample, and the way down on each. */
import {
  networkLandscape,
  sphereLandscape,
  sphereSpectrum,
} from '../../dynamics/optimise/critical-points.ts';
import { PSpinDynamics } from '../../dynamics/p-spin.ts';
import { energyAndForce, sphericalGlass } from '../../glass/ensembles/spherical-p-spin.ts';
import { NetworkDerivatives } from '../../learner/derivatives/network-derivatives.ts';
import { parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { spectrumOf } from '../../observables/curvature.ts';
import { seedFrom } from '../../random/seed.ts';
import { drawsOf, problemOfSplits } from '../learner-common/tasks.ts';
import { GLASS_TIMES, type SaddlesConfig, STAGES } from '../saddles.ts';
import type { Terrain } from './search.ts';

/** Points of every sample, as one batch of networks trains on them. */
export async function learnerProblem(config: SaddlesConfig): Promise<LearnerProblem> {
  const { task, points, inputs, noise, samples, hidden } = config;
  const seed = seedFrom(config.seed);
  const splits = await drawsOf({ task, seed, points, heldOutPoints: 1, inputs, noise }, samples);
  // One loss for all tasks, so that their heights can be compared.
  return problemOfSplits(splits, {
    hidden: [hidden],
    activation: 'tanh',
    loss: 'squared-error',
    energy: 'mean',
  });
}

/** Mean loss and weight decay of one sample's networks. */
export function learnerTerrain(problem: LearnerProblem, set: number, decay: number): Terrain {
  const precision = new Float64Array(parameterCount(problem.shape)).fill(decay);
  const of = new NetworkDerivatives(problem, { set, precision });
  return {
    landscape: networkLandscape(of),
    height: (place) => of.energy(place),
    spectrum: (place) => spectrumOf(of.hessian(place)).values,
  };
}

/** Steps of training at each stage. */
export function learnerSteps({ longest }: SaddlesConfig): number[] {
  const first = Math.min(10, longest / 2);
  return stages((share) => Math.round(first * (longest / first) ** share));
}

export function glassTimes(): number[] {
  const { first, last } = GLASS_TIMES;
  return stages((share) => first * (last / first) ** share);
}

/** 0, then what a share from 0 to 1 of the logarithm of time gives. */
function stages(at: (share: number) => number): number[] {
  return Array.from({ length: STAGES }, (_, k) => (k === 0 ? 0 : at((k - 1) / (STAGES - 2))));
}

const TIME_STEP = 0.05;
export const stepOf = (time: number) => Math.round(time / TIME_STEP);

/** The glass of one sample: its energy per spin, and copies that go straight downhill. */
export function glassTerrain({ size, copies, ...config }: SaddlesConfig, sample: number) {
  const seed = seedFrom(config.seed);
  const glass = sphericalGlass({ p: 3, size, seed, sample });
  const firstState = sample * copies;
  const descent = new PSpinDynamics({ glass, states: copies, timeStep: TIME_STEP, seed, firstState });
  const force = new Float64Array(size);
  const terrain: Terrain = {
    landscape: sphereLandscape(glass),
    height: (place) => energyAndForce(glass, place.subarray(0, size), force) / size,
    spectrum: (place) => sphereSpectrum(glass, place),
  };
  return { glass, descent, terrain };
}
