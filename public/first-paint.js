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
  // Without settings in the address the page opens with a recorded run (src/lab/opening): on its way before the code is.
  if (
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
  const theme = stored('theme');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = ['light', 'dark', 'projector'].includes(theme) ? theme : dark ? 'dark' : 'light';
})();
