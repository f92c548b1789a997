/** Promises of layout: nothing sticks out, nothing is cut off, nothing is too small to hit, in any experiment and both languages. */
import {
  cutOffTexts,
  lengthenTexts,
  overlappingControls,
  show,
  sidewaysParts,
  smallTargets,
  spaceTexts,
  unfold,
} from '../lib/page-checks.mjs';
import { everyPage, outcome } from './every-page.mjs';

const LANGUAGES = ['en', 'zh-Hans'];
const told = (at, found) => found.map((each) => `${each} (${at})`);

export const reflows = {
  name: 'reflow at 320 px and at 200 %, and spaced texts: nothing scrolls sideways, nothing is cut off',
  async run(places) {
    const found = await everyPage(places, async (page) => {
      const wrong = [];
      await unfold(page);
      // A window of 1280 px at 200 % is a page of 640 px.
      for (const language of LANGUAGES)
        for (const width of [320, 640]) {
          await show(page, { language, theme: 'light', width });
          wrong.push(...told(`${language}, ${width} px`, await sidewaysParts(page)));
          wrong.push(...told(`${language}, ${width} px`, await cutOffTexts(page)));
        }
      await spaceTexts(page);
      for (const language of LANGUAGES)
        for (const width of [320, 1280]) {
          await show(page, { language, theme: 'light', width });
          wrong.push(...told(`spaced, ${language}, ${width} px`, await sidewaysParts(page)));
          wrong.push(...told(`spaced, ${language}, ${width} px`, await cutOffTexts(page)));
          wrong.push(...told(`spaced, ${language}, ${width} px`, await overlappingControls(page)));
        }
      return wrong;
    });
    return outcome(found, '8 layouts');
  },
};

export const isHit = {
  name: 'targets of 32 px, of 44 px on touch, none under 24 px',
  async run(places) {
    const look = (promised, width) => async (page) => {
      const wrong = [];
      await unfold(page);
      for (const language of LANGUAGES) {
        await show(page, { language, theme: 'light', width });
        wrong.push(...told(`${language}, ${promised} px`, await smallTargets(page, promised)));
      }
      return wrong;
    };
    const mouse = await everyPage(places, look(32, 1280));
    const touch = await everyPage(places, look(44, 390), { hasTouch: true, isMobile: true });
    return outcome({ wrong: [...mouse.wrong, ...touch.wrong], pages: mouse.pages }, '4 looks');
  },
};

export const bearsLongTexts = {
  name: 'texts 40 % longer fit: nothing scrolls sideways, no control lies over another',
  async run(places) {
    const found = await everyPage(places, async (page) => {
      const wrong = [];
      await unfold(page);
      await show(page, { language: 'en', theme: 'light', width: 1280 });
      await lengthenTexts(page, 0.4);
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(100);
        for (const check of [sidewaysParts, cutOffTexts, overlappingControls])
          wrong.push(...told(`${width} px`, await check(page)));
      }
      return wrong;
    });
    return outcome(found, '2 widths');
  },
};
