import { learnerFields } from './learner-words.ts';

const { seed, learningRate } = learnerFields;

/** The experiment `pinn-elastic`: networks learn how elastic bodies give way, from the balance of forces alone. */
export const pinnElastic = {
  panels: {
    learner: {
      title: 'Networks that know a law',
      about:
        'They are told that forces balance everywhere and what holds at the edges, and must find how the body gives way. No displacement inside is ever shown to them.',
    },
  },
  fields: {
    seed,
    problem: {
      label: 'Body',
      help: 'A plate with a hole, pulled sideways (a quarter of it: the rest is symmetry); a problem made up for testing, with forces inside; a beam held at one end. All have exact solutions.',
      options: { hole: 'Plate with a hole', manufactured: 'Manufactured problem', cantilever: 'Cantilever' },
    },
    inputs: {
      label: 'Coordinates',
      help: 'What a network is given of a place around the hole: ln r and the angle, in which the stress is even; or x and y, in which it is steep at the hole. The other bodies have x and y.',
      options: { fitted: 'Fitted to the hole', plain: 'x and y' },
    },
    material: {
      label: 'Thin or thick',
      help: 'Plane stress: a thin sheet, free to thin out. Plane strain: a thick body that cannot. Kirsch’s stress is the same in both, the displacement is not. The manufactured problem has its own material.',
      options: { 'plane-stress': 'Thin (plane stress)', 'plane-strain': 'Thick (plane strain)' },
    },
    poisson: {
      label: 'Poisson’s ratio',
      help: 'How much the body thins out across when it is pulled. Near 1/2 it hardly changes its volume, and a thick one becomes hard to learn.',
    },
    networks: {
      label: 'Networks',
      help: 'They differ in where they start. Their scatter gives the error bars; what all get wrong alike it does not show.',
    },
    iterations: {
      label: 'Iterations',
      help: 'Of the method that finishes, each with a matrix of all parameters if it is Gauss–Newton.',
    },
    width: { label: 'Half of the plate’s width', help: 'In radii of the hole.' },
    boundary: {
      label: 'Held edges',
      help: 'Hard: displacements at held edges and on lines of symmetry are exact by construction. Soft: they are terms of the loss. Forces on edges are always terms of the loss.',
      options: { hard: 'Hard', soft: 'Soft' },
    },
    sampling: {
      label: 'Where the law is asked for',
      help: 'Dense: as much around the hole as far from it, relative to the distance from its centre. Adaptive: chosen five times during Adam by the residual there. Without a hole, dense is even.',
      options: { dense: 'Dense at the hole', even: 'Evenly', adaptive: 'Where it is broken' },
    },
    points: { label: 'Points inside', help: 'Where the balance of forces is asked for.' },
    boundaryPoints: { label: 'Points on the edges', help: 'Over all conditions, by length.' },
    hidden: { label: 'Units in a layer', help: '0: what suits the body (12 around the hole, 24 else).' },
    layers: { label: 'Hidden layers', help: '0: what suits the body (two around the hole, one else).' },
    finish: {
      label: 'Method',
      help: 'After Adam, or from the start. Both work in f64 and keep the points they begin with.',
      options: { 'gauss-newton': 'Gauss–Newton', lbfgs: 'L-BFGS', none: 'Adam alone' },
    },
    adamSteps: { label: 'Steps of Adam before', help: 'On the engine, in its own precision.' },
    learningRate: { label: learningRate.label, help: 'Of Adam; it falls to a tenth along a cosine.' },
    resolution: {
      label: 'Cells a side',
      help: 'Of the pictures; errors are taken at the middles of the same cells.',
    },
  },
  columns: {
    phase: 'part of the run',
    iteration: 'steps and iterations',
    loss: 'loss',
    lossError: 'error of the loss',
    residual: 'imbalance of forces',
    residualError: 'error of the imbalance',
    unseen: 'imbalance elsewhere',
    unseenError: 'error of the imbalance elsewhere',
    conditions: 'misfit at the edges',
    conditionsError: 'error of the misfit at the edges',
    displacement: 'displacement wrong by',
    displacementError: 'error of that of the displacement',
    block: 'displacement, worst block',
    blockError: 'error of that of the worst block',
    stress: 'stress wrong by',
    stressError: 'error of that of the stress',
    concentration: 'stress at the hole’s top',
    concentrationError: 'error of the stress at the hole’s top',
    angle: 'angle',
    hoop: 'stress along the edge',
    hoopError: 'error of the stress along the edge',
    distance: 'distance from the centre',
    ligament: 'stress across the ligament',
    ligamentError: 'error of the stress across the ligament',
    position: 'place along the beam',
    deflection: 'deflection',
    deflectionError: 'error of the deflection',
    height: 'height in the beam',
    bending: 'stress along the beam',
    bendingError: 'error of the stress along the beam',
    network: 'network',
  },
  curves: { kirsch: 'Kirsch', timoshenko: 'Timoshenko', three: 'three times the pull' },
  figures: {
    body: {
      title: 'The body under its load',
      caption:
        'One network, the one whose stress error is the middle one. Dashed: its outline under the load, exaggerated until the largest displacement is 8 % of the picture. Von Mises stress says where a ductile body yields first. The last picture is what the network itself can see: how far forces are out of balance, in units of the load. Stress is in units of the pull, of the beam in units of its largest one; displacement in that unit × length / Young’s modulus, where the length is the radius of the hole or the height of the beam. The manufactured problem has numbers of its own.',
      x: 'x',
      y: 'y',
      panels: {
        displacement: 'Displacement',
        vonMises: 'Von Mises stress',
        exactVonMises: 'Exact von Mises stress',
        stressMiss: 'Von Mises stress, error',
        misplacement: 'Displacement, error',
        residual: 'Forces out of balance',
      },
      points: { deformed: 'Outline under load', collocation: 'Points of the law' },
    },
    edge: {
      title: 'Along the edge of the hole',
      caption:
        'Stress along the edge, in units of the pull, from the side that faces the pull (0°, pressed) to the top (90°, pulled three times as hard). Line: mean of the networks; dashed: Kirsch, exact here because the outer edges carry his tractions.',
      x: 'angle from the direction of the pull, degrees',
      y: 'stress along the edge / pull',
    },
    ligament: {
      title: 'From the hole outwards',
      caption:
        'Stress along the pull, on the line from the top of the hole to the edge of the plate. It is large within a radius of the hole and the pull itself elsewhere.',
      x: 'distance from the centre / radius',
      y: 'stress along the pull / pull',
    },
    deflection: {
      title: 'How the beam bends',
      caption: 'Displacement of the middle line, mean of the networks; dashed: Timoshenko.',
      x: 'distance from the held end / height',
      y: 'deflection',
    },
    bending: {
      title: 'Across the held end',
      caption:
        'Stress along the beam where it is held: pulled on one side, pressed on the other, zero in the middle.',
      x: 'height / height of the beam',
      y: 'stress along the beam / largest',
    },
    learning: {
      title: 'What falls together, and what does not',
      caption:
        'What a network can see: forces out of balance on its points and on others, misfit at the edges, in units of the load. What only we can see: relative errors of displacement (all over, and in the worst of 8 × 8 blocks) and of von Mises stress. Where the errors stay while the rest falls, the residual is no measure of them.',
      x: 'steps and iterations',
      y: 'relative error; residual / load',
    },
    concentration: {
      title: 'The number three',
      caption: 'Stress at the top of the hole in units of the pull, as training goes on.',
      x: 'steps and iterations',
      y: 'stress at the top / pull',
    },
  },
  findings: {
    solved: {
      label: 'Is the displacement right?',
      yes: 'Yes: wrong by {{miss}} ± {{missError}} % of its size, in the worst of 8 × 8 blocks by {{block}} ± {{blockError}} %.',
      no: 'No: wrong by {{miss}} ± {{missError}} % of its size, in the worst of 8 × 8 blocks by {{block}} ± {{blockError}} %.',
      'cannot-tell':
        'To within 1 % it cannot be told: wrong by {{miss}} ± {{missError}} % of its size, in the worst of 8 × 8 blocks by {{block}} ± {{blockError}} %.',
    },
    stressed: {
      label: 'Is the stress right?',
      yes: 'Yes: von Mises stress is wrong by {{miss}} ± {{missError}} %.',
      no: 'No: von Mises stress is wrong by {{miss}} ± {{missError}} %.',
      'cannot-tell':
        'To within 1 % it cannot be told: von Mises stress is wrong by {{miss}} ± {{missError}} %.',
    },
    concentrated: {
      label: 'Three times the pull at the hole?',
      yes: 'Yes, to within {{within}} %: {{factor}} ± {{factorError}}; Kirsch has exactly {{exact}}.',
      no: 'No: {{factor}} ± {{factorError}}, more than {{within}} % off; Kirsch has exactly {{exact}}.',
      'cannot-tell':
        'To within {{within}} % it cannot be told: {{factor}} ± {{factorError}}; Kirsch has exactly {{exact}}.',
    },
    bent: {
      label: 'Does the end of the beam go where it should?',
      yes: 'Yes, to within {{within}} %: by {{deflection}} ± {{deflectionError}}; Timoshenko has {{exact}}.',
      no: 'No: by {{deflection}} ± {{deflectionError}}, more than {{within}} % off; Timoshenko has {{exact}}.',
      'cannot-tell':
        'To within {{within}} % it cannot be told: by {{deflection}} ± {{deflectionError}}; Timoshenko has {{exact}}.',
      waiting: 'the end of the training will show.',
    },
    hidden: {
      label: 'Does a small residual hide a large error?',
      yes: 'Yes: forces balance to {{residual}} ± {{residualError}} of the load, and the stress is wrong by {{miss}} ± {{missError}} of its size, {{times}} ± {{timesError}} times as much.',
      no: 'Not here: forces balance to {{residual}} ± {{residualError}} of the load, and the stress is wrong by {{miss}} ± {{missError}} of its size, {{times}} ± {{timesError}} times as much.',
      'cannot-tell':
        'Too close to tell: forces balance to {{residual}} ± {{residualError}} of the load, and the stress is wrong by {{miss}} ± {{missError}} of its size, {{times}} ± {{timesError}} times as much.',
    },
    loose: {
      label: 'Is the law broken between the points?',
      yes: 'Yes: at points that were not asked for, forces are out of balance by {{unseen}} ± {{unseenError}} of the load, {{times}} ± {{timesError}} times as much as at those that were. More points would help.',
      no: 'No: elsewhere forces are out of balance by {{unseen}} ± {{unseenError}} of the load, {{times}} ± {{timesError}} times as much as at the points that were asked for.',
      'cannot-tell':
        'Too close to tell: elsewhere forces are out of balance by {{unseen}} ± {{unseenError}} of the load, {{times}} ± {{timesError}} times as much as at the points that were asked for.',
    },
  },
  guess: {
    question:
      'A network is given x and y, and brings the imbalance of forces around a hole down to a twentieth of the pull. How wrong is its stress at the hole?',
    options: {
      same: 'By about a twentieth as well',
      half: 'By about half',
      none: 'Not at all: the law leaves no choice',
    },
    answer:
      'By about half. A little force in the wrong place, all along the way to the hole, carries the load past it: small everywhere, and it adds up. Given coordinates that fit the hole, the same network with the same points finds the three to within a few per cent. What to give a network is physics too.',
  },
  presets: {
    plain: 'Plain x and y',
    manufactured: 'Manufactured problem',
    cantilever: 'Cantilever',
    strain: 'Plane strain',
    'wide-plate': 'Small hole',
  },
  presetGroups: { body: 'Other bodies' },
  presetHelp: {
    plain:
      'The same law, points and network, but coordinates that do not fit the hole: the residual falls, and the stress stays wrong.',
    manufactured: 'Haghighat’s problem, with forces inside and no symmetry that could hide exchanged axes.',
    cantilever: 'A slender beam: tiny errors of the shear add up to large ones of the deflection.',
    strain: 'The displacement changes, the stress must not.',
    'wide-plate': 'The plate is ten times as wide as the hole: steeper still, relative to the whole.',
  },
  breaks: {
    infinite: {
      text: 'Exactly three is the number of an infinite plate. It is exact here only because the outer edges carry Kirsch’s tractions instead of an even pull; under an even pull a plate four times as wide as its hole has a few per cent more.',
      source: 'Timoshenko & Goodier, Theory of Elasticity (1970), section 35',
    },
    elements: {
      text: 'For such bodies finite elements are faster, more exact, and come with error estimates. A network that knows the law earns its keep where data and law are both incomplete, where constants are unknown, or where one model is to answer for many bodies.',
      source: 'Haghighat, Raissi, Moure, Gomez & Juanes, Comput. Methods Appl. Mech. Eng. 379 (2021) 113741',
    },
    ensemble: {
      text: 'The error bars are the scatter of networks with different starts. What all get wrong alike, because of shared points, coordinates or width, is not in them.',
      source: 'Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474',
    },
  },
} as const;
