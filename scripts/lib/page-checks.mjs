/** Checks of a page as it stands, for Playwright: what axe finds, what sticks out, what is cut off, what is too small to hit. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens all that is folded, and goes down the page once: far charts are drawn when they come near. */
export async function unfold(page) {
  await page.evaluate(async () => {
    for (const details of document.querySelectorAll('#lab details')) details.open = true;
    for (let y = 0; y < document.documentElement.scrollHeight; y += 700) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
    }
    scrollTo(0, 0);
  });
}

/**
 * Shows the page in another language, appearance and width, as a reader would: by the header.
 *
 * @param {{ language: string, theme: string, width: number, height?: number }} look
 */
export async function show(page, { language, theme, width, height = 800 }) {
  await page.setViewportSize({ width, height });
  await page.selectOption('.theme select', theme);
  await page.click(`.language button[lang=${language}]`);
  await page.waitForFunction(
    ([lang, shown]) =>
      document.documentElement.lang === lang && document.documentElement.dataset.theme === shown,
    [language, theme],
  );
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
}

/** Each violation with the places it is found at. @returns {Promise<string[]>} */
export async function axeViolations(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run({ resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  });
}

/** What makes the page scroll sideways, or is clipped at its edge; boxes that scroll by themselves may hold more. */
export function sidewaysParts(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width)
      found.push(`the page: ${document.documentElement.scrollWidth} px of ${width}`);
    const scrolls = (element) => {
      for (let each = element.parentElement; each; each = each.parentElement)
        if (/auto|scroll/.test(getComputedStyle(each).overflowX)) return true;
      return false;
    };
    for (const element of document.querySelectorAll('body *')) {
      const { right, left, width: own, height } = element.getBoundingClientRect();
      if (own < 2 || height < 2 || (right <= width + 1 && left >= -1)) continue;
      // Only what a reader is to read or to press: drawings may be larger than their frame.
      const reads = element.matches('button, input, select, summary, a, textarea, p, li, h1, h2, h3, label');
      if (!reads || !element.checkVisibility({ visibilityProperty: true }) || scrolls(element)) continue;
      if (element.closest('.visually-hidden, .skip, svg')) continue;
      found.push(`${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`);
    }
    return found;
  });
}

/** Texts that do not fit the box they are clipped to. */
export function cutOffTexts(page) {
  return page.evaluate(() => {
    const found = [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('.visually-hidden, .skip, svg, canvas, option')) continue;
      if (!element.textContent.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.matches('input, textarea, select, math, math *')) continue;
      const { overflowX, overflowY, clipPath, position } = getComputedStyle(element);
      if (position === 'absolute' && (clipPath !== 'none' || element.clientWidth <= 1)) continue;
      const wide = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const high = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (element.clientWidth > 0 && (wide || high))
        found.push(`${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`);
    }
    return found;
  });
}

/** Controls one of which lies over another. */
export function overlappingControls(page) {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll('button, select, summary, input, textarea')].filter(
      (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    );
    const fixed = (element) => {
      for (let each = element; each; each = each.parentElement)
        if (/fixed|sticky/.test(getComputedStyle(each).position)) return true;
      return false;
    };
    // What stays while the page scrolls lies over something at any time: it is looked at by itself.
    const boxes = controls.map((element) => ({
      element,
      box: element.getBoundingClientRect(),
      stays: fixed(element),
    }));
    const name = (element) => element.textContent.trim().slice(0, 20) || element.id || element.className;
    const found = [];
    for (let i = 0; i < boxes.length; i++)
      for (let j = i + 1; j < boxes.length; j++) {
        const [a, b] = [boxes[i], boxes[j]];
        if (a.stays !== b.stays || a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (wide > 2 && high > 2) found.push(`“${name(a.element)}” and “${name(b.element)}”`);
      }
    return found;
  });
}

/**
 * Controls that are smaller than 24 px either way, or lower than what is promised. A label that holds its control is part of the target;
 * links within a sentence are as high as their line (WCAG 2.5.8 excepts them).
 *
 * @param {number} promised  height in px of what is pressed
 */
export function smallTargets(page, promised) {
  return page.evaluate((high) => {
    const found = [];
    const all = 'button, select, summary, input, textarea, a[href], [role=button], [role=slider]';
    for (const control of document.querySelectorAll(all)) {
      if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (control.matches('.skip, .visually-hidden') || getComputedStyle(control).display === 'inline')
        continue;
      const label = control.matches('[type=checkbox], [type=radio]') ? control.closest('label') : null;
      const { width, height } = (label ?? control).getBoundingClientRect();
      if (width <= 1 || height <= 1) continue;
      const least = control.matches('button, select, summary, [type=number], [type=range]') ? high : 24;
      if (height < least - 0.5 || width < 23.5)
        found.push(
          `“${control.textContent.trim().slice(0, 20) || control.id || control.className}” ${Math.round(width)} × ${Math.round(height)}`,
        );
    }
    return found;
  }, promised);
}

/** Spacing that a reader may set, and that must not lose anything (WCAG 1.4.12). */
export const spaceTexts = (page) =>
  page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`,
  });

/** Lengthens every text by a share, as a language of longer words would: words are doubled from the front until it is enough. */
export function lengthenTexts(page, share) {
  return page.evaluate((more) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = node.data;
      // Numbers, symbols and formulas are the same in every language.
      if (!/\p{L}{2}/u.test(text) || node.parentElement.closest('script, style, math, svg, textarea, code'))
        continue;
      const trimmed = text.trim();
      const wanted = Math.ceil(trimmed.length * more);
      const words = trimmed.split(/(?<=\s)/);
      let added = '';
      for (let i = 0; added.length < wanted; i++) added += words[i % words.length];
      node.data = text.replace(trimmed, () => `${trimmed} ${added.slice(0, Math.max(1, wanted - 1))}`);
      count++;
    }
    return count;
  }, share);
}
