/** First the networks train, once, and leave their weights at every stage; then searches from there and from the glass's descent. */
import { sphereStart } from '../../dynamics/optimise/critical-points.ts';
import type { PSpinSnapshot } from '../../dynamics/p-spin.ts';
import { parameterCount } from '../../learner/network.ts';
import { drawWeights } from '../../learner/prior.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import type { Act, Memory } from '../journey.ts';
import { descent } from '../learner-common/optimiser.ts';
import { type SaddlesConfig, STAGES } from '../saddles.ts';
import { walk } from '../walk.ts';
import { indexRows, stageRow } from './rows.ts';
import { type Place, Searches } from './search.ts';
import {
  glassTerrain,
  glassTimes,
  learnerProblem,
  learnerSteps,
  learnerTerrain,
  stepOf,
} from './terrains.ts';

/** Share of a run that training counts for in the progress bar. */
const TRAINING = 0.05;
/** Starting points of the glass have random numbers of their own. */
const GLASS_OWNERS = 2 ** 20;

export async function* run(config: SaddlesConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { samples, copies, decay, iterations, aside } = config;
  const seed = seedFrom(config.seed);
  const problem = await learnerProblem(config);
  const parameters = parameterCount(problem.shape);
  const networks = samples * copies;
  const each = Array.from({ length: samples }, (_, sample) => sample);
  const glasses = each.map((sample) => glassTerrain(config, sample));
  const options = { iterations, seed, aside };
  const owner = ({ sample, copy }: Place) => sample * copies + copy;
  const learner = new Searches(
    each.map((set) => learnerTerrain(problem, set, decay)),
    options,
    owner,
  );
  const glass = new Searches(
    glasses.map(({ terrain }) => terrain),
    options,
    (place) => GLASS_OWNERS + owner(place),
  );
  const trail = new Trail();
  const [steps, times] = [learnerSteps(config), glassTimes()];

  function* training(): Generator<Act> {
    const move = () =>
      descent(networks, {
        optimiser: 'momentum',
        learningRate: config.learningRate,
        batch: 0,
        weightDecay: decay,
      });
    for (const [stage, step] of steps.entries()) {
      if (stage > 0) yield { kind: 'train', learner: 0, steps: step - steps[stage - 1]!, move };
      yield { kind: 'then', run: async (_, [state]) => trail.add(stage, await state!.weights()) };
    }
  }

  function* searching(): Generator<Act> {
    for (let stage = 0; stage < STAGES; stage++) {
      for (const sample of each) {
        yield { kind: 'then', run: () => goDown(glasses[sample]!.descent, times[stage]!) };
        for (let copy = 0; copy < copies; copy++) {
          const place = { stage, sample, copy };
          for (let piece = 0; piece < learner.pieces; piece++)
            yield { kind: 'then', run: () => learnerPiece(place, piece) };
          for (let piece = 0; piece < glass.pieces; piece++)
            yield { kind: 'then', run: () => glassPiece(place, piece) };
        }
      }
      const now = { stage, step: steps[stage]!, time: times[stage]! };
      yield { kind: 'row', row: () => stageRow(now, { learner: learner.endings, glass: glass.endings }) };
    }
  }

  const learnerPiece = (place: Place, piece: number) => {
    const start = () =>
      trail
        .at(place.stage)
        .subarray(owner(place) * parameters)
        .slice(0, parameters);
    learner.go(place, piece, start, (at) => {
      const noise = learner.noise(place, at.length);
      const width = Math.sqrt(at.reduce((sum, x) => sum + x * x, 0) / at.length);
      return at.map((x, k) => x + width * noise[k]!);
    });
  };
  const glassPiece = (place: Place, piece: number) => {
    const { glass: couplings, descent: moving } = glasses[place.sample]!;
    const { size } = config;
    const spins = () => moving.spins.slice(place.copy * size, (place.copy + 1) * size);
    glass.go(
      place,
      piece,
      () => sphereStart(couplings, spins()),
      () => {
        const noise = glass.noise(place, size);
        const moved = spins().map((s, i) => s + noise[i]!);
        const length = Math.sqrt(moved.reduce((sum, s) => sum + s * s, 0) / size);
        return sphereStart(
          couplings,
          moved.map((s) => s / length),
        );
      },
    );
  };

  const pieces = STAGES * samples * (1 + 2 * copies * learner.pieces);
  const spec = () => ({
    problem,
    networks,
    seed,
    weights: drawWeights(problem.shape, { weight: 1, bias: 1 }, { networks, seed }),
  });
  const work = (TRAINING * pieces) / steps.at(-1)!;
  const memory = [trail, learner, glass, ...glasses.map(({ descent: moving }) => memoryOf(moving))];
  const legs = [
    { glasses: [], learners: [{ spec, work }], acts: training },
    { glasses: [], acts: searching },
  ];
  // What moves in training is over in a moment, and is not what this is about: no picture of it.
  yield* walk({ legs, memory }, { ...context, wantsFrame: () => false });
  yield* indexRows({ learner: learner.endings, glass: glass.endings });
}

function goDown(
  moving: { readonly step: number; advance(steps: number, temperature: number): void },
  time: number,
) {
  moving.advance(stepOf(time) - moving.step, 0);
}

/** Weights of all networks at every stage, [stage][network][parameter]. */
class Trail implements Memory {
  private weights: Float64Array[] = [];

  add(stage: number, weights: Float64Array): void {
    this.weights[stage] = weights;
  }

  at(stage: number): Float64Array {
    return this.weights[stage]!;
  }

  save(): unknown {
    return [...this.weights];
  }

  restore(saved: unknown): void {
    this.weights = [...(saved as Float64Array[])];
  }
}

function memoryOf(moving: { snapshot(): PSpinSnapshot; restore(saved: PSpinSnapshot): void }): Memory {
  return { save: () => moving.snapshot(), restore: (saved) => moving.restore(saved as PSpinSnapshot) };
}
