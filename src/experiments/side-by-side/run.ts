/**
 * The clock that both sides share.
 *
 * A temperature is BEATS beats. In the first half the states relax (and the networks tune their step); then each is
 * remembered; in the second half every beat ends with a measurement. The hottest temperature starts with one more half of
 * relaxing, because the states begin at random. A run can pause, stop and be saved after any piece of a beat.
 */
import { Pacer } from '../../dynamics/pacer.ts';
import { geometricLadder } from '../../dynamics/temperature-ladder.ts';
import { randomPatterns } from '../../glass/patterns-random.ts';
import { seedFrom } from '../../random/seed.ts';
import { flagOf } from '../command-line.ts';
import type { Row, RunContext } from '../declaration.ts';
import { PERCEPTRON_SIZE, type SideBySideConfig } from './fields.ts';
import { glassSetup } from './glass-setup.ts';
import { createGlassSide } from './glass-side.ts';
import { controlConfig, learnerSetup } from './learner-setup.ts';
import { createNetworkSide } from './network-side.ts';
import { createPerceptronSide } from './perceptron-side.ts';
import type { Side, SideSummary } from './side.ts';
import { unusedSettings } from './unused.ts';

/** Beats at each temperature; the second half of them end with a measurement. */
const BEATS = 32;
const HALF = BEATS / 2;

/** Where a run stands: `done[side]` units of this beat are already made. */
interface Position {
  readonly step: number;
  /** -HALF … BEATS; negative beats warm up the hottest temperature. */
  readonly beat: number;
  readonly done: readonly number[];
}

interface SavedRun {
  readonly position: Position;
  readonly sides: readonly unknown[];
}

export async function* run(config: SideBySideConfig, context: RunContext): AsyncGenerator<Row, void> {
  const ladder = geometricLadder(config.hottest, config.coldest, config.steps).temperatures;
  const sides = await openSides(config, context);
  try {
    yield* cool(ladder, sides, context);
  } finally {
    for (const { side } of sides) side.destroy();
  }
}

interface NamedSide {
  readonly name: 'glass' | 'learner' | 'control';
  readonly side: Side;
  readonly pacer: Pacer;
}

/** Left, right, and the convex control behind the right (unless the right is that control). */
async function openSides(config: SideBySideConfig, { engine, note }: RunContext): Promise<NamedSide[]> {
  const seed = seedFrom(config.seed);
  const common = { replicas: config.replicas, seed, temperatures: config.steps };
  const glass = glassSetup(config, seed);
  for (const { id, facts } of glass.notes) note(id, facts);
  const unused = unusedSettings(config);
  if (unused.length > 0) note('unused', { settings: unused.map(flagOf).join(', ') });
  const network = (settings: SideBySideConfig) => {
    const setup = learnerSetup(settings, seed);
    for (const { id, facts } of setup.notes) note(`table.${id}`, facts);
    return createNetworkSide(engine, {
      ...common,
      ...setup,
      samples: settings.samples,
      moves: settings.moves,
      motion: settings.motion,
      batch: settings.batch,
      learningRate: settings.learningRate,
      hottest: settings.hottest,
      decayTemperature: settings.noise * settings.coldest,
    });
  };
  const named = (name: NamedSide['name'], side: Side): NamedSide => ({ name, side, pacer: new Pacer() });
  const sides = [
    named(
      'glass',
      await createGlassSide(engine, {
        ...common,
        ...glass,
        samples: glass.instances.length,
        rule: config.rule,
        sweeps: config.sweeps,
      }),
    ),
  ];
  if (config.learner === 'binary-perceptron') {
    const patterns = Array.from({ length: config.samples }, (_, sample) =>
      randomPatterns({
        size: PERCEPTRON_SIZE,
        patterns: config.points,
        labels: config.labels === 'teacher' ? 'teacher' : 'random',
        seed,
        sample,
      }),
    );
    const { samples, rule, sweeps } = config;
    sides.push(
      named('learner', await createPerceptronSide(engine, { ...common, patterns, samples, rule, sweeps })),
    );
  } else {
    sides.push(named('learner', await network(config)));
  }
  if (config.learner !== 'linear') sides.push(named('control', await network(controlConfig(config))));
  return sides;
}

