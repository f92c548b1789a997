/**
 * What drawings have in common whose picture is one scene with marks to point at: a canvas, the row that is picked, a mark under the cursor
 * (by pointer or by keys), the sheet for a file. A subclass says what its scene is and what a mark means.
 */
import type { TemplateResult } from 'lit';
import type { Row } from '../../experiments/declaration.ts';
import type { LegendEntry } from '../../plot/chart/legend-items.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import type { Table } from '../../plot/table.ts';
import type { ChartTheme } from '../../plot/theme.ts';
import { t, tOf } from '../text.ts';
import type { Drawing } from './drawing.ts';
import { drawScene } from './fields/scene-canvas.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { notesOf } from './notes.ts';
import { pickedIndex, rowPicker } from './row-picker.ts';
import { shownOf } from './shown.ts';
import { readTheme } from './theme.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a figure drawn so declares. */
export interface SceneFigure {
  readonly id: string;
  readonly source: string;
  readonly by: string;
  readonly notes?: readonly string[];
}

export abstract class SceneDrawing<F extends SceneFigure> implements Drawing {
  protected readonly canvas = document.createElement('canvas');
  /** Number of the mark that is read, counted as `select` counts. */
  protected selected: number | null = null;

  constructor(
    protected readonly owner: GlassboxFigure,
    protected readonly host: () => HTMLElement,
  ) {
    this.canvas.className = 'scene';
    this.canvas.addEventListener('pointermove', (event) => this.pointed(event));
    this.canvas.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'touch' || this.selected === null) return;
      this.selected = null;
      this.show(false);
    });
  }

  protected abstract readonly sheetSize: Size;
  /** Takes in the row; null where there is none. */
  protected abstract take(row: Row | undefined): void;
  protected abstract scene(size: Size, theme: ChartTheme, forFile: boolean): Scene | null;
  /** The mark at a place of the canvas, in its pixels. */
  protected abstract markAt(x: number, y: number): number | null;
  /** How a mark reads. */
  protected abstract wordsOf(mark: number): string;
  /** Said where nothing is pointed at. */
  protected abstract restWords(): string;

  abstract table(): Table;
  abstract summary(): string;
  abstract help(): string;
  abstract key(event: KeyboardEvent): boolean;

  prepare(): void {
    this.take(this.row());
  }

  draw(): void {
    if (!this.canvas.isConnected) this.host().replaceChildren(this.canvas);
    this.paint();
    this.owner.tell(this.selected === null ? this.restWords() : this.wordsOf(this.selected));
  }

  resize(): void {
    if (this.canvas.isConnected) this.paint();
  }

  destroy(): void {
    this.canvas.remove();
  }

  picker(): TemplateResult | null {
    const rows = this.rows();
    if (rows.length < 2) return null;
    return rowPicker(this.owner.experiment, this.figure.by, rows, this.owner.picked, (index) => {
      this.selected = null;
      this.owner.picked = index;
    });
  }

  async sheet(): Promise<Scene | null> {
    const { sheetPage } = await import('../../plot/sheets/shown.ts');
    const row = this.row();
    const picture = row ? this.scene(this.sheetSize, this.theme(), true) : null;
    if (!row || !picture) return null;
    return sheetPage(shownOf(this.owner, this.figure), {
      row,
      legend: this.sheetLegend(),
      picture,
      notes: this.sheetNotes(),
    });
  }

  /** What the marks in a file are. */
  protected sheetLegend(): readonly LegendEntry[] {
    return [];
  }

  /** What a file says besides, one line each. */
  protected sheetNotes(): readonly string[] {
    return [];
  }

  protected get figure(): F {
    return this.owner.figure as unknown as F;
  }

  protected rows(): Row[] {
    return this.owner.rows.filter((row) => row.matrices?.[this.figure.source]);
  }

  protected row(): Row | undefined {
    const rows = this.rows();
    return rows[pickedIndex(rows.length, this.owner.picked)];
  }

  protected notesText(): string {
    return notesOf(this.owner.experiment, this.figure.notes, this.row());
  }

  protected label(key: string): string {
    return tOf(this.owner.experiment, `figures.${this.figure.id}.${key}`);
  }

  protected theme(): ChartTheme {
    return readTheme(this.host());
  }

  protected show(aloud: boolean): void {
    this.paint();
    this.owner.tell(this.selected === null ? this.restWords() : this.wordsOf(this.selected), aloud);
  }

  /** Moves the cursor among `count` marks. @returns true if the key was for us */
  protected step(key: string, count: number): boolean {
    const from = this.selected;
    const to = {
      ArrowRight: from === null ? 0 : (from + 1) % count,
      ArrowLeft: from === null ? count - 1 : (from + count - 1) % count,
      Home: 0,
      End: count - 1,
    }[key];
    if (to === undefined || count === 0) return false;
    this.selected = to;
    this.show(true);
    return true;
  }

  protected paint(): void {
    const host = this.host();
    const size = { width: host.clientWidth, height: host.clientHeight };
    if (size.width < 40 || size.height < 40) return;
    const scene = this.scene(size, this.theme(), false);
    if (!scene) return;
    drawScene(this.canvas, scene, globalThis.devicePixelRatio || 1, getComputedStyle(host).fontFamily);
  }

  protected pointed(event: PointerEvent): void {
    const box = this.canvas.getBoundingClientRect();
    const mark = this.markAt(event.clientX - box.left, event.clientY - box.top);
    if (mark === this.selected) return;
    this.selected = mark;
    this.show(false);
  }

  protected empty(): string {
    return t('lab.chart.empty');
  }
}
