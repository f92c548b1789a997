/** Words that experiments with a law share: settings with one meaning everywhere, and what is told about own laws. */
export const pinnFields = {
  width: { label: 'Hidden units', help: 'Width of a hidden layer.' },
  layers: { label: 'Hidden layers', help: 'How many layers lie between the coordinates and the field.' },
  points: {
    label: 'Collocation points',
    help: 'Places inside where the law is asked for. There are no answers at them: only the equation.',
  },
  boundaryPoints: {
    label: 'Boundary points',
    help: 'Places where the conditions of the edge are asked for, over all of them, by length.',
  },
  boundary: {
    label: 'Boundary values',
    help: 'Soft: a further term of the loss. Hard: built into the answer as u = g + φN, where φ vanishes on the edge.',
    options: { soft: 'Soft', hard: 'Hard' },
  },
  sampling: {
    label: 'Where the points lie',
    help: 'A grid is even in both directions; the others fill the plate evenly without lying on lines, random points leave gaps.',
    options: {
      grid: 'Grid',
      'latin-hypercube': 'Latin hypercube',
      sobol: 'Sobol',
      halton: 'Halton',
      random: 'Random',
    },
  },
  boundaryWeight: {
    label: 'Weight of the boundary',
    help: 'What a mean squared miss at the boundary costs, where one of the law inside costs 1.',
  },
  features: {
    label: 'Fourier features',
    help: 'How many waves the network is given in place of the coordinates; 0 gives it the coordinates.',
  },
  featureScale: {
    label: 'Frequency of the features',
    help: 'Spread of their frequencies, in waves across the domain. Too high a frequency makes noise between the points.',
  },
  enriched: {
    label: 'Corner function',
    help: 'Adds what no smooth network can be, r^(2/3) sin(2θ/3) at the re-entrant corner, with a strength that is learnt.',
  },
  shape: {
    label: 'Shape of the plate',
    help: 'The square goes from 0 to 1; the L is the square from −1 to 1 without its upper right quarter.',
    options: { square: 'Square', 'l-shape': 'L-shape' },
  },
  conductivity: {
    label: 'Conductivity k(x, y)',
    help: 'A formula in x and y, above zero everywhere, for example 1 + 0.5 * sin(pi * x).',
  },
  source: { label: 'Source f(x, y)', help: 'Heat made per area, in −∇·(k∇u) = f; finite everywhere.' },
  edge: {
    label: 'On all edges',
    help: 'The temperature, as a formula; or flux and a formula: the heat that flows in (flux 0 is insulated).',
  },
  edges: {
    label: 'On single edges',
    help: 'For example top: 1; left: flux 0. The square has bottom, right, top, left; the L also notch-horizontal and notch-vertical.',
  },
} as const;
