/** The spin half of the reference engine: glasses and binary perceptrons. */
import { initialSpins } from '../../glass/spins.ts';
import { glassOrders, type OrderBar, perceptronOrders } from '../../glass/update-orders.ts';
import type { Seed } from '../../random/seed.ts';
import type { GlassSpec, PerceptronSpec, SpinState } from '../contract.ts';
import { checkGlassSpec, checkPerceptronSpec } from '../requests.ts';
import { glassModel, perceptronModel, type SpinModel } from './models.ts';
import { ReferenceSpinState } from './spins.ts';

export function createReferenceGlass(spec: GlassSpec): SpinState {
  const { size, states } = checkGlassSpec(spec);
  return spins(spec.instances.map(glassModel), size, states, spec, glassOrders(spec.instances));
}

export function createReferencePerceptron(spec: PerceptronSpec): SpinState {
  const { size, states } = checkPerceptronSpec(spec);
  return spins(spec.patterns.map(perceptronModel), size, states, spec, perceptronOrders);
}

interface StartingPoint {
  readonly replicas: number;
  readonly seed: Seed;
  readonly firstState?: number;
}

function spins(
  models: readonly SpinModel[],
  size: number,
  states: number,
  start: StartingPoint,
  orders: OrderBar,
): SpinState {
  const { replicas, seed, firstState = 0 } = start;
  return new ReferenceSpinState(
    models,
    replicas,
    seed,
    firstState,
    initialSpins(size, states, seed, firstState),
    orders,
  );
}
