// The ground state of couplings of your own. Run: node ground-state.mjs
import { isingProblem, solve } from 'glassbox';

// Twelve spins, all coupled by whole numbers from -3 to 3: E = -sum J_ij s_i s_j.
const size = 12;
const couplings = [];
for (let i = 0; i < size; i++) {
  for (let j = i + 1; j < size; j++) couplings.push([i, j, ((5 * i * i + 3 * j + i * j) % 7) - 3]);
}

const { energy, spins, proof } = await solve(isingProblem(size, couplings), { seconds: 5, seed: 1 });
console.log(`energy ${energy}`);
console.log(`spins  ${Array.from(spins, (s) => (s > 0 ? '+' : '-')).join('')}`);
// Up to 18 spins every state is counted; beyond that `proof` is null unless every coupling is satisfied.
console.log(`proof  ${proof}`);
