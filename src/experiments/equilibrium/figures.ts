/** The charts; a series that a configuration does not have is not announced. */
import type { Figure, Series } from '../declaration.ts';
import { exactOverlap, exactWay } from './exact.ts';
import type { EquilibriumConfig } from './fields.ts';
import { criticalTemperature, energyCurves, heatCurves, orderCurves, squareCurves } from './known.ts';
import { fieldOf, hasTwoStarts, hasWaves, identityOf, isDense, isFerromagnet } from './models.ts';

type Config = EquilibriumConfig;

const base = {
  kind: 'line',
  side: 'glass',
  x: 'temperature',
  xScale: 'linear',
  yScale: 'linear',
  ticks: [{ id: 'critical', x: criticalTemperature }],
} as const;

function series(
  y: string,
  role: Series<Config>['role'] = 'glass',
  style: Series<Config>['style'] = 'solid',
  when?: (config: Config) => boolean,
): Series<Config> {
  return { y, error: `${y}Error`, role, style, ...(when && { when }) };
}

function exact(y: string, when: (config: Config) => boolean): Series<Config> {
  return { y, role: 'exact', style: 'dashed', when };
}

/** A file's size is only known in the run: enumeration may answer, and its line is announced. */
const known = (config: Config) => exactWay(config) !== null;
const chains = ({ method }: Config) => method !== 'population';
const tempering = ({ method }: Config) => method === 'tempering';

export const figures: readonly Figure<Config>[] = [
  {
    ...base,
    id: 'energy',
    series: [series('energy'), exact('exactEnergy', known)],
    curves: energyCurves,
  },
  {
    ...base,
    id: 'heat',
    series: [series('heat'), exact('exactHeat', known)],
    curves: heatCurves,
  },
  {
    ...base,
    id: 'order',
    yRange: [0, 1.05],
    series: [
      series('absQ'),
      series('absM', 'control', 'dashed'),
      exact(
        'exactAbsM',
        (config) =>
          config.model === 'curie-weiss' &&
          fieldOf(config)?.law !== 'gaussian' &&
          fieldOf(config)?.law !== 'binary',
      ),
    ],
    curves: orderCurves,
  },
  {
    ...base,
    id: 'squares',
    yRange: [0, 1.05],
    series: [
      series('q2'),
      series('link', 'neutral', 'dashed', (config) => !isDense(config)),
      exact('exactQ2', exactOverlap),
    ],
    curves: squareCurves,
  },
  {
    id: 'overlaps',
    kind: 'histogram',
    side: 'glass',
    source: 'overlaps',
    role: 'glass',
    xRange: [-1, 1],
    by: 'temperature',
  },
  {
    ...base,
    id: 'susceptibility',
    yScale: 'log',
    series: [series('chiSG'), series('chi', 'control', 'dashed')],
  },
  {
    ...base,
    id: 'binder',
    yRange: [0, 1],
    series: [series('binder'), series('binderM', 'control', 'dashed', isFerromagnet)],
  },
  { ...base, id: 'correlation', series: [series('correlation')], when: hasWaves },
  {
    ...base,
    id: 'ultrametric',
    yRange: [0, 1],
    series: [
      series('ultrametric'),
      series('ultrametricControl', 'control', 'dashed', ({ copies }) => copies >= 6),
    ],
    when: ({ copies }) => copies >= 3,
  },
  {
    ...base,
    id: 'free-energy',
    series: [series('freeEnergy'), exact('exactFreeEnergy', known), series('entropy', 'neutral', 'dotted')],
  },
  {
    ...base,
    id: 'tests',
    series: [
      series('settledQ2', 'neutral', 'solid', chains),
      series('pastGap', 'glass', 'dashed', chains),
      series('startGap', 'control', 'dotted', hasTwoStarts),
      series('identityGap', 'exact', 'solid', (config) => identityOf(config) !== null && config.samples > 1),
    ],
    when: (config) => chains(config) || (identityOf(config) !== null && config.samples > 1),
  },
  {
    ...base,
    id: 'memory',
    yScale: 'log',
    series: [series('tauQ2'), series('tauEnergy', 'neutral', 'dashed')],
    when: chains,
  },
  {
    ...base,
    id: 'errors',
    yScale: 'log',
    series: [
      { y: 'q2Thermal', role: 'glass', style: 'solid' },
      { y: 'q2Disorder', role: 'glass', style: 'dashed' },
      { y: 'energyThermal', role: 'neutral', style: 'solid' },
      { y: 'energyDisorder', role: 'neutral', style: 'dashed' },
    ],
  },
  {
    ...base,
    id: 'motion',
    yRange: [0, 1.05],
    series: [
      { y: 'acceptance', role: 'glass', style: 'solid' },
      { y: 'swap', role: 'neutral', style: 'dashed', when: tempering },
    ],
  },
  {
    ...base,
    id: 'clusters',
    yRange: [0, 1.05],
    series: [
      { y: 'clusterShare', role: 'glass', style: 'solid' },
      { y: 'disagreeShare', role: 'neutral', style: 'dashed' },
    ],
    when: ({ clusters }) => clusters,
  },
  {
    ...base,
    id: 'families',
    yScale: 'log',
    series: [
      { y: 'families', role: 'glass', style: 'solid' },
      { y: 'rho', role: 'neutral', style: 'dashed' },
    ],
    when: ({ method }) => method === 'population',
  },
];
