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
  // In another page's frame there is no header.
  const level = /[#&]ui\.embed=(full|basic|figure|none)(&|$)/.exec(location.hash)?.[1];
  if (level) root.dataset.embed = level;
  const theme = stored('theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  // A file that does not arrive, as in a sandboxed frame whose host does not allow it, is said at once: nothing else could.
  let missing = null;
  const tell = () => {
    for (const words of document.querySelectorAll('[data-missing]'))
      words.hidden = words.dataset.missing !== missing;
  };
  const notice = ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    missing = self.origin === 'null' ? 'origin' : 'file';
    tell();
    addEventListener('DOMContentLoaded', tell);
  };
  addEventListener('error', notice, true);
})();
