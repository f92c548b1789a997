/** The split that came with the table, if any; then random resplits of all rows: baselines and the process on each, ensembles on some. */
import { type Materials, readMaterials } from '../../learner/data/materials/materials-table.ts';
import { syntheticTable } from '../../learner/data/synthetic-materials.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import type { MaterialsConfig } from '../materials.ts';
import { walk } from '../walk.ts';
import { baseline, described, ensemblePlan, type Judgement, judge, saidOf, TREATMENTS } from './models.ts';
import { processesSay, rowsAt, type Said } from './process.ts';
import { givenSplit, groupsOf, resplit, type Split } from './splits.ts';

/** Rows of the table that is made where none is given. */
const SYNTHETIC_ROWS = 160;

export async function* run(config: MaterialsConfig, context: RunContext): AsyncGenerator<Row, void> {
  const materials = materialsOf(config);
  if (!context.restored) {
    if (!config.table) context.note('synthetic', {});
    context.note('read', {
      rows: materials.rows,
      leftOut: materials.leftOut,
      censored: censoredIn(materials),
    });
  }
  const given = givenSplit(materials);
  if (given && (given.test.length < 5 || given.train.length < 20))
    throw new GlassboxError('GBX-598', { held: given.test.length, rows: materials.rows });
  const kept = new Kept<Record<string, Judgement[]>>({});
  const legs = [
    ...(given ? networkLegs(materials, [given], 'given', config, kept) : []),
    ...closedLegs(materials, given ? [given] : [], 'given', kept),
    ...networkLegs(materials, resplits(materials, config.networkResplits, config), 'resplit', config, kept),
    ...closedLegs(materials, resplits(materials, config.resplits, config), 'resplit', kept),
  ];
  yield* walk({ legs, memory: [kept] }, context);
}

function resplits(materials: Materials, count: number, { seed }: MaterialsConfig): Split[] {
  const groups = groupsOf(materials);
  return Array.from({ length: count }, (_, draw) => {
    const split = resplit(groups, seedFrom(seed), draw);
    const least = Math.min(split.train.length / 4, split.calibrate.length, split.test.length);
    if (least < 5) throw new GlassboxError('GBX-599', { groups: new Set(groups).size });
    return split;
  });
}

const censoredIn = ({ censoring }: Materials) => censoring.filter((c) => c !== 0).length;

export function materialsOf(config: MaterialsConfig): Materials {
  const table = config.table ?? {
    name: 'synthetic.csv',
    text: syntheticTable({ candidates: SYNTHETIC_ROWS, seed: seedFrom(config.seed), detectionLimit: 3e-7 }),
  };
  return readMaterials(table, config, config.table ? config.testTable : null);
}

type Where = 'given' | 'resplit';

/** Baselines and the process: solved, not trained. */
function closedLegs(
  materials: Materials,
  splits: readonly Split[],
  where: Where,
  kept: Kept<Record<string, Judgement[]>>,
): Leg[] {
  if (splits.length === 0) return [];
  const models = ['median', 'neighbours', 'process'] as const;
  return [
    {
      glasses: [],
      *acts(): Generator<Act> {
        for (const [draw, split] of splits.entries())
          for (const model of models)
            yield {
              kind: 'then',
              run: () => {
                const asked = [...split.calibrate, ...split.test];
                const said =
                  model === 'process'
                    ? processesSay(materials, split.train, asked)
                    : baseline(model, materials, split, asked);
                keep(kept, `${where} ${model}`, draw, judge(materials, split, said));
              },
            };
        for (const model of models)
          yield {
            kind: 'row',
            row: () => summary(materials, splits, where, model, kept.value[`${where} ${model}`]!),
          };
      },
    },
  ];
}

/** All splits and treatments of censored values as one learner; and, of the first split, every row tested. */
function networkLegs(
  materials: Materials,
  splits: readonly Split[],
  where: Where,
  config: MaterialsConfig,
  kept: Kept<Record<string, Judgement[]>>,
): Leg[] {
  const inputs = described(materials, splits[0]!.train);
  const plan = ensemblePlan(materials, splits, inputs, config);
  let points: Row[] = [];
  return [
    {
      glasses: [],
      learners: [plan.legLearner],
      *acts(): Generator<Act> {
        yield* plan.acts();
        yield {
          kind: 'then',
          run: async (_, [learner]) => {
            const asked = splits.flatMap((split) => {
              const rows = [...split.calibrate, ...split.test];
              return TREATMENTS.map(() => rowsAt(inputs.values, inputs.width, rows));
            });
            const members = await plan.members(learner!, asked);
            points = [];
            for (const [k, each] of members.entries()) {
              const [draw, treatment] = [
                Math.floor(k / TREATMENTS.length),
                TREATMENTS[k % TREATMENTS.length]!,
              ];
              const said = saidOf(each);
              keep(kept, `${where} ${treatment}`, draw, judge(materials, splits[draw]!, said));
              if (draw === 0 && treatment === 'tobit') points = pointRows(materials, splits[0]!, where, said);
            }
          },
        };
        for (const treatment of TREATMENTS)
          yield {
            kind: 'row',
            row: () => summary(materials, splits, where, treatment, kept.value[`${where} ${treatment}`]!),
          };
        for (let k = 0; k < splits[0]!.test.length; k++) yield { kind: 'row', row: () => points[k]! };
      },
    },
  ];
}

function keep(
  kept: Kept<Record<string, Judgement[]>>,
  key: string,
  draw: number,
  judgement: Judgement,
): void {
  const before = (kept.value[key] ?? []).slice(0, draw);
  kept.value = { ...kept.value, [key]: [...before, judgement] };
}

function summary(
  materials: Materials,
  splits: readonly Split[],
  where: Where,
  model: string,
  judgements: readonly Judgement[],
): Row {
  const tested = splits.reduce((sum, { test }) => sum + test.length, 0);
  const censored = splits.reduce(
    (sum, { test }) => sum + test.filter((row) => materials.censoring[row] !== 0).length,
    0,
  );
  const values: Record<string, number | string | null> = {
    test: where,
    model,
    repeats: splits.length,
    tested,
    censored,
  };
  const samples: Record<string, number[]> = {};
  for (const name of ['mae', 'maeSeen', 'coverage', 'halfWidth', 'nll'] as const) {
    const isSaid = !(name === 'nll' && (model === 'median' || model === 'neighbours'));
    const own = judgements.flatMap((judgement) =>
      isSaid && judgement[name] !== null && Number.isFinite(judgement[name]) ? [judgement[name]] : [],
    );
    const { value, error } = own.length > 0 ? meanOverSamples(own) : { value: Number.NaN, error: Number.NaN };
    values[name] = own.length > 0 ? value : null;
    values[`${name}Error`] = own.length > 1 && Number.isFinite(error) ? error : null;
    samples[name] = own;
  }
  return { values, samples };
}

/** Predicted against measured, with both doubts (standard deviations). */
function pointRows(materials: Materials, { calibrate, test }: Split, where: Where, said: Said): Row[] {
  return test.map((row, k) => {
    const at = calibrate.length + k;
    const isBound = materials.censoring[row] !== 0;
    const mean = said.mean[at]!;
    const [ignorance, noise] = [Math.sqrt(said.epistemic[at]!), Math.sqrt(said.aleatoric[at]!)];
    return {
      values: {
        test: where,
        number: k + 1,
        measured: materials.targets[row]!,
        said: isBound ? null : mean,
        saidError: isBound ? null : Math.hypot(ignorance, noise),
        bound: isBound ? mean : null,
        ignorance,
        noise,
      },
    };
  });
}
