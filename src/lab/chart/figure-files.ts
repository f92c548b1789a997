/** A figure as a file. The code that draws and writes pictures comes when the first is saved. */
import type { Figure } from '../../experiments/declaration.ts';
import type { Config } from '../../experiments/schema.ts';
import { countsIn as countsOf, engineWords, footOf as footIn } from '../../plot/foot.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import type { Session } from '../state/session.ts';
import { figureWords } from './shown.ts';
import { readTheme } from './theme.ts';

/** What made it: experiment, how much was averaged over, seed, engine. Every picture says so. */
export const footOf = (experiment: string, config: Config, engine: string | null): string =>
  footIn(figureWords(experiment), config, engine);

/** "spins 512", "samples 64", … */
export const countsIn = (experiment: string, config: Config): string[] =>
  countsOf(figureWords(experiment), config);

export const engineOf = (session: Session | null): string | null => {
  const engine = session?.status.peek().engine;
  return engine ? engineWords(figureWords(''), engine) : null;
};

export async function withFootOf(scene: Scene, host: Element, words: string): Promise<Scene> {
  const { withFoot } = await import('../../plot/chart/chart-sheet.ts');
  const theme = readTheme(host);
  return withFoot(scene, words, theme.ground, theme.text);
}

export async function pictureOf(
  scene: Scene,
  format: 'png' | 'svg',
  host: Element,
  title: string,
): Promise<Blob> {
  const { sheetPng, sheetSvg } = await import('./fields/save-sheet.ts');
  const { fontFamily } = getComputedStyle(host);
  return format === 'png' ? sheetPng(scene, fontFamily) : sheetSvg(scene, fontFamily, title);
}

export const fileName = (experiment: string, figure: Figure<never>, ending: string) =>
  `${experiment}-${figure.id}.${ending}`;
