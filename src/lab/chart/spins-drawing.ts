/**
 * Spins that the reader turns, by click, tap, or arrow keys and Enter: a letter is appended to a setting, and the run begins again. The board
 * itself answers at once, from the text; the run follows.
 */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Row, SpinsFigure } from '../../experiments/declaration.ts';
import { added, type LettersForm, readLetters, withoutLast } from '../../experiments/played-text.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { boardState, spinsSheet } from '../../plot/sheets/board-sheets.ts';
import { type Board, beginningOf, boardOf, boardTable, neighbourTowards } from '../../plot/spins/board.ts';
import { type BoardFrame, type BoardLook, boardFrame, boardScene } from '../../plot/spins/board-scene.ts';
import type { Table } from '../../plot/table.ts';
import { t, tOf } from '../text.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { pickedIndex, rowPicker } from './row-picker.ts';
import { figureWords, shownOf } from './shown.ts';
import { sceneTemplate } from './spins/scene-template.ts';
import { readTheme } from './theme.ts';

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export class SpinsDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  #board: Board | null = null;
  #row: Row | undefined;
  /** Spins that were turned since the row. */
  #turned: number[] = [];
  /** The spin that the Tab key comes to. */
  #current = 0;

  constructor(owner: GlassboxFigure, _host: () => HTMLElement) {
    this.#owner = owner;
  }

  prepare(): void {
    const { rows } = this.#owner;
    const begun = this.#most() > 0 ? beginningOf(this.#figure, rows) : undefined;
    const drawn = this.#drawn();
    this.#row = begun ?? drawn[pickedIndex(drawn.length, this.#owner.picked)];
    const names = this.#names();
    this.#turned = begun ? [...this.#letters()].map((letter) => names.indexOf(letter)) : [];
    this.#board = boardOf(this.#figure, this.#row, this.#turned);
    if (this.#board) this.#current = Math.min(this.#current, this.#board.spins.length - 1);
  }

  draw(): void {}
  resize(): void {}
  destroy(): void {}

  summary(): string {
    return this.#board ? this.#state(this.#board) : t('lab.chart.empty');
  }

  help(): string {
    return this.#plays() ? t('board.keys') : tOf(this.#owner.experiment, `figures.${this.#figure.id}.title`);
  }

  table(): Table {
    return boardTable(this.#figure, this.#owner.rows);
  }

  picker(): TemplateResult | null {
    const rows = this.#plays() ? [] : this.#drawn();
    if (rows.length < 2) return null;
    const { experiment, picked } = this.#owner;
    return rowPicker(experiment, this.#figure.by, rows, picked, (index) => {
      this.#owner.picked = index;
    });
  }

  key(event: KeyboardEvent): boolean {
    const board = this.#board;
    if (!board || !this.#plays() || event.ctrlKey || event.metaKey || event.altKey) return false;
    const arrow = ARROWS[event.key];
    if (arrow) {
      this.#go(neighbourTowards(board, this.#current, ...arrow));
      return true;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      // Space plays and pauses elsewhere on the page.
      event.stopPropagation();
      this.#turn(this.#current);
      return true;
    }
    if (event.key === 'Backspace') {
      this.#takeBack();
      return true;
    }
    return false;
  }

  controls(): TemplateResult | null {
    const board = this.#board;
    if (!board) return html`<p class="board-state">${t('lab.chart.empty')}</p>`;
    const frame = boardFrame(board);
    const scene = boardScene(board, frame, this.#names(), this.#look());
    const title = tOf(this.#owner.experiment, `figures.${this.#figure.id}.title`);
    const plays = this.#plays();
    return html`
      ${this.#legend(frame)}
      <div
        class="board"
        role=${plays ? 'group' : 'img'}
        aria-label=${plays ? `${title}. ${t('board.keys')}` : `${title}. ${this.#state(board)}`}
        @keydown=${(event: KeyboardEvent) => this.key(event) && event.preventDefault()}
      >
        <svg viewBox=${`0 0 ${scene.width} ${scene.height}`} width=${scene.width * frame.grown} height=${scene.height * frame.grown}>
          <g aria-hidden="true">${sceneTemplate(scene)}</g>
          ${plays ? board.spins.map((_, k) => this.#handle(board, frame, k)) : nothing}
        </svg>
      </div>
      <p class="board-state">${this.#state(board)}</p>
      ${plays ? this.#buttons() : nothing}
    `;
  }

  sheet(): Scene | null {
    if (!this.#row) return null;
    const view = { names: this.#names(), turned: this.#turned, plays: this.#plays() };
    return spinsSheet(shownOf(this.#owner, this.#figure), this.#row, view);
  }

  /** What is clicked, and what a reader hears: over each spin, larger than it. */
  #handle(board: Board, frame: BoardFrame, k: number): TemplateResult {
    const [x, y] = frame.at(board.spins[k]!);
    return svg`
      <circle
        class="spin"
        data-spin=${this.#names()[k]}
        cx=${x}
        cy=${y}
        r=${frame.radius + 12}
        role="button"
        tabindex=${k === this.#current ? 0 : -1}
        aria-label=${this.#spinWords(board, k)}
        @click=${() => this.#turn(k)}
        @focus=${() => this.#reach(k)}
        @pointerenter=${() => this.#owner.tell(this.#spinWords(board, k))}
        @pointerleave=${() => this.#owner.tell('')}
      />
    `;
  }

  #legend(frame: BoardFrame): TemplateResult {
    const look = this.#look();
    const line = (path: string, stroke: string, dash: string) =>
      svg`<path d=${path} stroke=${stroke} stroke-width="2.6" stroke-dasharray=${dash} fill="none" />`;
    const entry = (key: 'satisfied' | 'unsatisfied' | 'alike' | 'opposite', drawn: TemplateResult) => html`
      <li><svg class="board-swatch" viewBox="0 0 34 14" width="34" height="14" aria-hidden="true">${drawn}</svg>${t(`board.${key}`)}</li>
    `;
    const mixed = frame.small;
    return html`
      <ul class="board-legend" aria-label=${t('lab.chart.legend')}>
        ${mixed ? entry('alike', line('M1 7H33', look.soft, 'none')) : nothing}
        ${mixed ? entry('opposite', line('M1 4H33M1 10H33', look.soft, 'none')) : entry('satisfied', line('M1 7H33', look.soft, 'none'))}
        ${entry('unsatisfied', svg`${line('M1 7H33', look.wrong, '6 4')}${mixed ? line('M12 2l10 10M22 2l-10 10', look.wrong, 'none') : nothing}`)}
      </ul>
    `;
  }

  #buttons(): TemplateResult {
    const { play } = this.#owner;
    const none = this.#letters() === '';
    return html`
      <div class="play" role="group" aria-label=${t('board.moves')}>
        <p class="play-left">${t('board.hint')} <strong>${t('board.made', { count: this.#letters().length })}</strong></p>
        <button type="button" class="quiet" data-play="undo" ?disabled=${none} @click=${() => this.#takeBack()}>${t('board.undo')}</button>
        <button type="button" class="quiet" data-play="clear" ?disabled=${none} @click=${() => play?.change('')}>${t('lab.play.startOver')}</button>
      </div>
    `;
  }

  get #figure(): SpinsFigure<never> {
    return this.#owner.figure as SpinsFigure<never>;
  }

  #drawn(): Row[] {
    return this.#owner.rows.filter((row) => row.matrices?.[this.#figure.source] !== undefined);
  }

  #names(): string {
    return (this.#owner.play?.form as LettersForm | undefined)?.letters ?? '';
  }

  #letters(): string {
    const { play } = this.#owner;
    return play?.form.kind === 'letters' ? readLetters(play.form, play.text).letters : '';
  }

  #most(): number {
    return this.#owner.play?.limit ?? 0;
  }

  /** Whether there is a game: where its beginning is on screen. */
  #plays(): boolean {
    return this.#most() > 0 && this.#row?.values[this.#figure.by[0]] === 0;
  }

  #look(): BoardLook {
    const theme = readTheme(this.#owner);
    const style = getComputedStyle(this.#owner);
    const read = (name: string) => style.getPropertyValue(name).trim();
    return {
      ground: theme.ground,
      text: read('--text'),
      soft: theme.text,
      spin: theme.roles.glass,
      wrong: read('--bond-wrong') || read('--wrong'),
    };
  }

  #least(): number | null {
    const { least } = this.#figure;
    const value = least === undefined ? null : this.#row?.values[least];
    return typeof value === 'number' ? value : null;
  }

  /** The whole board in words. */
  #state(board: Board): string {
    return boardState(figureWords(this.#owner.experiment), board, this.#least());
  }

  #spinWords({ spins }: Board, k: number): string {
    const { up, bonds, unsatisfied, change } = spins[k]!;
    const way = t(up ? 'board.up' : 'board.down');
    const effect = t(`board.${change < 0 ? 'lowers' : change > 0 ? 'raises' : 'keeps'}`, {
      change: Math.abs(change),
    });
    return t('board.spin', { name: this.#names()[k] ?? String(k + 1), way, unsatisfied, bonds, effect });
  }

  #go(site: number): void {
    this.#current = site;
    this.#owner.querySelectorAll<SVGElement>('.spin')[site]?.focus();
  }

  #reach(site: number): void {
    this.#current = site;
    if (this.#board) this.#owner.tell(this.#spinWords(this.#board, site));
    this.#owner.requestUpdate();
  }

  #turn(site: number): void {
    const { play } = this.#owner;
    const letter = this.#names()[site];
    if (!play || letter === undefined) return;
    this.#current = site;
    const before = this.#letters();
    if (before.length >= play.limit) {
      this.#owner.tell(t('board.full', { count: play.limit }), true);
      return;
    }
    play.change(added(play.form, play.text, letter));
    const turned = [...before, letter].map((each) => this.#names().indexOf(each));
    const next = boardOf(this.#figure, this.#row, turned);
    if (!next) return;
    const way = t(next.spins[site]!.up ? 'board.up' : 'board.down');
    this.#owner.tell(t('board.turned', { name: letter, way, state: this.#state(next) }), true);
  }

  #takeBack(): void {
    const { play } = this.#owner;
    if (!play || this.#letters() === '') return;
    play.change(withoutLast(play.form, play.text));
    this.#owner.tell(t('board.takenBack', { count: this.#letters().length - 1 }), true);
  }
}
