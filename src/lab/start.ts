/** Puts the lab on the page and sets it going; the controller is given, so that tests can give another. */

import { effect } from '@preact/signals-core';
import type { ControllerApi } from '../controller/protocol.ts';
import type { Experiment } from '../experiments/declaration.ts';
import { openLink } from '../experiments/link.ts';
import type { Shelved } from '../experiments/shelf.ts';
import { GlassboxError } from '../messages/problem.ts';
import { watchHotkeys } from './hotkeys.ts';
import type { GlassboxHeader } from './parts/header.ts';
import './parts/header.ts';
import type { GlassboxPage } from './parts/page.ts';
import './parts/page.ts';
import './parts/panel.ts';
import { playOpening } from './opening/opening.ts';
import { sound } from './sound/sound.ts';
import { followAddress, linkLanguage } from './state/address.ts';
import type { FindingsOf } from './state/findings.ts';
import { learnExperiment, openPreferences, prefersStill } from './state/preferences.ts';
import { Visit } from './state/visit.ts';
import { tOf } from './text.ts';

export async function startLab(
  host: HTMLElement,
  shelf: readonly Shelved[],
  connect: (failed: (reason: string) => void) => ControllerApi,
  findingsOf: FindingsOf,
): Promise<Visit> {
  const spoken = shelf.map((entry) => ({ ...entry, load: () => withWords(entry) }));
  // The language first: it decides which texts come along with the experiment.
  const [, asked] = await Promise.all([openPreferences(linkLanguage()), openLink(location.hash, spoken)]);
  const controller = connect((reason) => visit.break(new GlassboxError('GBX-602', { reason })));
  const visit: Visit = new Visit(spoken, controller, findingsOf, prefersStill, asked);
  const header = document.createElement('glassbox-header') as GlassboxHeader;
  const lab = document.createElement('glassbox-page') as GlassboxPage;
  header.visit = visit;
  lab.visit = visit;
  host.replaceChildren(header, lab);
  effect(() => {
    document.title = `${tOf(visit.session.value.experiment.id, 'name')} · Glassbox`;
  });
  followAddress(visit);
  watchHotkeys(visit);
  void playOpening(visit, prefersStill());
  hearWhenAsked(visit);
  // The page is painted before the engine starts to work for it.
  requestAnimationFrame(() => setTimeout(() => visit.start()));
  return visit;
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
