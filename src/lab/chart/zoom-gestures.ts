/**
 * Zoom by hand: a mouse drags a range, the wheel with Ctrl comes closer, two fingers pinch. One finger along x reads the chart;
 * up and down it scrolls the page (`touch-action: pan-y`).
 */

import type { Span } from '../../plot/line-data.ts';
import type { DrawnAxes } from './chart-view.ts';
import { pinched, within, zoomed } from './zoom.ts';

export interface ZoomTarget {
  axes(): DrawnAxes | null;
  zoom(): Span | null;
  setZoom(zoom: Span | null): void;
}

/** A hand that moved less meant a click. */
const CLICK = 6;
const WHEEL = 0.0025;

export class ZoomGestures {
  readonly #element: HTMLElement;
  readonly #target: ZoomTarget;
  readonly #stop = new AbortController();
  readonly #fingers = new Map<number, { x: number; value: number }>();
  #from: { x: number; id: number } | null = null;
  #band: HTMLElement | null = null;

  constructor(element: HTMLElement, target: ZoomTarget) {
    this.#element = element;
    this.#target = target;
    const { signal } = this.#stop;
    element.addEventListener('pointerdown', (event) => this.#down(event), { signal });
    element.addEventListener('pointermove', (event) => this.#move(event), { signal });
    element.addEventListener('pointerup', (event) => this.#up(event), { signal });
    element.addEventListener('pointercancel', (event) => this.#leave(event), { signal });
    element.addEventListener('dblclick', () => target.zoom() && target.setZoom(null), { signal });
    element.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
  }

  destroy(): void {
    this.#stop.abort();
    this.#band?.remove();
  }

  #down(event: PointerEvent): void {
    const axes = this.#target.axes();
    const box = axes?.box();
    if (!axes || !box || !isInside(box, event)) return;
    if (event.pointerType === 'touch')
      this.#fingers.set(event.pointerId, { x: event.clientX, value: axes.xAt(event.clientX) });
    else if (event.button === 0) this.#from = { x: event.clientX, id: event.pointerId };
  }

  #move(event: PointerEvent): void {
    if (event.pointerType === 'touch') this.#finger(event);
    if (!this.#from) return;
    const box = this.#target.axes()?.box();
    if (!box || Math.abs(event.clientX - this.#from.x) < CLICK) return;
    // The hand may leave the picture before it lets go.
    if (!this.#band) this.#element.setPointerCapture(this.#from.id);
    this.#band ??= this.#makeBand();
    const held = Math.min(box.right, Math.max(box.left, event.clientX));
    const host = this.#element.getBoundingClientRect();
    const [left, right] = [Math.min(held, this.#from.x), Math.max(held, this.#from.x)];
    const { style } = this.#band;
    style.left = `${left - host.left}px`;
    style.width = `${right - left}px`;
    style.top = `${box.top - host.top}px`;
    style.height = `${box.height}px`;
  }

  #finger(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    const axes = this.#target.axes();
    const box = axes?.box();
    if (!finger || !axes || !box) return;
    finger.x = event.clientX;
    const [a, b] = [...this.#fingers.values()].sort((one, other) => one.value - other.value);
    if (!b) axes.point?.(event.clientX, event.clientY);
    if (!a || !b) return;
    const share = (x: number) => (x - box.left) / box.width;
    this.#target.setZoom(pinched([a.value, b.value], [share(a.x), share(b.x)], axes.x.whole, axes.x.scale));
  }

  #up(event: PointerEvent): void {
    const axes = this.#target.axes();
    const box = axes?.box();
    if (this.#band && this.#from && axes && box) {
      const held = Math.min(box.right, Math.max(box.left, event.clientX));
      const asked: Span = [axes.xAt(Math.min(held, this.#from.x)), axes.xAt(Math.max(held, this.#from.x))];
      this.#target.setZoom(within(asked, axes.x.whole, axes.x.scale));
      this.#swallowClick();
    }
    this.#leave(event);
  }

  /** The click that ends a drag, if one comes, is none. */
  #swallowClick(): void {
    const done = new AbortController();
    const swallow = (click: Event) => click.stopPropagation();
    this.#element.addEventListener('click', swallow, { capture: true, signal: done.signal });
    setTimeout(() => done.abort(), 0);
  }

  #leave(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    this.#from = null;
    this.#band?.remove();
    this.#band = null;
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    const axes = this.#target.axes();
    const box = axes?.box();
    if (!axes || !box || !isInside(box, event)) return;
    event.preventDefault();
    const { whole, scale } = axes.x;
    const factor = Math.exp(Math.max(-200, Math.min(200, event.deltaY)) * WHEEL);
    this.#target.setZoom(zoomed(this.#target.zoom() ?? whole, whole, scale, factor, axes.xAt(event.clientX)));
  }

  #makeBand(): HTMLElement {
    const band = document.createElement('div');
    band.className = 'zoom-band';
    this.#element.append(band);
    return band;
  }
}

const isInside = (box: DOMRect, { clientX, clientY }: MouseEvent) =>
  clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
