/** Axes of every drawing on screen: sparse ticks, numbers in the reader's language. */
import type uPlot from 'uplot';
import type { AxisWords } from '../../plot/chart/look.ts';
import { logTicks, STEPS, WHOLE_STEPS } from '../../plot/ticks.ts';

/** Pixels between two labels of a logarithmic axis. */
const LEAST = { x: 34, y: 15 } as const;

export function axes(
  words: AxisWords,
  scales: { x: 'linear' | 'log'; y: 'linear' | 'log' },
  colour: (name: 'text' | 'grid') => string,
  font: string,
): uPlot.Axis[] {
  const make = (side: 'x' | 'y'): uPlot.Axis => ({
    stroke: () => colour('text'),
    grid: { stroke: () => colour('grid'), width: 1 },
    ticks: { show: false },
    font,
    labelFont: font,
    label: words[side],
    labelSize: side === 'x' ? 20 : 22,
    labelGap: side === 'x' ? 0 : 2,
    size: side === 'x' ? 26 : (_u, values) => Math.max(34, 12 + 7 * longest(values)),
    gap: 6,
    space: side === 'x' ? 44 : 34,
    values: (_u, splits) => splits.map((value) => (value === null ? '' : words.format(value))),
    ...(scales[side] === 'log'
      ? {
          splits: (u: uPlot, _axis: number, low: number, high: number) => {
            const { width, height } = u.bbox;
            const length = (side === 'x' ? width : height) / devicePixelRatio;
            // Before the first layout there is no length; then all of them do no harm.
            return length > 0 ? logTicks([low, high], length, LEAST[side]) : logTicks([low, high]);
          },
          filter: (_u: uPlot, splits: number[]) => splits,
        }
      : {
          incrs: (u: uPlot) =>
            side === 'x' && Array.from(u.data[0] ?? []).every(Number.isInteger) ? WHOLE_STEPS : STEPS,
        }),
  });
  return [make('x'), make('y')];
}

const longest = (values: readonly string[] | null) =>
  (values ?? []).reduce((length, text) => Math.max(length, (text ?? '').length), 0);
