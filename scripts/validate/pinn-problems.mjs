/**
 * Hard problems for physics-informed networks, with the settings that were found for each: small tanh networks, three seeds, Gauss-Newton
 * in double precision. Where there are several rounds, points are drawn anew by the residual before each but the first.
 */

const tanh = (hidden, points, boundaryPoints, rounds) => ({
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
    ...hard,
    ...tanh([12, 12, 12, 12], 1000, 1, [40, 30, 30, 90]),
    lastPoints: 2000,
  },
  'l-shape': { law: 'l-shape', fitted: true, ...hard, ...tanh([16, 16], 400, 1, [60]) },
  'l-shape-enriched': { law: 'l-shape', enrichment: true, ...hard, ...tanh([16, 16], 400, 1, [60]) },
  'l-shape-plain': { law: 'l-shape', ...soft, ...tanh([16, 16], 400, 120, [60]) },
  conductivity: { law: 'conductivity', ...hard, ...tanh([32], 400, 1, [120]) },
  'cooling-bar': { law: 'cooling-bar', ...hard, ...tanh([16, 16], 400, 1, [80]) },
  'cooling-plate': { law: 'cooling-plate', ...hard, ...tanh([16, 16], 600, 1, [80]) },
  reaction: { law: 'reaction', ...hard, ...tanh([16, 16], 400, 1, [60]) },
  holes: { law: 'four-holes', ...soft, ...tanh([16, 16], 400, 240, [60]) },
  helmholtz: { law: 'helmholtz', waves: [1, 4], ...hard, ...tanh([16, 16], 500, 1, [80]) },
};
