/** Puts the lab on the page and sets it going; the controller is given, so that tests can give another. */

import { effect } from '@preact/signals-core';
import type { Experiment } from '../experiments/declaration.ts';
import { openLink } from '../experiments/link.ts';
import type { Shelved } from '../experiments/shelf.ts';
import type { EarlyMessages } from './embed/early.ts';
import { watchHotkeys } from './hotkeys.ts';
import type { GlassboxHeader } from './parts/header.ts';
import './parts/header.ts';
import type { GlassboxPage } from './parts/page.ts';
import './parts/page.ts';
import './parts/panel.ts';
import { playOpening, recordingAhead } from './opening/opening.ts';
import { sound } from './sound/sound.ts';
import { followAddress, linkLanguage } from './state/address.ts';
import type { FindingsOf } from './state/findings.ts';
import { browserStore } from './state/keep.ts';
import { type Heart, Lifeline } from './state/lifeline.ts';
import { watchUncaught } from './state/page-problems.ts';
import { learnExperiment, learnPart, openPreferences, prefersStill } from './state/preferences.ts';
import { learnProblems, learnProblemsSoon } from './state/problem-words.ts';
import { Survival, survival, wasReloaded } from './state/survival.ts';
import { Visit } from './state/visit.ts';
import { isWhole } from './state/whole.ts';
import { watchStories } from './stories/gate.ts';
import { followRestraint } from './teaching/restraint.ts';
import { tOf } from './text.ts';

/** As long the first screen waits for a recording that is late. */
const RECORDING_MS = 600;
/** Long after the first seconds, ms. */
const IDLE_MS = 6000;

/** @returns null where the page can only say why nothing runs */
export async function startLab(
  host: HTMLElement,
  shelf: readonly Shelved[],
  controllerIn: () => Heart,
  findingsOf: FindingsOf,
  early: EarlyMessages,
): Promise<Visit | null> {
  watchUncaught();
  const spoken = shelf.map((entry) => ({ ...entry, load: () => withWords(entry) }));
  const isFrame = isFramed() || isOriginless();
  const recording = recordingAhead(location.hash, shelf[0]!.id);
  // The language first: it decides which texts come along with the experiment.
  const [, asked] = await Promise.all([
    openPreferences(linkLanguage()),
    openLink(location.hash, spoken),
    isFrame ? learnPart('embed') : null,
    // Worth waiting for, but not long: with it the first screen moves from the beginning.
    Promise.race([recording, new Promise((resolve) => setTimeout(resolve, RECORDING_MS))]),
  ]);
  // Of these a frame also tells the page around it.
  if (isFrame) await learnProblems();
  else learnProblemsSoon();
  // A frame's sandbox may take its origin away, and with it the workers.
  if (isOriginless()) return (await import('./embed/refusal.ts')).refuse(host, early);
  // Its worker starts with the first thing that is asked of it: most frames are only looked at.
  const controller = new Lifeline(controllerIn, (held) => survival.peek()?.held(held));
  const visit = new Visit(spoken, controller, findingsOf, prefersStill, asked);
  const header = document.createElement('glassbox-header') as GlassboxHeader;
  const lab = document.createElement('glassbox-page') as GlassboxPage;
  header.visit = visit;
  lab.visit = visit;
  if (isFrame) {
    visit.waits = true;
    // Out of sight no frame is painted, so there is none to wait for.
    isWhole.value = true;
    visit.start();
    const { openFrame } = await import('./embed/frame.ts');
    openFrame(host, visit, early);
  } else {
    // Before anything is rendered: a recording that is there already is on the first screen.
    void playOpening(visit, recording, prefersStill());
    host.replaceChildren(header, lab);
  }
  effect(() => {
    document.title = `${tOf(visit.session.value.experiment.id, 'name')} · Glassbox`;
  });
  followRestraint(() => ({ view: visit.view.value, experiment: visit.session.value.experiment }));
  followAddress(visit);
  watchStories(visit);
  watchHotkeys(visit);
  hearWhenAsked(visit);
  // What a frame shows it neither plays by itself nor keeps.
  if (isFrame) return visit;
  const alive = new Survival(visit, controller, browserStore(), prefersStill);
  survival.value = alive;
  // The page is painted before the engine starts to work for it.
  requestAnimationFrame(() => setTimeout(() => void alive.begin(wasReloaded())));
  onceIdle(async () => {
    // While there is a line to fetch them.
    await learnProblems();
    if (!import.meta.env.PROD) return;
    const [{ keepOffline }] = await Promise.all([import('./offline/news.ts'), learnPart('offline')]);
    await keepOffline(visit);
  });
  return visit;
}

/** Whether the address asks for the page of a frame. Once made, a page stays what it is. */
const isFramed = () => /[#&]ui\.embed=(full|basic|figure|none)(&|$)/.test(location.hash);

const isOriginless = () => self.origin === 'null';

/** What the page needs last: after it has come to rest, on a line that is not busy with its first files. */
function onceIdle(work: () => Promise<void>): void {
  const quiet = () =>
    'requestIdleCallback' in window ? requestIdleCallback(() => void work()) : void work();
  setTimeout(quiet, IDLE_MS);
}

/** Tones come when sound is first switched on. */
function hearWhenAsked(visit: Visit): void {
  const stop = sound.subscribe((on) => {
    if (!on) return;
    queueMicrotask(() => stop());
    import('./sound/sonify.ts').then(
      ({ sonify }) => sonify(visit),
      (error: unknown) => visit.session.peek().tell(error),
    );
  });
}

/** An experiment comes with its texts, or not at all. */
async function withWords(entry: Shelved): Promise<Experiment> {
  const [experiment] = await Promise.all([entry.load(), learnExperiment(entry.id)]);
  return experiment;
}
