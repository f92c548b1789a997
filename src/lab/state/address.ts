/** The page's address is the run: settings in the fragment, one history entry per change, so that Back undoes. */
import { effect } from '@preact/signals-core';
import type { Experiment } from '../../experiments/declaration.ts';
import { type DecodedLink, decodeLink, encodeLink } from '../../experiments/link.ts';
import type { Session } from './session.ts';

export function readAddress(experiments: readonly Experiment[]): DecodedLink {
  return decodeLink(location.hash, experiments);
}

/** Language wished for by the link, before anything else is decoded. */
export function linkLanguage(): string | null {
  return /[#&]lang=([^&]+)/.exec(location.hash)?.[1] ?? null;
}

export function shareLink(session: Session): string {
  return `${location.href.replace(/#.*/, '')}#${encodeLink(session.experiment, session.config.value)}`;
}

/** Keeps address and settings in step, both ways. */
export function followAddress(session: Session): void {
  let first = true;
  effect(() => {
    const link = `#${encodeLink(session.experiment, session.config.value)}`;
    if (first || link === location.hash) {
      first = false;
      return;
    }
    history.pushState(null, '', link);
  });
  addEventListener('popstate', () => {
    const { config } = decodeLink(location.hash, [session.experiment]);
    // Files are in no link: they stay.
    const files = Object.entries(session.config.peek()).filter(([key]) => session.field(key).kind === 'file');
    session.change({ ...config, ...Object.fromEntries(files) });
  });
}
