// Before anything is drawn: the reader's language and appearance and the shape of the page, so that none changes under their eyes.
// A classic script on purpose: modules run after the first paint. The lab's own code decides again, by the same order.
(() => {
  const stored = (key) => {
    try {
      return localStorage.getItem(`glassbox.${key}`);
    } catch {
      return null;
    }
  };
  const link = /[#&]lang=([^&]+)/.exec(location.hash)?.[1];
  const known = [link, stored('language'), ...navigator.languages].find((tag) =>
    /^(en|zh|cmn)\b/i.test(tag ?? ''),
  );
  const root = document.documentElement;
  root.lang = /^(zh|cmn)/i.test(known ?? '') ? 'zh-Hans' : 'en';
  // An experiment other than the first opens with its own name, and most have one panel.
  if (/[#&]x=(?!side-by-side(&|$))/.test(location.hash)) root.dataset.opening = 'one';
  // The texts of this language and the first experiment, which the lab's code asks for once it runs (scripts/lib/early-modules.mjs).
  const early = document.currentScript?.dataset ?? {};
  const isFirst = !root.dataset.page && !/[#&]x=(?!side-by-side(&|$))/.test(location.hash);
  for (const href of `${root.lang === 'en' ? early.en : early.zh} ${early.both}`.split(' ')) {
    if (!isFirst || !href.endsWith('.js')) continue;
    const module = document.createElement('link');
    Object.assign(module, { rel: 'modulepreload', href: `./${href}`, crossOrigin: 'anonymous' });
    document.head.append(module);
  }
  // Without settings in the address the page opens with a recorded run (src/lab/opening): on its way before the code is.
  if (
    !root.dataset.page &&
    !/[#&](?!(v|x|seed|lang)=)[^=&]+=/.test(location.hash) &&
    !/[#&]x=(?!side-by-side)/.test(location.hash)
  ) {
    const recording = document.createElement('link');
    Object.assign(recording, {
      rel: 'preload',
      as: 'fetch',
      crossOrigin: 'anonymous',
      href: './opening/side-by-side.bin',
    });
    document.head.append(recording);
  }
  // In another page's frame there is no header.
  const level = /[#&]ui\.embed=(full|basic|figure|none)(&|$)/.exec(location.hash)?.[1];
  if (level) root.dataset.embed = level;
  const theme = stored('theme');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = ['light', 'dark', 'projector'].includes(theme) ? theme : dark ? 'dark' : 'light';
  // A file of the lab that does not arrive, or that this browser cannot read, would leave “Loading” for ever.
  const missing = (detail) => {
    // A sandboxed frame whose host does not allow it an origin: nothing of the lab can arrive there.
    const frame = self.origin === 'null' ? document.querySelector('[data-missing=origin]') : null;
    if (frame) {
      frame.hidden = false;
      return;
    }
    const place = document.querySelector('.loading');
    if (!place || place.dataset.problem) return;
    place.dataset.problem = 'GBX-654';
    place.setAttribute('role', 'alert');
    const zh = root.lang === 'zh-Hans';
    place.textContent = zh
      ? `实验室有文件没有送达，或者这个浏览器太旧。（GBX-654${detail ? `：${detail}` : ''}） `
      : `A file of the lab did not arrive, or this browser is too old for it. (GBX-654${detail ? `: ${detail}` : ''}) `;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = zh ? '重新载入页面' : 'Load the page again';
    button.addEventListener('click', () => location.reload());
    place.append(button);
  };
  addEventListener('glassbox-missing', ({ detail }) => missing(detail));
  addEventListener(
    'error',
    ({ target, message }) => {
      const isScript = target instanceof HTMLScriptElement;
      if (isScript || /SyntaxError/.test(message ?? '')) missing(isScript ? '' : message);
    },
    true,
  );
})();
