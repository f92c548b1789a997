/**
 * Names in the page's head the modules that a first visit asks for last: the texts of a language and the first experiment, which are known
 * only once the code has run. `public/first-paint.js` knows the language before that, and has them fetched at once.
 */

const FIRST = 'side-by-side';
const SCRIPT = '<script src="./first-paint.js"';

/** @returns {import('vite').Plugin} */
export function earlyModules() {
  return {
    name: 'glassbox-early-modules',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        // The page that measures opens with no experiment.
        if (!filename.endsWith('index.html')) return html;
        const chunks = Object.values(bundle ?? {}).filter(({ type }) => type === 'chunk');
        const fileOf = (source) => {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
          if (!chunk) throw new Error(`${source} is in no file of the page`);
          return chunk.fileName;
        };
        const texts = (language) =>
          [`${language}/page-texts.ts`, `${language}/${FIRST}.ts`].map((name) =>
            fileOf(`/src/messages/${name}`),
          );
        const wanted = {
          both: [fileOf(`/src/experiments/${FIRST}.ts`)],
          en: texts('en'),
          zh: texts('zh-Hans'),
        };
        const data = Object.entries(wanted).map(([key, files]) => `data-${key}="${files.join(' ')}"`);
        if (!html.includes(SCRIPT)) throw new Error('first-paint.js is not in the page');
        return html.replace(SCRIPT, `${SCRIPT} ${data.join(' ')}`);
      },
    },
  };
}
