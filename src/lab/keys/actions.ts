/** What each shortcut does. Every action has a visible control; a key is only a faster way to it. */
import { LANGUAGES } from '../../messages/language.ts';
import { copyText } from '../save.ts';
import { sound } from '../sound/sound.ts';
import { shareLink } from '../state/address.ts';
import { language, switchLanguage } from '../state/preferences.ts';
import type { Visit } from '../state/visit.ts';
import { isPartHidden } from '../teaching/restraint.ts';
import { announce } from './announce.ts';
import type { ActionId } from './keymap.ts';
import { goToRegion } from './regions.ts';

/** @returns false where there is nothing to do, and the key keeps its meaning */
export type Act = (visit: Visit) => unknown;

export const ACTIONS: Readonly<Record<ActionId, Act>> = {
  play: ({ session }) => void session.peek().toggle(),
  step: ({ session }) => void session.peek().step(),
  restart: ({ session }) => session.peek().reset(),
  newSeed: ({ session }) => session.peek().newSeed(),
  temperature: () => focusOn('.thermometer, #field-coldest, [data-field=coldest] input'),
  data: () => press('.figure-tools [data-tool=data]', figureAtHand()),
  copyLink: ({ session }) => !isPartHidden('share') && void copyLink(shareLink(session.peek())),
  share: () => press('[data-action=share]'),
  language: () => void switchLanguage(LANGUAGES.find((tag) => tag !== language.peek())!).catch(() => {}),
  sound: () => {
    sound.value = !sound.peek();
    announce(sound.peek() ? 'lab.sound.on' : 'lab.sound.off');
  },
  shortcuts: (visit) => void openShortcuts(visit),
  nextRegion: () => goToRegion(true),
  previousRegion: () => goToRegion(false),
};

/** Alt+1 … Alt+9: the first experiment of each topic, as they are offered. */
export function chooseByNumber(visit: Visit, number: number): boolean {
  if (isPartHidden('chooser')) return false;
  const first = visit.groups[number - 1]?.experiments[0];
  if (!first) return false;
  void visit.choose(first.id);
  return true;
}

async function copyLink(link: string): Promise<void> {
  announce((await copyText(link)) ? 'lab.rows.linkCopied' : 'lab.keys.notCopied');
}

export async function openShortcuts(visit: Visit): Promise<void> {
  try {
    const { openSettings } = await import('../settings/settings-dialog.ts');
    await openSettings();
  } catch (error) {
    visit.session.peek().tell(error);
  }
}

/** The chart that has the focus, or the first one that can be seen. */
function figureAtHand(): ParentNode | null {
  const focused = document.activeElement?.closest('glassbox-figure');
  if (focused) return focused;
  const isSeen = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  return [...document.querySelectorAll('glassbox-figure')].find(isSeen) ?? null;
}

function press(selector: string, within: ParentNode | null = document): boolean {
  const button = within?.querySelector<HTMLButtonElement>(selector);
  button?.click();
  return button !== null && button !== undefined;
}

function focusOn(selector: string): boolean {
  const target = document.querySelector<HTMLElement>(selector);
  if (!target) return false;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
  return true;
}
