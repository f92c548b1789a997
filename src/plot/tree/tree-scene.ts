/** A tree of minima as a picture: height upwards, branches, and marks at the leaves whose area is what was counted there. */
import { ticks } from 'd3-array';
import type { TreeCount } from '../../experiments/declaration.ts';
import { hundredths } from '../path.ts';
import type { Scene, SceneItem } from '../scene/scene.ts';
import type { ChartTheme } from '../theme.ts';
import type { TreeLayout } from './tree-layout.ts';

export interface TreeFrame {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly ticks: readonly number[];
  across(x: number): number;
  down(height: number): number;
}
export interface TreeWords {
  readonly y: string;
  readonly lowest: string;
  format(value: number): string;
}

const SMALL = 12;
const CHARACTER = 6.8;
/** Radius of a mark that holds everything that was counted. */
const LARGEST = 26;
/** Room for a large mark at the first leaf and at the last. */
const INSET = 14;
/** Numbers at leaves, as many as there is room for. */
const [NUMBERED, ROOM] = [9, 13] as const;

export function treeFrame(
  size: { readonly width: number; readonly height: number },
  { leaves, low, high }: TreeLayout,
  format: (value: number) => string,
): TreeFrame {
  const span = high - low || Math.abs(low) || 1;
  const [top, bottom] = [high + 0.06 * span, low - 0.02 * span];
  const marks = ticks(bottom, top, Math.max(2, Math.floor(size.height / 48)));
  const left = 28 + CHARACTER * Math.max(2, ...marks.map((value) => format(value).length));
  const plot = {
    x: left,
    y: 8,
    width: Math.max(40, size.width - left - LARGEST / 2 - 4),
    // Below the lowest leaf there is room for its mark and its number.
    height: Math.max(40, size.height - 8 - LARGEST - 20),
  };
  return {
    ...size,
    plot,
    ticks: marks,
    across: (x) => plot.x + INSET + (x / Math.max(1, leaves.length)) * (plot.width - 2 * INSET),
    down: (height) => plot.y + ((top - height) / (top - bottom)) * plot.height,
  };
}

export function treeScene(
  frame: TreeFrame,
  layout: TreeLayout,
  counts: readonly TreeCount[],
  { selected, isShown }: { readonly selected: number | null; isShown(id: string): boolean },
  theme: ChartTheme,
  words: TreeWords,
): Scene {
  const items: SceneItem[] = [...axisItems(frame, theme, words)];
  items.push({ kind: 'path', path: branches(frame, layout), stroke: theme.roles.exact, width: 1.25 });
  const chosen = selected === null ? undefined : layout.leaves[selected];
  if (chosen) {
    const path = wayUp(frame, layout, chosen.node);
    items.push({ kind: 'path', path, stroke: theme.roles.learner, width: 3 });
  }
  counts.forEach((count, k) => {
    if (isShown(count.id)) items.push(...countItems(frame, layout, count, k, theme));
  });
  items.push(...leafItems(frame, layout, theme, words));
  return { width: frame.width, height: frame.height, items };
}

/** Leaf marks that the pointer is near to, by number from the lowest; null where none is. */
export function leafNear(frame: TreeFrame, layout: TreeLayout, x: number, y: number): number | null {
  let [best, distance] = [null as number | null, LARGEST];
  for (const [k, { node, height }] of layout.leaves.entries()) {
    const away = Math.hypot(frame.across(layout.x[node]!) - x, frame.down(height) - y);
    if (away < distance) [best, distance] = [k, away];
  }
  return best;
}

function axisItems(
  { plot, ticks: marks, down }: TreeFrame,
  theme: ChartTheme,
  words: TreeWords,
): SceneItem[] {
  const grid = marks.map((value) => `M${plot.x} ${hundredths(down(value))}h${plot.width}`).join('');
  const text = (
    x: number,
    y: number,
    anchor: 'end' | 'middle',
    label: string,
    upwards = false,
  ): SceneItem => ({
    kind: 'text',
    x,
    y,
    text: label,
    size: SMALL,
    fill: theme.text,
    anchor,
    upwards,
  });
  return [
    { kind: 'path', path: grid, stroke: theme.grid, width: 1 },
    ...marks.map((value) => text(plot.x - 6, down(value) + 4, 'end', words.format(value))),
    text(13, plot.y + plot.height / 2, 'middle', words.y, true),
  ];
}

