/**
 * `<glassbox-figure>`: one declared figure of any kind, with what every figure needs: title, legend that toggles, value at the
 * cursor with its error, keyboard, zoom, a sentence and a table for screen readers, CSV, PNG and SVG.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Figure, Row } from '../../experiments/declaration.ts';
import type { Span } from '../../plot/line-data.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { toCsv } from '../../plot/table.ts';
import { LiveElement } from '../live-element.ts';
import { saveFile } from '../save.ts';
import { pinsOf } from '../state/pins.ts';
import { language, paint } from '../state/preferences.ts';
import type { Session } from '../state/session.ts';
import { gap, number, t, tOf, tOfIfKnown } from '../text.ts';
import { chartKey } from './chart-keys.ts';
import { type ChartView, type Scale, WHOLE_VIEW } from './chart-view.ts';
import { dataTable } from './data-table.ts';
import { drawSoon, forgetDrawing } from './draw-queue.ts';
import type { Drawing } from './drawing.ts';
import { drawingFor } from './drawings.ts';
import { countsIn, engineOf, fileName, footOf, pictureOf, withFootOf } from './figure-files.ts';
import { figureTools } from './figure-tools.ts';
import type { Play } from './play.ts';
import { zoomed } from './zoom.ts';
import { ZoomGestures } from './zoom-gestures.ts';

/** One press of a button comes this much closer. */
const ZOOM_STEP = 0.6;

/** Kinds that are wholly what the reader plays with: there is no picture apart from that. */
const WITH_CONTROLS_ALONE: ReadonlySet<Figure<never>['kind']> = new Set(['decision', 'spins', 'chain']);

export class GlassboxFigure extends LiveElement {
  static override properties = {
    experiment: { attribute: false },
    figure: { attribute: false },
    config: { attribute: false },
    rows: { attribute: false },
    previous: { attribute: false },
    session: { attribute: false },
    play: { attribute: false },
    tableOpen: { state: true },
    page: { state: true },
    hidden_: { state: true },
    picked: { state: true },
    view: { state: true },
  };
  declare experiment: string;
  declare figure: Figure<never>;
  declare config: never;
  declare rows: readonly Row[];
  declare previous: readonly Row[];
  /** Whose run it is; only for what a saved picture says of it. */
  declare session: Session | null;
  /** What the reader adds to here, if anything. */
  declare play: Play | null;
  declare tableOpen: boolean;
  declare page: number;
  /** Keys of the lines switched off. */
  declare hidden_: ReadonlySet<string>;
  /** Which row a histogram or image shows; null is the newest. */
  declare picked: number | null;
  /** What the reader made of the axes. */
  declare view: ChartView;

