/**
 * A field with a way over it inside its element: a map with contour lines, or a surface in space, turned by dragging, by arrow keys and by
 * buttons. Both are scenes, so that a file shows what the screen shows.
 */
import { html, type TemplateResult } from 'lit';
import type { MatrixData, Row, SurfaceFigure } from '../../experiments/declaration.ts';
import { cellPlace } from '../../experiments/field-table.ts';
import { type WayPlace, wayOf } from '../../plot/field-data.ts';
import { cellUnder, type PanelFrame } from '../../plot/fields/panel-frame.ts';
import type { Scene, SceneItem } from '../../plot/scene/scene.ts';
import { SURFACE_SIZE } from '../../plot/sheets/surface-sheet.ts';
import { START_VIEW, turned, type View } from '../../plot/surface/projection.ts';
import { type Surface, surfaceOf, surfaceScale } from '../../plot/surface/surface-data.ts';
import { surfaceMap } from '../../plot/surface/surface-map.ts';
import { surfaceFrame, surfaceScene } from '../../plot/surface/surface-scene.ts';
import { matrixTable, type Table } from '../../plot/table.ts';
import type { ChartTheme } from '../../plot/theme.ts';
import { gap, number, t, tick, tOfIfKnown } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { SceneDrawing, type Size } from './scene-drawing.ts';

/** Radians to a step of keys and buttons, to Shift's step, and to a pixel of dragging. */
const [STEP, JUMP, DRAG] = [Math.PI / 24, Math.PI / 6, 0.01] as const;
const NEAR = 12;

interface Shown {
  readonly matrix: MatrixData;
  readonly places: readonly WayPlace[];
  readonly surface: Surface;
}

export class SurfaceDrawing extends SceneDrawing<SurfaceFigure<never>> {
  protected readonly sheetSize = SURFACE_SIZE;
  #space = false;
  /** The reader's choice of heights; null is what the figure declares. */
  #log: boolean | null = null;
  #view: View = START_VIEW;
  #shown: Shown | null = null;
  #known: readonly unknown[] = [];
  #map: { readonly frame: PanelFrame; readonly dx: number } | null = null;
  #marks: readonly (readonly [number, number])[] = [];
  #cell: readonly [row: number, column: number] | null = null;
  #dragged: { x: number; y: number } | null = null;
  #waiting = false;

