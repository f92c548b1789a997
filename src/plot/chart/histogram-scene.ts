/** A histogram as a picture of vectors: steps with an area below, runs beside as outlines. Knows no DOM. */
import type { Histogram, SeriesRole } from '../../experiments/declaration.ts';
import { hundredths } from '../path.ts';
import type { Scene, SceneItem } from '../scene/scene.ts';
import { axisItems, clipOf } from './axis-items.ts';
import type { PlotFrame } from './frame.ts';
import type { PlotLook } from './look.ts';

export interface Outline {
  readonly histogram: Histogram;
  readonly colour: string;
  readonly opacity: number;
  readonly width: number;
  readonly dash: readonly number[];
}
export interface HistogramParts {
  readonly now: Histogram;
  readonly role: SeriesRole;
  /** From back to front; each keeps its own bins. */
  readonly outlines: readonly Outline[];
}

export function histogramScene(
  frame: PlotFrame,
  { now, role, outlines }: HistogramParts,
  look: PlotLook,
): Scene {
  const clip = clipOf(frame);
  const colour = look.theme.roles[role];
  const path = stepsPath(frame, now);
  const items: SceneItem[] = [
    ...axisItems(frame, look),
    { kind: 'path', path, fill: colour, opacity: 0.16, clip },
    ...outlines.map(({ histogram, ...line }): SceneItem => {
      return {
        kind: 'path',
        path: stepsPath(frame, histogram),
        stroke: line.colour,
        ...strokeOf(line),
        clip,
      };
    }),
    { kind: 'path', path, stroke: colour, width: 2, clip },
  ];
  return { width: frame.width, height: frame.height, items };
}

const strokeOf = ({ width, dash, opacity }: Omit<Outline, 'histogram'>) => ({ width, dash, opacity });

/** From the ground up, along the bins, and down again. */
export function stepsPath(frame: PlotFrame, { edges, density }: Histogram): string {
  if (density.length === 0) return '';
  const at = (x: number, y: number) => frame.placeOf(x, y).map(hundredths).join(' ');
  let path = `M${at(edges[0]!, 0)}`;
  for (let bin = 0; bin < density.length; bin++)
    path += `L${at(edges[bin]!, density[bin]!)}L${at(edges[bin + 1]!, density[bin]!)}`;
  return `${path}L${at(edges[density.length]!, 0)}`;
}
