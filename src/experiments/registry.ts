/** Every experiment, loaded, in the order people meet them: for the command line and the tests. The page loads one at a time (`shelf.ts`). */
import type { Experiment } from './declaration.ts';
import { disconnectivity } from './disconnectivity.ts';
import { doubleDescent } from './double-descent.ts';
import { ea2d } from './ea-2d.ts';
import { ea3d } from './ea-3d.ts';
import { equilibrium } from './equilibrium.ts';
import { fieldCooling } from './field-cooling.ts';
import { flatness } from './flatness.ts';
import { fluctuationDissipation } from './fluctuation-dissipation.ts';
import { glassDiagram } from './glass-diagram.ts';
import { groundStates } from './ground-states.ts';
import { hopfield } from './hopfield.ts';
import { jamming } from './jamming.ts';
import { kick } from './kick.ts';
import { materials } from './materials.ts';
import { memory } from './memory.ts';
import { metastable } from './metastable.ts';
import { nearest } from './nearest.ts';
import { pSpin } from './p-spin.ts';
import { perceptronCapacity } from './perceptron-capacity.ts';
import { physicsAsAnchor } from './physics-as-anchor.ts';
import { pinnElastic } from './pinn-elastic.ts';
import { pinnFail } from './pinn-fail.ts';
import { pinnHeat } from './pinn-heat.ts';
import { pinnInverse } from './pinn-inverse.ts';
import { pinnLandscape } from './pinn-landscape.ts';
import { pinnOptimisers } from './pinn-optimisers.ts';
import { randomEnergy } from './random-energy.ts';
import { saddles } from './saddles.ts';
import { shift } from './shift.ts';
import { sideBySide } from './side-by-side.ts';
import { skAnneal } from './sk-anneal.ts';
import { skEquilibrium } from './sk-equilibrium.ts';
import { skFreeze } from './sk-freeze.ts';
import { skOverlap } from './sk-overlap.ts';
import { skTransition } from './sk-transition.ts';
import { slice } from './slice.ts';
import { teacherStudent } from './teacher-student.ts';
import { temperatureOfSgd } from './temperature-of-sgd.ts';
import { transfer } from './transfer.ts';
import { twinNetworks } from './twin-networks.ts';
import { twoDoubts } from './two-doubts.ts';
import { uci } from './uci.ts';

export const experiments: readonly Experiment[] = [
  sideBySide,
  twinNetworks,
  temperatureOfSgd,
  kick,
  ageing,
  jamming,
  glassDiagram,
  perceptronCapacity,
  teacherStudent,
  doubleDescent,
  skAnneal,
  skOverlap,
  skFreeze,
  fluctuationDissipation,
  memory,
  fieldCooling,
  skEquilibrium,
  skTransition,
  equilibrium,
  atLine,
  groundStates,
  metastable,
  disconnectivity,
  chaos,
  pSpin,
  barrier,
  slice,
  flatness,
  saddles,
  pinnHeat,
  pinnOptimisers,
  pinnElastic,
  pinnInverse,
  pinnFail,
  pinnLandscape,
  materials,
  uci,
  twoDoubts,
  chooseExperiment,
  activeLearning,
  shift,
  transfer,
  physicsAsAnchor,
  calibration,
  ea2d,
  ea3d,
  curieWeiss,
  hopfield,
  randomEnergy,
];
import { onShelf, shelf } from './shelf.ts';

export const experiments: readonly Experiment[] = await Promise.all(shelf.map(({ load }) => load()));

/** @throws GBX-400 naming those that exist */
export const experimentById = (id: string, known: readonly Experiment[] = experiments): Experiment =>
  onShelf(id, known);
