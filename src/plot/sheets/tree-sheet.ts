/** The tree of minima as a sheet. */
import type { Row, TreeFigure } from '../../experiments/declaration.ts';
import { treeNodes } from '../../experiments/tree-table.ts';
import type { LegendEntry } from '../chart/legend-items.ts';
import type { Scene } from '../scene/scene.ts';
import { treeLayout } from '../tree/tree-layout.ts';
import { treeFrame, treeScene } from '../tree/tree-scene.ts';
import { type Shown, sheetPage, sized } from './shown.ts';

export const TREE_SIZE = { width: 680, height: 460 } as const;

export function treeSheet(shown: Shown<TreeFigure<never>>, row: Row): Scene | null {
  const { figure, words, style } = shown;
  const tree = row.matrices?.[figure.source];
  if (!tree) return null;
  const layout = treeLayout(treeNodes(tree));
  const frame = treeFrame(sized(shown, TREE_SIZE), layout, words.tick);
  const y = words.of(`figures.${figure.id}.y`);
  const names = { y, lowest: words.t('landscape.tree.ground'), format: words.tick };
  const marked = { selected: null, isShown: () => true };
  const picture = treeScene(frame, layout, figure.counts, marked, style.theme, names);
  return sheetPage(shown, { row, legend: treeLegend(shown, () => true), picture });
}

export function treeLegend(
  { figure, words, style }: Shown<TreeFigure<never>>,
  isShown: (id: string) => boolean,
): LegendEntry[] {
  return figure.counts
    .filter(({ id }) => isShown(id))
    .map(({ id, role, mark }) => ({
      name: words.t('common.titled', {
        title: words.t(`landscape.tree.marks.${mark}`),
        text: words.of(`figures.${figure.id}.counts.${id}`),
      }),
      colour: style.theme.roles[role],
      joined: false,
      mark: 'circle',
      hollow: mark === 'ring' ? style.theme.ground : undefined,
    }));
}
