/**
 * The page's address is the run: experiment and settings in the fragment, one history entry per change, so that Back undoes.
 * An address that names a language goes on naming the one that is shown. The result that a link claims stays in the address as long
 * as its configuration does.
 */
import { effect } from '@preact/signals-core';
import { encodeLink, LINK_VERSION } from '../../experiments/link.ts';
import type { Config } from '../../experiments/schema.ts';
import { chooseLanguage } from '../../messages/language.ts';
import { Entries } from './entries.ts';
import { language, showLanguage } from './preferences.ts';
import { differences, type Session } from './session.ts';
import { type View, viewKeys } from './view.ts';
import type { Visit } from './visit.ts';

/** Entries of the history that this page wrote; others were typed or pasted. */
const OURS = 'glassbox';

/** Language wished for by the link, before anything else is decoded. */
export function linkLanguage(): string | null {
  return /[#&]lang=([^&]+)/.exec(location.hash)?.[1] ?? null;
}

export function shareLink(session: Session): string {
  return here(encodeLink(session.experiment, session.config.value));
}

/** The same run in the full lab, in the language that is shown: for a lab in a frame. */
export function fullLink(session: Session): string {
  return here(encodeLink(session.experiment, session.config.value, { lang: language.value }));
}

/** Where an experiment is found at its defaults. */
export function experimentLink(id: string): string {
  const view = Object.entries(spoken()).map(([key, value]) => `&${key}=${value}`);
  return here(`v=${LINK_VERSION}&x=${id}${view.join('')}`);
}

/** A link to another run on this page, shown in such a view. @param link  canonical, without a view */
export function linkHere(link: string, view: View): string {
  const keys = Object.entries({ ...viewKeys(view), ...spoken() }).sort(([a], [b]) => (a < b ? -1 : 1));
  const said = keys.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2C', ',')}`);
  return here([link, ...said].join('&'));
}

/** The whole address: a bare fragment would pass for a place on this page. */
const here = (fragment: string) => `${location.href.replace(/#.*/, '')}#${fragment}`;

/** The language, where the address names one. */
function spoken(): Record<string, string> {
  return linkLanguage() === null ? {} : { lang: language.value };
}

/** Keeps address and visit in step, both ways. */
export function followAddress(visit: Visit): void {
  /** The run and the view that the address names; another language is no other address. */
  let run: string | null = null;
  let claimed: string | null = null;
  let before: { readonly session: Session; readonly config: Config } | null = null;
  let following = false;
  const entries = new Entries({
    push: (link) => history.pushState(OURS, '', link),
    replace: (link) => history.replaceState(OURS, '', link),
  });
  history.replaceState(OURS, '', location.href);
  effect(() => {
    const session = visit.session.value;
    const config = session.config.value;
    const view = viewKeys(visit.view.value);
    const fp = visit.claim.value?.fp ?? null;
    const shown = visit.encode(session.experiment, config, view, null);
    const link = `#${visit.encode(session.experiment, config, { ...view, ...spoken() }, fp)}`;
    const other = run !== null && run !== shown;
    const named = run !== null && (linkLanguage() !== null || claimed !== fp);
    const what = before?.session === session ? differences(before.config, config).join(' ') : '';
    run = shown;
    claimed = fp;
    before = { session, config };
    if (link === location.hash) return;
    // In a frame Back belongs to the page around it.
    if (other && visit.view.value.embed !== null) history.replaceState(OURS, '', link);
    // Without a name it is another experiment or another view: never the same change again.
    else if (other && !following) entries.add(link, what || link);
    else if (named) history.replaceState(OURS, '', link);
  });
  addEventListener('popstate', ({ state }) => {
    entries.leave();
    // The way back never changes the language; a link that somebody pasted may.
    if (state !== OURS) void showLanguage(chooseLanguage([linkLanguage(), language.peek()]));
    void visit.follow(location.hash, (change) => {
      following = true;
      change();
      following = false;
    });
  });
}
