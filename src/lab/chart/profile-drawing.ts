/**
 * Functions of one variable inside their element: curves with bands and points, read along x by pointer and keys. Where the figure adds to
 * a setting, a click or Enter puts a point there, Backspace takes the last one away.
 */
import { html, type TemplateResult } from 'lit';
import type { ProfileFigure, Row } from '../../experiments/declaration.ts';
import {
  added,
  nearestPoint,
  type PlayedPoint,
  type PointsForm,
  readPoints,
  withoutLast,
} from '../../experiments/played-text.ts';
import { hasProfile, profileTable } from '../../experiments/profile-table.ts';
import type { Span } from '../../plot/line-data.ts';
import { nearestPlace, type ProfileData, profileData } from '../../plot/profile/profile-data.ts';
import { type ProfileFrame, profileFrame, profileScene } from '../../plot/profile/profile-scene.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { profileRange, profileSheet } from '../../plot/sheets/profile-sheet.ts';
import type { Table } from '../../plot/table.ts';
import { gap, number, t, tick, tOf, tOfIfKnown } from '../text.ts';
import type { DrawnAxes } from './chart-view.ts';
import type { Drawing } from './drawing.ts';
import { drawScene } from './fields/scene-canvas.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { notesOf } from './notes.ts';
import type { Play } from './play.ts';
import { profileLegend, profileSentences } from './profile-words.ts';
import { pickedIndex, rowPicker } from './row-picker.ts';
import { shownOf } from './shown.ts';
import { readTheme } from './theme.ts';

/** Steps of the cursor across the picture; Shift takes several. */
const [STEPS, JUMP] = [60, 6] as const;

