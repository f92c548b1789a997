/** Which sentence the rows earn: never a number that is not known, never a test that was not asked. */
import { expect, test } from 'vitest';
import type { Row } from '../../src/experiments/declaration.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import { fields } from '../../src/experiments/side-by-side/fields.ts';
import { figures } from '../../src/experiments/side-by-side/figures.ts';
import { findings } from '../../src/experiments/side-by-side/findings.ts';
import { LANGUAGES, sayIfKnown } from '../../src/messages/catalogue.ts';

const config = defaultsOf(fields);

/** Two rows with the same values, at T = 2 and T = 1. */
const rowsOf = (values: Row['values'], samples: Row['samples'] = {}): Row[] =>
  [2, 1].map((temperature) => ({ values: { temperature, ...values }, samples }));

function finding(id: string, rows: readonly Row[], change: Partial<typeof config> = {}) {
  const found = findings(rows, { ...config, ...change }).find((one) => one.id === id)!;
  const key = `experiments.side-by-side.findings.${id}.${found.facts.state ?? found.verdict}`;
  for (const language of LANGUAGES) expect(sayIfKnown(language, key), key).toBeTruthy();
  return found;
}

const tight = { glassGap: 0.001, glassGapError: 0.001, glassLight: 'grey' };

test.each([
  [{ couplings: 'binary' }, 'not-gaussian'],
  [{ couplings: 'own' }, 'own'],
  [{ samples: 1 }, 'one-sample'],
] as const)(
  'where only Bhatt–Young can be asked (%o), its own verdict is told and the light stays open',
  (change, state) => {
    expect(finding('glass-equilibrium', rowsOf(tight), change)).toMatchObject({
      verdict: 'cannot-tell',
      facts: { state, passed: 2, rows: 2 },
    });
    const wide = rowsOf({ ...tight, glassGapError: 0.1 });
    expect(finding('glass-equilibrium', wide, change).facts.passed).toBe(0);
  },
);

test('with Gaussian couplings and many samples grey means wide errors, and red is red', () => {
  expect(finding('glass-equilibrium', rowsOf(tight)).facts).not.toHaveProperty('state');
  const red = rowsOf({ ...tight, glassLight: 'red' });
  expect(finding('glass-equilibrium', red, { couplings: 'binary' }).verdict).toBe('no');
});

test('an error that is not known is not written as a number', () => {
  const rows = rowsOf({ glassGap: 0.4, glassGapError: null });
  expect(finding('glass-parted', rows)).toMatchObject({
    verdict: 'cannot-tell',
    facts: { state: 'no-error' },
  });
  expect(finding('glass-parted', rowsOf({})).facts.state).toBe('no-values');
});

test('one sample has a T_f without an error over samples', () => {
  const at = (temperature: number, self: number): Row => ({
    values: { temperature, glassGap: self, glassGapError: 0.01 },
    samples: { glassSelf: [self], glassMutual: [0] },
  });
  const rows = [at(2, 0), at(1, 0.5), at(0.5, 0.8)];
  expect(finding('glass-freezing', rows, { samples: 1 }).facts).toMatchObject({
    state: 'found-once',
    error: '-',
  });
});

test('a T_f whose error is larger than itself is not found', () => {
  const at = (temperature: number, gaps: readonly number[], error: number): Row => ({
    values: { temperature, glassGapError: error },
    samples: { glassSelf: gaps, glassMutual: gaps.map(() => 0) },
  });
  const agreed = [at(2, [0, 0, 0, 0], 1e-3), at(1, [0.1, 0.1, 0.1, 0.1], 1e-3)];
  expect(finding('glass-freezing', agreed)).toMatchObject({ verdict: 'yes', facts: { state: 'found' } });
  // Half of the samples part at T = 10, the others at T = 0.01.
  const scattered = [
    at(20, [0, 0, 0, 0], 1e-3),
    at(10, [0.19, 0, 0, 0], 1e-3),
    at(0.02, [0.19, 0, 0, 0], 1e-3),
    at(0.01, [0.3, 0.3, 0.3, 0.3], 1e-3),
  ];
  const { verdict, facts } = finding('glass-freezing', scattered);
  expect(facts.state).toBe('uncertain');
  expect(verdict).toBe('cannot-tell');
  expect(facts.error).toBeGreaterThan(facts.temperature as number);
});

test('SGD ends in places, not at temperatures', () => {
  const rows = rowsOf({ learnerGap: 0.5, learnerGapError: 0.01 });
  expect(finding('learner-parted', rows, { motion: 'sgd' }).facts.state).toBe('sgd-yes');
  expect(finding('learner-parted', rows).facts.state).toBe('yes');
});

test('a binary perceptron keeps its temperature, whatever the way of moving of networks', () => {
  const change = { motion: 'sgd', learner: 'binary-perceptron' } as const;
  const rows = rowsOf({ learnerGap: 0.5, learnerGapError: 0.01 });
  expect(finding('learner-parted', rows, change).facts.state).toBe('yes');
  expect(findings(rows, { ...config, ...change }).map(({ id }) => id)).toContain('learner-equilibrium');
  const drawn = figures.filter(({ when }) => when?.({ ...config, ...change }) ?? true).map(({ id }) => id);
  expect(drawn).toContain('learner-overlap');
  expect(drawn).not.toContain('learner-overlap-sgd');
});

test('zero magnetisation speaks of disorder only where the spins hold still and the copies are apart', () => {
  const m = { glassMagnetisation: 0.001, glassMagnetisationError: 0.002, glassGap: 0.3, glassGapError: 0.01 };
  expect(finding('magnetisation', rowsOf({ ...m, glassSelf: 0.01 })).verdict).toBe('cannot-tell');
  expect(finding('magnetisation', rowsOf({ ...m, glassSelf: 0.8 })).verdict).toBe('yes');
  // Four spins with one ground state: still, without magnetisation, and no glass.
  const together = { ...m, glassSelf: 1, glassGap: 0, glassGapError: 0 };
  expect(finding('magnetisation', rowsOf(together), { couplings: 'own' }).verdict).toBe('cannot-tell');
});

test('weights that are not there bear no witness', () => {
  expect(finding('weights', rowsOf({ weightOverlap: null })).verdict).toBe('cannot-tell');
  expect(finding('weights', rowsOf({ weightOverlap: 0.01 })).verdict).toBe('yes');
});
