// Before anything is drawn: the reader's language and appearance, so that neither changes under their eyes.
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
  const theme = stored('theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
})();
