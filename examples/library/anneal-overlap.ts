// Cools a Sherrington–Kirkpatrick glass and measures <q^2> between copies, with its error over samples.
// Run: deno run -A anneal-overlap.ts   (or with any runner of TypeScript)
import {
  anneal,
  linearSchedule,
  meanOverSamples,
  openEngine,
  overlapMoments,
  pairsWithinSamples,
  seedFrom,
  sherringtonKirkpatrick,
} from 'glassbox';

const [size, samples, replicas] = [64, 12, 4];
const seed = seedFrom(7);
const instances = Array.from({ length: samples }, (_, sample) =>
  sherringtonKirkpatrick({ size, couplings: 'gaussian', couplingBits: 7, seed, sample }),
);

const { engine } = await openEngine('cpu');
try {
  const glass = await engine.glass({ instances, replicas, seed });
  const pairs = pairsWithinSamples(samples, replicas);
  const schedule = linearSchedule({ hottest: 1.6, coldest: 0.4, steps: 7, sweepsPerStep: 400 });
  console.log('   T   <q^2>   error');
  await anneal(glass, schedule, { rule: 'heat-bath', order: 'sequential' }, async (_step, temperature) => {
    const { q2 } = overlapMoments(await glass.overlaps(pairs), size, samples, replicas);
    const { value, error } = meanOverSamples(q2);
    console.log(`${temperature.toFixed(2)}   ${value.toFixed(3)}   ${error.toFixed(3)}`);
  });
  glass.destroy();
} finally {
  await engine.destroy();
}
