/**
 * `<glassbox-figure>`: one declared figure of any kind, with what every figure needs: title, legend that toggles, value at the
 * cursor with its error, keyboard, a sentence and a table for screen readers, CSV.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Figure, Row } from '../../experiments/declaration.ts';
import { LiveElement } from '../live-element.ts';
import { saveFile } from '../save.ts';
import { language, paint } from '../state/preferences.ts';
import { t, tOf, tOfIfKnown } from '../text.ts';
import { dataTable } from './data-table.ts';
import { drawSoon, forgetDrawing } from './draw-queue.ts';
import type { Drawing } from './drawing.ts';
import { drawingFor } from './drawings.ts';
import type { Play } from './play.ts';
import { toCsv } from './table.ts';

export class GlassboxFigure extends LiveElement {
  static override properties = {
    experiment: { attribute: false },
    figure: { attribute: false },
    config: { attribute: false },
    rows: { attribute: false },
    previous: { attribute: false },
    play: { attribute: false },
    tableOpen: { state: true },
    page: { state: true },
    hidden_: { state: true },
    picked: { state: true },
  };
  declare experiment: string;
  declare figure: Figure<never>;
  declare config: never;
  declare rows: readonly Row[];
  declare previous: readonly Row[];
  /** What the reader adds to here, if anything. */
  declare play: Play | null;
  declare tableOpen: boolean;
  declare page: number;
  /** Keys of the lines switched off. */
  declare hidden_: ReadonlySet<string>;
  /** Which row a histogram or image shows; null is the newest. */
  declare picked: number | null;

  #drawing: Drawing | null = null;
  #resize: ResizeObserver | null = null;
  #sight: IntersectionObserver | null = null;
  #inSight = false;
  #speak: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.rows = [];
    this.previous = [];
    this.play = null;
    this.tableOpen = false;
    this.page = 0;
    this.hidden_ = new Set();
    this.picked = null;
  }

  protected override watched(): void {
    void language.value;
    void paint.value;
  }

  protected override render(): TemplateResult {
    const { id } = this.figure;
    const title = tOf(this.experiment, `figures.${id}.title`);
    const caption = tOfIfKnown(this.experiment, `figures.${id}.caption`);
    const drawing = this.#drawing;
    return html`
      <figure class="figure" data-figure=${id}>
        <h3 id=${`title-${id}`}>${title}</h3>
        ${drawing?.legend?.() ?? nothing}
        <div
          class="drawing"
          data-kind=${this.figure.kind}
          role="application"
          ?hidden=${this.figure.kind === 'decision'}
          tabindex="0"
          aria-label=${`${title}. ${drawing?.help?.() ?? t('lab.chart.keys')}`}
          aria-describedby=${`summary-${id}`}
          @keydown=${(event: KeyboardEvent) => drawing?.key(event) && event.preventDefault()}
        ></div>
        ${drawing?.controls?.() ?? nothing}
        ${drawing?.picker?.() ?? nothing}
        <p class="readout" aria-hidden="true"></p>
        <output class="visually-hidden spoken"></output>
        ${caption ? html`<figcaption>${caption}</figcaption>` : nothing}
        <p id=${`summary-${id}`} class="visually-hidden">${drawing?.summary() ?? t('lab.chart.empty')}</p>
        <div class="figure-tools">
          <button type="button" class="quiet" data-tool="data" aria-expanded=${this.tableOpen} @click=${() => this.#toggleTable()}>
            ${t(this.tableOpen ? 'lab.chart.hideData' : 'lab.chart.data')}
          </button>
          <button type="button" class="quiet" aria-label=${t('lab.chart.csvLabel', { title })} @click=${() => this.#saveCsv()}>
            ${t('lab.chart.csv')}
          </button>
          ${
            drawing?.sheet
              ? (['png', 'svg'] as const).map(
                  (format) => html`
                    <button type="button" class="quiet" aria-label=${t(`lab.chart.${format}Label`, { title })} @click=${() => void this.#saveSheet(format, title)}>
                      ${t(`lab.chart.${format}`)}
                    </button>
                  `,
                )
              : nothing
          }
        </div>
        ${this.tableOpen && drawing ? dataTable(title, drawing.table(), this.page, (page) => (this.page = page)) : nothing}
      </figure>
    `;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('figure') || !this.#drawing) {
      this.#drawing?.destroy();
      this.#drawing = drawingFor(this.figure.kind, this, () => this.querySelector('.drawing')!);
    }
    this.#drawing.prepare();
  }

  protected override updated(): void {
    if (!this.#resize) {
      const host = this.querySelector('.drawing')!;
      this.#resize = new ResizeObserver(() => this.#drawing?.resize());
      this.#resize.observe(host);
      // What nobody sees is drawn when it comes near.
      this.#sight = new IntersectionObserver(
        ([entry]) => {
          this.#inSight = entry!.isIntersecting;
          if (this.#inSight) drawSoon(this.#draw);
        },
        { rootMargin: '300px' },
      );
      this.#sight.observe(host);
    }
    if (this.#inSight) drawSoon(this.#draw);
  }

  readonly #draw = () => this.#drawing?.draw();

  override connectedCallback(): void {
    super.connectedCallback();
    // On paper everything is in sight.
    addEventListener('beforeprint', this.#draw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#draw);
    this.#resize?.disconnect();
    this.#resize = null;
    this.#sight?.disconnect();
    forgetDrawing(this.#draw);
    this.#drawing?.destroy();
    this.#drawing = null;
    clearTimeout(this.#speak);
  }

  /** Shows what is under the cursor; `aloud` also says it, once the keys rest. */
  tell(words: string, aloud = false): void {
    // Straight into the page: the cursor moves far too often for a render each time.
    const readout = this.querySelector('.readout');
    if (readout && readout.textContent !== words) readout.textContent = words;
    if (!aloud) return;
    clearTimeout(this.#speak);
    this.#speak = setTimeout(() => {
      const output = this.querySelector('.spoken');
      if (output) output.textContent = words;
    }, 250);
  }

  isShown(key: string): boolean {
    return !this.hidden_.has(key);
  }

  toggle(key: string): void {
    const hidden = new Set(this.hidden_);
    if (!hidden.delete(key)) hidden.add(key);
    this.hidden_ = hidden;
  }

  #toggleTable(): void {
    this.tableOpen = !this.tableOpen;
    this.page = 0;
  }

  async #saveSheet(format: 'png' | 'svg', title: string): Promise<void> {
    const scene = this.#drawing?.sheet?.();
    if (!scene) return;
    const { sheetPng, sheetSvg } = await import('./fields/save-sheet.ts');
    const { fontFamily } = getComputedStyle(this);
    const file = format === 'png' ? await sheetPng(scene, fontFamily) : sheetSvg(scene, fontFamily, title);
    saveFile(`${this.experiment}-${this.figure.id}.${format}`, file);
  }

  #saveCsv(): void {
    if (!this.#drawing) return;
    saveFile(
      `${this.experiment}-${this.figure.id}.csv`,
      new Blob([toCsv(this.#drawing.table())], { type: 'text/csv' }),
    );
  }
}
customElements.define('glassbox-figure', GlassboxFigure);
