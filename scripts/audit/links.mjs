/** Promise: a link that went wrong on its way opens all the same, and the page says what it changed. */
import { mutatedLinks } from '../lib/mutated-links.mjs';
import { openedWrongly } from '../lib/opened-link.mjs';
import { linkReader, smallRuns } from '../lib/small-runs.mjs';

const COUNT = Number(process.env.GLASSBOX_AUDIT_LINKS) || 200;

export const linksOpen = {
  name: `${COUNT} mutated links open, none throws, none leaves a blank page, and what was changed is said`,
  async run({ withBrowser, labUrl }) {
    const links = mutatedLinks(
      (await smallRuns()).map(({ link }) => link),
      COUNT,
    );
    const decode = await linkReader();
    const said = links.filter((link) => decode(link).notes.length > 0).length;
    return withBrowser(async (browser) => {
      const page = await browser.newPage({ locale: 'en-GB' });
      const wrong = [];
      for (const link of links) {
        const found = await openedWrongly(page, labUrl, link, decode);
        for (const each of found) console.log(`       ${each}`);
        wrong.push(...found);
      }
      return {
        ok: wrong.length === 0,
        said: `${links.length} opened, ${said} of them mended and said; ${wrong.length} wrong`,
      };
    });
  },
};
