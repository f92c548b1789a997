/** Tells the page around how high the frame would like to be, so that nothing scrolls inside what scrolls. */
import type { ParentPort } from './parent-port.ts';

/** A figure is this much lower than wide, within these bounds, px. */
const SHAPE = 0.55;
const LOWEST = 180;
const HIGHEST = 420;

export function reportSize(page: HTMLElement, port: ParentPort): void {
  let told = '';
  const tell = () => {
    const { width, height } = wishOf(page);
    if (!port.isOpen || width === 0 || told === `${width} ${height}`) return;
    told = `${width} ${height}`;
    port.tell({ type: 'size', width, height });
  };
  const watch = new ResizeObserver(tell);
  watch.observe(page);
  // Parts of a compact frame change while the whole does not; the first hello comes later than both.
  new MutationObserver(tell).observe(page, { childList: true, subtree: true });
  addEventListener('message', () => setTimeout(tell));
}

/** A full page is as high as it is; a compact one fills its frame, so its wish is that of its parts. */
function wishOf(page: HTMLElement): { width: number; height: number } {
  const width = Math.round(page.clientWidth || document.documentElement.clientWidth);
  const frame = page.querySelector<HTMLElement>('.frame');
  if (!frame) return { width, height: Math.ceil(page.getBoundingClientRect().height) };
  const stage = frame.querySelector<HTMLElement>('.frame-stage');
  const others = [...frame.children].filter((part) => part !== stage) as HTMLElement[];
  const { rowGap, paddingTop, paddingBottom } = getComputedStyle(frame);
  const gaps = frame.children.length - 1;
  const rest = others.reduce((sum, part) => sum + part.offsetHeight, 0);
  const ideal = Math.min(HIGHEST, Math.max(LOWEST, width * SHAPE));
  const edges =
    Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom) + gaps * Number.parseFloat(rowGap);
  return { width, height: Math.ceil(rest + ideal + edges) };
}
