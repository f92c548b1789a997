/** A folded chain as a picture: H beads filled, P beads open, contacts between H beads dotted, the first bead ringed. */
import type { ChainFigure, Row } from '../../experiments/declaration.ts';
import type { Scene, SceneItem } from '../scene/scene.ts';
import { rowsOf } from './board.ts';
import { disc } from './board-scene.ts';

export interface Bead {
  readonly x: number;
  readonly y: number;
  readonly hydrophobic: boolean;
}
export interface ChainLook {
  readonly ground: string;
  readonly text: string;
  readonly soft: string;
  readonly bead: string;
  readonly contact: string;
}

const LARGEST_STEP = 30;

/** Pairs of H beads side by side that are not neighbours along the chain. */
export function contactsOf(beads: readonly Bead[]): [i: number, j: number][] {
  const contacts: [number, number][] = [];
  const places = new Map(beads.map(({ x, y }, k) => [`${x},${y}`, k]));
  beads.forEach(({ x, y, hydrophobic }, i) => {
    if (!hydrophobic) return;
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
    ] as const) {
      const j = places.get(`${x + dx},${y + dy}`);
      if (j !== undefined && Math.abs(i - j) > 1 && beads[j]!.hydrophobic) contacts.push([i, j]);
    }
  });
  return contacts;
}

/** @param size  longest side of the picture, CSS pixels; `square`: the chain in the middle of a square of that side */
export function chainScene(
  beads: readonly Bead[],
  look: ChainLook,
  { size, square }: { readonly size: number; readonly square: boolean },
): Scene {
  const xs = beads.map(({ x }) => x);
  const ys = beads.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.max(...ys)];
  const [wide, high] = [Math.max(...xs) - left, top - Math.min(...ys)];
  const step = Math.min(LARGEST_STEP, size / (Math.max(wide, high) + 1.4));
  const [width, height] = square ? [size, size] : [(wide + 1.4) * step, (high + 1.4) * step];
  const [x0, y0] = [(width - wide * step) / 2, (height - high * step) / 2];
  const at = ({ x, y }: Bead) => [x0 + (x - left) * step, y0 + (top - y) * step] as const;
  const point = (bead: Bead) =>
    at(bead)
      .map((value) => value.toFixed(1))
      .join(' ');
  const backbone = beads.map((bead, k) => `${k === 0 ? 'M' : 'L'}${point(bead)}`).join('');
  const contacts = contactsOf(beads)
    .map(([i, j]) => `M${point(beads[i]!)}L${point(beads[j]!)}`)
    .join('');
  const radius = 0.27 * step;
  const discs = (hydrophobic: boolean) =>
    beads
      .filter((bead) => bead.hydrophobic === hydrophobic)
      .map((bead) => disc(...at(bead), radius))
      .join('');
  const thin = Math.max(1, 0.07 * step);
  const items: SceneItem[] = [
    { kind: 'path', path: contacts, stroke: look.contact, width: 2 * thin, dash: [2 * thin, 2 * thin] },
    { kind: 'path', path: backbone, stroke: look.soft, width: 2 * thin },
    { kind: 'path', path: discs(false), fill: look.ground, stroke: look.bead, width: thin },
    { kind: 'path', path: discs(true), fill: look.bead, stroke: look.bead, width: thin },
  ];
  if (beads.length > 0)
    items.push({ kind: 'path', path: disc(...at(beads[0]!), 0.42 * step), stroke: look.text, width: thin });
  return { width, height, items };
}

/** Every row's chain as a table, bead by bead. */
export function chainTable<C>({ source, by }: ChainFigure<C>, rows: readonly Row[]) {
  const lines = rows.flatMap((row) => {
    const chain = row.matrices?.[source];
    if (!chain) return [];
    const labels = by.map((name) => row.values[name]);
    return rowsOf(chain).map(([x, y, kind], k) => [...labels, k + 1, kind > 0 ? 'H' : 'P', x, y]);
  });
  return { columns: [...by, 'bead', 'kind', 'x', 'y'], rows: lines };
}
