/** Batches of samples one after the other, moved in the chosen way; rows come with the last batch. */
import { geometricLadder } from '../../dynamics/temperature-ladder.ts';
import { flagOf } from '../command-line.ts';
import type { Row, RunContext } from '../declaration.ts';
import { evenTemperatures, Kept, sampleBatches } from '../glass-common/glasses.ts';
import type { Leg } from '../journey.ts';
import { walk } from '../walk.ts';
import { coolingLeg } from './cooling.ts';
import { exactOf, exactWay } from './exact.ts';
import { type EquilibriumConfig, sampleCount, statesPerSample } from './fields.ts';
import { energyVariance, identityOf, instanceOf, linksOf, ownGlass } from './models.ts';
import { populationLeg } from './population.ts';
import { type RowParts, rowOf, type SampleFacts } from './row.ts';
import type { Gathered, Journal } from './shared.ts';
import { temperingLeg } from './tempering.ts';
import { unusedSettings } from './unused.ts';

export async function* run(config: EquilibriumConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { hottest, coldest, steps, ladder, method } = config;
  const temperatures =
    ladder === 'linear'
      ? evenTemperatures(hottest, coldest, steps)
      : Array.from(geometricLadder(hottest, coldest, steps).temperatures);
  const journal: Journal = {
    config,
    gathered: new Kept(nothingGathered(steps)),
    temperatures: new Kept(temperatures),
    round: new Kept(0),
  };
  const facts = new Kept<SampleFacts[]>([]);
  if (config.model === 'own')
    for (const { id, facts: said } of ownGlass(config).notes) context.note(id, said);
  const unused = unusedSettings(config);
  if (unused.length > 0) context.note('unused', { settings: unused.map(flagOf).join(', ') });
  const rowAt = (slot: number) => rowOf(slot, partsOf(journal, facts.value));
  const armOf = { cooling: coolingLeg, tempering: temperingLeg, population: populationLeg }[method];
  const tuned = ladder === 'tuned';
  const batches = sampleBatches(sampleCount(config), statesPerSample(config));
  const arms = batches.map((batch, k) =>
    armOf(journal, batch, !tuned && k === batches.length - 1 ? rowAt : null),
  );
  const known = knownLeg(journal, facts);
  const armLegs = arms.map(({ leg }): Leg => ({ ...leg, keepsSpins: true }));
  const legs: Leg[] = tuned
    ? // Exact values wait for the temperatures.
      [...armLegs, known, rowsLeg(steps, rowAt)]
    : [known, ...armLegs];
  const memory = [
    journal.gathered,
    journal.temperatures,
    journal.round,
    facts,
    ...arms.flatMap((arm) => arm.memory),
  ];
  yield* walk({ legs, memory, rule: config.rule, order: config.order }, context);
}

function nothingGathered(steps: number): Gathered {
  return {
    summaries: Array.from({ length: steps }, () => []),
    overlaps: [],
    clusters: Array.from({ length: steps }, () => ({ exchanged: 0, disagreeing: 0, sites: 0 })),
    swaps: [],
    trips: 0,
    tripStates: 0,
    slotsWanted: 0,
  };
}

function partsOf({ config, gathered, temperatures }: Journal, facts: readonly SampleFacts[]): RowParts {
  return {
    config,
    gathered: gathered.value,
    temperatures: temperatures.value,
    facts,
    identity: identityOf(config),
  };
}

/** What each sample is known to be, one after the other, with a look up between them. */
function knownLeg({ config, temperatures }: Journal, facts: Kept<SampleFacts[]>): Leg {
  const exact = exactWay(config) !== null;
  return {
    glasses: [],
    *acts() {
      for (let sample = 0; sample < sampleCount(config); sample++) {
        yield {
          kind: 'then',
          run() {
            const instance = instanceOf(config, sample);
            facts.value.push({
              size: instance.size,
              inField: instance.field !== null,
              variance: energyVariance(instance) / instance.size,
              bondsPerSpin: (linksOf(config, instance)?.from.length ?? 0) / instance.size,
              exact: exact ? exactOf(config, instance, temperatures.value) : [],
            });
          },
        };
      }
    },
  };
}

function rowsLeg(steps: number, rowAt: (slot: number) => Row): Leg {
  return {
    glasses: [],
    *acts() {
      for (let slot = 0; slot < steps; slot++) yield { kind: 'row', row: () => rowAt(slot) };
    },
  };
}
