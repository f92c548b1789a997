/** The table that a run ends with: what it shows first, what it leaves out, and that it keeps to its width. */
import { expect, test } from 'vitest';
import { resultTable } from '../../src/cli/runs/results.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import { findings as pSpinFindings } from '../../src/experiments/p-spin/findings.ts';
import { experimentById } from '../../src/experiments/registry.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';

const terminal = openTerminal('en');
const equilibrium = experimentById('equilibrium');
const config = defaultsOf(equilibrium.fields);
const row = (values: Row['values']): Row => ({ values });
const rows = [
  row({
    temperature: 2,
    equilibrated: 'yes',
    energy: -0.25,
    energyError: 0.002,
    heat: 0.125,
    q2: 0.02,
    absQ: 0.1,
  }),
  row({ temperature: 1, equilibrated: 'cannot-tell', energy: null, heat: null, q2: null, absQ: null }),
];

test('words and further columns follow the main ones; rows without a value are left out', () => {
  const [head, ...lines] = resultTable(terminal, equilibrium, rows, config).split('\n');
  expect(head!.split(/\s+/).filter(Boolean)).toEqual([
    'temperature',
    'energy',
    'equilibrated',
    'heat',
    'absQ',
    'q2',
  ]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/2 .*−0\.2500 ± 0\.0020 .*yes .*0\.125/);
});

test('a narrow terminal gets fewer columns, never broken lines', () => {
  const lines = resultTable(terminal, equilibrium, rows, config, 32).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(32);
  expect(lines[0]).not.toContain('equilibrated');
});

test('pairs of spherical spins are not said to miss a ground state that holds for N → ∞ only', () => {
  const pSpin = experimentById('p-spin');
  const end = [row({ time: 50, energyLarge: -0.9563, energyLargeError: 0.0061 })];
  const stateOf = (p: string) => {
    const settings = { ...defaultsOf(pSpin.fields), p } as unknown as Parameters<typeof pSpinFindings>[1];
    return pSpinFindings(end, settings)[0]!.facts.state;
  };
  expect(stateOf('2')).toBe('pairs');
  expect(stateOf('3')).toBeUndefined();
});

test('what the main figure compares with has its columns too, and so the rows that have nothing else', () => {
  const heat = experimentById('pinn-heat');
  const sweep = [
    row({ phase: 'sweep', measurements: 0, lawL2: 0.01, lawL2Error: 0.001 }),
    row({
      phase: 'sweep',
      measurements: 4,
      weakL2: 0.03,
      strongL2: 0.02,
      dataL2: 0.5,
      lawL2: 0.01,
      weakBlock: 1,
    }),
  ];
  const [head, ...lines] = resultTable(terminal, heat, sweep, defaultsOf(heat.fields)).split('\n');
  expect(head!.split(/\s+/).filter(Boolean)).toEqual([
    'measurements',
    'weakL2',
    'strongL2',
    'phase',
    'dataL2',
    'lawL2',
    'weakBlock',
  ]);
  expect(lines).toHaveLength(2);
});
