/** A figure as a file. The code that draws and writes pictures comes when the first is saved. */
import type { Figure } from '../../experiments/declaration.ts';
import type { Config } from '../../experiments/schema.ts';
import { countsOf } from '../../plot/counts.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import type { Session } from '../state/session.ts';
import { number, t, tOf } from '../text.ts';
import { readTheme } from './theme.ts';

/** What made it: experiment, how much was averaged over, seed, engine. Every picture says so. */
export function footOf(experiment: string, config: Config, engine: string | null): string {
  const parts = [t('common.title'), tOf(experiment, 'name'), ...countsIn(experiment, config)];
  if (config.seed !== undefined) parts.push(t('charts.foot.seed', { seed: String(config.seed) }));
  if (engine) parts.push(t('charts.foot.engine', { engine }));
  return parts.join(' · ');
}

/** "spins 512", "samples 64", … */
export function countsIn(experiment: string, config: Config): string[] {
  return countsOf(config).map(({ key, value }) => {
    const label = tOf(experiment, `fields.${key}.label`);
    return t('charts.foot.setting', { label, value: number(value, 8) });
  });
}

export const engineOf = (session: Session | null): string | null => {
  const engine = session?.status.peek().engine;
  if (!engine) return null;
  if (engine.kind === 'cpu') return t('lab.engine.cpu', { threads: engine.threads });
  return `${t(`common.engines.${engine.kind}`)} · ${engine.device}`;
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
