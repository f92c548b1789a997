/** Settings that somebody chose and this run does not use, because the model or the method has no such thing. */
import { type EquilibriumConfig, fields } from './fields.ts';
import { hasCouplingLaw, lengthsOf } from './models.ts';

type Key = keyof EquilibriumConfig;

/** @returns keys in declared order, only of settings that are not the default */
export function unusedSettings(config: EquilibriumConfig): Key[] {
  const idle = new Set([...idleOfModel(config), ...idleOfMethod(config)]);
  return (Object.keys(fields) as Key[]).filter((key) => idle.has(key) && config[key] !== fields[key].default);
}

function idleOfModel(config: EquilibriumConfig): Key[] {
  const { model, field } = config;
  const lattice = lengthsOf(config) !== null;
  const idle: Key[] = [];
  if (lattice || model === 'own') idle.push('size');
  if (!lattice) idle.push('length', 'boundary');
  if (!hasCouplingLaw(config)) idle.push('couplings');
  if (model !== 'viana-bray' && model !== 'random-regular') idle.push('degree');
  if (model !== 'hopfield' && model !== 'wishart') idle.push('load');
  if (field === 0) idle.push('fieldLaw');
  if (model === 'own') idle.push('samples');
  else idle.push('couplingsFile');
  return idle;
}

function idleOfMethod({ method, clusters }: EquilibriumConfig): Key[] {
  const idle: Key[] = method === 'population' ? [] : ['population', 'overlap'];
  if (method !== 'tempering' && !clusters) idle.push('interval');
  return idle;
}
