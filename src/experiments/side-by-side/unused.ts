/** Settings that somebody chose and this run does not use, because another setting speaks in their place. */
import { fields, type SideBySideConfig } from './fields.ts';

type Key = keyof SideBySideConfig;

/** @returns keys in declared order, only of settings that are not the default */
export function unusedSettings(config: SideBySideConfig): Key[] {
  const idle = new Set([...idleOfGlass(config), ...idleOfData(config), ...idleOfLearner(config)]);
  return (Object.keys(fields) as Key[]).filter((key) => idle.has(key) && config[key] !== fields[key].default);
}

function idleOfGlass({ couplings }: SideBySideConfig): Key[] {
  return couplings === 'own' ? ['size'] : ['couplingsFile'];
}

/** A table has its own inputs and points; drawn curves lie in a plane. */
function idleOfData({ labels }: SideBySideConfig): Key[] {
  const columns: Key[] = ['target', 'features'];
  switch (labels) {
    case 'own':
      return ['inputs', 'points'];
    case 'iris':
      return ['table', 'inputs', 'points'];
    case 'two-moons':
    case 'spirals':
      return ['table', ...columns, 'inputs'];
    default:
      return ['table', ...columns];
  }
}

/** Beside a binary perceptron only the linear control is a network, and it has data of its own. */
function idleOfLearner({ learner, motion }: SideBySideConfig): Key[] {
  if (learner === 'binary-perceptron')
    return ['hidden', 'inputs', 'activation', 'noise', 'motion', 'batch', 'learningRate'];
  const shape: Key[] = learner === 'linear' ? ['hidden', 'activation'] : [];
  if (motion === 'adjusted') return [...shape, 'batch', 'learningRate'];
  return motion === 'langevin' ? [...shape, 'batch'] : shape;
}
