/** The page as an application that works without a network. */
export const offline = {
  install: 'Install the lab',
  installHelp: 'It gets a window and an icon of its own, and works without a network.',
  update: 'There is a newer version of the lab.',
  updateHelp:
    'It is fetched already. Loading the page again ends the run that is open; its settings stay in the address.',
  changed:
    'Another tab has changed to a newer version of the lab. Load this page again before you open other experiments.',
  reload: 'Load again',
  later: 'Later',
} as const;
