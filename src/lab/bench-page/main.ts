/** The entry of bench.html. */
import citation from '../../../CITATION.cff?raw';
import { readCitation } from '../share/citation.ts';
import { learnPart, openPreferences } from '../state/preferences.ts';
import type { GlassboxBench } from './bench-page.ts';
import './bench-page.ts';

async function open(): Promise<void> {
  const host = document.getElementById('bench');
  if (!host) throw new Error('the page has no #bench');
  const link = /[#&]lang=([^&]+)/.exec(location.hash)?.[1] ?? null;
  await openPreferences(link);
  await learnPart('bench');
  const page = document.createElement('glassbox-bench') as GlassboxBench;
  page.version = readCitation(citation).version;
  host.replaceChildren(page);
}

open().catch((error: unknown) => {
  // No texts have arrived to say it with.
  dispatchEvent(new CustomEvent('glassbox-missing', { detail: String(error) }));
});
