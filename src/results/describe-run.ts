/**
 * What the binary files of a run say of themselves, so that one of them alone can be understood: which run, which settings, what each
 * column is. No clock times and no versions of programs: the same rows are the same bytes.
 */
import type { Column, Experiment, Row } from '../experiments/declaration.ts';
import { whatRuns } from '../experiments/manifest.ts';
import type { Config } from '../experiments/schema.ts';
import { sayIfKnown } from '../messages/catalogue.ts';
import { LANGUAGES, type Language } from '../messages/language.ts';

/** A run as its files are made from it. */
export interface RunResults {
  readonly experiment: Experiment;
  readonly config: Config;
  readonly rows: readonly Row[];
  /** Of the rows, once the run is finished (`digestOfRows`); null before. */
  readonly digest: string | null;
}

/** A column in words. */
export interface ColumnWords {
  readonly name: string;
  readonly labels: Readonly<Record<Language, string>>;
  /** As people read it, in English; absent for what has none. */
  readonly unit?: string;
  /** The column this one is the standard error of. */
  readonly errorOf?: string;
}

export interface RunDescription extends Omit<ReturnType<typeof whatRuns>, 'format'> {
  readonly digest: string | null;
  readonly columns: readonly ColumnWords[];
}

export function describeRun(run: RunResults, columns: readonly ColumnWords[]): RunDescription {
  const { format: _, ...which } = whatRuns(run.experiment, run.config);
  return { ...which, digest: run.digest, columns };
}

export function wordsOfColumns({ experiment }: Pick<RunResults, 'experiment'>): ColumnWords[] {
  return experiment.columns.map((column) => wordsOf(experiment, column));
}

/** Per-sample values bear the name of a column where the column is their mean. */
export function wordsOfSamples({ experiment }: Pick<RunResults, 'experiment'>, name: string): ColumnWords {
  return wordsOf(experiment, experiment.columns.find((column) => column.name === name) ?? { name });
}

function wordsOf({ id }: Experiment, { name, unit, errorOf }: Column): ColumnWords {
  const label = (language: Language) => sayIfKnown(language, `experiments.${id}.columns.${name}`) ?? name;
  return {
    name,
    labels: Object.fromEntries(LANGUAGES.map((language) => [language, label(language)])) as Record<
      Language,
      string
    >,
    ...(unit ? { unit: sayIfKnown('en', `units.${unit}`) ?? unit } : {}),
    ...(errorOf ? { errorOf } : {}),
  };
}
