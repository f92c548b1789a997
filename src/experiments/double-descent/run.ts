/** One number of features after the other, all models, draw by draw; a row for each number of features. */
import { errorIsSound, meanExists, varianceExists } from '../../learner/exact/linear-descent.ts';
import { medianEstimate, quantile } from '../../observables/quantiles.ts';
import { mean, meanOverSamples } from '../../observables/statistics.ts';
import type { Row, RunContext } from '../declaration.ts';
import { type DoubleDescentConfig, modelsOf } from '../double-descent.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import { tellData } from '../learner-common/data-notes.ts';
import { asColumns, orNull } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { featuresOf } from './grid.ts';
import { type Measured, measure, QUANTITIES, type Quantity } from './measure.ts';
import { type ModelName, modelOf } from './models.ts';

/** By model, [draw]. */
type Seen = Partial<Record<ModelName, Measured[]>>;

export async function* run(config: DoubleDescentConfig, context: RunContext): AsyncGenerator<Row, void> {
  const models = modelsOf(config).map((name) => [name, modelOf(name, config)] as const);
  if (models.some(([name]) => name === 'table')) tellData(config.table, context);
  /** Of the number of features in hand. */
  const seen = new Kept<Seen>({});
  const leg: Leg = {
    glasses: [],
    *acts(): Generator<Act> {
      for (const features of featuresOf(config)) {
        yield { kind: 'then', run: () => forget(seen) };
        for (const [name, model] of models)
          for (let draw = 0; draw < config.draws; draw++)
            yield {
              kind: 'then',
              async run() {
                const measured = measure(await model.draw(features, draw), config.ridge);
                const draws = seen.value[name] ?? [];
                draws.push(measured);
                seen.value[name] = draws;
              },
            };
        yield { kind: 'row', row: () => rowOf(features, config, seen.value) };
      }
    },
  };
  yield* walk({ legs: [leg], memory: [seen] }, context);
}

function forget(seen: Kept<Seen>): void {
  seen.value = {};
}

function rowOf(features: number, { points }: DoubleDescentConfig, seen: Seen): Row {
  const values: Record<string, Row['values'][string]> = {
    features,
    ratio: features / points,
    meanExists: meanExists(points, features),
    errorExists: varianceExists(points, features),
    errorSound: errorIsSound(points, features),
  };
  const samples: Record<string, number[]> = {};
  for (const [name, draws] of Object.entries(seen)) {
    for (const quantity of QUANTITIES) {
      const column = columnOf(name as ModelName, quantity);
      const all = draws.map((draw) => draw[quantity]);
      samples[column] = all;
      Object.assign(values, told(column, quantity, all, points, features));
    }
  }
  return { values, samples };
}

/** linearRisk, teacherOverlap … */
export function columnOf(model: ModelName, quantity: string): string {
  return `${model}${quantity[0]!.toUpperCase()}${quantity.slice(1)}`;
}

/** Without ridge these have the tails of the inverse of a Wishart matrix. */
const HEAVY: readonly Quantity[] = ['risk', 'variance', 'norm'];

/** A mean and its error as far as the law has them; where they may not, the median and the middle two thirds as well. */
function told(column: string, quantity: Quantity, all: readonly number[], n: number, p: number) {
  if (!HEAVY.includes(quantity)) return asColumns(column, meanOverSamples(all));
  const average = {
    value: meanExists(n, p) ? mean(all) : Number.NaN,
    error: varianceExists(n, p) ? meanOverSamples(all).error : Number.NaN,
  };
  return {
    ...asColumns(column, average),
    ...asColumns(`${column}Median`, medianEstimate(all)),
    ...(quantity === 'risk' && {
      [`${column}Low`]: orNull(quantile(all, 0.16)),
      [`${column}High`]: orNull(quantile(all, 0.84)),
    }),
  };
}
