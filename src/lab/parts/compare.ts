/** `<glassbox-compare>`: the runs that stay in the charts beside the one on screen: the run before, by itself; others, when they are pinned. */
import { html, nothing, type TemplateResult } from 'lit';
import { isSameRun } from '../../plot/compared.ts';
import { pinNames } from '../chart/pin-names.ts';
import { LiveElement } from '../live-element.ts';
import { valueWords } from '../setting-words.ts';
import { PIN_SLOTS, type PinnedRun, pinsOf } from '../state/pins.ts';
import { differences, type Session } from '../state/session.ts';
import { t, tOf } from '../text.ts';
import { pinnedRun } from './pinned-run.ts';

export class GlassboxCompare extends LiveElement {
  static override properties = { session: { attribute: false } };
  declare session: Session;

  protected override render(): TemplateResult {
    const { session } = this;
    const pins = pinsOf(session.experiment.id);
    const runs = pins.runs.value;
    return html`
      <section class="comparison" aria-label=${t('charts.pins.label')}>
        ${this.#before(runs)}
        ${this.#button(runs)}
        ${
          runs.length === 0
            ? nothing
            : html`
                <ul class="pins">
                  ${runs.map((run) => pinnedRun(session, pins, run, this.#nameOf(runs, run), () => this.#remove(run)))}
                </ul>
                ${runs.length > 1 ? html`<button type="button" class="quiet" data-pins="clear" @click=${() => pins.clear()}>${t('charts.pins.clear')}</button>` : nothing}
              `
        }
        <output class="visually-hidden pin-news"></output>
      </section>
    `;
  }

  #button(runs: readonly PinnedRun[]): TemplateResult {
    const { session } = this;
    const rows = session.rows.value;
    const isPinned = runs.some((run) => isSameRun(run.rows, rows));
    const isFull = runs.length >= PIN_SLOTS;
    const help = isPinned
      ? null
      : isFull
        ? t('charts.pins.full')
        : runs.length === 0
          ? t('charts.pins.none')
          : null;
    return html`
      <p class="pin-line">
        <button type="button" data-pins="pin" ?disabled=${rows.length === 0 || isPinned || isFull} @click=${() => this.#pin()}>
          ${t(isPinned ? 'charts.pins.pinned' : 'charts.pins.pin')}
        </button>
        ${help ? html`<span class="help">${help}</span>` : nothing}
      </p>
    `;
  }

  #pin(): void {
    const pinned = this.session.pin();
    if (!pinned) return;
    const { runs } = pinsOf(this.session.experiment.id);
    this.#say(t('charts.pins.held', { name: this.#nameOf(runs.peek(), pinned) }));
  }

  /** Who removed it by key goes on where the next one is pinned. */
  #remove(run: PinnedRun): void {
    const { runs } = pinsOf(this.session.experiment.id);
    const name = this.#nameOf(runs.peek(), run);
    pinsOf(this.session.experiment.id).remove(run.id);
    this.#say(t('charts.pins.removed', { name }));
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>('[data-pins=remove], [data-pins=pin]')?.focus(),
    );
  }

  #nameOf(runs: readonly PinnedRun[], { id }: PinnedRun): string {
    return pinNames(this.session.experiment.id, this.session.runConfig, runs).of(id);
  }

  #say(words: string): void {
    const news = this.querySelector('.pin-news');
    if (news) news.textContent = words;
  }

  /** The faint lines of the run before, unless that one is pinned. */
  #before(runs: readonly PinnedRun[]): TemplateResult | typeof nothing {
    const { session } = this;
    const kept = session.previous.value;
    void session.rows.value;
    if (!kept || runs.some((run) => isSameRun(run.rows, kept.rows))) return nothing;
    const { id } = session.experiment;
    // "No file" and "no column named" say nothing of a run; the choice beside them does.
    const changed = differences(kept.config, session.runConfig)
      .filter((key) => kept.config[key] !== null && kept.config[key] !== '')
      .map((key) =>
        t('lab.compare.setting', {
          label: tOf(id, `fields.${key}.label`),
          value: valueWords(id, key, kept.config[key]),
        }),
      );
    const what =
      changed.length > 0
        ? changed.join(t('lab.compare.comma'))
        : t('lab.compare.same', { seed: String(kept.config.seed) });
    return html`
      <p class="compare" role="status">
        ${t('lab.compare.kept', { what })}
        <button type="button" class="quiet" @click=${() => session.forgetPrevious()}>${t('lab.compare.clear')}</button>
      </p>
    `;
  }
}
customElements.define('glassbox-compare', GlassboxCompare);
