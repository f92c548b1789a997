/**
 * Networks of whole layers, or committee machines, whose second layer never moves. Of a committee only the weights that move are
 * compared: what is frozen is the same in all, and would look like agreement. Its hidden units may still be exchanged, but not signed,
 * because no second layer takes the sign back.
 */
import { type Committee, committee, wired } from '../../learner/committee.ts';
import type { DataSplit } from '../../learner/data/split.ts';
import type { LearnerProblem, NetworkShape } from '../../learner/problem.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { naturalLoss, problemOf } from '../learner-common/tasks.ts';
import type { TwinNetworksConfig } from '../twin-networks.ts';

export interface Wiring {
  readonly problem: LearnerProblem;
  /** Any draw of weights, made one of these networks, [network][parameter]. */
  wire(weights: Float64Array): Float64Array;
}

/** @throws GlassboxError for a committee that this task, or its inputs, have no place for */
export function wiringOf(split: DataSplit, config: TwinNetworksConfig): Wiring {
  const { layers, hidden, activation } = config;
  const problem = problemOf(split, {
    hidden: new Array<number>(layers).fill(hidden),
    activation,
    loss: naturalLoss(split),
    energy: 'mean',
  });
  if (config.wiring === 'layers') return { problem, wire: (weights) => weights };
  const machine = machineOf(split, config);
  return {
    problem: { ...problem, shape: machine.shape, frozen: machine.frozen },
    wire: (weights) => wired(machine, weights),
  };
}

function machineOf(split: DataSplit, { task, hidden, wiring }: TwinNetworksConfig): Committee {
  const [inputs, outputs] = [split.inputNames.length, split.outputNames.length];
  const tree = wiring === 'tree';
  if (outputs > 1) throw new GlassboxError('GBX-457', { task, outputs });
  if (tree && inputs % hidden !== 0) throw new GlassboxError('GBX-458', { inputs, hidden });
  return committee({ inputs, units: hidden, tree });
}

/** What moves of each network, the rest zero, [network][parameter]. */
export function movingOf({ frozen }: LearnerProblem, values: Float64Array): Float64Array {
  return frozen ? values.map((value, k) => (frozen[k % frozen.length] ? 0 : value)) : values;
}

/** The shape by which hidden units are exchanged: an even activation in place of erf, where signs may not change. */
export function shapeToAlign({ shape, frozen }: LearnerProblem): NetworkShape {
  return frozen ? { ...shape, activation: 'gelu' } : shape;
}
