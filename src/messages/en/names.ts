/** Names and questions of all experiments: what is known of each before it is opened. */
export const names = {
  'side-by-side': {
    name: 'Side by side',
    question: 'Does a neural network freeze as a glass does?',
  },
  'twin-networks': {
    name: 'Twin networks',
    question: 'Do networks from different starts agree?',
  },
  kick: {
    name: 'Do kicks help?',
    question: 'Heat up again and again, or cool down once: which ends lower?',
  },
  'temperature-of-sgd': {
    name: 'Is the noise of training a temperature?',
    question: 'Learning rate over minibatch: is it a temperature?',
  },
  'teacher-student': {
    name: 'Teacher and student',
    question: 'A student makes no error on what was shown. How much of the teacher is in it?',
  },
  ageing: {
    name: 'Does training grow old?',
    question: 'A glass forgets ever more slowly. Does a network in training?',
  },
  jamming: {
    name: 'Jammed or free',
    question: 'How many parameters does it take to satisfy every label?',
  },
  'glass-diagram': {
    name: 'A strip of the phase diagram',
    question: 'Which networks freeze, and at what temperature?',
  },
  'perceptron-capacity': {
    name: 'How much can a perceptron store?',
    question: 'How many random patterns fit into a perceptron, and who finds the weights that hold them?',
  },
  'pinn-heat': {
    name: 'The law in place of data',
    question: 'Can a law of physics replace measurements?',
  },
  'pinn-inverse': {
    name: 'The law has an unknown',
    question: 'What is the material, given a few noisy measurements?',
  },
  'pinn-optimisers': {
    name: 'Which optimiser finishes',
    question:
      'Adam comes near: who gets to the bottom, and is it the optimiser or the arithmetic that ends it?',
  },
  uci: {
    name: 'A published test of ensembles',
    question: 'Five networks that say how sure they are: do we get the numbers that were published?',
  },
  materials: {
    name: 'A table of materials',
    question: 'How well can a material be predicted from its composition, and how sure may one be?',
  },
  'sk-anneal': {
    name: 'Slower is lower',
    question: 'Does cooling a glass more slowly find lower energy?',
  },
  'sk-transition': {
    name: 'Finding the transition',
    question: 'At which temperature does a glass become a glass?',
  },
  'sk-overlap': {
    name: 'Frozen, yet without order',
    question: 'Cooled apart, do two copies of a glass agree?',
  },
  'sk-equilibrium': {
    name: 'Are we there yet?',
    question: 'How can you tell that a glass has reached equilibrium?',
  },
  equilibrium: {
    name: 'Any glass, every observable',
    question: 'What does this model do in equilibrium, and is it there?',
  },
  'ground-states': {
    name: 'The deepest valley',
    question: 'How low can the energy of a glass go?',
  },
  'sk-freeze': {
    name: 'When did it freeze?',
    question: 'When does a glass freeze, and does it know how old it is?',
  },
  'at-line': {
    name: 'A glass in a field',
    question: 'Does a magnetic field melt a glass?',
  },
  'field-cooling': {
    name: 'First the field, or first the cold?',
    question: 'Does it matter whether a glass is cooled in the field, or put into the field once it is cold?',
  },
  'fluctuation-dissipation': {
    name: 'Answer and noise',
    question: 'A body in equilibrium answers a push exactly as it fluctuates. Does a glass?',
  },
  memory: {
    name: 'The glass remembers where it waited',
    question: 'Stop on the way down, go on, come back: does a glass know where it waited?',
  },
  metastable: {
    name: 'Ways to be stuck',
    question: 'Go straight downhill: where do you get stuck, and in how many places could you?',
  },
  'curie-weiss': {
    name: 'A magnet beside the glass',
    question: 'Copies agree: is that order, or is it frozen disorder?',
  },
  hopfield: {
    name: 'A memory of spins',
    question: 'How many patterns can a glass remember before it forgets them all?',
  },
  'ea-2d': {
    name: 'No glass in two dimensions',
    question: 'On a flat lattice, does it ever freeze?',
  },
  'ea-3d': {
    name: 'A glass in three dimensions',
    question: 'With neighbours only, as in nature: is there still a glass?',
  },
  'two-doubts': {
    name: 'Two doubts',
    question: 'Which doubt can data cure?',
  },
  calibration: {
    name: 'Honest error bars',
    question: 'A network says 3 ± 1. Are its error bars honest?',
  },
  chaos: {
    name: 'Small causes',
    question: 'Change the couplings a little: is it still the same glass?',
  },
  'p-spin': {
    name: 'The threshold',
    question: 'Why does going downhill stop before the bottom?',
  },
  barrier: {
    name: 'The barrier between two solutions',
    question: 'Do two trained networks lie in one valley, once their units are put in the same order?',
  },
  slice: {
    name: 'One point, four pictures',
    question: 'Can you trust a picture of a loss landscape?',
  },
  flatness: {
    name: 'Do wide valleys generalise?',
    question: 'Is a flat minimum a good one?',
  },
  saddles: {
    name: 'Saddles',
    question: 'Do higher places have more ways down?',
  },
  'pinn-landscape': {
    name: 'Two teachers, two landscapes',
    question: 'Why is a law harder to learn than data?',
  },
  'pinn-elastic': {
    name: 'Stress at a hole, from the law alone',
    question: 'Can networks find a stress that nobody measured?',
  },
  'random-energy': {
    name: 'The simplest glass',
    question: 'What is left of a glass if its energies have nothing to do with each other?',
  },
  'double-descent': {
    name: 'Double descent',
    question: 'Why can a model with more parameters than points be better than one with just as many?',
  },
  transfer: {
    name: 'What carries over',
    question: 'The world has changed: which way of adapting helps, and which one hurts?',
  },
  'physics-as-anchor': {
    name: 'The law as an anchor',
    question: 'Data were taken in the old world. Does the law carry over, and what if it is the wrong one?',
  },
  'pinn-fail': {
    name: 'Small residual, wrong answer',
    question: 'A network satisfies the equation almost everywhere it is asked. Is it right?',
  },
  'active-learning': {
    name: 'Which measurement next?',
    question: 'Is ignorance worth buying, and noise not?',
  },
  choose: {
    name: 'A or B?',
    question: 'Candidate A or B? (a battery material)',
  },
  shift: {
    name: 'New plate, old model?',
    question: 'Does a model know when the world has changed?',
  },
} as const;
