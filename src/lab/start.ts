/** Puts the lab on the page and sets it going; the controller is given, so that tests can give another. */

import { effect } from '@preact/signals-core';
import type { Experiment } from '../experiments/declaration.ts';
import { watchHotkeys } from './hotkeys.ts';
import type { GlassboxHeader } from './parts/header.ts';
import './parts/header.ts';
import type { GlassboxLab } from './parts/lab.ts';
import './parts/lab.ts';
import './parts/panel.ts';
import { followAddress, linkLanguage, readAddress } from './state/address.ts';
import type { FindingsOf } from './state/findings.ts';
import { browserStore } from './state/keep.ts';
import { type Heart, Lifeline } from './state/lifeline.ts';
import { watchUncaught } from './state/page-problems.ts';
import { openPreferences, prefersStill } from './state/preferences.ts';
import { Survival, survival, wasReloaded } from './state/survival.ts';
import { Visit } from './state/visit.ts';
import { tOf } from './text.ts';

export async function startLab(
  host: HTMLElement,
  experiments: readonly Experiment[],
  controllerIn: () => Heart,
  findingsOf: FindingsOf,
): Promise<Visit> {
  watchUncaught();
  await openPreferences(linkLanguage());
  const controller = new Lifeline(controllerIn, (held) => survival.peek()?.held(held));
  const visit = new Visit(experiments, controller, findingsOf, prefersStill, readAddress(experiments));
  const header = document.createElement('glassbox-header') as GlassboxHeader;
  const lab = document.createElement('glassbox-lab') as GlassboxLab;
  header.visit = visit;
  lab.visit = visit;
  host.replaceChildren(header, lab);
  effect(() => {
    document.title = `${tOf(visit.session.value.experiment.id, 'name')} · Glassbox`;
  });
  followAddress(visit);
  const alive = new Survival(visit, controller, browserStore(), prefersStill);
  survival.value = alive;
  watchHotkeys(visit);
  // The page is painted before the engine starts to work for it.
  requestAnimationFrame(() => setTimeout(() => void alive.begin(wasReloaded())));
  return visit;
}
