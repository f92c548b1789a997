/** `<glassbox-status>`: what the run is doing, in one line; only its changes of state are read aloud, not every rung. */
import { html, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import { placeOnLadder } from '../state/ladder.ts';
import type { Session } from '../state/session.ts';
import { number, percent, t } from '../text.ts';
import { recordedStatus } from './recorded-status.ts';

export class GlassboxStatus extends LiveElement {
  static override properties = { session: { attribute: false } };
  declare session: Session;

  protected override render(): TemplateResult {
    const { state } = this.session.status.value;
    return html`
      <p class="transport-status">${this.#status()}</p>
      <p class="visually-hidden" role="status">${this.session.recorded.value ? t('opening.spoken') : t(`common.states.${state}`)}</p>
    `;
  }

  /** Changes with the state and the rung, not with every frame: it is read aloud. */
  #status(): string {
    const { session } = this;
    if (session.problems.value.size > 0) return t('lab.status.refused');
    if (session.recorded.value) return recordedStatus(session);
    const { state, done, total } = session.status.value;
    const rows = session.rows.value;
    const facts = { temperature: number(session.temperature(), 3) };
    const ladder = session.ladder();
    const cooling = ladder.length > 0;
    if (state === 'paused') {
      if (rows.length === 0) return t('lab.status.pausedIdle');
      return t(cooling ? 'lab.status.paused' : 'lab.status.pausedHere', facts);
    }
    if (state === 'running') {
      const share = percent(total > 0 ? done / total : 0);
      const now =
        rows.length > 0 && cooling
          ? t('lab.status.running', facts)
          : t('lab.transport.progress', { percent: share });
      const left = session.timeLeft.value;
      return left ? `${now} · ${t(`lab.status.left.${left.unit}`, { count: number(left.count) })}` : now;
    }
    if (state === 'done' && !endedCold(session.temperature(), ladder)) return t('lab.status.doneHere');
    return t(`lab.status.${state}`, facts);
  }
}
/** Whether a run stopped at the bottom of its ladder: one that is heated again, or has no ladder, does not. */
const endedCold = (now: number | null, ladder: readonly number[]) =>
  now !== null && ladder.length > 0 && placeOnLadder(now, ladder) > 1 - 1e-9;

customElements.define('glassbox-status', GlassboxStatus);
