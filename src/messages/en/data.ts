/** Sets of data by name: what is in them, and what to beware of (src/learner/data/catalogue.ts). */
export const data = {
  teacher: {
    label: 'Teacher, real answers',
    about:
      'Gaussian inputs and the answers of a random network of four hidden units: there is a rule to be found.',
  },
  'teacher-sign': {
    label: 'Teacher, two classes',
    about: 'Gaussian inputs, and the side of a random plane on which each lies.',
  },
  'two-moons': {
    label: 'Two moons',
    about: 'Two half circles that interleave: a bent line parts them, a straight one does not.',
  },
  spirals: {
    label: 'Spirals',
    about: 'Two spirals wound into each other: hard for small networks.',
  },
  xor: {
    label: 'XOR',
    about: 'Four clouds in a square, opposite ones alike: the smallest problem that no straight line solves.',
  },
  parity: {
    label: 'Parity of three',
    about: 'Inputs of −1 and +1; the class is the product of the first three. No two inputs tell anything.',
  },
  clusters: {
    label: 'Gaussian clusters',
    about: 'Three clouds in four dimensions. Straight boundaries are the best there are.',
  },
  'random-labels': {
    label: 'Random labels, two classes',
    about: 'Gaussian inputs with labels by the toss of a coin: nothing to learn, only to store.',
    caveat: 'Held-out labels are as random: half of them wrong is the best that anything can do.',
  },
  'random-values': {
    label: 'Random labels, real',
    about: 'Gaussian inputs with Gaussian numbers for answers: nothing to learn, only to store.',
    caveat: 'Held-out answers are as random: predicting 0 is the best that anything can do.',
  },
  iris: {
    label: 'Iris flowers',
    about: '150 flowers of three species and four lengths in cm; the species is asked for.',
  },
  'iris-width': {
    label: 'Iris, width of a petal',
    about: '150 flowers; the petal’s width is asked for, from the other three lengths.',
  },
  penguins: {
    label: 'Penguins',
    about: '344 penguins of three species: beak, flipper and mass; the species is asked for.',
  },
  'penguin-mass': {
    label: 'Penguins, mass',
    about: '344 penguins; the mass is asked for, from species, sex, beak and flipper.',
    caveat: 'Eleven birds without a known sex are left out.',
  },
  'auto-mpg': {
    label: 'Cars, miles per gallon',
    about: '406 cars of 1970 to 1982; how far a gallon takes them is asked for.',
    caveat: 'The table as it is shipped counts cars of 1981 as 1982. Fourteen cars with a gap are left out.',
  },
  digits: {
    label: 'Handwritten digits',
    about: '5000 digits of MNIST, 28 × 28 grey levels, 500 of each; ten classes. Loaded when chosen (1 MB).',
    caveat:
      'A part of MNIST in no order that the original’s training and test set had: errors are not to be compared with published ones.',
  },
  'digit-parity': {
    label: 'Handwritten digits, even or odd',
    about: '5000 digits of MNIST, 28 × 28 grey levels; even or odd is asked for. Loaded when chosen (1 MB).',
    caveat:
      'A part of MNIST in no order that the original’s training and test set had: errors are not to be compared with published ones.',
  },
} as const;
