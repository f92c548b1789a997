/** F6: from one part of the page to the next, as in desktop programs; the browser's own F6 leads out of the page and is left alone at its ends. */

/** In the order in which they are read. */
const REGIONS = [
  '.header',
  '.story-body',
  '.question',
  '.guess',
  '.panel',
  '.shared',
  '.closing > *',
  '.onward',
  '.dock',
].join(', ');

/** Moves the focus. @returns false at the end, where the browser may go on */
export function goToRegion(forward: boolean): boolean {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(
    (region) => region.getClientRects().length > 0,
  );
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = forward ? here + 1 : here < 0 ? regions.length - 1 : here - 1;
  const target = regions[next];
  if (!target) return false;
  const place =
    target.querySelector<HTMLElement>('h1, h2, h3, button, [href], input, select, summary') ?? target;
  if (place.tabIndex < 0 && !place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus();
  place.scrollIntoView({ block: 'nearest' });
  return true;
}
