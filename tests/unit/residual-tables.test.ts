/** How residuals are laid out for the WebGPU kernels, by hand. */
import { describe, expect, it } from 'vitest';
import type { EngineInfo } from '../../src/engine/contract.ts';
import {
  batchesOf,
  packColumns,
  packInputs,
  packJet,
  packTerms,
  packWeights,
  sizesKey,
} from '../../src/engine/webgpu/learner-residual-tables.ts';
import { energyGroupsOf, jacobianTilingOf, tilingOf } from '../../src/engine/webgpu/learner-size.ts';
import { PLANE_CHANNELS, type ResidualGroup, VALUE_CHANNEL } from '../../src/learner/residuals.ts';
import { residualProblem } from '../support/residual-problems.ts';

/** Two sets of one point and of two points, one input, two columns; channels u and u_x. */
function group(name: string, points: number, first: number): ResidualGroup {
  const count = (n: number) => Float64Array.from({ length: n }, (_, k) => first + k);
  return {
    name,
    channels: [[], [0]],
    equations: [
      [
        { column: 1, factors: [3, 2] },
        { column: 0, factors: [], constant: 4 },
      ],
      [{ column: 0, factors: [1] }],
    ],
    points,
    inputs: count(2 * points * 2),
    sharedInputs: false,
    columns: count(2 * points * 2),
    sharedColumns: false,
    columnCount: 2,
    weights: count(2 * points),
  };
}
const terms = { sets: 2, groups: [group('a', 1, 10), group('b', 2, 100)] };

describe('tables of residuals', () => {
  const [batch, ...none] = batchesOf(terms);

  it('put groups with the same channels into one batch, and others apart', () => {
    expect(none).toEqual([]);
    expect(batch).toMatchObject({ points: 3, equations: 2, setColumns: 6, inputSets: 2, columnSets: 2 });
    expect(
      batch!.groups.map(({ firstPoint, firstColumn, firstResidual }) => [
        firstPoint,
        firstColumn,
        firstResidual,
      ]),
    ).toEqual([
      [0, 0, 0],
      [1, 2, 2],
    ]);
    const value = { ...group('c', 2, 0), channels: VALUE_CHANNEL, equations: [[]] };
    const shared = { ...group('d', 2, 0), sharedColumns: true };
    const three = batchesOf({ sets: 2, groups: [group('a', 1, 0), value, shared, group('b', 2, 0)] });
    expect(three.map(({ groups }) => groups.map(({ group: { name } }) => name))).toEqual([
      ['a', 'b'],
      ['c'],
      ['d'],
    ]);
    // With one set there is nothing to share.
    expect(batchesOf({ sets: 1, groups: [group('a', 1, 0), shared] }).length).toBe(1);
  });

  it('order inputs by set, channel and point, columns and weights by set and group', () => {
    // Point of "a": value 10, slope 11; of "b": (100, 101), (102, 103); then the second set.
    expect([...packInputs(batch!, 1)]).toEqual([10, 100, 102, 11, 101, 103, 12, 104, 106, 13, 105, 107]);
    expect([...packColumns(batch!)]).toEqual([10, 11, 100, 101, 102, 103, 12, 13, 104, 105, 106, 107]);
    expect([...packWeights(batch!, 2)]).toEqual([10, 100, 101, 11, 102, 103]);
  });

  it('name places in the table: groups, equations, terms', () => {
    const rows: number[][] = [];
    const packed = packTerms(batch!, 2);
    for (let k = 0; k < packed.length; k += 4) rows.push([...packed.subarray(k, k + 4)]);
    const [ux1, ux0, u1] = [1 + (1 << 16) + 1, 1 + (1 << 16), 2];
    const own = [
      [1, ux1, ux0, 0],
      [0, 0, 0, 5],
      [0, u1, 0, 0],
    ];
    expect(rows).toEqual([
      [0, 1, 4, 2],
      [0, 2, 0, 0],
      [1, 3, 6, 2],
      [2, 2, 0, 0],
      [8, 10, 0, 0],
      [10, 11, 0, 0],
      [11, 13, 0, 0],
      [13, 14, 0, 0],
      ...own,
      ...own,
    ]);
    expect([...packJet(PLANE_CHANNELS)]).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2]);
  });

  it('are of one size where points and sharing are the same, whatever the numbers', () => {
    expect(sizesKey(terms)).toBe(sizesKey({ sets: 2, groups: [group('x', 1, 5), group('y', 2, 7)] }));
    expect(sizesKey(terms)).not.toBe(sizesKey({ sets: 2, groups: [group('a', 2, 10), group('b', 1, 100)] }));
  });
});

describe('tiles of jets', () => {
  const limits = { maxStorageBufferBindingSize: 2 ** 27, maxBufferSize: 2 ** 28 };
  const info: EngineInfo = { kind: 'webgpu', device: 'core', software: false, threads: 1, limits };

  it('fit a binding and the loops of every kernel, for any number of channels', () => {
    for (const hidden of [[8], [400, 400], [1500, 100]])
      for (const channels of [1, 3, 6, 15, 28]) {
        const problem = residualProblem({ hidden, owner: 1, points: 3 });
        const spec = { problem, networks: 3 };
        const tilings = [
          tilingOf(spec, 40_000, info, channels),
          jacobianTilingOf(spec, 40_000, info, channels),
        ];
        for (const { networksPerTile, pointsPerTile, groupPoints, tiles } of tilings) {
          expect(4 * networksPerTile * pointsPerTile * channels * Math.max(...hidden)).toBeLessThanOrEqual(
            2 ** 27,
          );
          // learner-gradient and learner-gradient-tiled.
          expect((groupPoints / 4 + 3) * channels).toBeLessThan(65_535);
          expect((20 * (groupPoints + 31) * channels) / 32).toBeLessThan(65_535);
          const covered = new Set(
            tiles.map(({ networkBegin, pointBegin }) => `${networkBegin} ${pointBegin}`),
          );
          expect(covered.size).toBe(tiles.length);
          const points = tiles
            .filter(({ networkBegin }) => networkBegin === 0)
            .reduce((sum, tile) => sum + tile.points, 0);
          expect(points).toBe(40_000);
        }
      }
  });

  it('have as many energies as groups of 64 points, batch by batch', () => {
    const problem = residualProblem({ owner: 1, points: 65 });
    // 65 points of six channels, 67 of one.
    expect(energyGroupsOf(problem)).toBe(4);
  });
});
