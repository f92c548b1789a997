/**
 * Several fields inside their element: one canvas each, side by side where there is room, below one another where there is not. The reader
 * chooses which of them, contour lines and points; the place under the cursor is read in all of them.
 */
import { html, type TemplateResult } from 'lit';
import type { FieldsFigure, Row } from '../../experiments/declaration.ts';
import { cellPlace, fieldTable } from '../../experiments/field-table.ts';
import { factsOf, nextCell, type Picture, picturesOf, rowsWithFields } from '../../plot/fields/pictures.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { fieldsSheet, isLong, panelTitle, pointsOf, shownAtFirst } from '../../plot/sheets/fields-sheet.ts';
import { axisWords } from '../../plot/sheets/shown.ts';
import type { Table } from '../../plot/table.ts';
import { gap, number, t, tOf } from '../text.ts';
import type { Drawing } from './drawing.ts';
import { PanelView } from './fields/panel-view.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { notesOf } from './notes.ts';
import { pickedIndex, rowPicker } from './row-picker.ts';
import { figureWords, shownOf } from './shown.ts';

const CONTOURS = 'contours';
const MOVES: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
/** Least width of a picture with others beside it, CSS pixels. */
const LEAST = { usual: 232, long: 420 } as const;
/** Cells that Shift jumps over. */
const JUMP = 8;

