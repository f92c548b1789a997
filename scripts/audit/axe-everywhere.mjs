/** Promise: axe finds nothing on the page of any experiment, in both languages, all themes, wide and narrow. */
import { axeViolations, show, unfold } from '../lib/page-checks.mjs';
import { everyPage, outcome } from './every-page.mjs';

const LOOKS = ['en', 'zh-Hans']
  .flatMap((language) =>
    ['light', 'dark'].flatMap((theme) => [1280, 390].map((width) => ({ language, theme, width }))),
  )
  .concat({ language: 'en', theme: 'projector', width: 1280 });

export const axeFindsNothing = {
  name: 'axe: no violation in any experiment × 2 languages × 2 themes × 2 widths, and for the projector',
  async run(places) {
    const found = await everyPage(places, async (page) => {
      const wrong = [];
      await unfold(page);
      for (const look of LOOKS) {
        await show(page, look);
        const at = `${look.language}, ${look.theme}, ${look.width} px`;
        wrong.push(...(await axeViolations(page)).map((each) => `${each} (${at})`));
      }
      return wrong;
    });
    return outcome(found, `${LOOKS.length} looks`);
  },
};
