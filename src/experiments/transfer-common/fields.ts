/** Settings that `transfer` and `physics-as-anchor` share: the plates, the surrogate and how its law is taught. */
import type { Fields } from '../declaration.ts';
import { countField } from '../glass-common/columns.ts';

const rate = <const L extends string>(link: L, standard: number) =>
  ({
    kind: 'real',
    link,
    default: standard,
    min: 1e-5,
    max: 0.3,
    scale: 'log',
    group: 'time',
    level: 'more',
  }) as const;

export const surrogateFields = {
  sourcePlates: countField('sp', 'learner', 'more', [2, 192, 4000]),
  targetPlates: countField('tp', 'learner', 'more', [1, 64, 4000]),
  testPlates: countField('ep', 'average', 'more', [1, 64, 4000]),
  points: countField('p', 'learner', 'more', [2, 4, 200], 'points'),
  width: { kind: 'integer', link: 'h', default: 24, min: 2, max: 64, group: 'learner', level: 'more' },
  steps: countField('s', 'time', 'more', [2, 800, 100_000]),
  tuneSteps: countField('ts', 'time', 'more', [2, 200, 20_000]),
  lawSteps: countField('ls', 'time', 'more', [2, 300, 20_000]),
  lawPlates: countField('lp', 'law', 'more', [1, 192, 4000]),
  lawPoints: countField('lq', 'law', 'more', [2, 16, 200], 'points'),
  learningRate: rate('lr', 0.01),
  tuneRate: rate('tr', 0.001),
  lawWeight: {
    kind: 'real',
    link: 'lw',
    default: 0.003,
    min: 1e-6,
    max: 100,
    scale: 'log',
    group: 'law',
    level: 'more',
  },
} as const satisfies Fields;
