/** A way over a field as vectors: a line in white on dark, with marks in the colours of their own values; square where it begins, diamond where it ends. */
import type { Rgb } from '../colour-map.ts';
import { linePath } from '../path.ts';
import type { SceneItem } from '../scene/scene.ts';
import { markPath } from './marks.ts';

const [HALO, LINE, RADIUS] = ['#000000', '#ffffff', 4.5] as const;

export function wayItems(
  way: readonly { readonly place: readonly [number, number]; readonly colour: Rgb }[],
): SceneItem[] {
  if (way.length === 0) return [];
  const last = way.length - 1;
  const line = linePath(
    way.map(({ place }) => place),
    false,
  );
  const marks = way.map(({ place: [x, y], colour }, k) => {
    const mark = k === 0 ? 'square' : k === last ? 'diamond' : 'circle';
    return {
      path: markPath(mark, x, y, k === 0 || k === last ? RADIUS + 1 : RADIUS),
      fill: `rgb(${colour.join(',')})`,
    };
  });
  // Both ends lie on top of what is between.
  const order = [...marks.slice(1, last), ...(last > 0 ? [marks[last]!] : []), marks[0]!];
  return [
    { kind: 'path', path: line, stroke: HALO, width: 4, opacity: 0.8 },
    { kind: 'path', path: line, stroke: LINE, width: 1.5 },
    ...order.flatMap(({ path, fill }): SceneItem[] => [
      { kind: 'path', path, stroke: HALO, width: 2.5, opacity: 0.8 },
      { kind: 'path', path, fill, stroke: LINE, width: 1 },
    ]),
  ];
}
