/** Coverage of conformal intervals against the law that needs no model, and of all methods' bars before and after scaling. */
import { METHODS, type Method, STAGES, type Stage } from '../../../src/experiments/calibration/names.ts';
import { coverageLaw } from '../../../src/observables/uncertainty/conformal.ts';
import { known, type Line, type Section } from './line.ts';
import type { Reader } from './store.ts';

const TASKS = {
  'calibration-one-input': 'one input, 40 points',
  'calibration-eight-inputs': 'eight inputs, 200 points',
  'calibration-cars': 'Auto-MPG, half of its rows',
} as const;

/** Of the experiment's defaults. */
const [CALIBRATION, JUDGED, ALPHA] = [100, 400, 0.1];

/** Rows come method by method, stage by stage. */
function at(read: Reader, name: string, column: string, method: Method, stage: Stage) {
  const row = METHODS.indexOf(method) * STAGES.length + STAGES.indexOf(stage);
  return { value: read.list(name, column)[row]!, error: read.list(name, `${column}Error`)[row]! };
}

const NAMES: Readonly<Record<Method, string>> = {
  single: 'one network',
  ensemble: 'ensemble of five',
  dropout: 'dropout',
  laplace: 'Laplace',
  process: 'Gaussian process',
};

export function calibrationSection(read: Reader): Section {
  const names = (Object.keys(TASKS) as (keyof typeof TASKS)[]).filter((name) => read.has(name));
  const law = coverageLaw(CALIBRATION, ALPHA, JUDGED).mean;
  const lines = names
    .filter((name) => name !== 'calibration-cars')
    .flatMap((name) =>
      METHODS.flatMap((method) =>
        (['conformal', 'even'] as const).map(
          (stage): Line => ({
            quantity: `${TASKS[name]}: ${NAMES[method]}, ${stage === 'even' ? 'bars of one length' : 'bars in proportion'}`,
            reference: known('exact', law, 0),
            ours: at(read, name, 'coverage', method, stage),
            from: [name],
            digits: 4,
          }),
        ),
      ),
    );
  const told = (name: string, column: string, stage: Stage, digits: number) =>
    METHODS.map((method) => {
      const { value, error } = at(read, name, column, method, stage);
      return `${NAMES[method]} ${value.toFixed(digits)} ± ${error.toFixed(digits)}`;
    }).join(', ');
  return {
    id: 'calibration',
    title: 'Error bars: conformal intervals keep their promise',
    text: [
      `Split conformal intervals of 90 % from ${CALIBRATION} points: k/(n + 1) of all new answers lie inside, k = ⌈(n + 1)(1 − α)⌉, whatever the method and however`,
      'wrong it is (Lei et al., arXiv:1604.04173). Errors are over independent splits; lines of one command share their splits. Below: what the same methods’ own',
      '90 % bars hold, without the promise, and after all of them are scaled by one number. Settings were chosen on seed 7; these are of seed 42. The splits of',
      'the cars share rows: their errors are widened by √(1 + J n_judged/n_trained), a rule of thumb (Nadeau & Bengio, Machine Learning 52 (2003) 239).',
    ].join('\n'),
    lines,
    remarks: names.flatMap((name) => [
      `${TASKS[name]}, share inside 90 % bars as they are: ${told(name, 'coverage', 'raw', 3)}.`,
      `${TASKS[name]}, after scaling: ${told(name, 'coverage', 'scaled', 3)}.`,
      `${TASKS[name]}, CRPS as they are: ${told(name, 'crps', 'raw', 4)}. \`${read.stored(name).command}\``,
    ]),
  };
}
