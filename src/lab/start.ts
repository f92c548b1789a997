/** Puts the lab on the page and sets it going; the controller is given, so that tests can give another. */

import { effect } from '@preact/signals-core';
import type { ControllerApi } from '../controller/protocol.ts';
import type { Experiment } from '../experiments/declaration.ts';
import { GlassboxError } from '../messages/problem.ts';
import { watchHotkeys } from './hotkeys.ts';
import './parts/header.ts';
import type { GlassboxLab } from './parts/lab.ts';
import './parts/lab.ts';
import './parts/panel.ts';
import { followAddress, linkLanguage, readAddress } from './state/address.ts';
import type { FindingsOf } from './state/findings.ts';
import { openPreferences, prefersStill } from './state/preferences.ts';
import { Session } from './state/session.ts';
import { tOf } from './text.ts';

export function startLab(
  host: HTMLElement,
  experiments: readonly Experiment[],
  connect: (failed: (reason: string) => void) => ControllerApi,
  findingsOf: FindingsOf,
): Session {
  openPreferences(linkLanguage());
  const { experiment, config, notes } = readAddress(experiments);
  const session: Session = new Session(
    experiment,
    connect((reason) => session.break(new GlassboxError('GBX-602', { reason }))),
    findingsOf,
    config,
  );
  const header = document.createElement('glassbox-header');
  const lab = document.createElement('glassbox-lab') as GlassboxLab;
  lab.session = session;
  lab.linkNotes = notes;
  host.replaceChildren(header, lab);
  effect(() => {
    document.title = `${tOf(experiment.id, 'name')} · Glassbox`;
  });
  followAddress(session);
  watchHotkeys(session);
  // The page is painted before the engine starts to work for it.
  requestAnimationFrame(() => setTimeout(() => void session.start(prefersStill())));
  return session;
}
