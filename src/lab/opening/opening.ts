/**
 * The first seconds of a first visit: a recorded run plays at once, while the engine opens and begins the same run for itself. Live
 * rows take its place when they have come as far as what is on the screen, so that nothing jumps; whatever a person does brings
 * them at once.
 */
import { effect } from '@preact/signals-core';
import { defaultsOf } from '../../experiments/schema.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { differs, type Session } from '../state/session.ts';
import type { Visit } from '../state/visit.ts';
import { type Recording, readRecording } from './recording.ts';

/** What moves by itself ends within five seconds (WCAG 2.2.2). */
export const PLAY_MS = 4500;
/** A late engine is told of. */
const LATE_S = 20;
const LATE = 'GBX-620';

/** Files by experiment; made by `scripts/record-opening.mjs`, and fetched early by `first-paint.js`. */
const FILES: Readonly<Record<string, string>> = { 'side-by-side': './opening/side-by-side.bin' };

/** Begins to read the recording that an address without settings opens with, while the rest of the page is on its way. */
export function recordingAhead(hash: string, first: string): Promise<Recording | null> {
  const hasSettings = /[#&](?!(v|x|seed|lang)=)[^=&]+=/.test(hash);
  const file = FILES[/[#&]x=([^&]+)/.exec(hash)?.[1] ?? first];
  return file && !hasSettings ? fetchRecording(file).catch(() => null) : Promise.resolve(null);
}

/** Plays the recording of what is open. Without one (or where it does not arrive) the run is waited for as ever. */
export async function playOpening(
  visit: Visit,
  ahead: Promise<Recording | null>,
  still: boolean,
): Promise<void> {
  const session = visit.session.peek();
  if (visit.view.peek().embed || !isAtDefaults(session)) return;
  const recording = await ahead;
  const { id, version } = session.experiment;
  if (recording?.experiment !== id || recording.version !== version) return;
  // Meanwhile a person may have been quicker, or the run has rows.
  const isUntouched = visit.session.peek() === session && isAtDefaults(session);
  const isUnderWay = session.rows.peek().length > 0 || session.isTakenUp;
  if (!isUntouched || isUnderWay || differs(recording.config, session.config.peek())) return;
  play(session, recording, still);
}

const isAtDefaults = ({ experiment, config }: Session) =>
  !differs(config.peek(), defaultsOf(experiment.fields));

async function fetchRecording(file: string): Promise<Recording> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return readRecording(await answer.blob());
}

/** @param still  shows the end of it, and nothing moves */
export function play(session: Session, recording: Recording, still: boolean): void {
  const { shots } = recording;
  const show = (place: number) => {
    session.recorded.value = {
      ...seenAt(recording, place),
      isStill: still,
      isLeaving: session.recorded.peek()?.isLeaving ?? false,
    };
  };
  show(still ? shots.length - 1 : 0);
  const began = performance.now();
  const timer = still ? undefined : setInterval(step, PLAY_MS / (shots.length - 1));
  const late = setTimeout(() => tellLate(session), 1000 * LATE_S);
  const stop = effect(() => {
    if (session.status.value.engine) noLongerLate(session);
    if (isOver(session)) end();
  });

  function step(): void {
    const share = Math.min(1, (performance.now() - began) / PLAY_MS);
    const recorded = session.recorded.peek();
    if (share === 1 || recorded?.isLeaving) clearInterval(timer);
    if (recorded && !recorded.isLeaving) show(Math.round(share * (shots.length - 1)));
  }
  function end(): void {
    clearInterval(timer);
    clearTimeout(late);
    // Within the effect itself: it ends when it has run.
    queueMicrotask(() => stop());
    session.recorded.value = null;
  }
}

/** What is on the screen at a place of the recording. */
function seenAt(recording: Recording, place: number) {
  const { frame, rows } = recording.shots[place]!;
  return {
    rows: recording.rows.slice(0, rows),
    config: recording.config,
    frame,
    findings: recording.findings[rows - 1] ?? [],
    isWhole: rows === recording.rows.length,
  };
}

/** Whether the live run has come as far, with what is found in it; or is wanted at once. */
function isOver(session: Session): boolean {
  const recorded = session.recorded.value;
  const live = session.rows.value.length;
  if (!recorded) return true;
  if (recorded.isLeaving) return live > 0;
  return live > 0 && live >= recorded.rows.length && !session.isFindingOut.value;
}

function tellLate(session: Session): void {
  const { engine, problem, state } = session.status.peek();
  if (!engine && !problem && state === 'opening') session.tell(new GlassboxError(LATE, { seconds: LATE_S }));
}

/** What was said of an engine that was late holds no more. */
function noLongerLate(session: Session): void {
  if (session.status.peek().problem?.id === LATE) queueMicrotask(() => session.dismissProblem());
}
