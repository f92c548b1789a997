import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Signals } from '../../src/cli/runs/signals.ts';

const exit = vi.spyOn(process, 'exit');
let signals: Signals;
const stop = vi.fn(() => new Promise<void>(() => {}));

beforeEach(() => {
  exit.mockReset().mockImplementation((() => undefined) as never);
  stop.mockClear();
  signals = new Signals(stop);
});
afterEach(() => signals.release());

test('SIGTERM that comes twice, from a scheduler and the script it told, stops once and cuts no checkpoint short', () => {
  process.emit('SIGTERM', 'SIGTERM');
  process.emit('SIGTERM', 'SIGTERM');
  expect(stop).toHaveBeenCalledTimes(1);
  expect(exit).not.toHaveBeenCalled();
  expect(signals.exitCode).toBe(143);
});

test('a second Ctrl-C stops at once, also after SIGTERM', () => {
  process.emit('SIGINT', 'SIGINT');
  process.emit('SIGINT', 'SIGINT');
  expect(exit).toHaveBeenCalledWith(130);
  exit.mockClear();
  signals.release();
  signals = new Signals(stop);
  process.emit('SIGTERM', 'SIGTERM');
  process.emit('SIGINT', 'SIGINT');
  expect(exit).toHaveBeenCalledWith(130);
});