async function* cool(
  ladder: Float64Array,
  sides: readonly NamedSide[],
  context: RunContext,
): AsyncGenerator<Row, void> {
  const nothingDone = sides.map(() => 0);
  let position: Position = { step: 0, beat: -HALF, done: nothingDone };
  const restored = context.restored as SavedRun | null;
  if (restored) {
    position = restored.position;
    for (const [i, { side }] of sides.entries()) {
      side.enter(ladder[position.step]!);
      await side.restore(restored.sides[i]);
    }
  }
  const beats = HALF + BEATS * ladder.length;
  const save = async (): Promise<SavedRun> => ({
    position,
    sides: await Promise.all(sides.map(({ side }) => side.save())),
  });

  for (; position.step < ladder.length; position = { step: position.step + 1, beat: 0, done: nothingDone }) {
    const tau = ladder[position.step]!;
    if (!(restored && restored.position.step === position.step))
      for (const { side } of sides) side.enter(tau);
    for (; position.beat < BEATS; position = { ...position, beat: position.beat + 1, done: nothingDone }) {
      for (const [i, { side, pacer }] of sides.entries()) {
        const units = unitsOfBeat(side.unitsPerTemperature, position.beat);
        const before = position.done[i]!;
        await pacer.run(
          units - before,
          (piece) => side.advance(piece, position.beat < HALF),
          async (made) => {
            position = { ...position, done: position.done.with(i, before + made) };
            await context.tick(save);
          },
        );
      }
      await endBeat(sides, position.beat);
      context.progress(HALF + BEATS * position.step + position.beat + 1, beats);
      if (context.wantsFrame()) await showFrame(sides, tau, position, beats, context);
    }
    const parts = [];
    for (const { name, side } of sides) parts.push({ name, summary: await side.summary() });
    for (const { summary } of parts) if (summary.note) context.note(summary.note.id, summary.note.facts);
    yield rowOf(position.step, tau, parts);
  }
}

/** Units are dealt out evenly over the beats, so that every beat of a short run still differs by at most one. */
function unitsOfBeat(perTemperature: number, beat: number): number {
  const upTo = (b: number) => Math.floor((b * perTemperature) / BEATS);
  const within = beat < 0 ? beat + HALF : beat;
  return upTo(within + 1) - upTo(within);
}

async function endBeat(sides: readonly NamedSide[], beat: number): Promise<void> {
  for (const { side } of sides) {
    if (beat === HALF - 1) await side.remember();
    else if (beat >= HALF) await side.measure();
  }
}

function rowOf(
  step: number,
  tau: number,
  parts: readonly { name: NamedSide['name']; summary: SideSummary }[],
): Row {
  const values: Record<string, Row['values'][string]> = { step, temperature: tau };
  const samples: Record<string, readonly number[]> = {};
  const histograms: Record<string, SideSummary['histograms'][string]> = {};
  for (const { name, summary } of parts) {
    if (name === 'control') {
      const { learnerSelf, learnerSelfError, learnerMutual, learnerMutualError } = summary.values;
      Object.assign(values, {
        controlSelf: learnerSelf,
        controlSelfError: learnerSelfError,
        controlMutual: learnerMutual,
        controlMutualError: learnerMutualError,
      });
    } else {
      Object.assign(values, summary.values);
      Object.assign(samples, summary.samples);
      Object.assign(histograms, summary.histograms);
    }
  }
  return { values, samples, histograms };
}

async function showFrame(
  sides: readonly NamedSide[],
  temperature: number,
  { step, beat }: Position,
  total: number,
  context: RunContext,
): Promise<void> {
  const shown = sides.filter(({ name }) => name !== 'control');
  const arrays = await Promise.all(shown.map(({ side }) => side.frame()));
  context.frame({
    done: HALF + BEATS * step + beat + 1,
    total,
    values: { temperature, step },
    arrays: Object.assign({}, ...arrays),
  });
}
