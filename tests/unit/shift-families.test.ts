/** A table with a family held out: what is found when it follows a rule of its own, and what when it is a family in name only. */
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/experiments/schema.ts';
import { type FamilyResult, familyResult } from '../../src/experiments/shift/families.ts';
import { ratioOfMeans } from '../../src/experiments/shift/measure.ts';
import { familyTables } from '../../src/experiments/shift/tables.ts';
import { type ShiftConfig, shift } from '../../src/experiments/shift.ts';
import { binomialTail } from '../../src/observables/proportion.ts';
import { cpuEngine } from '../support/engines.ts';
import { normals } from '../support/learner-problems.ts';

const note = { note: () => {}, restored: undefined };
const ROWS = 240;
const REPEATS = 6;

/** y = x + 0.1 noise; the family `east` lies five sd to the right and has y = -x there, if it is one. */
function csvOf(real: boolean): string {
  const [x, z, noise] = [normals(ROWS, 70), normals(ROWS, 71), normals(ROWS, 72)];
  const rows = Array.from({ length: ROWS }, (_, k) => {
    const name = ['north', 'south', 'east'][k % 3]!;
    const strange = real && name === 'east';
    const at = x[k]! + (strange ? 5 : 0);
    return [at, z[k]!, name, (strange ? -at : at) + 0.1 * noise[k]!].join(',');
  });
  return `x,z,place,y\n${rows.join('\n')}\n`;
}

function configOf(more: Readonly<Record<string, unknown>>, text = csvOf(true)): ShiftConfig {
  const table = { name: 'places.csv', text };
  return {
    ...parseConfig(shift, { seed: 11, members: 3, repeats: REPEATS, permutations: 99, steps: 300 }),
    task: 'own',
    table,
    ...more,
  } as ShiftConfig;
}

async function resultsOf(real: boolean): Promise<{ random: FamilyResult; east: FamilyResult }> {
  const config = configOf({ group: 'place' }, csvOf(real));
  const tables = await familyTables(config, note);
  expect(tables.names).toEqual(['north', 'south', 'east']);
  const engine = await cpuEngine.open();
  return {
    random: await familyResult(engine, config, tables, -1),
    east: await familyResult(engine, config, tables, 2),
  };
}

const relative = ({ wrong, guessed }: FamilyResult) => ratioOfMeans(wrong, guessed);
const rings = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0);

describe('a family that is held out', () => {
  it('is told no better than by a guess where it follows another rule, and is noticed', async () => {
    const { random, east } = await resultsOf(true);
    expect(east.wrong).toHaveLength(ROWS / 3);
    const [seen, held] = [relative(random), relative(east)];
    expect(seen.value + 3 * seen.error).toBeLessThan(0.5);
    expect(held.value - 3 * held.error).toBeGreaterThan(0.9);
    expect(rings(east.mmd)).toBe(REPEATS);
    expect(rings(east.classifier)).toBe(REPEATS);
    // It does not expect that.
    expect(ratioOfMeans(east.expected, east.guessed).value).toBeLessThan(held.value / 2);
  });

  it('in name only is told as well as any, and nothing rings more than 5 % explain (18 tests, false alarm below 1e-6)', async () => {
    const { random, east } = await resultsOf(false);
    const [seen, held] = [relative(random), relative(east)];
    expect(Math.abs(held.value - seen.value)).toBeLessThan(5 * Math.hypot(held.error, seen.error));
    expect(held.value + 3 * held.error).toBeLessThan(0.5);
    const all = [east.alarm, east.classifier, east.mmd].map(rings);
    // Even if all three always rang together, which six repeats do by chance with 1.6e-8.
    for (const count of all) expect(binomialTail(count, REPEATS, 0.05)).toBeGreaterThan(1e-6);
  });
});

describe('a table of one’s own', () => {
  const refused = (more: Readonly<Record<string, unknown>>, text?: string) =>
    familyTables(configOf(more, text), note).then(
      () => 'taken',
      (error: { id?: string }) => error.id,
    );
  it('says what is wrong with its groups', async () => {
    expect(await refused({ group: 'place', table: null })).toBe('GBX-430');
    expect(await refused({ group: '' })).toBe('GBX-570');
    expect(await refused({ group: 'plaice' })).toBe('GBX-571');
    expect(await refused({ group: 'place', target: 'place' })).toBe('GBX-572');
    expect(await refused({ group: 'place', features: 'x, place' })).toBe('GBX-572');
    expect(await refused({ group: 'place' }, csvOf(true).replaceAll(/north|south/g, 'east'))).toBe('GBX-573');
    expect(await refused({ group: 'place', features: 'x, w' })).toBe('GBX-346');
    expect(await refused({ group: 'place' })).toBe('taken');
  });

  it('predicts classes too, and leaves the groups out of the inputs', async () => {
    const config = configOf(
      { group: 'y', target: 'place' },
      csvOf(true).replaceAll(/-?\d+\.\d+(e-\d+)?\n/g, (y) => `${Number(y) > 0 ? 'up' : 'down'}\n`),
    );
    const tables = await familyTables(config, note);
    expect(tables.names.toSorted()).toEqual(['down', 'up']);
    const { values, width, rows, targets } = tables.of(0);
    expect([values, width, rows]).toEqual([3, 2, ROWS]);
    expect(targets.reduce((sum, one) => sum + one, 0)).toBe(ROWS);
  });
});
