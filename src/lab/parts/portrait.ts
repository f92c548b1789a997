/**
 * `<glassbox-portrait>`: two copies, alive. Spins are shown averaged over time (pale while they flip, full once stuck), so that
 * nothing flashes; networks by what one says against what the other says on the training points.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { signedColour } from '../../plot/colour-map.ts';
import { type ChartTheme, withAlpha } from '../../plot/theme.ts';
import { paintPixels } from '../chart/paint-pixels.ts';
import { readTheme } from '../chart/theme.ts';
import { LiveElement } from '../live-element.ts';
import { paint, prefersStill } from '../state/preferences.ts';
import type { Session } from '../state/session.ts';
import { number, tOf, tOfIfKnown } from '../text.ts';
import { SpinAverage } from './spin-average.ts';

type Twins = { a: Float32Array | Int8Array; b: Float32Array | Int8Array };
/** With reduced motion the picture changes at most this often (WCAG 2.3.1 allows three flashes a second; we show none). */
const STILL_MS = 334;

export class GlassboxPortrait extends LiveElement {
  static override properties = { session: { attribute: false }, side: { attribute: false } };
  declare session: Session;
  declare side: 'glass' | 'learner';
  readonly #a = new SpinAverage();
  readonly #b = new SpinAverage();
  #painted = 0;
  #read: { readonly at: number; readonly theme: ChartTheme } | null = null;
  #frame = 0;
  #span = 1;

  protected override watched(): void {
    void paint.value;
  }

  protected override render(): TemplateResult | typeof nothing {
    const twins = this.#twins;
    const { id } = this.session.experiment;
    // A batch of Ising perceptrons has spins for weights and is shown as spins.
    const spins = twins ? twins.a instanceof Int8Array : this.side === 'glass';
    const words = `portraits.${spins ? 'glass' : 'learner'}`;
    const caption = tOfIfKnown(
      id,
      `portraits.${spins && this.side === 'learner' ? 'perceptron' : this.side}.caption`,
    );
    // An experiment that has no two copies to show has no words for them.
    if (caption === null) return nothing;
    return html`
      <figure class="portrait" data-spins=${spins}>
        ${spins ? this.#rasters(words) : this.#scatter(words)}
        <figcaption>${caption}</figcaption>
      </figure>
    `;
  }

