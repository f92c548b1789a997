/** What stands in the status line while a recorded run is on the screen: that it is one, and how far the live run is. */
import type { Session } from '../state/session.ts';
import { percent, t } from '../text.ts';

export function recordedStatus(session: Session): string {
  const { state, done, total, engine } = session.status.value;
  if (state === 'failed' || state === 'cancelled') return t('opening.status.alone');
  if (state === 'paused') return t('opening.status.paused');
  if (!engine) return t('opening.status.opening');
  return t('opening.status.behind', { percent: percent(total > 0 ? done / total : 0) });
}
