/** The frame round what a step speaks of, and the way there. A rule of a style sheet, so that it holds however often the page is drawn anew. */
import type { Pointer } from './stories.ts';

const sheet = new CSSStyleSheet();
let isWorn = false;

function selectorOf(points: Pointer): string {
  if ('figure' in points) return `.figure[data-figure="${CSS.escape(points.figure)}"]`;
  if ('setting' in points) return `.setting[data-field="${CSS.escape(points.setting)}"]`;
  return `#lab .${points.part}`;
}

export function frameOf(points: Pointer): void {
  if (!isWorn) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  isWorn = true;
  sheet.replaceSync(
    `${selectorOf(points)} { outline: 2px dashed var(--accent); outline-offset: 6px; border-radius: 4px; }`,
  );
}

export function unframe(): void {
  if (isWorn) sheet.replaceSync('');
}

/** Brings it into view and gives it the focus: a chart its cursor, a setting its field, a part its first control. */
export function goTo(points: Pointer): void {
  const target = document.querySelector<HTMLElement>(selectorOf(points));
  if (!target) return;
  const folded = target.closest('details:not([open])');
  if (folded) folded.setAttribute('open', '');
  target.scrollIntoView({ block: 'center' });
  const inside =
    target.querySelector<HTMLElement>('[tabindex="0"]:not([hidden])') ??
    target.querySelector<HTMLElement>('input, select, button');
  const focused = inside ?? target;
  if (!inside) target.tabIndex = -1;
  focused.focus({ preventScroll: true });
}
