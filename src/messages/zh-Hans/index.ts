/** 中文文字总目，结构与英文完全一致（由编译器检查）。 */
import type { SameShape } from '../catalogue.ts';
import type { en } from '../en/index.ts';
import { named } from '../named.ts';
import { activeLearning } from './active-learning.ts';
import { ageing } from './ageing.ts';
import { atLine } from './at-line.ts';
import { barrier } from './barrier.ts';
import { bench } from './bench.ts';
import { board } from './board.ts';
import { calibration } from './calibration.ts';
import { chaos } from './chaos.ts';
import { choose } from './choose.ts';
import { cli } from './cli.ts';
import { commands } from './commands.ts';
import { curieWeiss } from './curie-weiss.ts';
import { disconnectivity } from './disconnectivity.ts';
import { doubleDescent } from './double-descent.ts';
import { ea2d } from './ea-2d.ts';
import { ea3d } from './ea-3d.ts';
import { embed } from './embed.ts';
import { equilibrium } from './equilibrium.ts';
import { fieldCooling } from './field-cooling.ts';
import { flatness } from './flatness.ts';
import { fluctuationDissipation } from './fluctuation-dissipation.ts';
import { formulas } from './formulas.ts';
import { frustration } from './frustration.ts';
import { glassDiagram } from './glass-diagram.ts';
import { glossary } from './glossary.ts';
import { groundStates } from './ground-states.ts';
import { help } from './help.ts';
import { hopfield } from './hopfield.ts';
import { jamming } from './jamming.ts';
import { kick } from './kick.ts';
import { kubernetes } from './kubernetes.ts';
import { landscape } from './landscape.ts';
import { many } from './many.ts';
import { materials } from './materials.ts';
import { memory } from './memory.ts';
import { metastable } from './metastable.ts';
import { names } from './names.ts';
import { offline } from './offline.ts';
import { pSpin } from './p-spin.ts';
import { perceptronCapacity } from './perceptron-capacity.ts';
import { physicsAsAnchor } from './physics-as-anchor.ts';
import { pinnElastic } from './pinn-elastic.ts';
import { pinnFail } from './pinn-fail.ts';
import { pinnHeat } from './pinn-heat.ts';
import { pinnInverse } from './pinn-inverse.ts';
import { pinnLandscape } from './pinn-landscape.ts';
import { pinnOptimisers } from './pinn-optimisers.ts';
import { plot } from './plot.ts';
import { protein } from './protein.ts';
import { randomEnergy } from './random-energy.ts';
import { saddles } from './saddles.ts';
import { settings } from './settings.ts';
import { share } from './share.ts';
import { shared } from './shared.ts';
import { shift } from './shift.ts';
import { sideBySide } from './side-by-side.ts';
import { skAnneal } from './sk-anneal.ts';
import { skEquilibrium } from './sk-equilibrium.ts';
import { skFreeze } from './sk-freeze.ts';
import { skOverlap } from './sk-overlap.ts';
import { skTransition } from './sk-transition.ts';
import { slice } from './slice.ts';
import { slurm } from './slurm.ts';
import { solve } from './solve.ts';
import { story } from './story.ts';
import { teacherStudent } from './teacher-student.ts';
import { teaching } from './teaching.ts';
import { temperatureOfSgd } from './temperature-of-sgd.ts';
import { transfer } from './transfer.ts';
import { twinNetworks } from './twin-networks.ts';
import { twoDoubts } from './two-doubts.ts';
import { uci } from './uci.ts';

export const zhHans: SameShape<typeof en> = {
  ...shared,
  bench,
  board,
  landscape,
  formulas,
  glossary,
  settings,
  cli,
  help,
  commands,
  share,
  embed,
  offline,
  many,
  plot,
  solve,
  slurm,
  kubernetes,
  story,
  teaching,
  experiments: named(names, {
    'side-by-side': sideBySide,
    'twin-networks': twinNetworks,
    kick: kick,
    'temperature-of-sgd': temperatureOfSgd,
    'teacher-student': teacherStudent,
    ageing,
    jamming,
    'glass-diagram': glassDiagram,
    'perceptron-capacity': perceptronCapacity,
    'pinn-heat': pinnHeat,
    'pinn-inverse': pinnInverse,
    'pinn-optimisers': pinnOptimisers,
    uci,
    materials,
    'sk-anneal': skAnneal,
    'sk-transition': skTransition,
    'sk-overlap': skOverlap,
    'sk-equilibrium': skEquilibrium,
    equilibrium: equilibrium,
    'ground-states': groundStates,
    'sk-freeze': skFreeze,
    'at-line': atLine,
    'field-cooling': fieldCooling,
    'fluctuation-dissipation': fluctuationDissipation,
    memory: memory,
    metastable: metastable,
    disconnectivity,
    'curie-weiss': curieWeiss,
    hopfield: hopfield,
    'ea-2d': ea2d,
    'ea-3d': ea3d,
    'two-doubts': twoDoubts,
    calibration: calibration,
    chaos: chaos,
    'p-spin': pSpin,
    barrier,
    slice,
    flatness,
    saddles,
    'pinn-landscape': pinnLandscape,
    'pinn-elastic': pinnElastic,
    'random-energy': randomEnergy,
    'double-descent': doubleDescent,
    transfer,
    'physics-as-anchor': physicsAsAnchor,
    'pinn-fail': pinnFail,
    'active-learning': activeLearning,
    choose,
    frustration,
    protein,
    shift,
  }),
};
