/**
 * `<glassbox-frame>`: the lab in another page's frame, without the site's header. `full` has all controls; `basic` plays, has one slider
 * and the first figure of each side; `figure` plays; `none` is a picture and a link. A link leads to the full lab with the present state.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Figure } from '../../experiments/declaration.ts';
import { LiveElement } from '../live-element.ts';
import '../parts/chooser.ts';
import { icon } from '../parts/icons.ts';
import { figure, figuresOf } from '../parts/panel.ts';
import '../parts/problem-banner.ts';
import '../parts/setting.ts';
import '../parts/status.ts';
import { sidesOf } from '../sides.ts';
import { fullLink } from '../state/address.ts';
import type { Session } from '../state/session.ts';
import type { EmbedLevel } from '../state/view.ts';
import type { Visit } from '../state/visit.ts';
import { percent, t, tOf } from '../text.ts';
import { posterOf } from './posters.ts';

export class GlassboxFrame extends LiveElement {
  static override properties = { visit: { attribute: false }, play: { attribute: false } };
  declare visit: Visit;
  /** Plays, and makes other frames of the page pause. */
  declare play: () => void;
  /** The session that has had something to draw; an empty chart says less than a picture. */
  #drawn: Session | null = null;

  protected override render(): TemplateResult {
    const session = this.visit.session.value;
    const level = this.visit.view.value.embed ?? 'full';
    document.documentElement.dataset.embed = level;
    return html`${keyed(session, level === 'full' ? this.#full(session) : this.#compact(session, level))}`;
  }

  #full(session: Session): TemplateResult {
    return html`
      <div class="frame-strip">
        <glassbox-chooser .visit=${this.visit}></glassbox-chooser>
        ${this.#wayOut(session)}
      </div>
      <glassbox-page .visit=${this.visit}></glassbox-page>
    `;
  }

  #compact(session: Session, level: Exclude<EmbedLevel, 'full'>): TemplateResult {
    const { id } = session.experiment;
    const waiting = level === 'none' || isWaiting(session);
    if (session.shown.rows.length > 0) this.#drawn = session;
    const isPicture = waiting || this.#drawn !== session;
    return html`
      <main class="frame" data-level=${level} ?data-waiting=${waiting} aria-label=${t('embed.label', { name: tOf(id, 'name') })}>
        <div class="frame-head">
          <h1>${tOf(id, 'name')}</h1>
          ${this.#wayOut(session)}
        </div>
        ${level === 'none' ? nothing : html`<glassbox-problems .visit=${this.visit} .session=${session}></glassbox-problems>`}
        <div class="frame-stage">
          ${isPicture ? this.#poster(session, level !== 'none' && waiting) : html`<div class="frame-figures">${firstFigures(session).map((declared) => figure(session, declared))}</div>`}
        </div>
        ${level === 'none' || waiting ? nothing : this.#foot(session, level)}
      </main>
    `;
  }

  /** Before anything is there: the question, a picture of such a run where there is one, and a way to begin. */
  #poster(session: Session, canBegin: boolean): TemplateResult {
    const { id } = session.experiment;
    const picture = posterOf(id);
    return html`
      <div class="poster" ?data-picture=${picture !== null}>
        ${picture ? html`<img src=${picture} alt=${t('embed.picture', { name: tOf(id, 'name') })} />` : html`<img class="emblem" src="./glassbox.svg" alt="" width="64" height="64" />`}
        <div class="poster-words">
          <p>${tOf(id, 'question')}</p>
          ${
            canBegin
              ? html`<button type="button" class="primary" data-action="play" @click=${this.play}>${icon('play')}<span>${t('embed.play')}</span></button>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  #foot(session: Session, level: EmbedLevel): TemplateResult {
    const running = session.isRunning.value;
    const { state, done, total } = session.status.value;
    const share = state === 'done' ? 1 : total > 0 ? Math.min(1, done / total) : 0;
    const word = running ? 'pause' : state === 'paused' ? 'resume' : 'play';
    const slider = level === 'basic' ? firstSlider(session, this.visit) : null;
    return html`
      <div class="frame-foot">
        <button type="button" class="primary" data-action="play" @click=${running ? () => void session.pause() : this.play}>
          ${icon(running ? 'pause' : 'play')}<span>${t(`lab.transport.${word}`)}</span>
        </button>
        ${slider ? html`<glassbox-setting .session=${session} .name=${slider}></glassbox-setting>` : nothing}
        <progress max="1" .value=${share} aria-label=${t('lab.transport.progress', { percent: percent(share) })}></progress>
        <glassbox-status .session=${session}></glassbox-status>
      </div>
    `;
  }

  #wayOut(session: Session): TemplateResult {
    return html`<a class="way-out" href=${fullLink(session)} target="_blank" rel="noopener" aria-label=${t('embed.openLabel')}>
      ${t('embed.open')}<span aria-hidden="true"> ↗</span>
    </a>`;
  }
}
customElements.define('glassbox-frame', GlassboxFrame);

/** Until its first start a session is told to wait, without rows and without an engine. */
const isWaiting = (session: Session): boolean =>
  session.status.value.state === 'paused' &&
  session.status.value.engine === null &&
  session.rows.value.length === 0;

/** One of each side, or the first that both share. */
export function firstFigures(session: Session): readonly Figure<never>[] {
  const sides = sidesOf(session.experiment).flatMap((side) => figuresOf(session, side).slice(0, 1));
  return sides.length > 0 ? sides : figuresOf(session, 'both').slice(0, 1);
}

/** The first main number that a reader may move. */
export function firstSlider({ experiment, config }: Session, visit: Visit): string | null {
  const { hide, lock } = visit.view.value;
  const movable = Object.entries(experiment.fields).find(
    ([name, { kind, level }]) =>
      (kind === 'integer' || kind === 'real') &&
      level === 'main' &&
      name !== 'seed' &&
      ![...hide, ...lock].includes(name) &&
      name in config.value,
  );
  return movable?.[0] ?? null;
}
