/**
 * Which key does what: the defaults, what a person made of them, and the name of a key that was pressed. A name is what is remembered, so
 * matching is comparing names; a library of key bindings would parse strings that we would have to make from the same events.
 */

/** Keys that are given by their place in the page, not by a letter, work everywhere; the others only outside of controls. */
export const DEFAULT_KEYS = {
  play: 'Space',
  step: '.',
  restart: 'R',
  newSeed: 'Shift+R',
  temperature: 'T',
  data: 'D',
  copyLink: 'C',
  share: 'E',
  language: 'L',
  sound: 'M',
  shortcuts: '?',
  nextRegion: 'F6',
  previousRegion: 'Shift+F6',
} as const;
export type ActionId = keyof typeof DEFAULT_KEYS;
export const ACTION_IDS = Object.keys(DEFAULT_KEYS) as readonly ActionId[];

/** Null: no key at all. */
export type Keymap = Readonly<Record<ActionId, string | null>>;

/** @property key  `KeyboardEvent.key`; the modifiers as there */
export type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** "Shift+R", "Space", "?": null for a press that can be no shortcut (a modifier alone, or with Ctrl or Command, which are the browser's). */
export function keyName({ key, shiftKey, altKey, ctrlKey, metaKey }: Press): string | null {
  if (ctrlKey || metaKey || ['Shift', 'Alt', 'Control', 'Meta', 'Tab', 'Escape', 'Dead'].includes(key))
    return null;
  const isLetter = /^\p{L}$/u.test(key);
  const name = key === ' ' ? 'Space' : isLetter ? key.toUpperCase() : key;
  // Of other signs Shift is a part already: "?" is Shift and a key that differs between keyboards.
  const shift = shiftKey && (isLetter || key.length > 1) ? 'Shift+' : '';
  return `${altKey ? 'Alt+' : ''}${shift}${name}`;
}

/** Whether typing, or working a control, can mean this key: it is left to controls that have the focus. */
export const isTyped = (name: string): boolean => !/^(Shift\+)?F\d+$/.test(name) && !name.startsWith('Alt+');

/** The defaults with a person's changes; what cannot be read changes nothing. */
export function readKeymap(stored: string | null): Keymap {
  const keys: Record<ActionId, string | null> = { ...DEFAULT_KEYS };
  try {
    const changes: unknown = JSON.parse(stored ?? '{}');
    for (const [id, key] of Object.entries(changes ?? {}))
      if (id in keys && (key === null || (typeof key === 'string' && key.length <= 20)))
        keys[id as ActionId] = key;
  } catch {
    // Somebody else's, or cut off.
  }
  return keys;
}

/** What has to be remembered: the changes alone, so that new defaults reach everybody who kept the old ones. */
export function keymapChanges(keys: Keymap): string {
  return JSON.stringify(
    Object.fromEntries(ACTION_IDS.filter((id) => keys[id] !== DEFAULT_KEYS[id]).map((id) => [id, keys[id]])),
  );
}

/** Gives an action a key; whatever else had it has none now. */
export function rebound(keys: Keymap, id: ActionId, key: string | null): Keymap {
  const others = ACTION_IDS.map((other) => [other, key !== null && keys[other] === key ? null : keys[other]]);
  return { ...(Object.fromEntries(others) as Keymap), [id]: key };
}

export const actionOf = (keys: Keymap, name: string): ActionId | null =>
  ACTION_IDS.find((id) => keys[id] === name) ?? null;
