/** Space plays and pauses, full stop makes one step: only while no control has the focus, and only if the person wants it. */
import { hotkeys } from './state/preferences.ts';
import type { Visit } from './state/visit.ts';

const CONTROLS =
  'input, select, textarea, button, a, summary, dialog, [contenteditable], [role=application], [tabindex="0"]';

export function watchHotkeys({ session }: Visit): void {
  document.addEventListener('keydown', (event) => {
    if (!hotkeys.value || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(CONTROLS)) return;
    if (event.key === ' ') void session.peek().toggle();
    else if (event.key === '.') void session.peek().step();
    else return;
    event.preventDefault();
  });
}