/** From every node straight up to its parent's height; at a join, straight across. */
function branches(frame: TreeFrame, { nodes, x, children }: TreeLayout): string {
  let path = '';
  for (const [k, { parent, height }] of nodes.entries()) {
    const to = parent < 0 ? frame.plot.y : frame.down(nodes[parent]!.height);
    path += `M${hundredths(frame.across(x[k]!))} ${hundredths(frame.down(height))}V${hundredths(to)}`;
    if (children[k]!.length === 0) continue;
    const places = children[k]!.map((child) => x[child]!);
    const [from, end] = [Math.min(...places), Math.max(...places)];
    path += `M${hundredths(frame.across(from))} ${hundredths(frame.down(height))}H${hundredths(frame.across(end))}`;
  }
  return path;
}

/** From a leaf to the lowest one: up to where their branches join, and down. */
function wayUp(frame: TreeFrame, { nodes, x, leaves }: TreeLayout, leaf: number): string {
  const up = (from: number) => {
    const path = [from];
    while (nodes[path.at(-1)!]!.parent >= 0) path.push(nodes[path.at(-1)!]!.parent);
    return path;
  };
  const [here, there] = [up(leaf), up(leaves[0]!.node)];
  const join = here.find((node) => there.includes(node));
  const place = (node: number) =>
    `${hundredths(frame.across(x[node]!))} ${hundredths(frame.down(nodes[node]!.height))}`;
  const climb = (path: readonly number[]) => {
    let text = `M${place(path[0]!)}`;
    for (const node of path.slice(1)) {
      text += `V${hundredths(frame.down(nodes[node]!.height))}H${hundredths(frame.across(x[node]!))}`;
      if (node === join) break;
    }
    return text;
  };
  return leaf === leaves[0]!.node ? '' : climb(here) + climb(there);
}

function countItems(
  frame: TreeFrame,
  { leaves, x }: TreeLayout,
  { role, mark }: TreeCount,
  column: number,
  theme: ChartTheme,
): SceneItem[] {
  const total = leaves.reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0);
  if (total === 0) return [];
  const path = leaves
    .filter(({ counts }) => (counts[column] ?? 0) > 0)
    .map(({ node, height, counts }) =>
      circle(frame.across(x[node]!), frame.down(height), markRadius(counts[column]!, total)),
    )
    .join('');
  const colour = theme.roles[role];
  return [
    mark === 'dot'
      ? { kind: 'path', path, fill: colour, opacity: 0.6 }
      : { kind: 'path', path, stroke: colour, width: 1.75 },
  ];
}

const markRadius = (count: number, total: number) =>
  count > 0 ? Math.max(1.5, LARGEST * Math.sqrt(count / total)) : 0;

/** A diamond and its name at the lowest leaf, numbers at the next ones where they do not touch. */
function leafItems(
  frame: TreeFrame,
  { leaves, x }: TreeLayout,
  theme: ChartTheme,
  words: TreeWords,
): SceneItem[] {
  const items: SceneItem[] = [];
  const taken: number[] = [];
  const totals = (leaves[0]?.counts ?? []).map((_, k) =>
    leaves.reduce((sum, { counts }) => sum + counts[k]!, 0),
  );
  for (const { node, height, number, counts } of leaves.slice(0, NUMBERED)) {
    // Below the largest mark.
    const mark = Math.max(4, ...counts.map((count, k) => markRadius(count, totals[k]!)));
    const [left, top] = [frame.across(x[node]!), frame.down(height)];
    if (number === 1) {
      const size = 6;
      const path = `M${hundredths(left)} ${hundredths(top - size)}l${size} ${size}l${-size} ${size}l${-size} ${-size}Z`;
      items.push({ kind: 'path', path, fill: theme.roles.exact, stroke: theme.ground, width: 1 });
    }
    if (taken.some((place) => Math.abs(place - left) < ROOM)) continue;
    taken.push(left);
    const half = (words.lowest.length * CHARACTER) / 2;
    const inside = Math.min(frame.width - half, Math.max(half, left));
    items.push({
      kind: 'text',
      x: number === 1 ? inside : left,
      y: number === 1 ? frame.height - 6 : top + mark + 12,
      text: number === 1 ? words.lowest : String(number),
      size: SMALL,
      fill: number === 1 ? theme.roles.exact : theme.text,
      anchor: 'middle',
    });
  }
  return items;
}

const circle = (x: number, y: number, r: number) =>
  `M${hundredths(x - r)} ${hundredths(y)}a${hundredths(r)} ${hundredths(r)} 0 1 0 ${hundredths(2 * r)} 0a${hundredths(r)} ${hundredths(r)} 0 1 0 ${hundredths(-2 * r)} 0Z`;
