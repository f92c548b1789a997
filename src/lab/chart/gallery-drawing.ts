/** A gallery inside its element: small histograms on one scale, of one row, picked by its label. */
import type { TemplateResult } from 'lit';
import type { GalleryFigure, Histogram, Row } from '../../experiments/declaration.ts';
import { galleryScene, highestOf, panelAt, placesOf } from '../../plot/gallery-plot.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { galleryTable, panelsOf, type Table } from '../../plot/table.ts';
import { number, t, tOf } from '../text.ts';
import type { Drawing } from './drawing.ts';
import { drawScene } from './fields/scene-canvas.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { pickedIndex, rowPicker } from './row-picker.ts';
import { shownOf } from './shown.ts';
import { readTheme } from './theme.ts';

export class GalleryDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  readonly #host: () => HTMLElement;
  readonly #canvas = document.createElement('canvas');
  #panel: number | null = null;

  constructor(owner: GlassboxFigure, host: () => HTMLElement) {
    this.#owner = owner;
    this.#host = host;
    this.#canvas.className = 'gallery';
    this.#canvas.addEventListener('pointermove', (event) => this.#point(event));
    this.#canvas.addEventListener('pointerleave', () => this.#tell(null, false));
  }

  prepare(): void {}

  draw(): void {
    if (!this.#canvas.isConnected) this.#host().replaceChildren(this.#canvas);
    const scene = this.#scene(this.#host().clientWidth, this.#panel);
    this.#canvas.style.height = `${scene.height}px`;
    const { fontFamily } = getComputedStyle(this.#host());
    drawScene(this.#canvas, scene, globalThis.devicePixelRatio || 1, fontFamily);
  }

  #scene(width: number, chosen: number | null): Scene {
    const { behind, role, xRange } = this.#figure;
    return galleryScene({
      panels: this.#panels(),
      behind: (behind && this.#row()?.histograms?.[behind]) || null,
      width,
      xRange,
      role,
      theme: readTheme(this.#owner),
      chosen,
      nameOf: (k) => this.#nameOf(k),
    });
  }

  async sheet(): Promise<Scene | null> {
    const row = this.#row();
    if (!row) return null;
    const { gallerySheet } = await import('../../plot/sheets/histogram-sheet.ts');
    return gallerySheet(shownOf(this.#owner, this.#figure), row);
  }

  leave(): boolean {
    if (this.#panel === null) return false;
    this.#tell(null, false);
    return true;
  }

  resize(): void {
    this.draw();
  }

  destroy(): void {
    this.#canvas.remove();
  }

  summary(): string {
    const panels = this.#panels();
    if (panels.length === 0) return t('lab.chart.empty');
    return panels.map((_, k) => this.#sentence(k)).join(' ');
  }

  table(): Table {
    return galleryTable(this.#figure, this.#owner.rows);
  }

  picker(): TemplateResult | null {
    const owner = this.#owner;
    return rowPicker(owner.experiment, this.#figure.by, this.#rows(), owner.picked, (index) => {
      owner.picked = index;
    });
  }

  key(event: KeyboardEvent): boolean {
    const count = this.#panels().length;
    if (count === 0) return false;
    const { columns } = placesOf(count, this.#host().clientWidth);
    const from = this.#panel ?? 0;
    const moves: Record<string, number> = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from - columns,
      ArrowDown: from + columns,
      Home: 0,
      End: count - 1,
    };
    const target = moves[event.key];
    if (target === undefined) return false;
    this.#tell(Math.min(count - 1, Math.max(0, target)), true);
    return true;
  }

  get #figure(): GalleryFigure<never> {
    return this.#owner.figure as GalleryFigure<never>;
  }

  #rows(): Row[] {
    return this.#owner.rows.filter((row) => panelsOf(row, this.#figure.source).length > 0);
  }

  #row(): Row | undefined {
    const rows = this.#rows();
    return rows[pickedIndex(rows.length, this.#owner.picked)];
  }

  #panels(): Histogram[] {
    return panelsOf(this.#row(), this.#figure.source);
  }

  #nameOf(panel: number): string {
    return tOf(this.#owner.experiment, `figures.${this.#figure.id}.panel`, { number: panel + 1 });
  }

  /** Where a panel is highest. */
  #sentence(k: number): string {
    const panel = this.#panels()[k]!;
    const { x, density } = highestOf(panel);
    const { id } = this.#figure;
    const y = tOf(this.#owner.experiment, `figures.${id}.y`);
    return `${this.#nameOf(k)}: ${t('lab.chart.peak', { x: number(x, 2) })} ${y} = ${number(density, 3)}`;
  }

  #point(event: PointerEvent): void {
    const count = this.#panels().length;
    const box = this.#canvas.getBoundingClientRect();
    const panel = panelAt(placesOf(count, box.width), event.clientX - box.left, event.clientY - box.top);
    this.#tell(panel !== null && panel < count ? panel : null, false);
  }

  #tell(panel: number | null, aloud: boolean): void {
    if (panel !== this.#panel) {
      this.#panel = panel;
      this.draw();
    }
    this.#owner.tell(panel === null ? '' : this.#sentence(panel), aloud);
  }
}
