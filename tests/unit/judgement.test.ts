/** What a judgement of equilibrium is called, and which setting makes its run longer. */
import { expect, test } from 'vitest';
import type { Finding } from '../../src/experiments/declaration.ts';
import { experimentById } from '../../src/experiments/registry.ts';
import { judgementId, lengthKey } from '../../src/lab/state/judgement.ts';

const finding = (
  id: string,
  verdict: Finding['verdict'],
  facts: Finding['facts'] = { rows: 9 },
): Finding => ({
  id,
  verdict,
  facts,
});

test('a judgement that fails, or cannot tell for want of time, has a number', () => {
  expect(judgementId(finding('glass-equilibrium', 'no'))).toBe('GBX-140');
  expect(judgementId(finding('settled', 'cannot-tell'))).toBe('GBX-150');
  expect(judgementId(finding('equilibrated', 'cannot-tell', { rows: 9, state: 'partly' }))).toBe('GBX-150');
  expect(judgementId(finding('equilibrium', 'yes'))).toBeNull();
  expect(judgementId(finding('frozen', 'no')), 'an answer as good as any').toBeNull();
  // With couplings of one's own one test is missing, however long the run.
  expect(judgementId(finding('glass-equilibrium', 'cannot-tell', { rows: 9, state: 'own' }))).toBeNull();
});

test('every experiment that judges its equilibrium can be run longer', () => {
  const keys = Object.fromEntries(
    [
      ['side-by-side', 'glass-equilibrium'],
      ['side-by-side', 'learner-equilibrium'],
      ['sk-overlap', 'equilibrium'],
      ['sk-transition', 'equilibrium'],
      ['glass-diagram', 'equilibrium'],
      ['teacher-student', 'settled'],
      ['jamming', 'settled'],
      ['ea-3d', 'settled'],
      ['equilibrium', 'equilibrated'],
    ].map(([id, name]) => {
      return [`${id} ${name}`, lengthKey(experimentById(id!), finding(name!, 'no'))];
    }),
  );
  expect(keys).toEqual({
    'side-by-side glass-equilibrium': 'sweeps',
    'side-by-side learner-equilibrium': 'moves',
    'sk-overlap equilibrium': 'sweeps',
    'sk-transition equilibrium': 'sweeps',
    'glass-diagram equilibrium': 'moves',
    'teacher-student settled': 'sweeps',
    'jamming settled': 'steps',
    'ea-3d settled': 'sweeps',
    'equilibrium equilibrated': 'sweeps',
  });
});
