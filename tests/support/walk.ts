/** A tiny experiment with every kind of field, for tests of what surrounds experiments: a seeded random walk. */
import { defineExperiment, type Row } from '../../src/experiments/declaration.ts';
import { GlassboxError } from '../../src/messages/problem.ts';

interface WalkState {
  readonly row: number;
  readonly step: number;
  readonly position: number;
  readonly random: number;
}

/** A 32-bit linear congruential generator (Numerical Recipes): exact integers, no quality claimed. */
const next = (random: number) => (Math.imul(random, 1664525) + 1013904223) >>> 0;

export const walk = defineExperiment({
  id: 'walk',
  version: 1,
  fields: {
    seed: {
      kind: 'integer',
      default: 1,
      min: 0,
      max: 2 ** 53 - 1,
      link: 'seed',
      group: 'run',
      level: 'main',
    },
    rows: { kind: 'integer', default: 6, min: 1, max: 1000, link: 'n', group: 'run', level: 'main' },
    stepsPerRow: {
      kind: 'integer',
      default: 20,
      min: 1,
      max: 10_000,
      link: 'k',
      group: 'run',
      level: 'main',
      scale: 'log',
    },
    length: {
      kind: 'real',
      default: 0.5,
      min: 1e-3,
      max: 10,
      link: 'l',
      unit: 'J',
      group: 'run',
      level: 'more',
    },
    rule: {
      kind: 'choice',
      default: 'plain',
      options: ['plain', 'drift'],
      link: 'r',
      group: 'run',
      level: 'more',
    },
    mirror: { kind: 'toggle', default: false, link: 'm', group: 'run', level: 'more' },
    name: { kind: 'text', default: '', maxLength: 40, link: 't', group: 'run', level: 'more' },
    start: { kind: 'file', default: null, accepts: 'table', link: 'f', group: 'run', level: 'more' },
  },
  columns: [{ name: 'row' }, { name: 'position', unit: 'J' }, { name: 'positionError', errorOf: 'position' }],
  figures: [
    {
      id: 'path',
      kind: 'line',
      side: 'both',
      x: 'row',
      xScale: 'linear',
      yScale: 'linear',
      series: [{ y: 'position', error: 'positionError', role: 'neutral', style: 'solid' }],
    },
  ],
  presets: { long: { rows: 100 } },
  check({ rule, mirror }) {
    if (rule === 'drift' && mirror)
      throw new GlassboxError('GBX-405', {
        name: 'rule',
        value: 'drift',
        options: 'plain',
        nearest: 'plain',
      });
  },
  async *run(config, { restored, tick, progress, wantsFrame, frame, note }) {
    let { row, step, position, random } = (restored ?? {
      row: 0,
      step: 0,
      position: config.start ? Number(config.start.text) : 0,
      random: config.seed >>> 0,
    }) as WalkState;
    if (restored) note('walk.resumed', { row });
    for (; row < config.rows; row++) {
      for (; step < config.stepsPerRow; step++) {
        await tick(async () => ({ row, step, position, random }) satisfies WalkState);
        random = next(random);
        position += (random >>> 31 ? 1 : -1) * config.length + (config.rule === 'drift' ? 0.1 : 0);
        progress(row * config.stepsPerRow + step + 1, config.rows * config.stepsPerRow);
        if (wantsFrame()) frame({ done: row, total: config.rows, values: { position }, arrays: {} });
      }
      step = 0;
      const shown = config.mirror ? -position : position;
      const result: Row = {
        values: { row, position: shown, positionError: null },
        samples: { position: [shown, shown / 3] },
      };
      yield result;
    }
  },
  findings: async (rows) => [
    { id: 'moved', verdict: rows.length > 1 ? 'yes' : 'cannot-tell', facts: { rows: rows.length } },
  ],
});
