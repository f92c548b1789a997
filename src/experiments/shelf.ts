/**
 * All experiments, none loaded yet: what the page knows of each before it is opened. One line per experiment, in the order in which
 * they are offered within their topic; name and question are in `messages/<language>/names.ts`.
 */
import { GlassboxError } from '../messages/problem.ts';
import type { Experiment, Fields } from './declaration.ts';
import { nearest } from './nearest.ts';
import { type Topic, topicOf } from './topics.ts';

export interface Shelved {
  readonly id: string;
  readonly topic: Topic;
  load(): Promise<Experiment>;
}

const entry = <F extends Fields>(id: string, topic: Topic, load: () => Promise<Experiment<F>>): Shelved => ({
  id,
  topic,
  load: load as unknown as () => Promise<Experiment>,
});

/** The first is opened where nobody asks for another. */
export const shelf: readonly Shelved[] = [
  entry('side-by-side', 'together', async () => (await import('./side-by-side.ts')).sideBySide),
  entry('twin-networks', 'training', async () => (await import('./twin-networks.ts')).twinNetworks),
  entry(
    'temperature-of-sgd',
    'training',
    async () => (await import('./temperature-of-sgd.ts')).temperatureOfSgd,
  ),
  entry('kick', 'training', async () => (await import('./kick.ts')).kick),
  entry('ageing', 'training', async () => (await import('./ageing.ts')).ageing),
  entry('jamming', 'training', async () => (await import('./jamming.ts')).jamming),
  entry('glass-diagram', 'training', async () => (await import('./glass-diagram.ts')).glassDiagram),
  entry(
    'perceptron-capacity',
    'learning',
    async () => (await import('./perceptron-capacity.ts')).perceptronCapacity,
  ),
  entry('teacher-student', 'learning', async () => (await import('./teacher-student.ts')).teacherStudent),
  entry('double-descent', 'learning', async () => (await import('./double-descent.ts')).doubleDescent),
  entry('sk-anneal', 'cooling', async () => (await import('./sk-anneal.ts')).skAnneal),
  entry('sk-overlap', 'cooling', async () => (await import('./sk-overlap.ts')).skOverlap),
  entry('sk-freeze', 'cooling', async () => (await import('./sk-freeze.ts')).skFreeze),
  entry(
    'fluctuation-dissipation',
    'cooling',
    async () => (await import('./fluctuation-dissipation.ts')).fluctuationDissipation,
  ),
  entry('memory', 'cooling', async () => (await import('./memory.ts')).memory),
  entry('field-cooling', 'cooling', async () => (await import('./field-cooling.ts')).fieldCooling),
  entry('sk-equilibrium', 'equilibrium', async () => (await import('./sk-equilibrium.ts')).skEquilibrium),
  entry('sk-transition', 'equilibrium', async () => (await import('./sk-transition.ts')).skTransition),
  entry('equilibrium', 'equilibrium', async () => (await import('./equilibrium.ts')).equilibrium),
  entry('at-line', 'equilibrium', async () => (await import('./at-line.ts')).atLine),
  entry('ground-states', 'landscape', async () => (await import('./ground-states.ts')).groundStates),
  entry('metastable', 'landscape', async () => (await import('./metastable.ts')).metastable),
  entry('chaos', 'landscape', async () => (await import('./chaos.ts')).chaos),
  entry('p-spin', 'landscape', async () => (await import('./p-spin.ts')).pSpin),
  entry('barrier', 'landscape', async () => (await import('./barrier.ts')).barrier),
  entry('slice', 'landscape', async () => (await import('./slice.ts')).slice),
  entry('flatness', 'landscape', async () => (await import('./flatness.ts')).flatness),
  entry('saddles', 'landscape', async () => (await import('./saddles.ts')).saddles),
  entry('pinn-heat', 'law', async () => (await import('./pinn-heat.ts')).pinnHeat),
  entry('pinn-optimisers', 'law', async () => (await import('./pinn-optimisers.ts')).pinnOptimisers),
  entry('pinn-elastic', 'law', async () => (await import('./pinn-elastic.ts')).pinnElastic),
  entry('pinn-inverse', 'law', async () => (await import('./pinn-inverse.ts')).pinnInverse),
  entry('pinn-fail', 'law', async () => (await import('./pinn-fail.ts')).pinnFail),
  entry('pinn-landscape', 'law', async () => (await import('./pinn-landscape.ts')).pinnLandscape),
  entry('materials', 'doubt', async () => (await import('./materials.ts')).materials),
  entry('uci', 'doubt', async () => (await import('./uci.ts')).uci),
  entry('two-doubts', 'doubt', async () => (await import('./two-doubts.ts')).twoDoubts),
  entry('choose', 'doubt', async () => (await import('./choose.ts')).chooseExperiment),
  entry('active-learning', 'doubt', async () => (await import('./active-learning.ts')).activeLearning),
  entry('shift', 'doubt', async () => (await import('./shift.ts')).shift),
  entry('transfer', 'doubt', async () => (await import('./transfer.ts')).transfer),
  entry('physics-as-anchor', 'doubt', async () => (await import('./physics-as-anchor.ts')).physicsAsAnchor),
  entry('calibration', 'doubt', async () => (await import('./calibration.ts')).calibration),
  entry('ea-2d', 'lattice', async () => (await import('./ea-2d.ts')).ea2d),
  entry('ea-3d', 'lattice', async () => (await import('./ea-3d.ts')).ea3d),
  entry('curie-weiss', 'relatives', async () => (await import('./curie-weiss.ts')).curieWeiss),
  entry('hopfield', 'relatives', async () => (await import('./hopfield.ts')).hopfield),
  entry('random-energy', 'relatives', async () => (await import('./random-energy.ts')).randomEnergy),
];

/** One that is loaded already. */
export const shelved = (experiment: Experiment): Shelved => ({
  id: experiment.id,
  topic: topicOf(experiment),
  load: async () => experiment,
});

/** @throws GBX-400 naming those that exist */
export function onShelf<E extends { readonly id: string }>(id: string, known: readonly E[]): E {
  const found = known.find((candidate) => candidate.id === id);
  if (found) return found;
  const ids = known.map((candidate) => candidate.id);
  throw new GlassboxError('GBX-400', { name: id, nearest: nearest(id, ids), known: ids.join(', ') });
}
