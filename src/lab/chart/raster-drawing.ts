/**
 * A matrix or a field inside its element: an image on a 2D canvas with a colour bar, one row's, picked by its label. Over a field there may
 * lie a way, with marks in the colours of their own values; below it what the picture hides.
 */
import type { TemplateResult } from 'lit';
import type { FieldFigure, MatrixData, MatrixFigure, Row } from '../../experiments/declaration.ts';
import { cellPlace } from '../../experiments/field-table.ts';
import { type WayPlace, wayOf } from '../../plot/field-data.ts';
import { type OrderedMatrix, orderedMatrix } from '../../plot/matrix-order.ts';
import { rasterColours, rasterShape, spanOf } from '../../plot/raster-colours.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { matrixTable, type Table } from '../../plot/table.ts';
import { number, t } from '../text.ts';
import { drawDendrogram } from './dendrogram-canvas.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { notesOf } from './notes.ts';
import { paintPixels } from './paint-pixels.ts';
import { pickedIndex, rowPicker } from './row-picker.ts';
import { shownOf } from './shown.ts';
import { readTheme } from './theme.ts';
import { drawWay } from './way-overlay.ts';

export class RasterDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  readonly #image = document.createElement('canvas');
  readonly #bar = document.createElement('canvas');
  readonly #marks = document.createElement('div');
  readonly #stack = document.createElement('div');
  readonly #way = document.createElement('canvas');
  readonly #notes = document.createElement('p');
  readonly #tree = document.createElement('canvas');
  /** Numbers of the rows, left of the picture, and of the columns, below it. */
  readonly #sides = { rows: document.createElement('div'), columns: document.createElement('div') };
  #cell: readonly [row: number, column: number] | null = null;
  /** The place of the way that the cursor stands on. */
  #place: number | null = null;

  readonly #host: () => HTMLElement;

  constructor(owner: GlassboxFigure, host: () => HTMLElement) {
    this.#owner = owner;
    this.#host = host;
    this.#image.className = 'raster';
    this.#bar.className = 'colour-bar';
    this.#marks.className = 'colour-bar-marks';
    this.#stack.className = 'raster-stack';
    this.#way.className = 'raster-way';
    this.#notes.className = 'raster-notes';
    this.#tree.className = 'raster-tree';
    this.#sides.rows.className = 'raster-rows';
    this.#sides.columns.className = 'raster-columns';
    this.#stack.append(this.#image, this.#way);
    this.#image.addEventListener('pointermove', (event) => this.#point(event));
    this.#image.addEventListener('pointerleave', () => this.#owner.tell(''));
  }

  prepare(): void {}

  draw(): void {
    if (!this.#stack.isConnected)
      this.#host().replaceChildren(this.#stack, this.#bar, this.#marks, this.#notes);
    const matrix = this.#matrix();
    if (!matrix) return;
    const { colour, along } = this.#colours(matrix);
    if (this.#figure.kind === 'matrix')
      this.#image.style.aspectRatio = String(rasterShape(this.#figure, matrix));
    paintPixels(this.#image, matrix.columns, matrix.rows, (k) => colour(matrix.values[k] ?? Number.NaN));
    this.#writeEdges(matrix);
    paintPixels(this.#bar, 128, 1, (k) => colour(along(k / 127)));
    this.#marks.replaceChildren(...[0, 0.5, 1].map((position) => mark(number(along(position), 2))));
    this.#notes.textContent = this.#notesText();
    this.#notes.hidden = !this.#notes.textContent;
    this.#drawWay();
    this.#drawTree();
  }

  /** The tree of the copies, to the right of a matrix that is in its order. */
  #drawTree(): void {
    const ordered = this.#ordered();
    this.#stack.toggleAttribute('data-tree', ordered !== null);
    if (!ordered) {
      this.#tree.remove();
      return;
    }
    if (!this.#tree.isConnected) this.#stack.append(this.#tree);
    drawDendrogram(this.#tree, ordered.joins, readTheme(this.#host()).text);
  }

  #ordered(): OrderedMatrix | null {
    return this.#figure.kind === 'matrix' ? orderedMatrix(this.#figure, this.#row()) : null;
  }

  get #edges() {
    const { config } = this.#owner;
    return this.#figure.kind === 'matrix' && config ? this.#figure.edges?.(config) : undefined;
  }

  #writeEdges(matrix: MatrixData): void {
    const edges = this.#edges;
    this.#stack.toggleAttribute('data-edges', edges !== undefined);
    if (!edges) return;
    for (const side of ['rows', 'columns'] as const)
      this.#sides[side].replaceChildren(
        ...Array.from(edges[side])
          .slice(0, matrix[side])
          .map((value) => mark(number(value, Number.isInteger(value) ? 8 : 2))),
      );
    if (!this.#sides.rows.isConnected) this.#stack.append(this.#sides.rows, this.#sides.columns);
  }

  resize(): void {
    if (!this.#stack.isConnected) return;
    this.#drawWay();
    this.#drawTree();
  }

  #drawWay(): void {
    const matrix = this.#matrix();
    if (!matrix) return;
    const { colour } = this.#colours(matrix);
    drawWay(this.#way, { matrix, way: this.#places(), colour, at: this.#place });
  }

  destroy(): void {
    for (const part of [this.#stack, this.#bar, this.#marks, this.#notes]) part.remove();
  }

  summary(): string {
    const matrix = this.#matrix();
    if (!matrix) return t('lab.chart.empty');
    const [min, max] = spanOf(matrix.values.flatMap((value) => value ?? []));
    const facts = { rows: matrix.rows, columns: matrix.columns, min: number(min, 3), max: number(max, 3) };
    const parts = [t('lab.chart.matrixIs', facts)];
    const way = this.#places();
    if (way.length > 0) {
      const [first, last] = [number(way[0]!.value, 3), number(way.at(-1)!.value, 3)];
      parts.push(t('lab.chart.wayIs', { count: way.length, first, last }));
    }
    return [...parts, this.#notesText()].filter(Boolean).join(' ');
  }

  table(): Table {
    return matrixTable(this.#figure, this.#owner.rows);
  }

  picker(): TemplateResult | null {
    const owner = this.#owner;
    // A picture that only one row has needs no choice.
    if (this.#figure.kind === 'field' && this.#rows().length < 2) return null;
    return rowPicker(owner.experiment, this.#figure.by, this.#rows(), owner.picked, (index) => {
      owner.picked = index;
    });
  }

  key(event: KeyboardEvent): boolean {
    const matrix = this.#matrix();
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    if (!matrix) return false;
    if (this.#alongWay(event.key)) return true;
    const tenth = Math.ceil(matrix.rows / 10);
    const jumps: Record<string, readonly [number, number]> = {
      Home: [0, -matrix.columns],
      End: [0, matrix.columns],
      PageUp: [-tenth, 0],
      PageDown: [tenth, 0],
    };
    const move = moves[event.key] ?? jumps[event.key];
    if (!move) return false;
    const [row, column] = this.#cell ?? [0, 0];
    this.#tell(row + move[0], column + move[1], true);
    return true;
  }

  leave(): boolean {
    if (!this.#cell && this.#place === null) return false;
    this.#cell = null;
    this.#place = null;
    this.#owner.tell('');
    this.#drawWay();
    return true;
  }

  async sheet(): Promise<Scene | null> {
    const row = this.#row();
    if (!row) return null;
    const { rasterSheet } = await import('../../plot/sheets/raster-sheet.ts');
    return rasterSheet(shownOf(this.#owner, this.#figure), row);
  }

  /** Page up and down step along the way, Home and End go to its ends. */
  #alongWay(key: string): boolean {
    const way = this.#places();
    const from = this.#place ?? way.length;
    const to = {
      PageUp: from - 1,
      PageDown: this.#place === null ? 0 : from + 1,
      Home: 0,
      End: way.length - 1,
    }[key];
    if (way.length === 0 || to === undefined) return false;
    this.#place = Math.min(way.length - 1, Math.max(0, to));
    const { x, y, value } = way[this.#place]!;
    const facts = { number: this.#place + 1, total: way.length, x: number(x, 3), y: number(y, 3) };
    this.#owner.tell(t('lab.chart.placeIs', { ...facts, value: number(value, 3) }), true);
    this.#drawWay();
    return true;
  }

  get #figure(): MatrixFigure<never> | FieldFigure<never> {
    return this.#owner.figure as MatrixFigure<never> | FieldFigure<never>;
  }

  #rows(): Row[] {
    return this.#owner.rows.filter((row) => row.matrices?.[this.#figure.source]);
  }

  #row(): Row | undefined {
    const rows = this.#rows();
    return rows[pickedIndex(rows.length, this.#owner.picked)];
  }

  #matrix(): MatrixData | undefined {
    return this.#ordered()?.matrix ?? this.#row()?.matrices?.[this.#figure.source];
  }

  #places(): readonly WayPlace[] {
    return wayOf(this.#figure, this.#row());
  }

  #colours(matrix: MatrixData) {
    return rasterColours(this.#figure, matrix, this.#places());
  }

  /** The columns that the figure wants printed: what the picture hides. */
  #notesText(): string {
    const names = this.#figure.kind === 'field' ? this.#figure.notes : undefined;
    return notesOf(this.#owner.experiment, names, this.#row());
  }

  #point(event: PointerEvent): void {
    const matrix = this.#matrix();
    if (!matrix) return;
    const box = this.#image.getBoundingClientRect();
    const row = Math.floor(((event.clientY - box.top) / box.height) * matrix.rows);
    const column = Math.floor(((event.clientX - box.left) / box.width) * matrix.columns);
    this.#tell(row, column, false);
  }

  #tell(row: number, column: number, aloud: boolean): void {
    const matrix = this.#matrix()!;
    const r = Math.min(matrix.rows - 1, Math.max(0, row));
    const c = Math.min(matrix.columns - 1, Math.max(0, column));
    this.#cell = [r, c];
    const place = cellPlace(matrix, r, c);
    const edges = this.#edges;
    const names = this.#ordered()?.names;
    const value = number(matrix.values[r * matrix.columns + c], 3);
    if (!place && !edges) {
      this.#owner.tell(
        t('charts.say.cell', { row: names?.[r] ?? r + 1, column: names?.[c] ?? c + 1, value }),
        aloud,
      );
      return;
    }
    const at = place
      ? `${number(place.x, 3)}, ${number(place.y, 3)}`
      : `${number(edges!.rows[r], 3)}, ${number(edges!.columns[c], 3)}`;
    this.#owner.tell(`(${at}) = ${value}`, aloud);
  }
}

function mark(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
