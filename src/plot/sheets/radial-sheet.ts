/** Copies by energy and likeness as a sheet. */
import type { RadialFigure, Row } from '../../experiments/declaration.ts';
import { CUT, clustersText, RADIAL_SIZE } from '../radial/clusters-text.ts';
import { radialData } from '../radial/radial-data.ts';
import { radialFrame, radialScene } from '../radial/radial-scene.ts';
import type { Scene } from '../scene/scene.ts';
import { type Shown, sheetPage, sized } from './shown.ts';

export function radialSheet(shown: Shown<RadialFigure<never>>, row: Row): Scene | null {
  const { figure, words, style } = shown;
  const map = row.matrices?.[figure.source];
  if (!map) return null;
  const data = radialData(map, CUT);
  const frame = radialFrame(sized(shown, RADIAL_SIZE), data);
  const value = words.t('landscape.radial.radius', { value: words.of(`figures.${figure.id}.value`) });
  const picture = radialScene(frame, data, null, style.theme, { value, format: words.tick });
  return sheetPage(shown, { row, legend: [], picture, notes: [clustersText(words, data, CUT)] });
}
