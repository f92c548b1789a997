/**
 * Does a glass answer as it fluctuates? In equilibrium it must: T chi(t) = 1 - C(t), the fluctuation–dissipation theorem. Copies
 * of SK samples are thrown from a random start to T; at ages t_w of 10, 100 and 1000 sweeps they are remembered, and the response
 * to a field switched on then is read off the trajectory without any field. T chi against C follows 1 - C while spins move
 * inside a valley and bends below it as the glass ages; X = -d(T chi)/dC is 1 on the line. The control above T_c must stay on it.
 *
 * Heat bath only: the method needs it. Sources: Chatelain, J. Phys. A 36 (2003) 10739; Ricci-Tersenghi, Phys. Rev. E 68
 * (2003) 065104 (the method); Cugliandolo & Kurchan, J. Phys. A 27 (1994) 5749 (X in SK).
 */
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { NAMES } from './fluctuation-dissipation/ages.ts';
import {
  countField,
  couplingBitsField,
  couplingsField,
  seedField,
  temperatureField,
  withError,
} from './glass-common/columns.ts';
import { guessBy } from './guess.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [16, 256, 1024], 'spins'),
  temperature: temperatureField('t', 'main', [0.05, 0.4, 3]),
  longest: countField('l', 'time', 'main', [30, 1000, 10_000], 'sweeps'),
  samples: countField('d', 'average', 'main', [2, 32, 256]),
  copies: countField('r', 'average', 'more', [1, 32, 256]),
  warm: temperatureField('tw', 'more', [1, 1.5, 5]),
  couplings: couplingsField,
  couplingBits: couplingBitsField,
} as const satisfies Fields;

export type FluctuationDissipationConfig = ConfigOf<typeof fields>;

const STYLES = ['dotted', 'dashed', 'solid', 'dotted'] as const;
const seriesOf = (name: string) =>
  NAMES.map(
    (age, k) =>
      ({
        y: `${name}${age}`,
        error: `${name}${age}Error`,
        role: age === 'Warm' ? 'control' : 'glass',
        style: STYLES[k]!,
      }) as const,
  );
const level = (id: string, y: number) =>
  ({
    id,
    role: 'exact',
    style: 'dotted',
    points: ({ longest }: FluctuationDissipationConfig) => ({ x: [1, longest], y: [y, y] }),
  }) as const;

export const fluctuationDissipation = defineExperiment({
  id: 'fluctuation-dissipation',
  version: 1,
  topic: 'cooling',
  fields,
  columns: [
    { name: 'step', digits: 4 },
    { name: 'age', unit: 'sweeps', digits: 5 },
    { name: 'time', unit: 'sweeps', digits: 6 },
    ...withError('correlation'),
    ...NAMES.flatMap((age) => withError(`response${age}`)),
    ...NAMES.flatMap((age) => withError(`violation${age}`, 3)),
    ...NAMES.flatMap((age) => withError(`ratio${age}`, 3)),
  ],
  figures: [
    {
      id: 'parametric',
      kind: 'line',
      side: 'glass',
      x: 'correlation',
      xScale: 'linear',
      yScale: 'linear',
      yRange: [0, 1.05],
      series: seriesOf('response'),
      curves: [
        { id: 'theorem', role: 'exact', style: 'dotted', points: () => ({ x: [0, 1], y: [1, 0] }) },
        {
          id: 'parisi-toulouse',
          role: 'exact',
          style: 'dashed',
          points({ temperature }) {
            if (temperature >= 1) return null;
            const x = Array.from({ length: 100 }, (_, k) => ((1 - temperature ** 2) * k) / 99);
            return { x, y: x.map((C) => temperature * Math.sqrt(1 - C)) };
          },
        },
      ],
    },
    {
      id: 'violation',
      kind: 'line',
      side: 'glass',
      x: 'time',
      xScale: 'log',
      yScale: 'linear',
      series: seriesOf('violation'),
      curves: [level('none', 0)],
    },
    {
      id: 'ratio',
      kind: 'line',
      side: 'glass',
      x: 'time',
      xScale: 'log',
      yScale: 'linear',
      yRange: [-0.5, 2],
      series: seriesOf('ratio'),
      curves: [level('one', 1)],
    },
  ],
  guess: guessBy(['less', { late: 'yes' }], ['same', { late: 'no' }]),
  presets: {
    warm: { temperature: 1.3 },
    cold: { temperature: 0.2 },
    long: { longest: 3000 },
    precise: { copies: 64 },
  },
  async *run(config, context) {
    const { run } = await import('./fluctuation-dissipation/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) =>
    (await import('./fluctuation-dissipation/findings.ts')).findings(rows, config),
});
