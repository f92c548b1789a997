/** Says what a key did, for eyes and ears: a line that goes away by itself. */
import type { MessageKey } from '../../messages/say.ts';
import { t } from '../text.ts';

const STAYS_MS = 3000;
let line: HTMLElement | null = null;
let gone: ReturnType<typeof setTimeout> | undefined;

export function announce(key: MessageKey): void {
  if (!line) {
    line = document.createElement('p');
    line.className = 'announcement';
    line.setAttribute('role', 'status');
    document.body.append(line);
  }
  line.textContent = t(key);
  line.hidden = false;
  clearTimeout(gone);
  gone = setTimeout(() => {
    if (line) line.hidden = true;
  }, STAYS_MS);
}
