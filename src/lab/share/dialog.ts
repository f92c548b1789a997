/** `<glassbox-share>`: everything that leads back to a run, or takes it away: link, code, frame, command, citation, files. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import citationFile from '../../../CITATION.cff?raw';
import { commandLine } from '../../experiments/command-line.ts';
import type { Row } from '../../experiments/declaration.ts';
import { fingerprintOf, fingerprintText } from '../../experiments/fingerprint.ts';
import { LARGEST_PACKED } from '../../experiments/link-pack.ts';
import { settingsToJson } from '../../experiments/settings-file.ts';
import { LANGUAGE_NAMES } from '../../messages/language.ts';
import { type Facts, isProblem, type ProblemId } from '../../messages/problem.ts';
import { LiveElement } from '../live-element.ts';
import { problemText } from '../parts/problem-text.ts';
import { saveFile } from '../save.ts';
import { language } from '../state/preferences.ts';
import { EMBED_LEVELS, type EmbedLevel } from '../state/view.ts';
import type { Visit } from '../state/visit.ts';
import { number, t, tOf } from '../text.ts';
import { apa, bibtex, plainCitation, readCitation } from './citation.ts';
import { copyBox, type GlassboxCopy } from './copy-box.ts';
import { embedCode } from './embed.ts';
import { packEverything } from './everything.ts';
import { inShareWorker } from './in-worker.ts';
import { qrCode, qrSvg, qrView } from './qr.ts';
import { fileNames, isWhole, runLink } from './run-link.ts';
import { openSettings } from './settings-in.ts';

const STYLES = { bibtex, apa, plain: plainCitation } as const;
type Style = keyof typeof STYLES;
const citation = readCitation(citationFile);

type Packing = 'busy' | { readonly files: number; readonly bytes: number } | null;

export class GlassboxShare extends LiveElement {
  static override properties = {
    visit: { attribute: false },
    keepLanguage: { state: true },
    withResult: { state: true },
    withFiles: { state: true },
    result: { state: true },
    level: { state: true },
    style_: { state: true },
    packing: { state: true },
    opened: { state: true },
    wrong: { state: true },
    over: { state: true },
  };
  declare visit: Visit;
  declare keepLanguage: boolean;
  declare withResult: boolean;
  declare withFiles: boolean;
  /** The fingerprint of rows that were digested here. */
  declare result: { readonly rows: readonly Row[]; readonly fp: string } | null;
  declare level: EmbedLevel;
  declare style_: Style;
  declare packing: Packing;
  /** Name of the settings file that was opened last. */
  declare opened: string | null;
  declare wrong: { readonly id: ProblemId; readonly facts: Facts } | null;
  declare over: boolean;

  constructor() {
    super();
    this.keepLanguage = false;
    this.withResult = false;
    this.withFiles = false;
    this.result = null;
    this.level = 'basic';
    this.style_ = 'bibtex';
    this.packing = null;
    this.opened = null;
    this.wrong = null;
    this.over = false;
  }

  protected override render(): TemplateResult {
    const { link, tooLong } = this.#link;
    return html`
      <dialog class="share" aria-labelledby="share-title" @click=${this.#leaveOutside}>
        <div class="share-head">
          <h2 id="share-title">${t('share.title')}</h2>
          <button type="button" data-action="close-share" @click=${() => this.#dialog.close()}>${t('share.close')}</button>
        </div>
        <div class="share-parts">
          <p class="help">${t('share.about')}</p>
          ${this.wrong ? html`<p class="banner wrong" role="alert">${problemText(this.wrong)}</p>` : nothing}
          ${this.#linkPart(link, tooLong)} ${this.#qrPart(link)} ${this.#everythingPart()} ${this.#settingsPart()}
          ${this.#embedPart()} ${this.#commandPart()} ${this.#citePart(link)}
        </div>
      </dialog>
    `;
  }

  show(): void {
    this.wrong = null;
    this.opened = null;
    this.packing = null;
    this.#dialog.showModal();
  }

  /** The tick stays while the run goes on; the fingerprint is made when it is there to be made. */
  protected override updated(_: PropertyValues): void {
    const session = this.visit.session.peek();
    const rows = session.rows.peek();
    if (this.withResult && isWhole(session) && this.result?.rows !== rows) void this.#digest(rows);
  }

  get #link() {
    const session = this.visit.session.value;
    const fresh = this.result !== null && isWhole(session) && this.result.rows === session.rows.value;
    const fp = this.withResult && fresh ? this.result!.fp : null;
    return runLink(this.visit, { language: this.keepLanguage, files: this.withFiles, fp });
  }

  #linkPart(link: string, tooLong: number | null): TemplateResult {
    const session = this.visit.session.value;
    const files = fileNames(session);
    const size = { size: number((tooLong ?? 0) / 1000, 3), limit: number(LARGEST_PACKED / 1024) };
    return html`
      <section aria-labelledby="share-link">
        <h3 id="share-link">${t('share.link.label')}</h3>
        ${copyBox('link', link, t('share.link.label'), t('share.link.copy'))}
        ${
          'share' in navigator
            ? html`<p class="buttons"><button type="button" data-action="send-link" @click=${() => void this.#send(link)}>${t('share.link.send')}</button></p>`
            : nothing
        }
        <fieldset>
          <legend>${t('share.link.options')}</legend>
          ${this.#tick('language', t('share.link.language', { language: LANGUAGE_NAMES[language.value] }), this.keepLanguage, (on) => (this.keepLanguage = on))}
          ${this.#tick('fingerprint', t('share.link.fingerprint'), this.withResult, (on) => (this.withResult = on), !isWhole(session))}
          ${isWhole(session) ? nothing : html`<p class="help">${t('share.link.fingerprintLater')}</p>`}
          ${files.length > 0 ? this.#tick('files', t('share.link.file', { names: files.join(t('common.listComma')) }), this.withFiles, (on) => (this.withFiles = on)) : nothing}
        </fieldset>
        ${tooLong === null ? nothing : html`<p class="wrong" role="alert">${problemText({ id: 'GBX-616', facts: size })}</p>`}
      </section>
    `;
  }

  #tick(
    name: string,
    label: string,
    on: boolean,
    set: (on: boolean) => void,
    disabled = false,
  ): TemplateResult {
    return html`
      <label class="check">
        <input type="checkbox" name=${name} .checked=${on} ?disabled=${disabled} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} />
        <span>${label}</span>
      </label>
    `;
  }

  #qrPart(link: string): TemplateResult {
    const code = qrCode(link);
    const save = () => saveFile(`${this.#id}-qr.svg`, new Blob([qrSvg(code!)], { type: 'image/svg+xml' }));
    return html`
      <section class="qr" aria-labelledby="share-qr">
        <h3 id="share-qr">${t('share.qr.label')}</h3>
        ${
          code
            ? html`
                <svg class="qr-code" viewBox=${qrView(code.size)} role="img" aria-labelledby="share-qr" shape-rendering="crispEdges"><path d=${code.path} /></svg>
                <button type="button" class="quiet" @click=${save}>${t('share.qr.save')}</button>
              `
            : html`<p class="help">${t('share.qr.tooLong')}</p>`
        }
      </section>
    `;
  }

  #everythingPart(): TemplateResult {
    const session = this.visit.session.value;
    const empty = session.rows.value.length === 0;
    const { packing } = this;
    const said =
      packing === 'busy'
        ? t('share.everything.busy')
        : packing
          ? t('share.everything.done', { files: packing.files, size: number(packing.bytes / 1000, 3) })
          : '';
    return html`
      <section aria-labelledby="share-everything">
        <h3 id="share-everything">${t('share.everything.label')}</h3>
        <p class="help">${t('share.everything.help')}</p>
        ${empty || isWhole(session) ? nothing : html`<p class="help">${t('share.everything.unfinished')}</p>`}
        <p class="buttons">
          <button type="button" data-action="download-everything" ?disabled=${empty || packing === 'busy'} @click=${() => void this.#pack()}>${t('share.everything.save')}</button>
        </p>
        <p role="status">${empty ? t('share.everything.empty') : said}</p>
      </section>
    `;
  }

  #settingsPart(): TemplateResult {
    return html`
      <section
        class="settings-file"
        aria-labelledby="share-settings"
        ?data-over=${this.over}
        @dragover=${(event: DragEvent) => this.#drag(event, true)}
        @dragleave=${(event: DragEvent) => this.#drag(event, false)}
        @drop=${(event: DragEvent) => {
          this.#drag(event, false);
          void this.#open(event.dataTransfer?.files[0]);
        }}
      >
        <h3 id="share-settings">${t('share.settings.label')}</h3>
        <p class="help">${t('share.settings.help')}</p>
        <p class="buttons">
          <button type="button" data-action="save-settings" @click=${() => this.#saveSettings()}>${t('share.settings.save')}</button>
          <button type="button" data-action="open-settings" @click=${() => this.#input.click()}>${t('share.settings.open')}</button>
          <span class="drop-hint">${t('share.settings.drop')}</span>
          <input class="visually-hidden" type="file" tabindex="-1" accept=".json,application/json" aria-labelledby="share-settings" @change=${() => void this.#open(this.#input.files?.[0])} />
        </p>
        <p role="status">${this.opened ? t('share.settings.opened', { name: this.opened }) : nothing}</p>
      </section>
    `;
  }

  #embedPart(): TemplateResult {
    const address = runLink(this.visit, {
      language: this.keepLanguage,
      files: this.withFiles,
      fp: null,
      embed: this.level,
    }).link;
    const code = embedCode(address, tOf(this.#id, 'name'), this.level);
    return html`
      <section aria-labelledby="share-embed">
        <h3 id="share-embed">${t('share.embed.label')}</h3>
        <label class="choice">
          <span>${t('share.embed.level')}</span>
          <select name="level" @change=${(event: Event) => (this.level = (event.target as HTMLSelectElement).value as EmbedLevel)}>
            ${EMBED_LEVELS.map((level) => html`<option value=${level} ?selected=${level === this.level}>${t(`share.embed.levels.${level}`)}</option>`)}
          </select>
        </label>
        ${copyBox('embed', code, t('share.embed.label'), t('share.embed.copy'))}
      </section>
    `;
  }

  #commandPart(): TemplateResult {
    const session = this.visit.session.value;
    const files = fileNames(session);
    const command = commandLine(session.experiment, session.config.value);
    return html`
      <section aria-labelledby="share-command">
        <h3 id="share-command">${t('share.command.label')}</h3>
        ${copyBox('command', command, t('share.command.label'), t('share.command.copy'))}
        ${files.length > 0 ? html`<p class="help">${t('share.command.file', { names: files.join(t('common.listComma')) })}</p>` : nothing}
      </section>
    `;
  }

  #citePart(link: string): TemplateResult {
    const text = STYLES[this.style_](citation, link);
    return html`
      <section aria-labelledby="share-cite">
        <h3 id="share-cite">${t('share.cite.label')}</h3>
        <label class="choice">
          <span>${t('share.cite.style')}</span>
          <select name="style" @change=${(event: Event) => (this.style_ = (event.target as HTMLSelectElement).value as Style)}>
            ${(Object.keys(STYLES) as Style[]).map((style) => html`<option value=${style} ?selected=${style === this.style_}>${t(`share.cite.styles.${style}`)}</option>`)}
          </select>
        </label>
        ${copyBox('citation', text, t('share.cite.label'), t('share.cite.copy'))}
      </section>
    `;
  }

  async #digest(rows: readonly Row[]): Promise<void> {
    const { experiment } = this.visit.session.peek();
    try {
      const digest = await inShareWorker((worker) => worker.digest(rows));
      this.result = { rows, fp: fingerprintText(fingerprintOf(experiment, rows, digest)) };
    } catch (error) {
      this.withResult = false;
      this.#tell(error, 'GBX-602');
    }
  }

  async #pack(): Promise<void> {
    this.packing = 'busy';
    this.wrong = null;
    try {
      const { name, zip, files } = await packEverything(this.visit, {
        link: this.#link.link,
        citation,
        citationFile,
      });
      saveFile(name, new Blob([zip], { type: 'application/zip' }));
      this.packing = { files, bytes: zip.byteLength };
    } catch (error) {
      this.packing = null;
      this.#tell(error, 'GBX-630');
    }
  }

  #saveSettings(): void {
    const { experiment, config } = this.visit.session.peek();
    const json = settingsToJson(experiment, config.peek());
    saveFile(`${experiment.id}.settings.json`, new Blob([json], { type: 'application/json' }));
  }

  async #open(file: File | undefined): Promise<void> {
    if (!file) return;
    this.wrong = null;
    this.opened = null;
    try {
      await openSettings(this.visit, file);
      this.opened = file.name;
    } catch (error) {
      this.#tell(error, 'GBX-601', file.name);
    } finally {
      this.#input.value = '';
    }
  }

  #tell(error: unknown, otherwise: ProblemId, name = ''): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.wrong = isProblem(error)
      ? { id: error.id, facts: error.facts }
      : { id: otherwise, facts: { reason, name } };
  }

  /** Whoever changes their mind sends nothing, and nothing has gone wrong. */
  async #send(url: string): Promise<void> {
    try {
      await navigator.share({ title: tOf(this.#id, 'name'), url });
    } catch (error) {
      if ((error as Error).name !== 'AbortError')
        await this.querySelector<GlassboxCopy>('glassbox-copy')?.copy();
    }
  }

  #drag(event: DragEvent, over: boolean): void {
    event.preventDefault();
    this.over = over;
  }

  readonly #leaveOutside = (event: MouseEvent) => {
    if (event.target === this.#dialog) this.#dialog.close();
  };

  get #id(): string {
    return this.visit.session.value.experiment.id;
  }

  get #input(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[type=file]')!;
  }

  get #dialog(): HTMLDialogElement {
    return this.querySelector('dialog')!;
  }
}
customElements.define('glassbox-share', GlassboxShare);

/** One dialog for the life of the page. */
export function showShare(visit: Visit): void {
  let share = document.querySelector<GlassboxShare>('glassbox-share');
  if (!share) {
    share = document.createElement('glassbox-share') as GlassboxShare;
    share.visit = visit;
    document.body.append(share);
  }
  const shown = share;
  void shown.updateComplete.then(() => shown.show());
}
