/** Promise: whatever gives way beneath the page, in either language the run ends with its rows and the message is on screen. */
import { FAULTS, meet, wholeRuns } from '../lib/faults.mjs';

const LANGUAGES = ['en', 'zh-Hans'];

export const outlivesFaults = {
  name: 'every fault of browser, GPU and workers ends in a finished run with its message',
  run: ({ withBrowser, labUrl, insecureUrl }) =>
    withBrowser(async (plain) => {
      const whole = wholeRuns(async (link) => {
        const page = await (await plain.newContext()).newPage();
        await page.goto(`${labUrl}#${link}`);
        return page;
      });
      const place = { address: labUrl, insecureAddress: insecureUrl, whole };
      const wrong = [];
      for (const fault of FAULTS) {
        for (const language of LANGUAGES) {
          const one = (browser) => meet(fault, { ...place, browser, language });
          const met = await (fault.webgpu ? withBrowser(one, { webgpu: true }) : one(plain)).catch(
            (error) => ({
              wrong: String(error),
              seen: '',
              seconds: 0,
            }),
          );
          console.log(
            `       ${fault.name} (${language}): ${met.wrong ?? met.seen}, ${met.seconds.toFixed(1)} s`,
          );
          if (met.wrong) wrong.push(`${fault.name} (${language}): ${met.wrong}`);
        }
      }
      const all = FAULTS.length * LANGUAGES.length;
      return { ok: wrong.length === 0, said: wrong.length === 0 ? `${all} of ${all} met` : wrong.join('\n') };
    }),
};
