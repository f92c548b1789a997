/**
 * A board of spins as a picture: up a filled disc, down an open one, each with its arrow; a bond that wants its spins alike is one line, that
 * wants them opposite two; an unsatisfied one is dashed, of another colour, and crossed. Nothing is told by colour alone.
 */
import type { Scene, SceneItem } from '../scene/scene.ts';
import type { Board, BoardBond } from './board.ts';

export interface BoardLook {
  readonly ground: string;
  readonly text: string;
  readonly soft: string;
  readonly spin: string;
  readonly wrong: string;
}

/** Places of a board in its picture. */
export interface BoardFrame {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** Small boards are for the hand and have arrows and names. */
  readonly small: boolean;
  /** How much larger than its own measure it is shown where there is room. */
  readonly grown: number;
  at(place: { readonly x: number; readonly y: number }): readonly [x: number, y: number];
}

const [STEP, MARGIN] = [84, 44] as const;
const WIDE = 660;
/** A board with few spins grows up to about this width. */
const ROOM = 460;
/** More spins than this are a picture, not a board to play on. */
const SMALL = 64;

export function boardFrame({ spins }: Board): BoardFrame {
  const small = spins.length <= SMALL;
  const xs = spins.map(({ x }) => x);
  const ys = spins.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  const step = small ? STEP : (WIDE - 20) / Math.max(1, right - left);
  const margin = small ? MARGIN : 10;
  return {
    width: (right - left) * step + 2 * margin,
    height: (top - bottom) * step + 2 * margin,
    radius: small ? 18 : 0.24 * step,
    small,
    grown: small ? Math.min(1.6, Math.max(1, ROOM / ((right - left) * step + 2 * margin))) : 1,
    at: ({ x, y }) => [margin + (x - left) * step, margin + (top - y) * step],
  };
}

export function boardScene(board: Board, frame: BoardFrame, names: string, look: BoardLook): Scene {
  const items = [...bondItems(board, frame, look), ...spinItems(board, frame, look)];
  if (frame.small)
    board.spins.forEach((spin, k) => {
      const [x, y] = frame.at(spin);
      items.push({
        kind: 'text',
        x: x + frame.radius + 1,
        y: y - frame.radius + 3,
        text: names[k] ?? '',
        size: 14,
        fill: look.text,
        anchor: 'start',
        weight: 'bold',
      });
    });
  return { width: frame.width, height: frame.height, items };
}

function bondItems(board: Board, frame: BoardFrame, look: BoardLook): SceneItem[] {
  const drawn = board.bonds.filter((bond) => isDrawn(board, frame, bond));
  const path = (satisfied: boolean) =>
    drawn
      .filter((bond) => bond.satisfied === satisfied)
      .map((bond) => bondPath(board, frame, bond))
      .join('');
  const wide = frame.small ? 3.2 : 2.4;
  const items: SceneItem[] = [
    { kind: 'path', path: path(true), stroke: look.soft, width: frame.small ? 2.6 : 1 },
    {
      kind: 'path',
      path: path(false),
      stroke: look.wrong,
      width: wide,
      dash: frame.small ? [7, 5] : [2.5, 1.5],
    },
  ];
  if (!frame.small) return items;
  const marks = drawn.filter(({ satisfied }) => !satisfied).map((bond) => middleOf(board, frame, bond));
  items.push({ kind: 'path', path: marks.map(([x, y]) => disc(x, y, 9)).join(''), fill: look.ground });
  const cross = ([x, y]: readonly [number, number]) => `M${x - 6} ${y - 6}l12 12M${x + 6} ${y - 6}l-12 12`;
  items.push({ kind: 'path', path: marks.map(cross).join(''), stroke: look.wrong, width: 3 });
  return items;
}

/** Of a large board, which is closed to a ring, bonds across the whole picture are left out. */
function isDrawn({ spins }: Board, { small }: BoardFrame, { i, j }: BoardBond): boolean {
  return small || Math.hypot(spins[i]!.x - spins[j]!.x, spins[i]!.y - spins[j]!.y) < 1.5;
}

/** Antiferromagnetic bonds are two lines beside one another. */
function bondPath({ spins }: Board, frame: BoardFrame, { i, j, value }: BoardBond): string {
  const [x0, y0] = frame.at(spins[i]!);
  const [x1, y1] = frame.at(spins[j]!);
  const length = Math.hypot(x1 - x0, y1 - y0);
  const apart = value > 0 || !frame.small ? [0] : [-3.5, 3.5];
  return apart
    .map((by) => {
      const [dx, dy] = [(by * (y0 - y1)) / length, (by * (x1 - x0)) / length];
      return `M${r(x0 + dx)} ${r(y0 + dy)}L${r(x1 + dx)} ${r(y1 + dy)}`;
    })
    .join('');
}

/** Where the cross of a bond stands: in its middle; of a long one, which crosses others there, before it. */
function middleOf({ spins }: Board, frame: BoardFrame, { i, j }: BoardBond): readonly [number, number] {
  const [x0, y0] = frame.at(spins[i]!);
  const [x1, y1] = frame.at(spins[j]!);
  const share = Math.hypot(x1 - x0, y1 - y0) > 1.2 * STEP ? 0.3 : 0.5;
  return [r(x0 + share * (x1 - x0)), r(y0 + share * (y1 - y0))];
}

function spinItems({ spins }: Board, frame: BoardFrame, look: BoardLook): SceneItem[] {
  const { radius } = frame;
  const discs = (up: boolean) =>
    spins
      .filter((spin) => spin.up === up)
      .map((spin) => disc(...frame.at(spin), radius))
      .join('');
  const items: SceneItem[] = [
    {
      kind: 'path',
      path: discs(false),
      fill: look.ground,
      stroke: look.spin,
      width: frame.small ? 2.5 : 1.2,
    },
    { kind: 'path', path: discs(true), fill: look.spin, stroke: look.spin, width: frame.small ? 2.5 : 1.2 },
  ];
  if (!frame.small) return items;
  const arrows = (up: boolean) =>
    spins
      .filter((spin) => spin.up === up)
      .map((spin) => arrow(...frame.at(spin), up ? -1 : 1))
      .join('');
  items.push({ kind: 'path', path: arrows(true), stroke: look.ground, width: 3 });
  items.push({ kind: 'path', path: arrows(false), stroke: look.spin, width: 3 });
  return items;
}

const arrow = (x: number, y: number, way: 1 | -1) =>
  `M${r(x)} ${r(y - 10 * way)}V${r(y + 10 * way)}M${r(x - 6)} ${r(y + 4 * way)}L${r(x)} ${r(y + 10 * way)}L${r(x + 6)} ${r(y + 4 * way)}`;

/** A circle as a closed path. */
export const disc = (x: number, y: number, radius: number) =>
  `M${r(x - radius)} ${r(y)}a${r(radius)} ${r(radius)} 0 1 0 ${r(2 * radius)} 0a${r(radius)} ${r(radius)} 0 1 0 ${r(-2 * radius)} 0Z`;

const r = (value: number) => Math.round(value * 100) / 100;