  #rasters(words: string): TemplateResult {
    const { id } = this.session.experiment;
    const raster = (name: string) => html`
      <div class="raster-box">
        <canvas class="raster" data-raster=${name} width="16" height="16"></canvas>
        <span>${tOf(id, `${words}.${name}`)}</span>
      </div>
    `;
    return html`
      <div class="rasters" role="img" aria-label=${tOf(id, `${words}.label`, { q: this.#overlap() })}>
        ${raster('a')}${raster('b')}${raster('agree')}
      </div>
    `;
  }

  #scatter(words: string): TemplateResult {
    const { id } = this.session.experiment;
    return html`
      <div class="scatter" role="img" aria-label=${tOf(id, `${words}.label`, { q: this.#overlap() })}>
        <canvas data-scatter></canvas>
        <span class="scatter-x">${tOf(id, `${words}.x`)}</span>
        <span class="scatter-y">${tOf(id, `${words}.y`)}</span>
      </div>
    `;
  }

  /** With the next frame: the size of a canvas asks for the layout, which is then made once for the whole page. */
  protected override updated(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.isConnected) this.#paint();
    });
  }

  #paint(): void {
    const twins = this.#twins;
    if (!twins) {
      this.#a.reset();
      this.#b.reset();
      this.#span = 1;
      this.#blank();
      return;
    }
    const now = performance.now();
    if (prefersStill() && now - this.#painted < STILL_MS) return;
    this.#painted = now;
    if (twins.a instanceof Int8Array && twins.b instanceof Int8Array) this.#paintSpins(twins.a, twins.b);
    else this.#paintScatter(twins);
  }

  #paintSpins(spinsA: Int8Array, spinsB: Int8Array): void {
    const weight = this.session.recorded.peek()?.isStill ? 1 : undefined;
    const a = this.#a.add(spinsA, weight);
    const b = this.#b.add(spinsB, weight);
    let q = 0;
    for (let i = 0; i < a.length; i++) q += a[i]! * b[i]!;
    // A copy and its mirror image are the same state of a glass without a field.
    const sign = q < 0 ? -1 : 1;
    this.#paintRaster('a', a, (v) => v);
    this.#paintRaster('b', b, (v) => sign * v);
    this.#paintRaster('agree', a, (v, i) => sign * v * b[i]!);
  }

  #paintRaster(name: string, values: Float32Array, value: (v: number, i: number) => number): void {
    const canvas = this.querySelector<HTMLCanvasElement>(`[data-raster=${name}]`);
    if (!canvas) return;
    const columns = Math.ceil(Math.sqrt(values.length));
    const rows = Math.ceil(values.length / columns);
    paintPixels(canvas, columns, rows, (k) => signedColour(k < values.length ? value(values[k]!, k) : 0));
  }

  #paintScatter({ a, b }: Twins): void {
    const canvas = this.querySelector<HTMLCanvasElement>('[data-scatter]');
    if (!canvas) return;
    const { context, size } = prepare(canvas);
    const theme = this.#theme();
    let largest = 0.5;
    for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]!), Math.abs(b[i]!));
    // The frame grows at once and shrinks slowly, so that the dots move and not the axes.
    this.#span = Math.max(largest * 1.08, this.#span * 0.98);
    const at = (value: number) => ((value / this.#span + 1) / 2) * size;
    context.strokeStyle = theme.grid;
    context.lineWidth = 1;
    line(context, at(0), 0, at(0), size);
    line(context, 0, at(0), size, at(0));
    context.setLineDash([4, 4]);
    context.strokeStyle = theme.text;
    line(context, 0, size, size, 0);
    context.setLineDash([]);
    context.fillStyle = withAlpha(theme.roles.learner, 0.72);
    for (let i = 0; i < a.length; i++) {
      context.beginPath();
      context.arc(
        at(a[i]!),
        size - at(b[i]!),
        Math.max(1.6, Math.min(3, 40 / Math.sqrt(a.length))),
        0,
        2 * Math.PI,
      );
      context.fill();
    }
  }

  /** Read once for every change of appearance: to ask the style sheet in every frame would cost more than the picture. */
  #theme(): ChartTheme {
    if (this.#read?.at !== paint.peek()) this.#read = { at: paint.peek(), theme: readTheme(this) };
    return this.#read.theme;
  }

  #blank(): void {
    for (const canvas of this.querySelectorAll<HTMLCanvasElement>('[data-raster]'))
      paintPixels(canvas, 16, 16, () => signedColour(0));
    const scatter = this.querySelector<HTMLCanvasElement>('[data-scatter]');
    if (scatter) this.#paintScatter({ a: new Float32Array(0), b: new Float32Array(0) });
  }

  get #twins(): Twins | null {
    const arrays = this.session.shownFrame?.arrays;
    const [a, b] = [arrays?.[`${this.side}.a`], arrays?.[`${this.side}.b`]];
    return a && b ? { a, b } : null;
  }

  /** Agreement of the two copies shown, in words for those who do not see it: the newest row's, not every frame's. */
  #overlap(): string {
    const rows = this.session.shownRows;
    const value = rows[rows.length - 1]?.values[`${this.side}Mutual`];
    return typeof value === 'number' ? number(value, 2) : '–';
  }
}
customElements.define('glassbox-portrait', GlassboxPortrait);

/** A square drawing surface at the screen's own resolution. */
function prepare(canvas: HTMLCanvasElement): { context: CanvasRenderingContext2D; size: number } {
  const size = Math.max(80, canvas.clientWidth);
  const pixels = Math.round(size * devicePixelRatio);
  if (canvas.width !== pixels) {
    canvas.width = pixels;
    canvas.height = pixels;
  }
  const context = canvas.getContext('2d')!;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, size, size);
  return { context, size };
}

function line(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}
