/** A drawing whose code comes when the first figure of its kind is on the page: most pages have none. */
import type { TemplateResult } from 'lit';
import type { Scene } from '../../plot/scene/scene.ts';
import type { Table } from '../../plot/table.ts';
import { t } from '../text.ts';
import type { DrawnAxes } from './chart-view.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';

export class LaterDrawing implements Drawing {
  #inner: Drawing | null = null;
  #gone = false;
  #isAsked = false;

  /**
   * @param load  makes the drawing; where its code does not arrive the figure says so
   * @param isDue  whether there is anything for it to draw; asked again with every new row
   */
  constructor(
    private readonly owner: GlassboxFigure,
    private readonly load: () => Promise<Drawing>,
    private readonly isDue: () => boolean = () => true,
  ) {}

  #fetch(): void {
    if (this.#isAsked || !this.isDue()) return;
    this.#isAsked = true;
    const { owner } = this;
    this.load().then(
      (drawing) => {
        if (this.#gone) return drawing.destroy();
        this.#inner = drawing;
        owner.requestUpdate();
      },
      () => owner.tell(t('lab.chart.late')),
    );
  }

  prepare(): void {
    this.#fetch();
    this.#inner?.prepare();
  }
  draw(): void {
    this.#inner?.draw();
  }
  resize(): void {
    this.#inner?.resize();
  }
  destroy(): void {
    this.#gone = true;
    this.#inner?.destroy();
  }
  key(event: KeyboardEvent): boolean {
    return this.#inner?.key(event) ?? false;
  }
  summary(): string {
    return this.#inner?.summary() ?? t('lab.chart.empty');
  }
  table(): Table {
    return this.#inner?.table() ?? { columns: [], rows: [] };
  }
  legend(): TemplateResult | null {
    return this.#inner?.legend?.() ?? null;
  }
  picker(): TemplateResult | null {
    return this.#inner?.picker?.() ?? null;
  }
  controls(): TemplateResult | null {
    return this.#inner?.controls?.() ?? null;
  }
  help(): string {
    return this.#inner?.help?.() ?? t('lab.chart.keys');
  }
  sheet(): Scene | null | Promise<Scene | null> {
    return this.#inner?.sheet?.() ?? null;
  }
  axes(): DrawnAxes | null {
    return this.#inner?.axes?.() ?? null;
  }
  leave(): boolean {
    return this.#inner?.leave?.() ?? false;
  }
}
