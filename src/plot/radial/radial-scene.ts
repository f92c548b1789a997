/** Copies as dots about a centre: rings of energy, arcs of clusters with their numbers, spokes to the dots. */

import { hundredths } from '../path.ts';
import type { Scene, SceneItem } from '../scene/scene.ts';
import type { ChartTheme } from '../theme.ts';
import { type RadialData, ringsOf } from './radial-data.ts';

export interface RadialFrame {
  readonly width: number;
  readonly height: number;
  readonly centre: readonly [x: number, y: number];
  readonly radius: number;
  readonly rings: readonly number[];
  /** Places of the dots, as the data have them. */
  readonly places: readonly (readonly [x: number, y: number])[];
  radiusOf(above: number): number;
}
export interface RadialWords {
  /** What the radius is. */
  readonly value: string;
  format(value: number): string;
}

const SMALL = 12;
/** Beyond the outer ring: arcs and their numbers. */
const [ARC, NUMBER, EDGE] = [9, 22, 32] as const;
/** The best copy stands this share of the radius from the centre, so that a direction can be seen. */
const INNER = 0.14;
/** A dot, and the mark about the one that is read. */
const [DOT, HALO] = [5, 10] as const;

/** @param worst  energy at the outer ring, where rows share one scale; `best` likewise */
export function radialFrame(
  size: { readonly width: number; readonly height: number },
  data: RadialData,
  { best, worst }: { readonly best: number; readonly worst: number } = data,
): RadialFrame {
  const centre = [size.width / 2, size.height / 2 + SMALL / 2] as const;
  const radius = Math.max(30, Math.min(size.width, size.height - SMALL) / 2 - EDGE);
  const { rings, reach } = ringsOf(best, worst);
  // Equal areas are equal energies: most copies are near the best, and the middle of a circle has little room.
  const radiusOf = (above: number) =>
    radius * (INNER + (1 - INNER) * Math.sqrt(Math.min(1, Math.max(0, above) / reach)));
  return {
    ...size,
    centre,
    radius,
    rings,
    radiusOf,
    places: data.copies.map(({ energy, angle }) => at(centre, radiusOf(energy - best), angle)),
  };
}

/** Clockwise from the top. */
const at = ([x, y]: readonly [number, number], radius: number, angle: number) =>
  [x + radius * Math.sin(angle), y - radius * Math.cos(angle)] as const;

export function radialScene(
  frame: RadialFrame,
  data: RadialData,
  selected: number | null,
  theme: ChartTheme,
  words: RadialWords,
): Scene {
  const items: SceneItem[] = [...ringItems(frame, theme)];
  const colours = clusterColours(theme);
  const colourOf = (cluster: number) =>
    cluster === 0 ? theme.text : colours[(cluster - 1) % colours.length]!;
  for (const [k, copy] of data.copies.entries()) {
    const [x, y] = frame.places[k]!;
    const [x0, y0] = at(frame.centre, frame.radiusOf(0), copy.angle);
    const spoke = `M${hundredths(x0)} ${hundredths(y0)}L${hundredths(x)} ${hundredths(y)}`;
    items.push({ kind: 'path', path: spoke, stroke: colourOf(copy.cluster), width: 1, opacity: 0.28 });
  }
  items.push(...ringLabels(frame, theme, words));
  for (const arc of data.arcs) items.push(...arcItems(frame, arc, colourOf(arc.cluster)));
  for (const [k, copy] of data.copies.entries())
    items.push(dotItem(frame.places[k]!, copy.cluster, colourOf(copy.cluster), theme));
  const mark = selected === null ? undefined : frame.places[selected];
  if (mark) items.push({ kind: 'path', path: circle(mark, HALO), stroke: theme.roles.exact, width: 2 });
  items.push({
    kind: 'text',
    x: 4,
    y: SMALL,
    text: words.value,
    size: SMALL,
    fill: theme.text,
    anchor: 'start',
  });
  return { width: frame.width, height: frame.height, items };
}

/** Those of the roles, which are told apart by colour-blind eyes in both themes; from the sixth cluster on they begin again. */
const clusterColours = ({ roles }: ChartTheme) => [
  roles.glass,
  roles.learner,
  roles.control,
  roles.neutral,
  roles.exact,
];

