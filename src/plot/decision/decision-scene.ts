/** One candidate as a picture, for a file: each number with its name and its bar. */
import type { Scene, SceneItem } from '../scene/scene.ts';
import type { ChartTheme } from '../theme.ts';

export interface DecisionLine {
  readonly name: string;
  readonly value: string;
  readonly share: number | null;
}

const WIDTH = 300;
const [LINE, BAR, GAP] = [20, 8, 10] as const;

export function decisionScene(
  lines: readonly DecisionLine[],
  { theme, text, empty }: { readonly theme: ChartTheme; readonly text: string; readonly empty: string },
): Scene {
  const items: SceneItem[] = [];
  let y = 0;
  for (const { name, value, share } of lines) {
    y += LINE;
    const word = (x: number, anchor: 'start' | 'end', words: string, fill: string) =>
      items.push({ kind: 'text', x, y: y - 5, text: words, size: 12, fill, anchor });
    word(0, 'start', name, theme.text);
    word(WIDTH, 'end', value, text);
    if (share !== null) {
      items.push({ kind: 'path', path: `M0 ${y}h${WIDTH}v${BAR}h${-WIDTH}Z`, fill: empty });
      const wide = Math.round(share * WIDTH);
      items.push({ kind: 'path', path: `M0 ${y}h${wide}v${BAR}h${-wide}Z`, fill: theme.roles.learner });
      y += BAR;
    }
    y += GAP;
  }
  return { width: WIDTH, height: y, items };
}
