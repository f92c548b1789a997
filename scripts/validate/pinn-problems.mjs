/**
 * Hard problems for physics-informed networks, with the settings that were found for each: small tanh networks, three seeds, Gauss-Newton
 * in double precision. Where there are several rounds, points are drawn anew by the residual before each but the first. Names with "plain"
 * are former settings of the same problem, without what fits it.
 */

const net = (hidden, points, boundaryPoints, rounds) => ({
  hidden,
  points,
  boundaryPoints,
  rounds,
  samples: 3,
});
const soft = { boundary: 'soft', weights: { boundary: 100 } };
const hard = { boundary: 'hard' };

export const pinnProblems = {
  burgers: {
    law: 'burgers',
    odd: true,
    ...hard,
    ...net([16, 16], 1000, 1, [40, 40, 60, 60]),
    lastPoints: 1200,
  },
  'burgers-plain': {
    law: 'burgers',
    ...hard,
    ...net([12, 12, 12, 12], 1000, 1, [40, 30, 30, 90]),
    lastPoints: 2000,
  },
  'l-shape': { law: 'l-shape', fitted: true, ...hard, ...net([16, 16], 400, 1, [60]) },
  'l-shape-enriched': { law: 'l-shape', enrichment: true, ...hard, ...net([16, 16], 400, 1, [60]) },
  'l-shape-plain': { law: 'l-shape', ...soft, ...net([16, 16], 400, 120, [60]) },
  conductivity: { law: 'conductivity', ...hard, ...net([32], 400, 1, [120]) },
  'cooling-bar': { law: 'cooling-bar', ...hard, ...net([16, 16], 400, 1, [80]) },
  'cooling-plate': { law: 'cooling-plate', ...hard, ...net([16, 16], 600, 1, [80]) },
  reaction: { law: 'reaction', early: 5, ...hard, ...net([16, 16], 500, 1, [60, 60]), start: 3 },
  'reaction-plain': { law: 'reaction', ...hard, ...net([16, 16], 400, 1, [60]) },
  holes: { law: 'four-holes', fitted: true, ...hard, ...net([16, 16], 500, 1, [50, 50]) },
  'holes-plain': { law: 'four-holes', ...soft, ...net([16, 16], 400, 240, [60]) },
  helmholtz: {
    law: 'helmholtz',
    waves: [1, 4],
    activation: 'sine',
    ...hard,
    ...net([16, 16], 500, 1, [80]),
    start: 5,
  },
  'helmholtz-plain': { law: 'helmholtz', waves: [1, 4], ...hard, ...net([16, 16], 500, 1, [80]) },
  convection: {
    law: 'convection',
    speed: 30,
    ends: 'inflow',
    activation: 'sine',
    boundary: 'soft',
    weights: { boundary: 1000 },
    ...net([20, 20], 1000, 160, [50, 50, 50, 50]),
    start: 5,
  },
};
