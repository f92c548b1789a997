/** Folded chains, one a row: the newest, or the one that the reader picks. */
import { html, svg, type TemplateResult } from 'lit';
import type { ChainFigure, Row } from '../../experiments/declaration.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { beadsOf, CHAIN_SIZE, chainSheet, chainLook as lookIn } from '../../plot/sheets/board-sheets.ts';
import {
  type Bead,
  type ChainLook,
  chainScene,
  chainTable,
  contactsOf,
} from '../../plot/spins/chain-scene.ts';
import type { Table } from '../../plot/table.ts';
import { t, tOf } from '../text.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { notesOf } from './notes.ts';
import { pickedIndex, rowPicker } from './row-picker.ts';
import { sheetStyle, shownOf } from './shown.ts';
import { sceneTemplate } from './spins/scene-template.ts';

export class ChainDrawing implements Drawing {
  readonly #owner: GlassboxFigure;
  #row: Row | undefined;

  constructor(owner: GlassboxFigure, _host: () => HTMLElement) {
    this.#owner = owner;
  }

  prepare(): void {
    const rows = this.#rows();
    this.#row = rows[pickedIndex(rows.length, this.#owner.picked)];
  }

  draw(): void {}
  resize(): void {}
  destroy(): void {}

  key(): boolean {
    return false;
  }

  help(): string {
    return this.summary();
  }

  summary(): string {
    const beads = this.#beads();
    if (beads.length === 0) return t('lab.chart.empty');
    const filled = beads.filter(({ hydrophobic }) => hydrophobic).length;
    return t('board.chain', { beads: beads.length, filled, contacts: contactsOf(beads).length });
  }

  table(): Table {
    return chainTable(this.#figure, this.#owner.rows);
  }

  picker(): TemplateResult | null {
    const rows = this.#rows();
    if (rows.length < 2) return null;
    const { experiment, picked } = this.#owner;
    return rowPicker(experiment, this.#figure.by, rows, picked, (index) => {
      this.#owner.picked = index;
    });
  }

  controls(): TemplateResult | null {
    const beads = this.#beads();
    if (beads.length === 0) return html`<p class="board-state">${t('lab.chart.empty')}</p>`;
    const scene = chainScene(beads, this.#look(), { size: CHAIN_SIZE, square: false });
    const title = tOf(this.#owner.experiment, `figures.${this.#figure.id}.title`);
    return html`
      ${chainLegend(this.#look())}
      <div class="board" role="img" aria-label=${`${title}. ${this.summary()}`}>
        <svg viewBox=${`0 0 ${scene.width} ${scene.height}`} width=${scene.width} height=${scene.height}>${sceneTemplate(scene)}</svg>
      </div>
      <p class="board-state">${this.#notes()}</p>
    `;
  }

  sheet(): Scene | null {
    return this.#row ? chainSheet(shownOf(this.#owner, this.#figure), this.#row) : null;
  }

  get #figure(): ChainFigure<never> {
    return this.#owner.figure as ChainFigure<never>;
  }

  #rows(): Row[] {
    return this.#owner.rows.filter((row) => row.matrices?.[this.#figure.source] !== undefined);
  }

  #beads(): Bead[] {
    return beadsOf(this.#figure, this.#row);
  }

  #notes(): string {
    return notesOf(this.#owner.experiment, this.#figure.notes, this.#row);
  }

  #look(): ChainLook {
    return chainLook(this.#owner);
  }
}

/** Colours of chains in the theme of an element. */
export const chainLook = (element: Element): ChainLook => lookIn(sheetStyle(element));

/** What the marks of a chain are. */
export function chainLegend(look: ChainLook): TemplateResult {
  const entry = (key: 'hydrophobic' | 'polar' | 'contact' | 'first', drawn: TemplateResult) => html`
    <li><svg class="board-swatch" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">${drawn}</svg>${t(`board.${key}`)}</li>
  `;
  const circle = (radius: number, fill: string, stroke: string) =>
    svg`<circle cx="12" cy="8" r=${radius} fill=${fill} stroke=${stroke} stroke-width="2" />`;
  return html`
    <ul class="board-legend" aria-label=${t('lab.chart.legend')}>
      ${entry('hydrophobic', circle(5, look.bead, look.bead))}
      ${entry('polar', circle(5, look.ground, look.bead))}
      ${entry('contact', svg`<path d="M1 8H23" stroke=${look.contact} stroke-width="3" stroke-dasharray="3 3" fill="none" />`)}
      ${entry('first', svg`${circle(4, look.bead, look.bead)}${circle(7, 'none', look.text)}`)}
    </ul>
  `;
}
