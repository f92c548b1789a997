/** Draws the levels of one sample after the other and averages over them exactly, at all temperatures; rows come at the end. */
import { drawLevels, levelAverages } from '../../glass/exact/random-energy.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { evenTemperatures, Kept } from '../glass-common/glasses.ts';
import type { Leg } from '../journey.ts';
import type { RandomEnergyConfig } from '../random-energy.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';

/** Averages of one sample, [temperature]. */
type Averages = ReturnType<typeof levelAverages>[];

/** Terms of the partition function between two looks up: some tens of milliseconds. */
const PIECE = 2 ** 20;

export async function* run(config: RandomEnergyConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { size, samples } = config;
  const seed = seedFrom(config.seed);
  const temperatures = evenTemperatures(config.hottest, config.coldest, config.steps);
  const seen = new Kept<Averages[]>(Array.from({ length: samples }, () => []));
  const piece = Math.max(1, Math.floor(PIECE / 2 ** size));
  /** The levels in hand: the next temperatures of one sample need no new draw. */
  let drawn: { readonly sample: number; readonly levels: Float64Array } | null = null;
  const levelsOf = (sample: number) => {
    if (drawn?.sample !== sample) drawn = { sample, levels: drawLevels(size, seed, sample) };
    return drawn.levels;
  };
  const leg: Leg = {
    glasses: [],
    *acts() {
      for (let sample = 0; sample < samples; sample++) {
        for (let from = 0; from < temperatures.length; from += piece) {
          yield {
            kind: 'then',
            run() {
              for (const temperature of temperatures.slice(from, from + piece))
                seen.value[sample]!.push(levelAverages(levelsOf(sample), 1 / temperature));
            },
          };
        }
      }
      for (const [step, temperature] of temperatures.entries())
        yield { kind: 'row', row: () => rowOf(step, temperature, seen.value) };
    },
  };
  yield* walk({ legs: [leg], memory: [seen], rule: 'heat-bath' }, context);
}

function rowOf(step: number, temperature: number, seen: readonly Averages[]): Row {
  const samples: Record<string, number[]> = {
    energy: seen.map((averages) => averages[step]!.energy),
    freeEnergy: seen.map((averages) => averages[step]!.freeEnergy),
    entropy: seen.map((averages) => averages[step]!.entropy),
    heat: seen.map((averages) => averages[step]!.specificHeat),
    participation: seen.map((averages) => averages[step]!.participation),
    ground: seen.map((averages) => averages[step]!.groundEnergy),
  };
  const values: Record<string, Row['values'][string]> = { step, temperature };
  for (const [name, each] of Object.entries(samples))
    Object.assign(values, asColumns(name, meanOverSamples(each)));
  return { values, samples };
}
