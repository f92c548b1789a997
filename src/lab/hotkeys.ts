/**
 * Shortcuts: only while no control has the focus (those of function keys and Alt also then), and only if the person wants them
 * (WCAG 2.1.4). Which key does what: `keys/keymap.ts`; what it does: `keys/actions.ts`.
 */
import { ACTIONS, chooseByNumber } from './keys/actions.ts';
import { actionOf, isTyped, keyName } from './keys/keymap.ts';
import { hotkeys, keymap } from './state/preferences.ts';
import type { Visit } from './state/visit.ts';

const CONTROLS =
  'input, select, textarea, button, a, summary, dialog, [contenteditable], [role=application], [tabindex="0"]';
/** Single signs mean nothing to these, so they are free for shortcuts there too. */
const DEAF_TO_SIGNS = 'button, a, summary, [role=application]';

export function watchHotkeys(visit: Visit): void {
  document.addEventListener('keydown', (event) => {
    if (!hotkeys.value || event.defaultPrevented) return;
    const name = keyName(event);
    if (name === null || !isFree(event.target, name)) return;
    const number = /^Alt\+([1-9])$/.exec(name)?.[1];
    const action = actionOf(keymap.value, name);
    const done = number ? chooseByNumber(visit, Number(number)) : action && ACTIONS[action](visit) !== false;
    if (done) event.preventDefault();
  });
}

function isFree(target: EventTarget | null, name: string): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest('dialog')) return false;
  if (!isTyped(name)) return true;
  const control = target.closest(CONTROLS);
  return control === null || (/^(Shift\+)?\S$/u.test(name) && control.matches(DEAF_TO_SIGNS));
}
