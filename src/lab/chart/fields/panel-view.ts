/** One field on the page: its name, its canvas, a ring at the cursor. Drawn again only when something has changed. */

import { cellUnder, type PanelFrame, panelFrame } from '../../../plot/fields/panel-frame.ts';
import { type PanelLook, type PanelParts, panelScene } from '../../../plot/fields/panel-scene.ts';
import { drawSoon } from '../draw-queue.ts';
import { drawScene } from './scene-canvas.ts';

type Cell = readonly [row: number, column: number];

export interface ViewParts extends PanelParts {
  readonly aspect: 'equal' | 'free';
}
export interface ViewLook extends PanelLook {
  /** CSS pixels. */
  readonly width: number;
  /** Of the type. */
  readonly family: string;
}

/** Lines may leave the field: there is room for them. */
const frameOf = ({ matrix, aspect, points }: ViewParts, { width, format }: ViewLook) =>
  panelFrame(
    matrix,
    aspect,
    width,
    format,
    points.flatMap(({ mark, places }) => (mark === 'line' ? [places] : [])),
  );

export class PanelView {
  readonly element = document.createElement('div');
  readonly #title = document.createElement('span');
  readonly #value = document.createElement('span');
  readonly #canvas = document.createElement('canvas');
  readonly #ring = document.createElement('span');
  #parts: ViewParts | null = null;
  #frame: PanelFrame | null = null;
  #drawn = '';
  /** What is to be drawn when its turn comes. */
  #next: { parts: ViewParts; frame: PanelFrame; look: ViewLook; ratio: number } | null = null;

  /** @param point  told the cell under the pointer, null when it leaves */
  constructor(point: (cell: Cell | null) => void) {
    this.element.className = 'field-panel';
    const head = document.createElement('p');
    head.className = 'field-title';
    this.#value.className = 'field-value';
    // What is heard is the one sentence for all pictures.
    this.#value.ariaHidden = 'true';
    head.append(this.#title, this.#value);
    this.#ring.className = 'field-ring';
    this.#ring.hidden = true;
    const stack = document.createElement('div');
    stack.className = 'field-stack';
    stack.append(this.#canvas, this.#ring);
    this.element.append(head, stack);
    const tell = (event: PointerEvent) => {
      const box = this.#canvas.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      if (this.#frame && this.#parts) point(cellUnder(this.#frame, this.#parts.matrix, x, y));
    };
    this.#canvas.addEventListener('pointermove', tell);
    this.#canvas.addEventListener('pointerdown', tell);
    // A finger that is lifted leaves too, but what it touched is still to be read.
    this.#canvas.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && point(null));
  }

  show(title: string, parts: ViewParts, look: ViewLook): void {
    if (look.width <= 0) return;
    if (this.#title.textContent !== title) this.#title.textContent = title;
    const ratio = globalThis.devicePixelRatio || 1;
    const state = JSON.stringify([
      look,
      ratio,
      parts.contours,
      parts.points.map(({ mark }) => mark),
      parts.scale,
      look.format(0.5),
    ]);
    const isSame =
      state === this.#drawn &&
      parts.matrix === this.#parts?.matrix &&
      parts.points.every(({ places }, k) => places === this.#parts?.points[k]?.places);
    this.#parts = parts;
    if (isSame) return;
    this.#drawn = state;
    this.#frame = frameOf(parts, look);
    // The place is taken at once, so that nothing moves; the picture takes its turn among the others.
    this.#canvas.style.width = `${this.#frame.width}px`;
    this.#canvas.style.height = `${this.#frame.height}px`;
    this.#next = { parts, frame: this.#frame, look, ratio };
    drawSoon(this.#draw);
  }

  readonly #draw = (): void => {
    if (!this.#next || !this.element.isConnected) return;
    const { parts, frame, look, ratio } = this.#next;
    this.#next = null;
    drawScene(this.#canvas, panelScene(parts, frame, look), ratio, look.family);
  };

  /** Puts the ring on a cell and says what is there; null takes both away. */
  mark(cell: Cell | null, words = ''): void {
    this.#value.textContent = cell ? words : '';
    this.#ring.hidden = cell === null || this.#frame === null;
    if (!cell || !this.#frame) return;
    const [x, y] = this.#frame.cellAt(cell[1] + 0.5, cell[0] + 0.5);
    this.#ring.style.translate = `${x}px ${y}px`;
  }
}
