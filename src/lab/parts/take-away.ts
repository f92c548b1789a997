/** `<glassbox-take-away>`: the seed, the command that repeats the run, the link, the rows. */
import { html, type TemplateResult } from 'lit';
import { commandLine } from '../../experiments/command-line.ts';
import { rowsToCsv } from '../../experiments/csv.ts';
import { configToJson } from '../../experiments/schema.ts';
import { LiveElement } from '../live-element.ts';
import { copyText, saveFile } from '../save.ts';
import { sidesOf } from '../sides.ts';
import { shareLink } from '../state/address.ts';
import type { Session } from '../state/session.ts';
import { t } from '../text.ts';
import type { GlassboxPage } from './page.ts';

export class GlassboxTakeAway extends LiveElement {
  static override properties = { session: { attribute: false }, copied: { state: true } };
  declare session: Session;
  /** What was copied last, to say so. */
  declare copied: 'link' | 'command' | null;

  constructor() {
    super();
    this.copied = null;
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const config = session.config.value;
    const command = commandLine(session.experiment, config);
    const hasFile = Object.keys(config).some(
      (key) => session.field(key).kind === 'file' && config[key] !== null,
    );
    const hasNetworks = sidesOf(session.experiment).includes('learner');
    const empty = session.rows.value.length === 0;
    return html`
      <section class="take-away" aria-labelledby="take-away-title">
        <h2 id="take-away-title">${t('lab.rows.label')}</h2>
        <p>${t(hasNetworks ? 'lab.rows.sameNetworks' : 'lab.rows.same', { seed: String(config.seed) })}</p>
        <p class="buttons">
          <button type="button" data-action="rows-csv" ?disabled=${empty} @click=${() => this.#saveCsv()}>${t('lab.rows.all')}</button>
          <button type="button" data-action="rows-json" ?disabled=${empty} @click=${() => this.#saveJson()}>${t('lab.rows.json')}</button>
          <button type="button" data-action="copy-link" @click=${() => void this.#copy('link', shareLink(session))}>
            ${t(this.copied === 'link' ? 'lab.rows.linkCopied' : 'lab.rows.link')}
          </button>
        </p>
        ${hasFile ? html`<p class="help">${t('lab.rows.linkNoFile')}</p>` : ''}
        <p class="command-label" id="command-label">${t('lab.rows.command')}</p>
        <div class="command">
          <pre tabindex="0" aria-labelledby="command-label"><code>${command}</code></pre>
          <button type="button" class="quiet" @click=${() => void this.#copy('command', command)}>
            ${t(this.copied === 'command' ? 'lab.rows.copied' : 'lab.rows.copy')}
          </button>
        </div>
      </section>
    `;
  }

  /** Where the browser refuses, the command is selected to be copied by hand; of the link the dialog shows the text. */
  async #copy(what: 'link' | 'command', text: string): Promise<void> {
    this.copied = (await copyText(text)) ? what : null;
    if (this.copied) return;
    if (what === 'link') this.closest<GlassboxPage>('glassbox-page')?.share();
    else getSelection()?.selectAllChildren(this.querySelector('.command pre')!);
  }

  #saveCsv(): void {
    const { experiment, rows } = this.session;
    const csv = rowsToCsv(experiment.columns, rows.peek());
    saveFile(`${experiment.id}.csv`, new Blob([csv], { type: 'text/csv' }));
  }

  #saveJson(): void {
    const { experiment, runConfig, rows } = this.session;
    const config: unknown = JSON.parse(configToJson(experiment, runConfig));
    const run = { experiment: experiment.id, version: experiment.version, config, rows: rows.peek() };
    // Histograms may be typed arrays; in JSON they are lists.
    const plain = (_key: string, value: unknown) =>
      ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
    const json = JSON.stringify(run, plain);
    saveFile(`${experiment.id}.json`, new Blob([json], { type: 'application/json' }));
  }
}
customElements.define('glassbox-take-away', GlassboxTakeAway);
