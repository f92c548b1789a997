/** The frame's end of the protocol against a page that means well, and against one that does not. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GlassboxLab as DeclaredLab, GlassboxState } from '../../public/embed.d.ts';
import { Attention, type Call, isCall, REST_MS } from '../../src/lab/embed/attention.ts';
import type { GlassboxLab } from '../../src/lab/embed/component.ts';
import { ParentPort } from '../../src/lab/embed/parent-port.ts';
import {
  type Command,
  claimsProtocol,
  PROTOCOL,
  readCommand,
  type StateReport,
} from '../../src/lab/embed/protocol.ts';

const COURSE = 'https://course.example';

function portTo() {
  const told: { message: Record<string, unknown>; origin: string }[] = [];
  const commands: Command[] = [];
  const refused: { id: unknown; wrong: string }[] = [];
  const parent = {
    postMessage: (message: unknown, origin: string) =>
      void told.push({ message: message as Record<string, unknown>, origin }),
  };
  const port = new ParentPort(
    parent,
    (command) => void commands.push(command),
    (id, wrong) => void refused.push({ id, wrong }),
  );
  const hear = (data: unknown, origin = COURSE, source: unknown = parent) =>
    port.hear({ data, origin, source });
  return { port, parent, told, commands, refused, hear };
}
const message = (type: string, more: object = {}) => ({ protocol: PROTOCOL, type, ...more });

test('nothing is done or told before hello, which pins the origin of who said it', () => {
  const { port, told, commands, refused, hear } = portTo();
  hear(message('play'));
  hear(message('dance'));
  port.tell({ type: 'size', width: 1, height: 1 });
  expect({ told, commands, refused }).toEqual({ told: [], commands: [], refused: [] });
  hear(message('hello', { id: 1 }));
  port.tell({ type: 'size', width: 1, height: 2 });
  expect(commands).toEqual([message('hello', { id: 1 })]);
  expect(told).toEqual([{ message: message('size', { width: 1, height: 2 }), origin: COURSE }]);
});

test('another origin, another window, and a page without an origin are not heard', () => {
  const { port, told, commands, refused, hear } = portTo();
  for (const origin of ['null', 'file://', '']) hear(message('hello'), origin);
  hear(message('hello'), COURSE, { postMessage: () => {} });
  hear(message('hello'), COURSE, null);
  expect(port.isOpen).toBe(false);
  hear(message('hello'));
  hear(message('play'), 'https://evil.example');
  hear(message('hello'), 'https://evil.example');
  hear(message('dance'), 'https://evil.example');
  hear(message('play'), COURSE, {});
  expect(commands).toHaveLength(1);
  expect(refused).toEqual([]);
  port.tell({ type: 'size', width: 1, height: 1 });
  expect(told.map(({ origin }) => origin)).toEqual([COURSE]);
});

test('what is malformed is refused with its number; what is not of the protocol is passed over', () => {
  const { commands, refused, hear } = portTo();
  hear(message('hello'));
  const bad: unknown[] = [
    message('dance', { id: 7 }),
    message('play', { id: 8, speed: 2 }),
    message('set', { settings: { 'a b': 1 } }),
    message('set', { settings: { size: Number.NaN } }),
    message('set', { settings: { size: { valueOf: 1 } } }),
    message('set', { settings: { size: 'x'.repeat(20_001) } }),
    message('set', { link: 'x'.repeat(2_000_000) }),
    message('set', { settings: Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`a${i}`, 1])) }),
    message('getRows', { from: -1 }),
    message('getRows', { count: 1e9 }),
    message('getImage', { figure: '../../etc' }),
    message('play', { id: { toString: 'x' } }),
    message('play', { id: 'x'.repeat(65) }),
    { protocol: 'glassbox/2', type: 'play' },
    { protocol: PROTOCOL },
  ];
  for (const data of bad) hear(data);
  expect(refused).toHaveLength(bad.length);
  expect(refused.slice(0, 2).map(({ id }) => id)).toEqual([7, 8]);
  // What was sent is not sent back, whatever its length.
  for (const { wrong } of refused) expect(wrong.length).toBeLessThanOrEqual(200);
  for (const data of [null, 1, 'play', [], { type: 'play' }, { protocol: 'other', type: 'play' }]) hear(data);
  expect(refused).toHaveLength(bad.length);
  expect(commands).toHaveLength(1);
});

test('names of prototypes reach nothing', () => {
  const poisoned = JSON.parse(
    `{"protocol":"${PROTOCOL}","type":"set","settings":{"__proto__":{"polluted":1},"constructor":1,"prototype":2,"size":3}}`,
  );
  const read = readCommand(poisoned);
  if ('command' in read && read.command.type === 'set')
    expect(Object.keys(read.command.settings!)).toEqual(['size']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(claimsProtocol(Object.create({ protocol: PROTOCOL }))).toBe(false);
  const top = readCommand(JSON.parse(`{"protocol":"${PROTOCOL}","type":"play","__proto__":{"x":1}}`));
  expect('command' in top ? Object.keys(top.command) : []).not.toContain('__proto__');
});

test('the declared types of the component are those of its code', () => {
  // Checked by the compiler: each may stand for the other.
  const methods = (
    lab: GlassboxLab,
  ): Pick<DeclaredLab, 'play' | 'pause' | 'reset' | 'set' | 'state' | 'image'> => lab;
  const state = (told: StateReport): GlassboxState => told;
  expect([typeof methods, typeof state]).toEqual(['function', 'function']);
});

// Frames of one page, joined as by a BroadcastChannel.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @param lag  from asking for a pause to its coming, ms */
function page(count: number, eager = true, lag = 0) {
  const frames: { attention: Attention; log: string[] }[] = [];
  const call = (from: number) => (said: Call) => {
    expect(isCall(structuredClone(said))).toBe(true);
    for (const [at, { attention }] of frames.entries()) if (at !== from) attention.hear(said);
  };
  for (let at = 0; at < count; at++) {
    const log: string[] = [];
    const run = {
      play: () => {
        log.push('play');
        frames[at]!.attention.ran(true);
      },
      pause: () => {
        log.push('pause');
        if (lag > 0) setTimeout(() => frames[at]!.attention.ran(false), lag);
        else frames[at]!.attention.ran(false);
      },
      release: () => void log.push('release'),
    };
    frames.push({ attention: new Attention(`frame ${at}`, run, call(at), eager), log });
  }
  return frames;
}

