import { expect, test } from 'vitest';
import { latticeOf } from '../../src/experiments/disconnectivity/system.ts';
import { countMinima } from '../../src/experiments/metastable/count.ts';
import { leavesOf } from '../../src/experiments/tree-table.ts';
import { curieWeiss } from '../../src/glass/ensembles/curie-weiss.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { enumerate } from '../../src/glass/enumeration.ts';
import { type Landscape, landscapeOf } from '../../src/glass/exact/landscape.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { energyFromFields, localFields } from '../../src/glass/local-fields.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(7);
const sk = (size: number, couplings: 'gaussian' | 'binary', sample = 0) =>
  sherringtonKirkpatrick({ size, couplings, couplingBits: 12, seed, sample });
const lattice = (size: number, couplings: 'gaussian' | 'binary' | 'ferromagnetic', sample = 0) =>
  latticeGlass({ ...latticeOf(size), couplings, couplingBits: 12, seed, sample });

function survey(instance: GlassInstance, mirrored: boolean): Landscape {
  const steps = landscapeOf(enumerate(instance), mirrored);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Energy of a configuration from its spins alone. */
function energyOf(instance: GlassInstance, word: number): number {
  const spins = Int8Array.from({ length: instance.size }, (_, i) => (word & (1 << i) ? 1 : -1));
  return energyFromFields(instance, spins, localFields(instance, spins));
}

/** Another algorithm altogether: the minimax way between any two configurations by Floyd and Warshall, over all of them. */
function bruteForce(instance: GlassInstance) {
  const words = 2 ** instance.size;
  const energies = Array.from({ length: words }, (_, word) => energyOf(instance, word));
  const pass = Array.from({ length: words }, (_, a) =>
    Float64Array.from({ length: words }, (_, b) => {
      if (a === b) return energies[a]!;
      const apart = a ^ b;
      return (apart & (apart - 1)) === 0 ? Math.max(energies[a]!, energies[b]!) : Number.POSITIVE_INFINITY;
    }),
  );
  for (let k = 0; k < words; k++)
    for (let a = 0; a < words; a++) {
      const first = pass[a]![k]!;
      if (first === Number.POSITIVE_INFINITY) continue;
      for (let b = 0; b < words; b++) {
        const way = Math.max(first, pass[k]![b]!);
        if (way < pass[a]![b]!) pass[a]![b] = way;
      }
    }
  // A minimum: nothing lower can be reached without climbing. Configurations that reach each other so are one.
  const inMinimum = energies.map((energy, a) =>
    energies.every((other, b) => other >= energy || pass[a]![b]! > energy),
  );
  const minima: number[][] = [];
  for (let word = 0; word < words; word++) {
    if (!inMinimum[word]) continue;
    const known = minima.find(([first]) => pass[first!]![word]! === energies[word]);
    if (known) known.push(word);
    else minima.push([word]);
  }
  return { energies, pass, minima };
}

/** Height at which two nodes of a tree join. */
function joinOf({ nodes }: Landscape, a: number, b: number): number {
  const above = new Set<number>();
  for (let at = a; at >= 0; at = nodes[at]!.parent) above.add(at);
  for (let at = b; at >= 0; at = nodes[at]!.parent) if (above.has(at)) return nodes[at]!.energy;
  return Number.POSITIVE_INFINITY;
}

const systems: readonly (readonly [string, GlassInstance])[] = [
  ['SK, Gaussian, 8 spins', sk(8, 'gaussian')],
  ['SK, ±J, 8 spins', sk(8, 'binary')],
  ['SK, ±J, 7 spins', sk(7, 'binary', 3)],
  ['a lattice, Gaussian, 6 spins', lattice(6, 'gaussian')],
  ['a lattice, ±J, 8 spins', lattice(8, 'binary', 1)],
  ['a ferromagnet, 6 spins', lattice(6, 'ferromagnetic')],
  ['a ferromagnetic ring, 7 spins', lattice(7, 'ferromagnetic')],
  ['Curie–Weiss, 8 spins', curieWeiss({ size: 8, couplingBits: 7, seed, sample: 0 })],
  ['four spins', sk(4, 'gaussian', 2)],
];

test.each(systems)(
  '%s: minima and barriers are those of the minimax ways between all configurations',
  (_, instance) => {
    const { energies, pass, minima } = bruteForce(instance);
    const tree = survey(instance, false);
    const leaves = tree.nodes.flatMap(({ states }, node) => (states > 0 ? [node] : []));
    expect(leaves.length).toBe(minima.length);
    const nodeOf = minima.map(([word]) => tree.minimumOf[word!]!);
    expect(new Set(nodeOf).size).toBe(minima.length);
    for (const [k, words] of minima.entries()) {
      const node = nodeOf[k]!;
      expect(tree.nodes[node]).toMatchObject({ energy: energies[words[0]!], states: words.length });
      expect(words.every((word) => tree.minimumOf[word] === node)).toBe(true);
      for (const [l, others] of minima.entries())
        if (l !== k) expect(joinOf(tree, node, nodeOf[l]!)).toBe(pass[words[0]!]![others[0]!]);
    }
    expect(tree.minimumOf.filter((node) => node >= 0).length).toBe(minima.flat().length);
  },
);

test.each(systems)('%s: with mirror images as one, barriers are the lower of the two ways', (_, instance) => {
  const { pass, minima } = bruteForce(instance);
  const tree = survey(instance, true);
  const all = 2 ** instance.size - 1;
  const nodeOf = minima.map(([word]) => tree.minimumOf[tree.wordOf(word!)]!);
  expect(new Set(nodeOf).size).toBe(tree.nodes.filter(({ states }) => states > 0).length);
  for (const [k, [a]] of minima.entries())
    for (const [l, [b]] of minima.entries()) {
      if (nodeOf[k] === nodeOf[l]) {
        // One valley, or its image: or a flat that holds both.
        expect(tree.minimumOf[tree.wordOf(all ^ a!)]).toBe(nodeOf[k]);
        continue;
      }
      expect(joinOf(tree, nodeOf[k]!, nodeOf[l]!)).toBe(Math.min(pass[a!]![b!]!, pass[a!]![all ^ b!]!));
    }
});

test('negative control: states that no single flip improves are more than minima where there are flats', () => {
  const instance = sk(7, 'binary', 3);
  const { minima } = bruteForce(instance);
  expect(minima.some((words) => words.length > 1)).toBe(true);
  // A plain count takes each state of a flat for a minimum, and flats that have a way down too.
  expect(2 * countMinima(instance)).toBeGreaterThan(minima.length);
  const wrong = { ...instance, couplings: sk(7, 'binary', 4).couplings };
  expect(survey(wrong, false).nodes).not.toEqual(survey(instance, false).nodes);
});

test('Gaussian minima are the states that no single flip improves, as `metastable` counts them', () => {
  for (const size of [8, 12, 14])
    for (const sample of [0, 1, 2]) {
      const instance = sk(size, 'gaussian', sample);
      const leaves = survey(instance, true).nodes.filter(({ states }) => states > 0);
      expect(leaves.length).toBe(countMinima(instance));
      expect(leaves.every(({ states }) => states === 1)).toBe(true);
      expect(Math.min(...leaves.map(({ energy }) => energy))).toBe(enumerate(instance).groundEnergy);
    }
});

test('a ferromagnet on all pairs has one valley, or two that join where half of the spins are turned', () => {
  const instance = curieWeiss({ size: 8, couplingBits: 7, seed, sample: 0 });
  expect(survey(instance, true).nodes.filter(({ states }) => states > 0).length).toBe(1);
  const { nodes } = survey(instance, false);
  expect(nodes.length).toBe(3);
  // E = -(M² - N) / 2N in units of 1/N: M = 8 at the bottom, M = 0 on the pass.
  expect(nodes.map(({ energy }) => energy * instance.unit)).toEqual([-3.5, -3.5, 0.5]);
});

test('leaves know the way to the lowest one and to anything lower', () => {
  const nodes = [
    { parent: 3, height: -3, states: 1, counts: [] },
    { parent: 3, height: -2, states: 1, counts: [] },
    { parent: 4, height: -2.5, states: 2, counts: [] },
    { parent: 4, height: -1, states: 0, counts: [] },
    { parent: -1, height: 0, states: 0, counts: [] },
  ];
  expect(leavesOf(nodes).map(({ node, toLowest, toLower }) => [node, toLowest, toLower])).toEqual([
    [0, 0, null],
    [2, 2.5, 2.5],
    [1, 1, 1],
  ]);
});

test('lattices are as square as they can be, and no bond is doubled', () => {
  expect(latticeOf(20)).toEqual({ lengths: [4, 5], boundary: ['periodic', 'periodic'] });
  expect(latticeOf(8)).toEqual({ lengths: [2, 4], boundary: ['open', 'periodic'] });
  expect(latticeOf(17)).toEqual({ lengths: [17], boundary: 'periodic' });
});
