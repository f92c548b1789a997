/** What the scripts take from the headless bundle: reduction of results, lines, page and figures. */

export { linesOf, pageOf } from './page.ts';
export { figuresOf } from './plots.ts';
export {
  reduceCovariance,
  reduceEquilibrium,
  reduceExact,
  reduceGround,
  reduceHessian,
  reduceMaterials,
  reduceMissed,
  reducePinn,
  reduceResplits,
  reduceRows,
  reduceSeeds,
} from './reduce.ts';
export { reduceActive } from './reduce-active.ts';