export class ProfileDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  readonly #host: () => HTMLElement;
  readonly #canvas = document.createElement('canvas');
  #data: ProfileData = { x: [], bands: [], lines: [], points: [] };
  #frame: ProfileFrame | null = null;
  #cursor: { x: number; y: number | null } | null = null;

  constructor(owner: GlassboxFigure, host: () => HTMLElement) {
    this.#owner = owner;
    this.#host = host;
    this.#canvas.className = 'profile';
    this.#canvas.addEventListener('pointermove', (event) => this.#point(event));
    this.#canvas.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'touch') return;
      this.#cursor = null;
      this.#show(false);
    });
    this.#canvas.addEventListener('click', (event) => this.#click(event));
  }

  prepare(): void {
    this.#data = profileData(this.#figure, this.#row(), this.#owner.config);
  }

  draw(): void {
    if (!this.#canvas.isConnected) this.#host().replaceChildren(this.#canvas);
    this.#canvas.dataset.adds = String(this.#room() > 0);
    this.#paint();
    if (!this.#cursor) this.#tell(false);
  }

  resize(): void {
    if (this.#canvas.isConnected) this.#paint();
  }

  destroy(): void {
    this.#canvas.remove();
  }

  summary(): string {
    const own = this.#own().length;
    const said = own > 0 ? [t('lab.play.yours', { count: own })] : [];
    if (this.#data.x.length === 0) return [t('lab.chart.empty'), ...said].join(gap());
    const sentences = profileSentences(this.#data, (key) => this.#nameOf(key));
    return [...sentences, this.#notesText(), ...said].filter(Boolean).join(gap());
  }

  help(): string {
    return t(this.#owner.play ? 'lab.play.keys' : 'lab.chart.profileKeys');
  }

  table(): Table {
    return profileTable(this.#figure, this.#owner.rows);
  }

  legend(): TemplateResult | null {
    return profileLegend(this.#owner, this.#data, (key) => this.#nameOf(key));
  }

  picker(): TemplateResult | null {
    const owner = this.#owner;
    const rows = this.#rows();
    if (rows.length < 2) return null;
    return rowPicker(owner.experiment, this.#figure.by, rows, owner.picked, (index) => {
      owner.picked = index;
    });
  }

  /** Undo, clear, and how many points are left. */
  controls(): TemplateResult | null {
    const { play } = this.#owner;
    if (!play) return null;
    const none = play.text.trim() === '';
    return html`
      <div class="play" role="group" aria-label=${t('lab.play.label')}>
        <p class="play-left">${t('lab.play.hint')} <strong>${t('lab.play.left', { count: this.#room() })}</strong></p>
        <button type="button" class="quiet" data-play="undo" ?disabled=${none} @click=${() => this.#takeBack()}>${t('lab.play.undo')}</button>
        <button type="button" class="quiet" data-play="clear" ?disabled=${none} @click=${() => this.#clear()}>${t('lab.play.clear')}</button>
      </div>
    `;
  }

  axes(): DrawnAxes | null {
    if (this.#data.x.length === 0) return null;
    return {
      x: { scale: 'linear', canLog: false, whole: this.#whole().x },
      y: null,
      box: () => this.#box(),
      xAt: (clientX) => this.#frame!.valueAt(clientX - this.#canvas.getBoundingClientRect().left, 0)[0],
      cursor: () => this.#cursor?.x ?? null,
    };
  }

  leave(): boolean {
    if (!this.#cursor) return false;
    this.#cursor = null;
    this.#show(false);
    return true;
  }

  /** Where the plot lies on the screen. */
  #box(): DOMRect | null {
    if (!this.#frame) return null;
    const { left, top } = this.#canvas.getBoundingClientRect();
    const { x, y, width, height } = this.#frame.plot;
    return new DOMRect(left + x, top + y, width, height);
  }

  key(event: KeyboardEvent): boolean {
    const { play } = this.#owner;
    if (play && event.key === 'Enter') {
      this.#add(this.#cursor?.x ?? 0, this.#cursor?.y ?? 0, true);
      return true;
    }
    if (play && (event.key === 'Backspace' || event.key === 'Delete')) {
      this.#takeBack();
      return true;
    }
    const range = this.#range();
    const moves: Record<string, readonly [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ...(play && { ArrowUp: [0, 1] as const, ArrowDown: [0, -1] as const }),
    };
    const move = moves[event.key];
    const tenth = (range.x[1] - range.x[0]) / 10;
    const at = this.#cursor?.x ?? (range.x[0] + range.x[1]) / 2;
    const ends: Record<string, number> = {
      Home: range.x[0],
      End: range.x[1],
      PageUp: Math.min(range.x[1], at + tenth),
      PageDown: Math.max(range.x[0], at - tenth),
    };
    if (!move && !(event.key in ends)) return false;
    const middle = (span: Span) => (span[0] + span[1]) / 2;
    const from = this.#cursor ?? { x: middle(range.x), y: play ? middle(range.y) : null };
    const step = (span: Span) => ((span[1] - span[0]) / STEPS) * (event.shiftKey ? JUMP : 1);
    const moved = (span: Span, at: number, by: number) =>
      Math.min(span[1], Math.max(span[0], at + by * step(span)));
    const x = move ? moved(range.x, from.x, move[0]) : ends[event.key]!;
    const y = play ? moved(range.y, from.y ?? middle(range.y), move?.[1] ?? 0) : null;
    const [px, py] = play && y !== null ? nearestPoint(play.form as PointsForm, x, y) : [x, y];
    this.#cursor = { x: px, y: py };
    this.#show(true);
    return true;
  }

  sheet(): Scene | null {
    const row = this.#row();
    if (!row) return null;
    const isShown = (key: string) => this.#owner.isShown(key);
    const view = { range: this.#range(), own: this.#own(), isShown };
    return profileSheet(shownOf(this.#owner, this.#figure), row, view);
  }

  get #figure(): ProfileFigure<never> {
    return this.#owner.figure as ProfileFigure<never>;
  }

  #rows(): Row[] {
    return this.#owner.rows.filter((row) => hasProfile(this.#figure, row));
  }

  #row(): Row | undefined {
    const rows = this.#rows();
    return rows[pickedIndex(rows.length, this.#owner.picked)];
  }

  #own(): readonly PlayedPoint[] {
    const { play } = this.#owner;
    return play?.form.kind === 'points' ? readPoints(play.form, play.text).points : [];
  }

  #room(): number {
    const { play } = this.#owner;
    return play ? Math.max(0, play.limit - this.#own().length) : 0;
  }

  /** What the axes show: of x the part that the reader chose. */
  #range(): { x: Span; y: Span } {
    const whole = this.#whole();
    const { zoom } = this.#owner.view;
    return zoom ? { ...whole, x: zoom } : whole;
  }

  /** Declared, or what is there; with a little air. */
  #whole(): { x: Span; y: Span } {
    const declared = this.#figure.range?.(this.#owner.config);
    if (declared) return declared;
    const form = this.#owner.play?.form;
    if (form?.kind === 'points') return { x: [form.x.min, form.x.max], y: [form.y.min, form.y.max] };
    return profileRange(this.#data, (key) => this.#owner.isShown(key));
  }

  #parts(cursor: { x: number; y: number | null } | null) {
    return {
      data: this.#data,
      own: this.#own(),
      cursor,
      isShown: (key: string) => this.#owner.isShown(key),
    };
  }

  #paint(): void {
    const host = this.#host();
    const size = { width: host.clientWidth, height: host.clientHeight };
    if (size.width < 40 || size.height < 40) return;
    this.#frame = profileFrame(size, this.#range(), tick);
    const scene = profileScene(this.#frame, this.#parts(this.#cursor), readTheme(host), this.#words());
    drawScene(this.#canvas, scene, globalThis.devicePixelRatio || 1, getComputedStyle(host).fontFamily);
  }

  #words() {
    const { experiment } = this.#owner;
    const label = (side: 'x' | 'y') => tOfIfKnown(experiment, `figures.${this.#figure.id}.${side}`) ?? side;
    return { x: label('x'), y: label('y'), format: tick };
  }

  #nameOf(key: string): string {
    const [kind, name] = key.split(':') as ['line' | 'band' | 'points', string];
    const group = { line: 'lines', band: 'bands', points: 'points' }[kind];
    return tOf(this.#owner.experiment, `figures.${this.#figure.id}.${group}.${name}`);
  }

  #notesText(): string {
    return notesOf(this.#owner.experiment, this.#figure.notes, this.#row());
  }

  #placeUnder(event: MouseEvent): readonly [number, number] | null {
    if (!this.#frame) return null;
    const box = this.#canvas.getBoundingClientRect();
    const [left, top] = [event.clientX - box.left, event.clientY - box.top];
    const { plot } = this.#frame;
    const inside =
      left >= plot.x && left <= plot.x + plot.width && top >= plot.y && top <= plot.y + plot.height;
    return inside ? this.#frame.valueAt(left, top) : null;
  }

  #point(event: PointerEvent): void {
    const place = this.#placeUnder(event);
    this.#cursor = place && { x: place[0], y: this.#owner.play ? place[1] : null };
    this.#show(false);
  }

  #click(event: MouseEvent): void {
    const place = this.#placeUnder(event);
    if (!place) return;
    if (this.#owner.play) this.#add(place[0], place[1], false);
    else this.#point(event as PointerEvent);
  }

  #show(aloud: boolean): void {
    this.#paint();
    this.#tell(aloud);
  }

  #add(x: number, y: number, aloud: boolean): void {
    const play = this.#owner.play as Play;
    if (this.#room() === 0) {
      this.#owner.tell(t('lab.play.full'), true);
      return;
    }
    const [px, py] = nearestPoint(play.form as PointsForm, x, y);
    play.change(added(play.form, play.text, [px, py]));
    this.#cursor = aloud ? { x: px, y: py } : this.#cursor;
    const facts = { x: number(px, 3), y: number(py, 3), count: this.#room() - 1 };
    this.#owner.tell(t('lab.play.added', facts), true);
  }

  #takeBack(): void {
    const { play } = this.#owner;
    if (!play || play.text.trim() === '') return;
    play.change(withoutLast(play.form, play.text));
    this.#owner.tell(t('lab.play.removed', { count: this.#room() + 1 }), true);
  }

  #clear(): void {
    const { play } = this.#owner;
    play?.change('');
    this.#owner.tell(t('lab.play.cleared', { count: play?.limit ?? 0 }), true);
  }

  /** What stands at the cursor; without one, what the picture hides. */
  #tell(aloud: boolean): void {
    if (!this.#cursor) {
      this.#owner.tell(this.#data.x.length === 0 ? t('lab.chart.empty') : this.#notesText());
      return;
    }
    const { x, y } = this.#cursor;
    const at = nearestPlace(this.#data, x);
    const values = this.#data.lines
      .filter(({ key, y: column }) => this.#owner.isShown(key) && typeof column[at] === 'number')
      .map(({ key, y: column }) => `${this.#nameOf(key)} ${number(column[at], 3)}`);
    const bands = this.#data.bands
      .filter(({ key, low }) => this.#owner.isShown(key) && typeof low[at] === 'number')
      .map(
        ({ key, low, high }) =>
          `${this.#nameOf(key)} ${t('lab.chart.fromTo', { from: number(low[at], 3), to: number(high[at], 3) })}`,
      );
    const place = y === null ? `x = ${number(x, 3)}` : `(${number(x, 3)}, ${number(y, 3)})`;
    this.#owner.tell([place, ...values, ...bands].join('  ·  '), aloud);
  }
}