function ringItems(frame: RadialFrame, theme: ChartTheme): SceneItem[] {
  const path = [0, ...frame.rings].map((above) => circle(frame.centre, frame.radiusOf(above))).join('');
  return [
    { kind: 'path', path, stroke: theme.grid, width: 1 },
    { kind: 'path', path: circle(frame.centre, 1.5), fill: theme.text },
  ];
}

/** Between two rings that both have a label, so that one does not cover the other. */
const LABEL_ROOM = 21;

/** Rings that get a label, from the outermost inwards, as many as there is room for. */
function labelledRings({ rings, radiusOf }: RadialFrame): number[] {
  const labelled: number[] = [];
  for (const above of rings.toReversed()) {
    const last = labelled.at(-1);
    if (last === undefined || radiusOf(last) - radiusOf(above) >= LABEL_ROOM) labelled.push(above);
  }
  return labelled;
}

/** Beside the ring, to the lower right, where few labels hide a dot. */
function ringLabels(frame: RadialFrame, theme: ChartTheme, { format }: RadialWords): SceneItem[] {
  return labelledRings(frame).flatMap((above): SceneItem[] => {
    const [x, y] = at(frame.centre, frame.radiusOf(above), 0.75 * Math.PI);
    const text = `+${format(above)}`;
    const width = 7 * text.length + 4;
    const ground = `M${hundredths(x - width / 2)} ${hundredths(y - 7)}h${width}v14h${-width}Z`;
    return [
      { kind: 'path', path: ground, fill: theme.ground, opacity: 0.8 },
      { kind: 'text', x, y: y + 4, text, size: SMALL, fill: theme.text, anchor: 'middle' },
    ];
  });
}

function arcItems(
  frame: RadialFrame,
  { cluster, from, to }: RadialData['arcs'][number],
  colour: string,
): SceneItem[] {
  const radius = frame.radius + ARC;
  const [x0, y0] = at(frame.centre, radius, from);
  const [x1, y1] = at(frame.centre, radius, to);
  const large = to - from > Math.PI ? 1 : 0;
  const path = `M${hundredths(x0)} ${hundredths(y0)}A${hundredths(radius)} ${hundredths(radius)} 0 ${large} 1 ${hundredths(x1)} ${hundredths(y1)}`;
  const [x, y] = at(frame.centre, frame.radius + NUMBER, (from + to) / 2);
  return [
    { kind: 'path', path, stroke: colour, width: 4 },
    {
      kind: 'text',
      x,
      y: y + 4,
      text: String(cluster),
      size: SMALL,
      fill: colour,
      anchor: 'middle',
      weight: 'bold',
    },
  ];
}

/** Shapes go round with the number of the cluster, copies alone are rings: told apart without colour. */
function dotItem(
  place: readonly [number, number],
  cluster: number,
  colour: string,
  theme: ChartTheme,
): SceneItem {
  if (cluster === 0)
    return { kind: 'path', path: circle(place, DOT - 1), fill: theme.ground, stroke: colour, width: 1.5 };
  const path = SHAPES[(cluster - 1) % SHAPES.length]!(place);
  return { kind: 'path', path, fill: colour, stroke: theme.ground, width: 1 };
}

const circle = ([x, y]: readonly [number, number], r: number) =>
  `M${hundredths(x - r)} ${hundredths(y)}a${hundredths(r)} ${hundredths(r)} 0 1 0 ${hundredths(2 * r)} 0a${hundredths(r)} ${hundredths(r)} 0 1 0 ${hundredths(-2 * r)} 0Z`;
const polygon = (corners: number, turn: number, size: number) => (place: readonly [number, number]) =>
  `M${Array.from({ length: corners }, (_, k) => {
    const [x, y] = at(place, size, turn + (2 * Math.PI * k) / corners);
    return `${hundredths(x)} ${hundredths(y)}`;
  }).join('L')}Z`;
const SHAPES: readonly ((place: readonly [number, number]) => string)[] = [
  (place) => circle(place, DOT),
  polygon(4, Math.PI / 4, DOT + 1.5),
  polygon(3, 0, DOT + 2),
  polygon(4, 0, DOT + 2),
  polygon(3, Math.PI, DOT + 2),
];
