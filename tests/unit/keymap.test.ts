import { expect, test } from 'vitest';
import {
  ACTION_IDS,
  actionOf,
  DEFAULT_KEYS,
  isTyped,
  keymapChanges,
  keyName,
  type Press,
  readKeymap,
  rebound,
} from '../../src/lab/keys/keymap.ts';

const press = (key: string, modifiers: Partial<Press> = {}): Press => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...modifiers,
});

test('a press has one name, whatever the keyboard: letters without their case, other signs as they are', () => {
  expect(keyName(press('r'))).toBe('R');
  expect(keyName(press('R', { shiftKey: true }))).toBe('Shift+R');
  expect(keyName(press('R'))).toBe('R');
  expect(keyName(press(' '))).toBe('Space');
  expect(keyName(press('?', { shiftKey: true }))).toBe('?');
  expect(keyName(press('F6', { shiftKey: true }))).toBe('Shift+F6');
  expect(keyName(press('3', { altKey: true }))).toBe('Alt+3');
});

test('what belongs to the browser, to screen readers or to leaving is no shortcut', () => {
  expect(keyName(press('c', { ctrlKey: true }))).toBeNull();
  expect(keyName(press('c', { metaKey: true }))).toBeNull();
  for (const key of ['Shift', 'Alt', 'Tab', 'Escape', 'Dead']) expect(keyName(press(key))).toBeNull();
});

test('no two actions share a key, and none needs two letters at once', () => {
  const keys = Object.values(DEFAULT_KEYS);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^(Shift\+)?(Space|F\d+|\p{L}|[.?])$/u);
});

test('a key that is given to another action is taken from the first, and only changes are remembered', () => {
  const changed = rebound(DEFAULT_KEYS, 'sound', 'R');
  expect(actionOf(changed, 'R')).toBe('sound');
  expect(changed.restart).toBeNull();
  expect(JSON.parse(keymapChanges(changed))).toEqual({ sound: 'R', restart: null });
  expect(readKeymap(keymapChanges(changed))).toEqual(changed);
  expect(keymapChanges(DEFAULT_KEYS)).toBe('{}');
});

test.each([
  null,
  '',
  'null',
  '[]',
  '{',
  '{"play": 7, "unknown": "X", "step": "a key with far too long a name"}',
])('what cannot be read changes nothing: %s', (stored) => {
  expect(readKeymap(stored)).toEqual(DEFAULT_KEYS);
});

test('letters belong to fields that have the focus, function keys and Alt do not', () => {
  for (const id of ACTION_IDS) expect(isTyped(DEFAULT_KEYS[id]), id).toBe(!id.endsWith('Region'));
  expect(isTyped('Alt+4')).toBe(false);
});
