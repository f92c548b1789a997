/** A tree of minima inside its element: leaves read by pointer and keys from the lowest upwards, counts that the reader switches on and off. */
import { html, type TemplateResult } from 'lit';
import type { Row, TreeFigure } from '../../experiments/declaration.ts';
import { treeNodes, treeTable } from '../../experiments/tree-table.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { TREE_SIZE, treeLegend } from '../../plot/sheets/tree-sheet.ts';
import type { Table } from '../../plot/table.ts';
import type { ChartTheme } from '../../plot/theme.ts';
import { type TreeLayout, treeLayout } from '../../plot/tree/tree-layout.ts';
import { leafNear, type TreeFrame, treeFrame, treeScene } from '../../plot/tree/tree-scene.ts';
import { gap, number, t, tick } from '../text.ts';
import { SceneDrawing, type Size } from './scene-drawing.ts';
import { shownOf } from './shown.ts';

export class TreeDrawing extends SceneDrawing<TreeFigure<never>> {
  protected readonly sheetSize = TREE_SIZE;
  #layout: TreeLayout | null = null;
  #taken: unknown = null;
  #frame: TreeFrame | null = null;

  protected take(row: Row | undefined): void {
    const tree = row?.matrices?.[this.figure.source];
    // Rows do not change: a tree is laid out once.
    if (tree !== this.#taken) this.#layout = tree ? treeLayout(treeNodes(tree)) : null;
    this.#taken = tree;
    if (this.selected !== null && this.selected >= (this.#layout?.leaves.length ?? 0)) this.selected = null;
  }

  protected scene(size: Size, theme: ChartTheme, forFile: boolean): Scene | null {
    if (!this.#layout) return null;
    const frame = treeFrame(size, this.#layout, tick);
    if (!forFile) this.#frame = frame;
    const words = { y: this.label('y'), lowest: t('landscape.tree.ground'), format: tick };
    const isShown = (id: string) => this.owner.isShown(id);
    const marked = { selected: forFile ? null : this.selected, isShown };
    return treeScene(frame, this.#layout, this.figure.counts, marked, theme, words);
  }

  protected markAt(x: number, y: number): number | null {
    return this.#layout && this.#frame ? leafNear(this.#frame, this.#layout, x, y) : null;
  }

  protected wordsOf(mark: number): string {
    const { leaves } = this.#layout!;
    const leaf = leaves[mark]!;
    const height = number(leaf.height, 4);
    const place =
      leaf.number === 1
        ? t('landscape.tree.groundIs', { height })
        : t('landscape.tree.leafIs', { number: leaf.number, leaves: leaves.length, height });
    const barrier =
      leaf.number === 1 || leaf.toLowest === null || leaf.toLower === null
        ? ''
        : t('landscape.tree.barrierIs', { lowest: number(leaf.toLowest, 3), lower: number(leaf.toLower, 3) });
    const flat = leaf.states > 1 ? t('landscape.tree.flat', { states: leaf.states }) : '';
    const counted = this.figure.counts.map(({ id }, k) => {
      // Nothing was counted yet.
      const total = leaves.reduce((sum, { counts }) => sum + (counts[k] ?? 0), 0);
      const facts = { name: this.label(`counts.${id}`), count: leaf.counts[k] ?? 0, total };
      return total > 0 ? t('landscape.tree.counted', facts) : '';
    });
    return [place, barrier, flat, ...counted].filter(Boolean).join(gap());
  }

  protected restWords(): string {
    return this.#layout ? this.notesText() : this.empty();
  }

  protected override sheetLegend() {
    return treeLegend(shownOf(this.owner, this.figure), (id) => this.owner.isShown(id));
  }

  table(): Table {
    return treeTable(this.figure, this.owner.rows);
  }

  summary(): string {
    if (!this.#layout) return this.empty();
    const { leaves, low, high } = this.#layout;
    const facts = { leaves: leaves.length, low: number(low, 4), high: number(high, 4) };
    return [t('landscape.tree.is', facts), this.notesText()].filter(Boolean).join(gap());
  }

  help(): string {
    return t('landscape.tree.keys');
  }

  key(event: KeyboardEvent): boolean {
    return this.step(event.key, this.#layout?.leaves.length ?? 0);
  }

  legend(): TemplateResult {
    return html`
      <ul class="legend" aria-label=${t('landscape.tree.legend')}>
        ${this.figure.counts.map(
          ({ id, role, mark }) => html`
            <li>
              <button type="button" class="legend-entry" aria-pressed=${this.owner.isShown(id)} @click=${() => this.owner.toggle(id)}>
                <span class="swatch" data-role=${role} data-style="points" data-look=${mark}></span>
                ${this.label(`counts.${id}`)}
              </button>
            </li>
          `,
        )}
      </ul>
    `;
  }
}
