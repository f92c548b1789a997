/** The figures of `side-by-side`. Exact lines are marked "N -> infinity" by their labels and drawn under SK's data only. */
import { parisiAbsQ, parisiEnergy, parisiQ2 } from '../../observables/parisi.ts';
import type { Curve, Figure, LineFigure } from '../declaration.ts';
import { isSgd, type SideBySideConfig } from './fields.ts';

type Config = SideBySideConfig;

const hasTemperature = (config: Config) => !isSgd(config);
/** A linear learner is the control itself. */
const hasControl = (config: Config) => config.learner !== 'linear';
/** With one sample [<q^2>] varies by some 30 % between samples: nothing to compare with N -> infinity. */
const isSk = (config: Config) => config.couplings !== 'own' && config.samples > 1;

/** An exact line on 200 points of the ladder's range. */
function exact(id: string, at: (temperature: number) => number): Curve<Config> {
  const points = ({ coldest, hottest }: Config) => {
    const x = Array.from({ length: 200 }, (_, i) => coldest * (hottest / coldest) ** (i / 199));
    return { x, y: x.map(at) };
  };
  return { id, role: 'exact', style: 'dotted', points: (config) => (isSk(config) ? points(config) : null) };
}

const base = { kind: 'line', x: 'temperature', xScale: 'log', yScale: 'linear' } as const;
const criticalTick = { id: 'critical', x: (config: Config) => (isSk(config) ? 1 : null) };

const learnerOverlap: Omit<LineFigure<Config>, 'id' | 'x'> = {
  ...base,
  side: 'learner',
  yRange: [0, 1.05],
  series: [
    { y: 'learnerSelf', error: 'learnerSelfError', role: 'learner', style: 'solid' },
    { y: 'learnerMutual', error: 'learnerMutualError', role: 'learner', style: 'dashed' },
    {
      y: 'learnerTeacher',
      error: 'learnerTeacherError',
      role: 'neutral',
      style: 'dotted',
      when: ({ labels }) => labels === 'teacher',
    },
    { y: 'controlSelf', error: 'controlSelfError', role: 'control', style: 'solid', when: hasControl },
    { y: 'controlMutual', error: 'controlMutualError', role: 'control', style: 'dashed', when: hasControl },
  ],
  shade: ['learnerSelf', 'learnerMutual'],
};

const hasMap = ({ map }: Config) => map >= 2;

export const figures: readonly Figure<Config>[] = [
  {
    ...base,
    id: 'glass-overlap',
    side: 'glass',
    yRange: [0, 1.05],
    series: [
      { y: 'glassSelf', error: 'glassSelfError', role: 'glass', style: 'solid' },
      { y: 'glassMutual', error: 'glassMutualError', role: 'glass', style: 'dashed' },
      {
        y: 'glassIdentity',
        error: 'glassIdentityError',
        role: 'neutral',
        style: 'dotted',
        when: ({ couplings }) => couplings !== 'own',
      },
    ],
    shade: ['glassSelf', 'glassMutual'],
    curves: [exact('parisi-q2', parisiQ2)],
    ticks: [criticalTick],
  },
  { ...learnerOverlap, id: 'learner-overlap', x: 'temperature', when: hasTemperature },
  { ...learnerOverlap, id: 'learner-overlap-sgd', x: 'learnerStep', when: isSgd },
  {
    id: 'glass-map',
    kind: 'radial',
    side: 'glass',
    source: 'glassMap',
    role: 'glass',
    by: 'temperature',
    when: hasMap,
  },
  {
    id: 'learner-map',
    kind: 'radial',
    side: 'learner',
    source: 'learnerMap',
    role: 'learner',
    by: 'temperature',
    when: hasMap,
  },
  {
    ...base,
    id: 'glass-energy',
    side: 'glass',
    series: [{ y: 'glassEnergy', error: 'glassEnergyError', role: 'glass', style: 'solid' }],
    curves: [exact('parisi-u', parisiEnergy)],
    ticks: [criticalTick],
  },
  {
    ...base,
    id: 'learner-energy',
    side: 'learner',
    series: [
      { y: 'learnerEnergy', error: 'learnerEnergyError', role: 'learner', style: 'solid' },
      { y: 'heldOutError', error: 'heldOutErrorError', role: 'learner', style: 'dashed' },
    ],
    when: hasTemperature,
  },
  {
    ...base,
    id: 'learner-energy-sgd',
    side: 'learner',
    x: 'learnerStep',
    series: [
      { y: 'learnerEnergy', error: 'learnerEnergyError', role: 'learner', style: 'solid' },
      { y: 'effectiveTemperature', error: 'effectiveTemperatureError', role: 'neutral', style: 'dashed' },
    ],
    when: isSgd,
  },
  {
    kind: 'histogram',
    id: 'glass-pq',
    side: 'glass',
    source: 'glassPq',
    role: 'glass',
    xRange: [-1, 1],
    by: 'temperature',
  },
  {
    kind: 'histogram',
    id: 'learner-pq',
    side: 'learner',
    source: 'learnerPq',
    role: 'learner',
    xRange: [-1, 1.2],
    by: 'temperature',
  },
  {
    ...base,
    id: 'glass-order',
    side: 'glass',
    series: [
      { y: 'glassAbsOverlap', error: 'glassAbsOverlapError', role: 'glass', style: 'solid' },
      { y: 'glassMagnetisation', error: 'glassMagnetisationError', role: 'neutral', style: 'dashed' },
    ],
    curves: [exact('parisi-abs-q', parisiAbsQ)],
    ticks: [criticalTick],
  },
  {
    ...base,
    id: 'weight-overlap',
    side: 'learner',
    yRange: [-0.1, 1.05],
    series: [
      { y: 'weightOverlapSelf', error: 'weightOverlapSelfError', role: 'learner', style: 'solid' },
      { y: 'weightOverlap', error: 'weightOverlapError', role: 'learner', style: 'dashed' },
      { y: 'weightAligned', error: 'weightAlignedError', role: 'learner', style: 'dotted' },
      { y: 'weightAlignedNull', role: 'neutral', style: 'dotted' },
    ],
    when: (config) => hasTemperature(config) && config.learner === 'network',
  },
  {
    ...base,
    id: 'gaps',
    side: 'both',
    series: [
      { y: 'glassGap', error: 'glassGapError', role: 'glass', style: 'solid' },
      { y: 'learnerGap', error: 'learnerGapError', role: 'learner', style: 'dashed' },
    ],
    when: hasTemperature,
  },
  {
    ...base,
    id: 'identities',
    side: 'both',
    series: [
      { y: 'glassIdentityGap', error: 'glassIdentityGapError', role: 'glass', style: 'solid' },
      { y: 'learnerIdentityGap', error: 'learnerIdentityGapError', role: 'learner', style: 'dashed' },
    ],
    when: hasTemperature,
  },
];
