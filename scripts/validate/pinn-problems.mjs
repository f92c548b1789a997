/**
 * Hard problems for physics-informed networks, with the settings that were found for each: networks of one to four layers, three seeds,
 * Gauss-Newton in double precision. Residuals of the law have about the size of u; weights say otherwise where they have not.
 */

const common = { boundary: 'soft', seeds: 3 };
const tanh = (hidden, points, boundaryPoints, rounds) => ({
  ...common,
  hidden,
  points,
  boundaryPoints,
  rounds,
});

export const pinnProblems = {
  conductivity: { law: 'conductivity', ...tanh([32], 400, 80, [100]) },
  'cooling-bar': { law: 'cooling-bar', ...tanh([32], 400, 80, [100]) },
  'cooling-plate': { law: 'cooling-plate', ...tanh([32], 600, 200, [100]) },
  reaction: { law: 'reaction', ...tanh([16, 16], 400, 60, [80]) },
  'l-shape': { law: 'l-shape', ...tanh([32], 500, 160, [100]), weights: { boundary: 100 }, enrichment: true },
  'l-shape-plain': { law: 'l-shape', ...tanh([32], 500, 160, [100]), weights: { boundary: 100 } },
  holes: { law: 'four-holes', ...tanh([16, 16], 400, 240, [80]), weights: { boundary: 100 } },
  helmholtz: {
    law: 'helmholtz',
    waves: [1, 4],
    ...tanh([20, 20], 600, 120, [80]),
    weights: { boundary: 1000 },
  },
  'convection-30': { law: 'convection', speed: 30, ends: 'inflow', ...tanh([20, 20], 500, 120, [120]) },
  'convection-40': { law: 'convection', speed: 40, ends: 'inflow', ...tanh([20, 20], 500, 120, [160]) },
  burgers: {
    law: 'burgers',
    ...tanh([12, 12, 12, 12], 1000, 1, [40, 30, 30, 60]),
    boundary: 'hard',
    lastPoints: 2000,
  },
  'burgers-half': {
    law: 'burgers',
    half: true,
    ...tanh([12, 12, 12, 12], 1000, 1, [40, 30, 30, 60]),
    boundary: 'hard',
  },
};
