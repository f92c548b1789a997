/** Colours of the drawing, read from the style sheet so that charts follow the theme. */
import type { ChartTheme } from '../../plot/theme.ts';

export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    roles: {
      glass: read('--role-glass'),
      learner: read('--role-learner'),
      exact: read('--role-exact'),
      control: read('--role-control'),
      neutral: read('--role-neutral'),
    },
    text: read('--text-soft'),
    grid: read('--rule'),
    ground: read('--surface'),
    font: `${read('--chart-font') || '12px'} ${style.fontFamily}`,
  };
}

/** Colours of pinned runs, by slot. */
export function readPins(element: Element): readonly string[] {
  const style = getComputedStyle(element);
  return [1, 2, 3, 4, 5].map((slot) => style.getPropertyValue(`--pin-${slot}`).trim());
}
