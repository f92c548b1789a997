/** Functions of one variable as a sheet: curves, bands about them, points, and a legend that tells them apart without colour. */
import type { ProfileFigure, Row } from '../../experiments/declaration.ts';
import type { PlayedPoint } from '../../experiments/played-text.ts';
import type { LegendEntry } from '../chart/legend-items.ts';
import type { Span } from '../line-data.ts';
import { type ProfileData, profileData, profileExtent } from '../profile/profile-data.ts';
import { profileFrame, profileScene } from '../profile/profile-scene.ts';
import type { Scene } from '../scene/scene.ts';
import { type ChartTheme, DASHES } from '../theme.ts';
import { axisWords, chartSize, type Shown, sheetPage } from './shown.ts';

export interface ProfileView {
  readonly range?: { readonly x: Span; readonly y: Span };
  /** Points of the reader's own. */
  readonly own?: readonly PlayedPoint[];
  isShown?(key: string): boolean;
}

export function profileSheet(
  shown: Shown<ProfileFigure<never>>,
  row: Row,
  { range, own = [], isShown = () => true }: ProfileView = {},
): Scene | null {
  const { figure, config, words, style } = shown;
  const data = profileData(figure, row, config as never);
  if (data.x.length === 0) return null;
  const wanted = range ?? figure.range?.(config as never) ?? profileRange(data, isShown);
  const frame = profileFrame(chartSize(shown), wanted, words.tick);
  const names = axisWords(shown, (side) => side);
  const picture = profileScene(frame, { data, own, cursor: null, isShown }, style.theme, names);
  return sheetPage(shown, { row, legend: legendOf(shown, data, isShown), picture });
}

/** What there is, with a little air. */
export function profileRange(data: ProfileData, isShown: (key: string) => boolean): { x: Span; y: Span } {
  const found = profileExtent(data, isShown);
  if (!found) return { x: [0, 1], y: [0, 1] };
  const air = ([low, high]: Span): Span => {
    const pad = (high - low) * 0.05 || Math.max(1e-6, 0.1 * Math.abs(high));
    return [low - pad, high + pad];
  };
  return { x: found.x[1] > found.x[0] ? found.x : air(found.x), y: air(found.y) };
}

const GROUPS = { line: 'lines', band: 'bands', points: 'points' } as const;

function legendOf(
  { figure, words, style }: Shown<ProfileFigure<never>>,
  { lines, bands, points }: ProfileData,
  isShown: (key: string) => boolean,
): LegendEntry[] {
  const { theme } = style;
  const all: (LegendEntry & { readonly key: string })[] = [
    ...lines.map(({ key, role, style: dash }) => ({ ...entry(key, role, theme), dash: DASHES[dash] })),
    ...bands.map(({ key, role, look }) => {
      return { ...entry(key, role, theme), patch: true, hatched: look === 'hatched' };
    }),
    ...points.map(({ key, role, mark }) => {
      const drawn = mark === 'cross' ? ('cross' as const) : ('circle' as const);
      const hollow = mark === 'ring' ? theme.ground : undefined;
      return { ...entry(key, role, theme), joined: false, mark: drawn, hollow };
    }),
  ];
  return all
    .filter(({ key }) => isShown(key))
    .map(({ key, ...rest }) => {
      const [kind, name] = key.split(':') as [keyof typeof GROUPS, string];
      return { ...rest, name: words.of(`figures.${figure.id}.${GROUPS[kind]}.${name}`) };
    });
}

const entry = (key: string, role: keyof ChartTheme['roles'], theme: ChartTheme) => ({
  key,
  name: '',
  colour: theme.roles[role],
});