  #drawing: Drawing | null = null;
  #gestures: ZoomGestures | null = null;
  #resize: ResizeObserver | null = null;
  #sight: IntersectionObserver | null = null;
  #inSight = false;
  #speak: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.rows = [];
    this.previous = [];
    this.session = null;
    this.play = null;
    this.tableOpen = false;
    this.page = 0;
    this.hidden_ = new Set();
    this.picked = null;
    this.view = WHOLE_VIEW;
  }

  protected override watched(): void {
    void language.value;
    void paint.value;
    const pins = pinsOf(this.experiment);
    void pins.runs.value;
    void pins.emphasised.value;
  }

  /** Runs that are kept beside this one. */
  get pins() {
    return pinsOf(this.experiment);
  }

  protected override render(): TemplateResult {
    const { id } = this.figure;
    const title = tOf(this.experiment, `figures.${id}.title`);
    const caption = tOfIfKnown(this.experiment, `figures.${id}.caption`);
    const drawing = this.#drawing;
    const axes = drawing?.axes?.() ?? null;
    const keys = `${drawing?.help?.() ?? t('lab.chart.keys')}${gap()}${t(axes ? 'charts.keys' : 'charts.keysPlain')}`;
    return html`
      <figure class="figure" data-figure=${id}>
        <h3 id=${`title-${id}`}>${title}</h3>
        ${drawing?.legend?.() ?? nothing}
        <div
          class="drawing"
          data-kind=${this.figure.kind}
          role="application"
          ?hidden=${WITH_CONTROLS_ALONE.has(this.figure.kind)}
          tabindex="0"
          aria-label=${`${title}. ${keys}`}
          aria-describedby=${`summary-${id}`}
          @keydown=${(event: KeyboardEvent) => this.#key(event)}
        ></div>
        ${drawing?.controls?.() ?? nothing}
        ${drawing?.picker?.() ?? nothing}
        <p class="readout" aria-hidden="true"></p>
        <output class="visually-hidden spoken"></output>
        ${caption ? html`<figcaption>${caption}</figcaption>` : nothing}
        <p id=${`summary-${id}`} class="visually-hidden">${this.#summary()}</p>
        ${figureTools(this, title, axes)}
        ${this.tableOpen && drawing ? dataTable(title, drawing.table(), this.page, (page) => (this.page = page)) : nothing}
      </figure>
    `;
  }

  /** What the drawing says, and over how much was averaged. */
  #summary(): string {
    const said = this.#drawing?.summary() ?? t('lab.chart.empty');
    if (this.rows.length === 0) return said;
    const counts = countsIn(this.experiment, this.config);
    if (counts.length === 0) return said;
    return [said, t('charts.say.of', { what: counts.join(t('lab.compare.comma')) })].join(gap());
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
      const host = this.querySelector<HTMLElement>('.drawing')!;
      this.#gestures = new ZoomGestures(host, {
        axes: () => this.#drawing?.axes?.() ?? null,
        zoom: () => this.view.zoom,
        setZoom: (zoom) => this.setZoom(zoom),
      });
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
    this.#gestures?.destroy();
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
    if (aloud) this.say(words);
  }

  /** Says it to those who listen, once nothing newer comes. */
  say(words: string): void {
    clearTimeout(this.#speak);
    const output = this.querySelector('.spoken');
    // The same words again are heard only if they were gone in between.
    if (output?.textContent === words) output.textContent = '';
    this.#speak = setTimeout(() => {
      const now = this.querySelector('.spoken');
      if (now) now.textContent = words;
    }, 250);
  }

  speakAgain(): void {
    this.say(this.querySelector('.readout')?.textContent || this.#summary());
  }

  leaveCursor(): boolean {
    return this.#drawing?.leave?.() ?? false;
  }

  isShown(key: string): boolean {
    return !this.hidden_.has(key);
  }

  toggle(key: string): void {
    const hidden = new Set(this.hidden_);
    if (!hidden.delete(key)) hidden.add(key);
    this.hidden_ = hidden;
  }

  /** What a file of everything takes of this figure: its data and its picture, where it has them. */
  async files(): Promise<{ id: string; csv: string | null; png: Blob | null; svg: Blob | null }> {
    const { id } = this.figure;
    const table = this.#drawing?.table();
    if (!table || table.rows.length === 0) return { id, csv: null, png: null, svg: null };
    return { id, csv: toCsv(table), png: await this.picture('png'), svg: await this.picture('svg') };
  }

  /** @param go  by key: whoever opens it goes there, whoever closes it comes back */
  toggleTable(go = false): void {
    this.tableOpen = !this.tableOpen;
    this.page = 0;
    const place = this.tableOpen ? '.data-table' : '.drawing';
    if (go) void this.updateComplete.then(() => this.querySelector<HTMLElement>(place)?.focus());
  }

  setZoom(zoom: Span | null): void {
    this.view = { ...this.view, zoom };
  }

  /** @returns false where there is nothing to zoom */
  zoomBy(how: 'in' | 'out' | 'all'): boolean {
    const axes = this.#drawing?.axes?.();
    if (!axes) return false;
    const { whole, scale } = axes.x;
    const now = this.view.zoom ?? whole;
    const middle = scale === 'log' ? Math.sqrt(now[0] * now[1]) : (now[0] + now[1]) / 2;
    const factor = how === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP;
    const zoom = how === 'all' ? null : zoomed(now, whole, scale, factor, axes.cursor() ?? middle);
    this.setZoom(zoom);
    const facts = { from: number(zoom?.[0], 3), to: number(zoom?.[1], 3) };
    this.say(zoom ? t('charts.zoom.shows', facts) : t('charts.zoom.showsAll'));
    return true;
  }

  setScale(axis: 'x' | 'y', scale: Scale): void {
    this.view = { ...this.view, [`${axis}Scale`]: scale, ...(axis === 'x' && { zoom: null }) };
    this.say(t(scale === 'log' ? 'charts.axes.switchedLog' : 'charts.axes.switchedLinear', { axis }));
  }

  #key(event: KeyboardEvent): void {
    if (this.#drawing?.key(event) || chartKey(this, event)) event.preventDefault();
  }

  /** The picture as it would be saved, with what made it below; null while there is none. */
  async scene(): Promise<Scene | null> {
    const scene = await this.#drawing?.sheet?.();
    return scene
      ? withFootOf(scene, this, footOf(this.experiment, this.config, engineOf(this.session)))
      : null;
  }

  /** @throws Error if the browser cannot write it */
  async picture(format: 'png' | 'svg'): Promise<Blob | null> {
    const scene = await this.scene();
    return scene && pictureOf(scene, format, this, tOf(this.experiment, `figures.${this.figure.id}.title`));
  }

  async savePicture(format: 'png' | 'svg'): Promise<void> {
    try {
      const file = await this.picture(format);
      if (file) saveFile(fileName(this.experiment, this.figure, format), file);
      else this.tell(t('charts.picture.none'), true);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.tell(t('charts.picture.failed', { message }), true);
    }
  }

  /** The numbers behind the picture; null while there is none. */
  csv(): string | null {
    return this.#drawing ? toCsv(this.#drawing.table()) : null;
  }

  saveCsv(): void {
    const csv = this.csv();
    if (csv !== null)
      saveFile(fileName(this.experiment, this.figure, 'csv'), new Blob([csv], { type: 'text/csv' }));
  }
}
customElements.define('glassbox-figure', GlassboxFigure);
