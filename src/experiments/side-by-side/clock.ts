/**
 * The clock that several sides share as they are cooled together.
 *
 * A temperature is BEATS beats. In the first half the states relax (and networks tune their step); then each is
 * remembered; in the second half every beat ends with a measurement. The hottest temperature starts with one more half of
 * relaxing, because the states begin at random. A run can pause, stop and be saved after any piece of a beat.
 */
import { Pacer } from '../../dynamics/pacer.ts';
import type { Row, RunContext, SpinsAtRow } from '../declaration.ts';
import type { Side, SideSummary } from './side.ts';

/** The side whose spins bear no name of their own in files. */
const MAIN = 'glass';

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

export interface NamedSide<N extends string = string> {
  readonly name: N;
  readonly side: Side;
  readonly pacer: Pacer;
}

export function named<const N extends string>(name: N, side: Side): NamedSide<N> {
  return { name, side, pacer: new Pacer() };
}

/** What a side says at the end of a temperature. */
export interface Part<N extends string = string> {
  readonly name: N;
  readonly summary: SideSummary;
}

export interface Cooling<N extends string> {
  /** tau of every step, hot to cold. */
  readonly ladder: Float64Array;
  readonly sides: readonly NamedSide<N>[];
  /** Sides that the live picture shows. */
  isShown(side: NamedSide<N>): boolean;
  /** The row of a temperature. */
  rowOf(step: number, tau: number, parts: readonly Part<N>[]): Row;
}

/** Walks down the ladder, or on from where a checkpoint was made; a row at the end of every temperature. */
export async function* cool<N extends string>(
  { ladder, sides, isShown, rowOf }: Cooling<N>,
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
      if (context.wantsFrame()) await showFrame(sides.filter(isShown), tau, position, beats, context);
    }
    const parts = [];
    for (const { name, side } of sides) parts.push({ name, summary: await side.summary() });
    for (const { summary } of parts) if (summary.note) context.note(summary.note.id, summary.note.facts);
    if (context.states) await context.states(await spinsOf(sides));
    yield rowOf(position.step, tau, parts);
  }
}

async function spinsOf(sides: readonly NamedSide[]): Promise<SpinsAtRow[]> {
  const told = await Promise.all(
    sides.map(async ({ name, side }) => {
      const spins = await side.spins();
      return spins ? [{ ...spins, label: name === MAIN ? '' : name }] : [];
    }),
  );
  return told.flat();
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

async function showFrame(
  sides: readonly NamedSide[],
  temperature: number,
  { step, beat }: Position,
  total: number,
  context: RunContext,
): Promise<void> {
  const arrays = await Promise.all(sides.map(({ side }) => side.frame()));
  context.frame({
    done: HALF + BEATS * step + beat + 1,
    total,
    values: { temperature, step },
    arrays: Object.assign({}, ...arrays),
  });
}
