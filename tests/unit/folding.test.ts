/** Folding chains against all folds of short sequences: Boltzmann's law, its violation noticed, resumption, known ground states. */
import { expect, test } from 'vitest';
import { FoldingChains } from '../../src/dynamics/folding.ts';
import { energyOf } from '../../src/polymer/hp-chain.ts';
import { BENCHMARKS, hydrophobic } from '../../src/polymer/hp-sequences.ts';
import { directionsOf, squareLattice } from '../../src/polymer/square-lattice.ts';
import { countFolds, visitFolds } from '../../src/polymer/walks.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { chiSquare } from '../support/chi-square.ts';

/** A fold up to turns and mirror images: its steps turned so that the first goes right and the first off the line goes up. */
function shapeOf(directions: readonly number[]): string {
  const turned = directions.map((d) => (d - directions[0]! + 4) % 4);
  return (turned.find((d) => d !== 0) === 3 ? turned.map((d) => (4 - d) % 4) : turned).join('');
}

/** How often each fold was seen, one look at every copy after each `between` sweeps, against Boltzmann's law. */
function compared(letters: string, beta: number, strict: boolean) {
  const sequence = hydrophobic(letters);
  const lattice = squareLattice(sequence.length);
  const places = new Map<string, number>();
  const weights: number[] = [];
  visitFolds(sequence, (cells, energy, weight) => {
    places.set(shapeOf(directionsOf(lattice, cells)), places.size);
    weights.push(weight * Math.exp(-beta * energy));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const chains = new FoldingChains({ hydrophobic: sequence, copies: 40, seed: seedFrom(7), strict });
  const counts = new Float64Array(weights.length);
  chains.sweep(beta, 100);
  for (let look = 0; look < 500; look++) {
    // Far enough apart that looks are independent.
    chains.sweep(beta, 30);
    for (let copy = 0; copy < chains.copies; copy++)
      counts[places.get(shapeOf(directionsOf(chains.lattice, chains.fold(copy))))!]!++;
  }
  return chiSquare(
    counts,
    weights.map((weight) => weight / sum),
  );
}

test.each([
  ['HPPH', 1],
  ['HHHHHH', 0],
  ['HPHPPH', 1.3],
  ['HPHPPHHP', 0.8],
  ['HHPHPHPH', 2],
] as const)('%s at beta = %d visits every fold as often as Boltzmann says', (letters, beta) => {
  const { statistic, degrees, limit } = compared(letters, beta, true);
  expect(degrees).toBeGreaterThan(2);
  expect(statistic).toBeLessThan(limit);
});

test('without the rule that makes moves symmetric the same test fails', () => {
  const { statistic, limit } = compared('HPHPPH', 1.3, false);
  expect(statistic).toBeGreaterThan(limit);
});

test('a chain of 12 beads has the energies of all 120292 walks', () => {
  const sequence = hydrophobic('HPHPPHHPHPPH');
  const { walks, ground } = countFolds(sequence);
  const beta = 1.5;
  const weights = walks.map((count, contacts) => count * Math.exp(beta * contacts));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const chains = new FoldingChains({ hydrophobic: sequence, copies: 40, seed: seedFrom(11) });
  const counts = new Float64Array(1 - ground);
  chains.sweep(beta, 200);
  for (let look = 0; look < 250; look++) {
    chains.sweep(beta, 60);
    for (const energy of chains.energies) counts[-energy]!++;
  }
  const { statistic, limit } = chiSquare(
    counts,
    weights.map((weight) => weight / sum),
  );
  expect(statistic).toBeLessThan(limit);
  expect(chains.lowest.energy).toBe(ground);
});

test('energies are kept up to date, and the lowest fold has the energy that is said', () => {
  const sequence = hydrophobic(BENCHMARKS['36'].letters);
  const chains = new FoldingChains({ hydrophobic: sequence, copies: 4, seed: seedFrom(1) });
  for (const beta of [0, 1, 3, Number.POSITIVE_INFINITY]) {
    chains.sweep(beta, 20);
    for (let copy = 0; copy < 4; copy++)
      expect(energyOf(chains.lattice, sequence, chains.fold(copy))).toBe(chains.energies[copy]);
  }
  expect(energyOf(chains.lattice, sequence, chains.lowest.cells)).toBe(chains.lowest.energy);
});

test('at T = 0 no energy rises', () => {
  const sequence = hydrophobic(BENCHMARKS['24'].letters);
  const chains = new FoldingChains({ hydrophobic: sequence, copies: 8, seed: seedFrom(3) });
  chains.sweep(0, 20);
  let before = chains.energies.slice();
  for (let s = 0; s < 50; s++) {
    chains.sweep(Number.POSITIVE_INFINITY, 1);
    expect(chains.energies.every((energy, copy) => energy <= before[copy]!)).toBe(true);
    before = chains.energies.slice();
  }
});

test('copies in parts, saved and restored, are the same to the last bit', () => {
  const spec = { hydrophobic: hydrophobic(BENCHMARKS['20'].letters), copies: 6, seed: seedFrom(5) };
  const whole = new FoldingChains(spec);
  whole.sweep(1, 40);
  whole.sweep(2, 10);
  const first = new FoldingChains(spec);
  first.sweep(1, 25, 0, 2);
  first.sweep(1, 25, 2, 6);
  const second = new FoldingChains(spec);
  second.restore(structuredClone(first.snapshot()));
  second.sweep(1, 15);
  second.sweep(2, 10);
  expect(second.snapshot()).toEqual(whole.snapshot());
  expect(second.energies).toEqual(whole.energies);
});

test.each(['20', '24', '25'] as const)(
  'the benchmark of %s beads folds to its lowest known energy',
  (name) => {
    const { letters, lowest } = BENCHMARKS[name];
    const chains = new FoldingChains({ hydrophobic: hydrophobic(letters), copies: 16, seed: seedFrom(2) });
    for (let k = 0; k <= 60; k++) chains.sweep(1 / (1 - k / 70), 20);
    expect(chains.lowest.energy).toBe(lowest);
  },
);
