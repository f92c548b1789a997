/** A matrix or a field inside its element: an image on a 2D canvas with a colour bar, one row's, picked by its label. */
import type { TemplateResult } from 'lit';
import type { FieldFigure, MatrixFigure, Row } from '../../experiments/declaration.ts';
import { number, t } from '../text.ts';
import { magnitudeColour, paintPixels, signedColour } from './colour-map.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { pickedIndex, rowPicker } from './row-picker.ts';
import { matrixTable, type Table } from './table.ts';

/** Width of a matrix over its height at most, on screen. */
const WIDEST = 6;

type Matrix = NonNullable<Row['matrices']>[string];

export class RasterDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  readonly #image = document.createElement('canvas');
  readonly #bar = document.createElement('canvas');
  readonly #marks = document.createElement('div');
  #cell: readonly [row: number, column: number] | null = null;

  readonly #host: () => HTMLElement;

  constructor(owner: GlassboxFigure, host: () => HTMLElement) {
    this.#owner = owner;
    this.#host = host;
    this.#image.className = 'raster';
    this.#bar.className = 'colour-bar';
    this.#marks.className = 'colour-bar-marks';
    this.#image.addEventListener('pointermove', (event) => this.#point(event));
    this.#image.addEventListener('pointerleave', () => this.#owner.tell(''));
  }

  prepare(): void {}

  draw(): void {
    if (!this.#image.isConnected) this.#host().replaceChildren(this.#image, this.#bar, this.#marks);
    const matrix = this.#matrix();
    if (!matrix) return;
    const [low, high] = this.#range(matrix);
    const signed = low < 0 && high > 0;
    const bound = Math.max(-low, high);
    const colour = (value: number) =>
      signed ? signedColour(value / bound) : magnitudeColour((value - low) / (high - low || 1));
    // One row of cells is a band, not a square of stripes.
    const shape = Math.min(WIDEST, Math.max(1 / WIDEST, matrix.columns / matrix.rows));
    if (this.#figure.kind === 'matrix') this.#image.style.aspectRatio = String(shape);
    paintPixels(this.#image, matrix.columns, matrix.rows, (k) => colour(matrix.values[k]!));
    const [from, to] = signed ? [-bound, bound] : [low, high];
    paintPixels(this.#bar, 128, 1, (k) => colour(from + ((to - from) * k) / 127));
    this.#marks.replaceChildren(...[from, (from + to) / 2, to].map((value) => mark(number(value, 2))));
  }

  resize(): void {}

  destroy(): void {
    this.#image.remove();
    this.#bar.remove();
    this.#marks.remove();
  }

  summary(): string {
    const matrix = this.#matrix();
    if (!matrix) return t('lab.chart.empty');
    const [min, max] = span(matrix.values);
    return t('lab.chart.matrixIs', {
      rows: matrix.rows,
      columns: matrix.columns,
      min: number(min, 3),
      max: number(max, 3),
    });
  }

  table(): Table {
    return matrixTable(this.#figure, this.#owner.rows);
  }

  picker(): TemplateResult | null {
    const owner = this.#owner;
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
    const move = moves[event.key];
    if (!matrix || !move) return false;
    const [row, column] = this.#cell ?? [0, 0];
    this.#tell(row + move[0], column + move[1], true);
    return true;
  }

  get #figure(): MatrixFigure<never> | FieldFigure<never> {
    return this.#owner.figure as MatrixFigure<never> | FieldFigure<never>;
  }

  #rows(): Row[] {
    return this.#owner.rows.filter((row) => row.matrices?.[this.#figure.source]);
  }

  #matrix(): Matrix | undefined {
    const rows = this.#rows();
    return rows[pickedIndex(rows.length, this.#owner.picked)]?.matrices?.[this.#figure.source];
  }

  #range(matrix: Matrix): readonly [number, number] {
    return this.#figure.kind === 'matrix' ? this.#figure.range : span(matrix.values);
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
    this.#owner.tell(`(${r + 1}, ${c + 1}) = ${number(matrix.values[r * matrix.columns + c], 3)}`, aloud);
  }
}

function span(values: readonly number[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function mark(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
