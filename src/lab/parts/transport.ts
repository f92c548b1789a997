/** `<glassbox-transport>`: the bar that stays in reach: play and pause, step, start again, temperature, seed. */
import { html, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import { placeOnLadder } from '../state/ladder.ts';
import type { Session } from '../state/session.ts';
import { number, percent, t } from '../text.ts';
import { icon } from './icons.ts';
import { seedControl } from './seed.ts';

export class GlassboxTransport extends LiveElement {
  static override properties = { session: { attribute: false } };
  declare session: Session;

  protected override render(): TemplateResult {
    const { session } = this;
    const { state } = session.status.value;
    const running = session.isRunning.value;
    const play = state === 'paused' && session.rows.value.length > 0 ? 'resume' : 'play';
    return html`
      <div class="transport">
        <div class="transport-buttons">
          <button type="button" class="primary" data-action="play" @click=${() => void session.toggle()}>
            ${icon(running ? 'pause' : 'play')}<span>${t(running ? 'lab.transport.pause' : `lab.transport.${play}`)}</span>
          </button>
          <button type="button" data-action="step" @click=${() => void session.step()}>
            ${icon('step')}<span>${t('lab.transport.step')}</span>
          </button>
          <button type="button" data-action="reset" @click=${() => session.reset()}>
            ${icon('reset')}<span>${t('lab.transport.reset')}</span>
          </button>
        </div>
        ${this.#thermometer()}
        ${seedControl(session, 'field-seed')}
      </div>
    `;
  }

  /** Hot on the left, cold on the right; a mark for each rung, filled once it is measured. */
  #thermometer(): TemplateResult {
    const { session } = this;
    const ladder = session.ladder();
    const rows = session.shownRows.length;
    const now = session.temperature();
    const first = ladder[0];
    const last = ladder[ladder.length - 1];
    if (first === undefined || last === undefined) return this.#progress();
    const label =
      now === null
        ? t('lab.transport.ladderIdle', { hottest: number(first, 3), coldest: number(last, 3) })
        : t('lab.transport.ladder', { now: number(now, 3), done: rows, total: ladder.length });
    const place = now === null ? 0 : placeOnLadder(now, ladder);
    return html`
      <div class="thermometer" role="img" aria-label=${label}>
        <div class="thermometer-scale">
          ${ladder.map((T, k) => html`<i class="rung" ?data-done=${k < rows} style=${`left:${100 * placeOnLadder(T, ladder)}%`}></i>`)}
          <b class="mercury" style=${`width:${100 * place}%`}></b>
          <b class="now" style=${`left:${100 * place}%`}></b>
        </div>
        <div class="thermometer-ends">
          <span>${number(first, 3)}</span>
          <strong>T = ${now === null ? '–' : number(now, 3)}</strong>
          <span>${number(last, 3)}</span>
        </div>
      </div>
    `;
  }

  /** Where no ladder is walked down: how much of the run is done. */
  #progress(): TemplateResult {
    const { state, done, total } = this.session.status.value;
    const share = state === 'done' ? 1 : total > 0 ? done / total : 0;
    const label = t('lab.transport.progress', { percent: percent(share) });
    return html`
      <div class="thermometer"><progress max="1" .value=${share} aria-label=${label}></progress></div>
    `;
  }
}
customElements.define('glassbox-transport', GlassboxTransport);
