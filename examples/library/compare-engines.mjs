// One glass on two engines, bit for bit: spins are integers everywhere. Run: node compare-engines.mjs
import { latticeGlass, openEngine, seedFrom, spinDigest, uniformBetas } from 'glassbox';

const seed = seedFrom(2026);
const instance = latticeGlass({
  lengths: [8, 8, 8],
  boundary: 'periodic',
  couplings: 'binary',
  couplingBits: 1,
  seed,
  sample: 0,
});

const digests = [];
for (const kind of ['reference', 'cpu']) {
  const { engine } = await openEngine(kind);
  const glass = await engine.glass({ instances: [instance], replicas: 4, seed });
  await glass.sweep({
    rule: 'metropolis',
    order: 'sequential',
    betas: uniformBetas(glass.states, 0.9),
    sweeps: 200,
  });
  const digest = spinDigest(await glass.snapshot(), glass.size);
  digests.push(digest);
  console.log(`${kind.padEnd(9)} ${digest}`);
  glass.destroy();
  await engine.destroy();
}
console.log(digests[0] === digests[1] ? 'the same, to the bit' : 'DIFFERENT');
process.exitCode = digests[0] === digests[1] ? 0 : 1;
