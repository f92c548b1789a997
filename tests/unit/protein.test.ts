/** The experiment `protein`: coolings against exact means, findings, own sequences, folds as pictures. */
import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { findings } from '../../src/experiments/protein/findings.ts';
import { shuffledBy } from '../../src/experiments/protein/run.ts';
import { protein } from '../../src/experiments/protein.ts';
import { parseConfig } from '../../src/experiments/schema.ts';
import { chainScene, contactsOf } from '../../src/plot/spins/chain-scene.ts';
import { hydrophobic } from '../../src/polymer/hp-sequences.ts';
import { countFolds } from '../../src/polymer/walks.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const engine = new ReferenceEngine();
const run = (change: Readonly<Record<string, unknown>>) => {
  const config = configOf(protein as never, change);
  return runExperiment(protein as never, engine, config).then((rows) => ({
    rows,
    findings: findings(rows, config as never),
  }));
};

test('a slow cooling of a short chain follows the exact mean over all folds, and its copies find the one lowest fold', async () => {
  const own = protein.presets.counted!.own!;
  expect(countFolds(hydrophobic(own)).groundFolds).toBe(1);
  const { rows, findings } = await run({ own, slowest: 10_000, copies: 64, shuffles: 0 });
  const cooled = rows.filter(({ values }) => typeof values.exact === 'number');
  expect(cooled.length).toBeGreaterThan(10);
  const verdict = (id: string) => findings.find((finding) => finding.id === id)!.verdict;
  expect(verdict('counted')).toBe('yes');
  expect(verdict('found')).toBe('yes');
  expect(verdict('alike')).toBe('yes');
  expect(verdict('slower-lower')).toBe('yes');
});

test('cooled too fast it does not, and that is said', async () => {
  const own = protein.presets.counted!.own!;
  const { findings } = await run({ own, slowest: 24, copies: 256, shuffles: 0, coldest: 0.1 });
  expect(findings.find(({ id }) => id === 'counted')!.verdict).toBe('no');
});

test('the picture has the energy that is said of it', async () => {
  const { rows } = await run({ sequence: '20', slowest: 300, copies: 4, shuffles: 0 });
  for (const { values, matrices } of rows) {
    if (!matrices?.fold) continue;
    const flat = matrices.fold.values as readonly number[];
    const beads = Array.from({ length: 20 }, (_, k) => ({
      x: flat[3 * k]!,
      y: flat[3 * k + 1]!,
      hydrophobic: flat[3 * k + 2] === 1,
    }));
    expect(-contactsOf(beads).length).toBe(values.best);
    const look = { ground: '#fff', text: '#000', soft: '#555', bead: '#00f', contact: '#0f0' };
    const scene = chainScene(beads, look, { size: 200, square: true });
    expect([scene.width, scene.height]).toEqual([200, 200]);
    const discs = scene.items.flatMap((item) =>
      item.kind === 'path' && item.fill ? [item.path.match(/M/g)!.length] : [],
    );
    expect(discs).toEqual([10, 10]);
  }
});

test('a shuffled sequence has the same beads, another order, and the same again', () => {
  const letters = 'HHHHHPPPPPHHPPHPPH';
  const sorted = (text: string) => [...text].sort().join('');
  const first = shuffledBy(letters, 42, 1);
  expect(sorted(first)).toBe(sorted(letters));
  expect(first).not.toBe(letters);
  expect(shuffledBy(letters, 42, 1)).toBe(first);
  expect(shuffledBy(letters, 42, 2)).not.toBe(first);
});

test.each([
  ['HPX', 'GBX-553'],
  ['HPH', 'GBX-670'],
  ['H'.repeat(101), 'GBX-420'],
])('the sequence %s is refused with %s', (own, id) => {
  expect(() => parseConfig(protein as never, { own })).toThrow(expect.objectContaining({ id }));
});

test('a chain without H has nothing to gain and still runs', async () => {
  const { rows, findings } = await run({ own: 'PPPPPPPPPPPPPPPPPP', slowest: 3, copies: 3, shuffles: 1 });
  expect(rows.every(({ values }) => values.energy === null || values.energy === 0)).toBe(true);
  expect(findings.length).toBeGreaterThan(0);
});