  constructor(owner: GlassboxFigure, host: () => HTMLElement) {
    super(owner, host);
    this.canvas.classList.add('surface');
    this.canvas.addEventListener('pointerdown', (event) => this.#grab(event));
    for (const end of ['pointerup', 'pointercancel'] as const)
      this.canvas.addEventListener(end, () => {
        this.#dragged = null;
      });
  }

  protected take(row: Row | undefined): void {
    const matrix = row?.matrices?.[this.figure.source];
    const kind = this.#isLog() ? 'log' : 'linear';
    if (matrix === this.#known[0] && kind === this.#known[1]) return;
    this.#known = [matrix, kind];
    if (!matrix) {
      this.#shown = null;
      return;
    }
    const places = wayOf(this.figure, row);
    this.#shown = { matrix, places, surface: surfaceOf(matrix, places, surfaceScale(matrix, places, kind)) };
  }

  #isLog(): boolean {
    return this.#log ?? this.figure.scale === 'log';
  }

  protected scene(size: Size, theme: ChartTheme, forFile: boolean): Scene | null {
    if (!this.#shown) return null;
    this.canvas.dataset.space = String(this.#space);
    return this.#space
      ? this.#spaceScene(this.#shown, size, theme, forFile)
      : this.#mapScene(this.#shown, size, theme, forFile);
  }

  #spaceScene({ matrix, surface }: Shown, size: Size, theme: ChartTheme, forFile: boolean): Scene {
    const frame = surfaceFrame(size, this.#view);
    if (!forFile)
      this.#marks = surface.way.map(
        (point) => [...frame.projection.of(point)].slice(0, 2) as [number, number],
      );
    const extent = matrix.extent ?? ([1, matrix.columns, matrix.rows, 1] as const);
    const words = { x: this.#axis('x'), y: this.#axis('y'), extent, format: tick };
    return surfaceScene(frame, surface, forFile ? null : this.selected, theme, words);
  }

  #mapScene(shown: Shown, size: Size, theme: ChartTheme, forFile: boolean): Scene {
    const words = { x: this.#axis('x'), y: this.#axis('y'), format: tick };
    const selected = forFile ? null : this.selected;
    const map = surfaceMap(shown, size, theme, words, selected, (frame) =>
      forFile || !this.#cell ? [] : cellRing(frame, this.#cell),
    );
    if (!forFile) {
      this.#map = { frame: map.frame, dx: map.dx };
      this.#marks = map.marks;
    }
    return map.scene;
  }

  #axis(side: 'x' | 'y'): string {
    return (
      tOfIfKnown(this.owner.experiment, `figures.${this.figure.id}.${side}`) ?? t(`landscape.surface.${side}`)
    );
  }

  protected markAt(x: number, y: number): number | null {
    let [best, distance] = [null as number | null, NEAR];
    for (const [k, [px, py]] of this.#marks.entries()) {
      const away = Math.hypot(px - x, py - y);
      if (away < distance) [best, distance] = [k, away];
    }
    return best;
  }

  protected override pointed(event: PointerEvent): void {
    if (this.#dragged) {
      this.#turnTo(event);
      return;
    }
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const mark = this.markAt(x, y);
    const cell =
      this.#space || mark !== null || !this.#map
        ? null
        : cellUnder(this.#map.frame, this.#shown!.matrix, x - this.#map.dx, y);
    if (mark === this.selected && String(cell) === String(this.#cell)) return;
    this.selected = mark;
    this.#cell = cell;
    this.show(false);
  }

  #grab(event: PointerEvent): void {
    if (!this.#space) return;
    this.#dragged = { x: event.clientX, y: event.clientY };
    this.canvas.setPointerCapture(event.pointerId);
  }

  #turnTo(event: PointerEvent): void {
    const { x, y } = this.#dragged!;
    this.#dragged = { x: event.clientX, y: event.clientY };
    this.#view = turned(this.#view, (event.clientX - x) * DRAG, (event.clientY - y) * DRAG);
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      if (this.canvas.isConnected) this.paint();
    });
  }

  protected wordsOf(mark: number): string {
    const { places } = this.#shown!;
    const { x, y, value } = places[mark]!;
    const facts = { number: mark + 1, total: places.length, x: number(x, 3), y: number(y, 3) };
    return t('lab.chart.placeIs', { ...facts, value: number(value, 3) });
  }

  protected restWords(): string {
    if (!this.#shown) return this.empty();
    if (!this.#cell) return this.notesText();
    const { matrix } = this.#shown;
    const [row, column] = this.#cell;
    const place = cellPlace(matrix, row, column);
    const at = `(${number(place?.x ?? column + 1, 3)}, ${number(place?.y ?? row + 1, 3)})`;
    return `${at} = ${number(matrix.values[row * matrix.columns + column], 3)}`;
  }

  table(): Table {
    return matrixTable(this.figure, this.owner.rows);
  }

  summary(): string {
    if (!this.#shown) return this.empty();
    const { matrix, places } = this.#shown;
    const values = matrix.values.filter((value) => value !== null);
    const [min, max] = values.reduce(
      ([a, b], value) => [Math.min(a, value), Math.max(b, value)],
      [Infinity, -Infinity],
    );
    const facts = { rows: matrix.rows, columns: matrix.columns, min: number(min, 3), max: number(max, 3) };
    const way =
      places.length > 0
        ? t('lab.chart.wayIs', {
            count: places.length,
            first: number(places[0]!.value, 3),
            last: number(places.at(-1)!.value, 3),
          })
        : '';
    return [t('lab.chart.matrixIs', facts), way, this.notesText()].filter(Boolean).join(gap());
  }

  help(): string {
    return t(this.#space ? 'landscape.surface.spaceKeys' : 'landscape.surface.mapKeys');
  }

  key(event: KeyboardEvent): boolean {
    if (!this.#shown) return false;
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
    };
    const move = moves[event.key];
    if (move && this.#space) {
      const size = event.shiftKey ? JUMP : STEP;
      this.#turn(move[0] * size, move[1] * size);
      return true;
    }
    if (move) return this.#moveCell(move, event.shiftKey ? 8 : 1);
    return this.#alongWay(event.key);
  }

  #moveCell([right, up]: readonly [number, number], by: number): boolean {
    const { rows, columns } = this.#shown!.matrix;
    const [row, column] = this.#cell ?? [Math.floor(rows / 2), Math.floor(columns / 2)];
    const held = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
    this.#cell = [held(row - up * by, rows), held(column + right * by, columns)];
    this.selected = null;
    this.show(true);
    return true;
  }

  /** Page up and down step along the way, Home and End go to its ends. */
  #alongWay(key: string): boolean {
    const count = this.#shown!.places.length;
    const from = this.selected;
    const to = {
      PageUp: (from ?? count) - 1,
      PageDown: from === null ? 0 : from + 1,
      Home: 0,
      End: count - 1,
    }[key];
    if (to === undefined || count === 0) return false;
    this.selected = Math.min(count - 1, Math.max(0, to));
    this.#cell = null;
    this.show(true);
    return true;
  }

  #turn(right: number, up: number): void {
    this.#view = turned(this.#view, right, up);
    this.paint();
  }

  controls(): TemplateResult {
    const kinds = [
      ['map', false],
      ['space', true],
    ] as const;
    return html`
      <div class="scene-controls">
        <div class="scene-kinds" role="group" aria-label=${t('landscape.surface.kinds')}>
          ${kinds.map(
            ([kind, space]) => html`
              <button type="button" class="quiet" data-kind=${kind} aria-pressed=${this.#space === space} @click=${() => this.#setSpace(space)}>
                ${t(`landscape.surface.${kind}`)}
              </button>
            `,
          )}
        </div>
        <label class="scene-check">
          <input type="checkbox" .checked=${this.#isLog()} @change=${() => this.#toggleLog()} />
          ${t('landscape.surface.log')}
        </label>
        ${this.#space ? this.#turnButtons() : ''}
      </div>
    `;
  }

  #turnButtons(): TemplateResult {
    const ways = [
      ['left', '←', -1, 0],
      ['right', '→', 1, 0],
      ['up', '↑', 0, 1],
      ['down', '↓', 0, -1],
    ] as const;
    return html`
      <div class="scene-turn" role="group" aria-label=${t('landscape.surface.turn')}>
        ${ways.map(
          ([name, sign, right, up]) => html`
            <button type="button" class="quiet" aria-label=${t(`landscape.surface.turns.${name}`)} @click=${() => this.#turn(right * STEP, up * STEP)}>
              ${sign}
            </button>
          `,
        )}
        <button type="button" class="quiet" data-turn="reset" @click=${() => this.#reset()}>${t('landscape.surface.reset')}</button>
      </div>
    `;
  }

  #setSpace(space: boolean): void {
    this.#space = space;
    this.#cell = null;
    this.selected = null;
    this.owner.requestUpdate();
  }

  #toggleLog(): void {
    this.#log = !this.#isLog();
    this.owner.requestUpdate();
  }

  #reset(): void {
    this.#view = START_VIEW;
    this.paint();
  }
}

/** About the cell under the cursor. */
function cellRing(frame: PanelFrame, [row, column]: readonly [number, number]): SceneItem[] {
  const [x, y] = frame.cellAt(column + 0.5, row + 0.5);
  const ring = `M${x - 7} ${y}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0Z`;
  return [
    { kind: 'path', path: ring, stroke: '#000000', width: 4 },
    { kind: 'path', path: ring, stroke: '#ffffff', width: 2 },
  ];
}