test('a frame begins when it is seen, pauses out of sight and goes on; its engine goes after a minute', () => {
  const [{ attention, log }] = page(1) as [ReturnType<typeof page>[number]];
  vi.advanceTimersByTime(REST_MS * 2);
  expect(log).toEqual([]);
  attention.see(true);
  vi.advanceTimersByTime(200);
  attention.see(false);
  vi.advanceTimersByTime(REST_MS - 1);
  expect(log).toEqual(['play', 'pause']);
  vi.advanceTimersByTime(1);
  expect(log).toEqual(['play', 'pause', 'release']);
  attention.see(true);
  vi.advanceTimersByTime(200);
  expect(log.at(-1)).toBe('play');
  // A pause by hand is one: sight does not end it, and a short one keeps the engine.
  attention.pause();
  attention.see(false);
  attention.see(true);
  vi.advanceTimersByTime(REST_MS / 2);
  expect(log.filter((entry) => entry === 'play')).toHaveLength(2);
  attention.play();
  vi.advanceTimersByTime(REST_MS * 2);
  expect(log.filter((entry) => entry === 'release')).toHaveLength(1);
});

test('who wants stillness presses play, and a play out of sight waits for it', () => {
  const [{ attention, log }] = page(1, false) as [ReturnType<typeof page>[number]];
  attention.see(true);
  vi.advanceTimersByTime(1000);
  expect(log).toEqual([]);
  attention.see(false);
  attention.play();
  expect(log).toEqual([]);
  attention.see(true);
  vi.advanceTimersByTime(1000);
  expect(log).toEqual(['play']);
});

test('one frame runs at a time: the first goes on, until another is played', () => {
  const [first, second, third] = page(3) as [Frame3, Frame3, Frame3];
  first.attention.see(true);
  vi.advanceTimersByTime(200);
  second.attention.see(true);
  vi.advanceTimersByTime(1000);
  expect([first.log, second.log]).toEqual([['play'], []]);
  second.attention.play();
  expect([first.log, second.log]).toEqual([['play', 'pause'], ['play']]);
  // Of two that begin in one instant one makes way.
  second.attention.pause();
  first.attention.see(false);
  first.attention.see(true);
  third.attention.see(true);
  vi.advanceTimersByTime(1000);
  const running = [first, second, third].filter(({ log }) => log.at(-1) === 'play');
  expect(running).toHaveLength(1);
});

test('scrolled from one to the next, the next begins, though the first comes to rest late and leaves last', () => {
  const [first, second] = page(2, true, 500) as [Frame3, Frame3];
  first.attention.see(true);
  vi.advanceTimersByTime(200);
  second.attention.see(true);
  vi.advanceTimersByTime(50);
  first.attention.see(false);
  vi.advanceTimersByTime(1000);
  expect([first.log, second.log]).toEqual([['play', 'pause'], ['play']]);
  second.attention.see(false);
  first.attention.see(true);
  vi.advanceTimersByTime(1000);
  expect([first.log.at(-1), second.log.at(-1)]).toEqual(['play', 'pause']);
});

test('seen again before its pause has come it goes on after it; started out of sight it waits to be seen', () => {
  const [{ attention, log }] = page(1, true, 500) as [Frame3];
  attention.see(true);
  vi.advanceTimersByTime(200);
  attention.see(false);
  attention.see(true);
  vi.advanceTimersByTime(1000);
  expect(log.at(-1)).toBe('play');
  attention.pause();
  vi.advanceTimersByTime(1000);
  attention.see(false);
  // A setting was changed from outside.
  attention.ran(true);
  vi.advanceTimersByTime(1000);
  expect(log.at(-1)).toBe('pause');
  attention.see(true);
  vi.advanceTimersByTime(1000);
  expect(log.at(-1)).toBe('play');
});
type Frame3 = ReturnType<typeof page>[number];
