/** What the folder of a run holds besides its rows: trees and maps of copies, as the page saves them. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RunFolder } from '../../src/cli/runs/folder.ts';
import type { Experiment } from '../../src/experiments/declaration.ts';
import { disconnectivity } from '../../src/experiments/disconnectivity.ts';
import { replicaMap } from '../../src/experiments/replica-map.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import { skOverlap } from '../../src/experiments/sk-overlap.ts';
import { treeMatrix } from '../../src/experiments/tree-table.ts';

const folder = new RunFolder(mkdtempSync(join(tmpdir(), 'glassbox-')));
afterAll(() => rmSync(folder.path, { recursive: true }));

test('a tree is written leaf by leaf, the lowest first; without one there is no file', () => {
  const experiment = disconnectivity as unknown as Experiment;
  folder.writeFields(experiment, defaultsOf(experiment.fields), [{ values: { sweeps: 0 } }]);
  expect(existsSync(folder.file('tree-tree.csv'))).toBe(false);
  const tree = treeMatrix([
    { parent: 2, height: -2, states: 1, counts: [3, 1] },
    { parent: 2, height: -3, states: 2, counts: [5, 7] },
    { parent: -1, height: -1, states: 0, counts: [0, 0] },
  ]);
  folder.writeFields(experiment, defaultsOf(experiment.fields), [
    { values: { sweeps: 10 }, matrices: { tree } },
  ]);
  expect(readFileSync(folder.file('tree-tree.csv'), 'utf8').trim().split(/\r?\n/)).toEqual([
    'sweeps,minimum,energy,states,barrier_to_lowest,barrier_to_lower,quenched,cooled',
    '10,1,-3,2,0,,5,7',
    '10,2,-2,1,1,1,3,1',
  ]);
});

test('a map of copies is written copy by copy', () => {
  const experiment = skOverlap as unknown as Experiment;
  const figure = experiment.figures.find(({ kind }) => kind === 'radial')!;
  const map = replicaMap({ overlaps: [0.9, 0.1, 0.2], energies: [-0.7, -0.6, -0.5], signed: false });
  const source = (figure as { source: string }).source;
  folder.writeFields(experiment, defaultsOf(experiment.fields), [
    { values: { temperature: 0.3 }, matrices: { [source]: map } },
  ]);
  const [head, ...lines] = readFileSync(folder.file(`radial-${figure.id}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(head).toContain('place');
  expect(lines).toHaveLength(3);
});
