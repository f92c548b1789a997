/** `<glassbox-bench>`: measures on request, shows every line as it comes, and gives the result away. What comes later stands lower, so nothing moves. */
import { type Signal, signal } from '@preact/signals-core';
import { html, nothing, type TemplateResult } from 'lit';
import { rooflineSvg } from '../../../bench/result/roofline.ts';
import type { BenchLine, EngineResult } from '../../../bench/result/schema.ts';
import { nameOf, rooflineWords, type Speech } from '../../../bench/runner/words.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../messages/language.ts';
import type { ProblemId } from '../../messages/problem.ts';
import { knowsProblem, type MessageKey, sayProblem } from '../../messages/say.ts';
import { LiveElement } from '../live-element.ts';
import { copyText, saveFile } from '../save.ts';
import { chooseTheme, language, switchLanguage, THEMES, type Theme, theme } from '../state/preferences.ts';
import { number, percent, t, tIfKnown } from '../text.ts';
import { Measurement } from './measurement.ts';

const speech: Speech = {
  say: (key, facts) => tIfKnown(key, facts) ?? key,
  number: (value, digits = 3) => number(value, digits),
};

export class GlassboxBench extends LiveElement {
  static override properties = { version: { attribute: false } };
  declare version: string;
  readonly #current: Signal<Measurement | null> = signal(null);
  readonly #quick: Signal<boolean> = signal(false);
  readonly #wasHidden: Signal<boolean> = signal(false);
  /** What became of the copying; null before anything was copied. */
  readonly #copied: Signal<'copied' | 'notCopied' | null> = signal(null);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#watchSight);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#watchSight);
    this.#current.peek()?.stop();
  }

  protected override watched(): void {
    document.title = `Glassbox: ${t('bench.page.title')}`;
  }

  protected override render(): TemplateResult {
    const current = this.#current.value;
    const phase = current?.phase.value ?? 'ready';
    const runs = phase === 'opening' || phase === 'running';
    return html`
      ${this.#header()}
      <main class="bench" id="lab">
        <div>
          <h2>${t('bench.page.title')}</h2>
          <p class="subtitle">${t('bench.page.subtitle')}</p>
        </div>
        <div class="bench-tools">
          ${
            runs
              ? html`<button type="button" data-action="stop" @click=${() => current!.stop()}>${t('bench.page.stop')}</button>`
              : html`<button type="button" class="primary" data-action="start" @click=${() => this.#start()}>${t(current ? 'bench.page.again' : 'bench.page.start')}</button>`
          }
          <label class="check">
            <input type="checkbox" ?disabled=${runs} .checked=${this.#quick.value} @change=${(event: Event) => (this.#quick.value = (event.target as HTMLInputElement).checked)} />
            ${t('bench.page.quick')}
          </label>
        </div>
        <p class="help">${t('bench.page.takes')}</p>
        ${this.#status(current)}
        ${this.#take(current, runs)}
        ${this.#explain()}
        <section class="bench-results" aria-busy=${runs}>${current ? this.#results(current, runs) : nothing}</section>
      </main>
    `;
  }

  #header(): TemplateResult {
    return html`
      <header class="header">
        <h1><a href="./" title=${t('bench.page.lab')}><img src="./glassbox.svg" alt="" width="28" height="28" />${t('common.title')}</a></h1>
        <div class="header-tools">
          <div class="language" role="group" aria-label=${t('lab.header.language')}>
            ${LANGUAGES.map(
              (tag) =>
                html`<button type="button" lang=${tag} aria-pressed=${language.value === tag} @click=${() => void switchLanguage(tag)}>${LANGUAGE_NAMES[tag]}</button>`,
            )}
          </div>
          <label class="theme">
            <span class="visually-hidden">${t('lab.header.theme')}</span>
            <select @change=${(event: Event) => chooseTheme((event.target as HTMLSelectElement).value as Theme)}>
              ${THEMES.map(
                (choice) =>
                  html`<option value=${choice} ?selected=${choice === theme.value}>${t(`lab.header.themes.${choice}`)}</option>`,
              )}
            </select>
          </label>
        </div>
      </header>
    `;
  }

  #status(current: Measurement | null): TemplateResult {
    return html`
      <div class="bench-status">
        <progress max="1" .value=${current?.progress ?? 0} aria-label=${t('bench.page.title')}></progress>
        <p role="status">${this.#said(current)}</p>
        ${this.#wasHidden.value ? html`<p>${t('bench.page.hidden')}</p>` : nothing}
        ${current ? this.#ratio(current) : nothing}
        ${current?.engines.value.some(isDisturbed) ? html`<p>${t('bench.page.disturbed')}</p>` : nothing}
      </div>
    `;
  }

  #said(current: Measurement | null): string {
    const about = current?.about.value;
    switch (current?.phase.value ?? 'ready') {
      case 'ready':
        return t('bench.page.ready');
      case 'opening':
        return t('bench.page.opening');
      case 'running': {
        const engine = current!.engines.value.at(-1)?.engine ?? 'cpu';
        if (!about) return t('bench.page.opening');
        const facts = { engine: partName(engine), line: nameOf(speech, about), done: current!.lines };
        return t('bench.page.running', facts);
      }
      case 'stopped':
        return t('bench.page.stopped');
      case 'done':
        return t('bench.page.done', { seconds: current!.seconds.toFixed(0) });
      case 'failed':
        return reasonOf(current!.reason);
    }
  }

  /** The one number that people ask for, once both engines have it. */
  #ratio({ engines }: Measurement): TemplateResult | typeof nothing {
    const of = (kind: EngineResult['engine']) =>
      engines.value
        .find(({ engine }) => engine === kind)
        ?.lines.find(({ id }) => id === 'dense-binary N=1024');
    const [cpu, gpu] = [of('cpu'), of('webgpu')];
    // An emulated adapter is the processor once more.
    if (!cpu || !gpu || engines.value.some(({ emulated }) => emulated)) return nothing;
    return html`<p><strong>${t('bench.page.ratio', { ratio: number(cpu.median / gpu.median, 2) })}</strong></p>`;
  }

  #take(current: Measurement | null, runs: boolean): TemplateResult {
    const none = runs || !current || current.lines === 0;
    return html`
      <div class="bench-result-tools">
        <button type="button" data-action="copy" ?disabled=${none} @click=${() => void this.#copy()}>${t('bench.page.copy')}</button>
        <button type="button" data-action="download" ?disabled=${none} @click=${() => this.#save()}>${t('bench.page.download')}</button>
        <span role="status">${this.#copied.value ? t(`bench.page.${this.#copied.value}`) : nothing}</span>
      </div>
      ${
        this.#copied.value === 'notCopied'
          ? html`<textarea readonly aria-label=${t('bench.page.result')} .value=${this.#text()} @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}></textarea>`
          : nothing
      }
      <p class="help">${t('bench.page.private')}</p>
    `;
  }

  #explain(): TemplateResult {
    const parts = ['explainMedian', 'explainUpdate', 'explainShare', 'explainQuiet'] as const;
    return html`
      <details class="bench-explain">
        <summary>${t('bench.page.explain')}</summary>
        <ul>${parts.map((part) => html`<li>${t(`bench.page.${part}`)}</li>`)}</ul>
      </details>
    `;
  }

  #results({ engines }: Measurement, runs: boolean): TemplateResult {
    return html`
      ${engines.value.map((engine) => html`${engine.lines.length > 0 ? table(engine) : nothing}${failed(engine)}`)}
      ${runs ? nothing : engines.value.map(chart)}
    `;
  }

  #start(): void {
    this.#wasHidden.value = document.hidden;
    this.#copied.value = null;
    const spawn = () => new Worker(new URL('../../../workers/bench.ts', import.meta.url), { type: 'module' });
    const measurement = new Measurement(this.#quick.value, this.version, spawn);
    this.#current.value = measurement;
    measurement.start();
  }

  readonly #watchSight = (): void => {
    const phase = this.#current.peek()?.phase.peek();
    if (document.hidden && (phase === 'opening' || phase === 'running')) this.#wasHidden.value = true;
  };

  #text(): string {
    return JSON.stringify(this.#current.peek()?.result(), null, 1);
  }

  async #copy(): Promise<void> {
    this.#copied.value = (await copyText(this.#text())) ? 'copied' : 'notCopied';
    if (this.#copied.value === 'copied') return;
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  }

  #save(): void {
    saveFile('glassbox-bench.json', new Blob([this.#text()], { type: 'application/json' }));
  }
}
customElements.define('glassbox-bench', GlassboxBench);

const partName = (engine: EngineResult['engine']) =>
  t(engine === 'cpu' ? 'bench.page.cpu' : 'bench.page.gpu');

/** Problems travel from the worker by their id. */
function reasonOf(message: string): string {
  const id = /GBX-\d+/.exec(message)?.[0] as ProblemId | undefined;
  return id && knowsProblem(language.value, id) ? sayProblem(language.value, id).what : message;
}

const isDisturbed = ({ lines }: EngineResult) => lines.some(({ disturbed }) => disturbed);

/** An engine that is not here, or that ended early. */
function failed({ engine, lines, failure }: EngineResult): TemplateResult | typeof nothing {
  if (!failure || failure === 'stopped') return nothing;
  const reason = reasonOf(failure);
  return html`<p>${engine === 'webgpu' && lines.length === 0 ? t('bench.page.noGpu', { reason }) : t('bench.page.failed', { part: partName(engine), reason })}</p>`;
}

function table({ engine, device, emulated, lines }: EngineResult): TemplateResult {
  return html`
    <table>
      <caption>
        <h3>${partName(engine)}</h3>
        ${device}
        ${emulated ? html`<small>${t('bench.page.emulated')}</small>` : nothing}
      </caption>
      <thead>
        <tr>
          <th class="wide" scope="col">${t('bench.head.what')}</th>
          <th scope="col">${t('bench.head.value')}</th>
          <th class="share" scope="col">${t('bench.head.share')}</th>
        </tr>
      </thead>
      <tbody>${lines.map(row)}</tbody>
    </table>
  `;
}

function row(line: BenchLine): TemplateResult {
  const shown = (value: number) => (line.unit === '1' ? percent(value) : number(value, 3));
  const unit = line.unit === '1' ? '' : t(`bench.units.${line.unit}` as MessageKey);
  return html`
    <tr>
      <th scope="row">${nameOf(speech, line)}</th>
      <td>
        ${shown(line.median)}${line.disturbed ? '*' : ''} ${unit}
        <small>${shown(line.low)} – ${shown(line.high)}</small>
      </td>
      <td>${line.roofline ? percent(line.roofline.share) : '–'}</td>
    </tr>
  `;
}

function chart(engine: EngineResult): TemplateResult | typeof nothing {
  const svg = rooflineSvg(engine, rooflineWords(speech, 'page', engine));
  if (!svg) return nothing;
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!;
  return html`
    <figure class="bench-chart">
      <h3>${t('bench.page.chart')}</h3>
      <p class="help">${t('bench.page.chartText')}</p>
      <img src=${`data:image/svg+xml,${encodeURIComponent(svg)}`} width=${width!} height=${height!} alt=${t('bench.page.chartText')} />
    </figure>
  `;
}