export class FieldsDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  readonly #host: () => HTMLElement;
  readonly #box = document.createElement('div');
  readonly #notes = document.createElement('p');
  readonly #views = new Map<string, PanelView>();
  /** What the pictures are of. */
  #of: { row: Row | undefined; figure: unknown; config: unknown } | null = null;
  #pictures: readonly Picture<never>[] = [];
  #cell: readonly [row: number, column: number] | null = null;

  constructor(owner: GlassboxFigure, host: () => HTMLElement) {
    this.#owner = owner;
    this.#host = host;
    this.#box.className = 'fields';
    this.#notes.className = 'raster-notes';
  }

  prepare(): void {
    const row = this.#row();
    const { figure, config } = this.#owner;
    const known = this.#of;
    if (known && row === known.row && figure === known.figure && config === known.config) return;
    this.#of = { row, figure, config };
    this.#pictures = picturesOf(this.#figure, row, config);
  }

  draw(): void {
    if (!this.#box.isConnected) this.#host().replaceChildren(this.#box, this.#notes);
    const shown = this.#shown();
    const views = shown.map(({ panel }) => this.#viewOf(panel.id));
    if (
      views.some(({ element }, k) => this.#box.children[k] !== element) ||
      this.#box.childElementCount !== views.length
    )
      this.#box.replaceChildren(...views.map(({ element }) => element));
    this.#box.style.setProperty('--across', String(this.#across(views.length)));
    this.#notes.textContent = this.#notesText();
    this.#notes.hidden = !this.#notes.textContent;
    // All are laid out before any is measured.
    const widths = views.map(({ element }) => element.clientWidth);
    const look = this.#look();
    shown.forEach((picture, k) => {
      const view = views[k]!;
      view.show(this.#titleOf(picture), this.#parts(picture), { width: widths[k]!, ...look });
      view.mark(this.#cell, this.#valueOf(picture));
    });
  }

  resize(): void {
    if (this.#box.isConnected) this.draw();
  }

  destroy(): void {
    this.#box.remove();
    this.#notes.remove();
  }

  summary(): string {
    const sentences = this.#pictures.flatMap((picture) => {
      const facts = factsOf(picture);
      const name = this.#titleOf(picture);
      if (!facts) return [t('lab.chart.fieldEmpty', { name })];
      const [min, max] = [number(facts.low, 3), number(facts.high, 3)];
      const [x, y] = [number(facts.at?.x, 3), number(facts.at?.y, 3)];
      return [
        t(picture.panel.scale === 'linear' ? 'lab.chart.fieldIs' : 'lab.chart.fieldPeak', {
          name,
          min,
          max,
          x,
          y,
        }),
      ];
    });
    return [...sentences, this.#notesText()].filter(Boolean).join(gap()) || t('lab.chart.empty');
  }

  help(): string {
    return t('lab.chart.fieldKeys');
  }

  table(): Table {
    return fieldTable(this.#figure, this.#owner.rows, this.#owner.config);
  }

  legend(): TemplateResult | null {
    const entries = [
      ...(this.#pictures.length > 1
        ? this.#pictures.map((picture) => ({
            key: picture.panel.id,
            name: this.#titleOf(picture),
            shown: this.#isShown(picture.panel.id),
          }))
        : []),
      ...(this.#pictures.length > 0
        ? [{ key: CONTOURS, name: t('lab.chart.contours'), shown: this.#isShown(CONTOURS) }]
        : []),
      ...this.#points().map(({ source }) => ({
        key: `points:${source}`,
        name: tOf(this.#owner.experiment, `figures.${this.#figure.id}.points.${source}`),
        shown: this.#isShown(`points:${source}`),
      })),
    ];
    if (entries.length === 0) return null;
    return html`
      <ul class="legend" aria-label=${t('lab.chart.fieldLegend')}>
        ${entries.map(
          ({ key, name, shown }) => html`
            <li>
              <button type="button" class="legend-entry switch" aria-pressed=${shown} @click=${() => this.#owner.toggle(key)}>
                ${name}
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  picker(): TemplateResult | null {
    const owner = this.#owner;
    const rows = this.#rows();
    // A picture that only one row has needs no choice.
    if (rows.length < 2) return null;
    return rowPicker(owner.experiment, this.#figure.by, rows, owner.picked, (index) => {
      owner.picked = index;
    });
  }

  key(event: KeyboardEvent): boolean {
    const move = MOVES[event.key];
    if (!move || this.#pictures.length === 0) return false;
    const matrices = this.#shown().map(({ matrix }) => matrix);
    for (let steps = event.shiftKey ? JUMP : 1; steps > 0; steps--)
      this.#cell = nextCell(matrices, this.#cell, move);
    this.#tell(true);
    return true;
  }

  /** All pictures shown, on one sheet. */
  sheet(): Scene | null {
    const row = this.#row();
    if (!row) return null;
    const isShown = (key: string) => this.#isShown(key);
    return fieldsSheet(shownOf(this.#owner, this.#figure), row, { isShown, contours: isShown(CONTOURS) });
  }

  get #figure(): FieldsFigure<never> {
    return this.#owner.figure as FieldsFigure<never>;
  }

  #rows(): Row[] {
    return rowsWithFields(this.#figure, this.#owner.rows);
  }

  #row(): Row | undefined {
    const rows = this.#rows();
    return rows[pickedIndex(rows.length, this.#owner.picked)];
  }

  /** Pictures that are switched on; all of them rather than none. */
  #shown(): readonly Picture<never>[] {
    const shown = this.#pictures.filter(({ panel }) => this.#isShown(panel.id));
    return shown.length > 0 ? shown : this.#pictures;
  }

  /** The element remembers what was switched; what that means depends on where it began. */
  #isShown(key: string): boolean {
    return this.#owner.isShown(key) === shownAtFirst(this.#figure, key);
  }

  /** Too long to have several side by side. */
  #isLong(): boolean {
    return isLong(this.#figure, this.#pictures[0]?.matrix);
  }

  /** Pictures in a row: as many as have room, but none alone in the last row where two rows can be about even. */
  #across(count: number): number {
    const least = this.#isLong() ? LEAST.long : LEAST.usual;
    const most = Math.max(1, Math.floor(this.#host().clientWidth / least));
    return Math.ceil(count / Math.ceil(count / most));
  }

  #points() {
    return pointsOf(this.#figure, this.#row());
  }

  #viewOf(id: string): PanelView {
    const known = this.#views.get(id);
    if (known) return known;
    const view = new PanelView((cell) => {
      this.#cell = cell;
      this.#tell(false);
    });
    this.#views.set(id, view);
    return view;
  }

  #parts({ matrix, scale }: Picture<never>) {
    const row = this.#row();
    const { outline, aspect } = this.#figure;
    return {
      matrix,
      scale,
      aspect,
      outline: outline ? row?.matrices?.[outline] : undefined,
      points: this.#points()
        .filter(({ source }) => this.#isShown(`points:${source}`))
        .map(({ source, mark }) => ({ mark, places: row!.matrices![source]! })),
      contours: this.#isShown(CONTOURS),
    };
  }

  #look() {
    const shown = shownOf(this.#owner, this.#figure);
    const { style } = shown;
    const family = getComputedStyle(this.#host()).fontFamily;
    return { text: style.text, soft: style.theme.text, family, ...axisWords(shown, (side) => side) };
  }

  #titleOf({ panel }: Picture<never>): string {
    return panelTitle(figureWords(this.#owner.experiment), this.#figure, panel);
  }

  #notesText(): string {
    return notesOf(this.#owner.experiment, this.#figure.notes, this.#row());
  }

  /** Values of all pictures at the cursor. */
  #tell(aloud: boolean): void {
    const shown = this.#shown();
    for (const picture of shown) this.#viewOf(picture.panel.id).mark(this.#cell, this.#valueOf(picture));
    const values = shown.map((picture) => `${this.#titleOf(picture)} ${this.#valueOf(picture)}`);
    this.#owner.tell(this.#cell ? [this.#placeText(), ...values].join('  ·  ') : '', aloud);
  }

  /** Coordinates of the cursor; empty while there is none. */
  #placeText(): string {
    const matrix = this.#pictures[0]?.matrix;
    if (!this.#cell || !matrix) return '';
    const [row, column] = this.#cell;
    const place = cellPlace(matrix, row, column);
    return `(${number(place?.x ?? column + 1, 3)}, ${number(place?.y ?? row + 1, 3)})`;
  }

  #valueOf({ matrix }: Picture<never>): string {
    const [row, column] = this.#cell ?? [0, 0];
    return number(matrix.values[row * matrix.columns + column], 4);
  }
}
