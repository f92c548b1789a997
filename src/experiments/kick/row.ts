/** A row of `kick`: what a part of the run does not have is null. */
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';
import { asColumns } from '../side-by-side/side.ts';
import { CLASSES } from './schedules.ts';

const PER_CLASS = [
  'Loss',
  'Best',
  'HeldOut',
  'HeldOutAtBest',
  'Energy',
  'Lowest',
  'Likeness',
  'Overlap',
  'Ensemble',
];
const ALONE = ['tunedLoss', 'tunedEnergy', 'rangeLoss', 'rangeEnergy'];
const PLAIN = [
  'part',
  'schedule',
  'peak',
  'peakTemperature',
  'diverged',
  'divergedStep',
  'progress',
  'step',
  'cycle',
  'rate',
  'temperature',
];

const NOTHING: Row['values'] = Object.fromEntries(
  [
    ...PLAIN,
    ...CLASSES.flatMap((each) => [`${each}Factor`, `${each}GlassFactor`]),
    ...[...ALONE, ...CLASSES.flatMap((each) => PER_CLASS.map((name) => `${each}${name}`))].flatMap((name) => [
      name,
      `${name}Error`,
    ]),
  ].map((name) => [name, null]),
);

/** Every list of samples becomes two columns of its name, mean and error. */
export function rowOf(values: Row['values'], samples: Readonly<Record<string, readonly number[]>>): Row {
  const means = Object.entries(samples).map(([name, list]) => asColumns(name, meanOf(list)));
  return { values: { ...NOTHING, ...values, ...Object.assign({}, ...means) }, samples };
}

const meanOf = (list: readonly number[]): Estimate =>
  list.length > 0 ? meanOverSamples(list) : { value: Number.NaN, error: Number.NaN };
