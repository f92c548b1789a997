/** How each line of a chart looks, the same on screen and in files: role decides colour, style the dashes; of a pinned run its slot decides colour and mark. */
import type { SeriesRole } from '../../experiments/declaration.ts';
import type { LineSeries } from '../line-data.ts';
import { type ChartTheme, DASHES } from '../theme.ts';
import { type Mark, PIN_MARKS } from './marks.ts';

export interface LineLook {
  readonly colour: string;
  readonly opacity: number;
  readonly width: number;
  readonly dash: readonly number[];
  /** Joined by a line. */
  readonly joined: boolean;
  readonly mark: Mark | null;
  readonly radius: number;
}

export interface LineColours {
  readonly theme: ChartTheme;
  /** By slot. */
  readonly pins: readonly string[];
}

/** @param emphasised  pinned run that stands out now */
export function lineLook(
  { kind, role, style, pin }: LineSeries,
  { theme, pins }: LineColours,
  emphasised: number | null = null,
): LineLook {
  const base = { dash: DASHES[style], joined: style !== 'points', radius: style === 'points' ? 4 : 2.5 };
  if (pin) {
    const isFirst = emphasised === pin.id;
    return {
      ...base,
      colour: pins[pin.slot] ?? theme.roles.neutral,
      opacity: isFirst ? 1 : 0.78,
      width: isFirst ? 2.5 : 1.5,
      mark: PIN_MARKS[pin.slot] ?? 'circle',
      radius: isFirst ? 4 : 3,
    };
  }
  const colour = theme.roles[role];
  // A control is a ghost beneath the run: thin, paler, without points; so is, fainter still, the run before.
  const isGhost = role === 'control' && kind === 'data';
  const hasMarks = (kind === 'data' && !isGhost) || style === 'points';
  return {
    ...base,
    colour,
    opacity: kind === 'previous' ? 0.32 : isGhost ? 0.75 : 1,
    width: kind === 'data' && !isGhost ? 2 : 1.25,
    mark: hasMarks ? (style === 'points' ? ROLE_MARKS[role] : 'circle') : null,
  };
}

/** Of points without lines, whose dashes would tell them apart. */
const ROLE_MARKS: Readonly<Record<SeriesRole, Mark>> = {
  glass: 'circle',
  learner: 'square',
  exact: 'diamond',
  control: 'triangle',
  neutral: 'cross',
};

/** Error bars are paler than their line. */
export const barOpacity = ({ kind }: LineSeries, { opacity }: LineLook): number =>
  kind === 'previous' ? 0.25 : opacity * 0.75;
