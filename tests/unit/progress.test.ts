import { expect, onTestFinished, test, vi } from 'vitest';
import { openProgress } from '../../src/cli/runs/progress.ts';
import { aligned, cellWidth, duration, openTerminal } from '../../src/cli/terminal.ts';
import type { RunStatus } from '../../src/controller/protocol.ts';

const status: RunStatus = { state: 'running', done: 50, total: 200, engine: null, why: null, problem: null };

/** What is written to stderr while a terminal of this width is pretended. */
function written(columns: number | undefined, work: () => void): string {
  let text = '';
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  const saved = process.stderr.columns;
  process.stderr.columns = columns as number;
  onTestFinished(() => write.mockRestore());
  work();
  process.stderr.columns = saved;
  write.mockRestore();
  return text;
}

test.each([0, undefined, 20, 60, 200])(
  'the bar fits a terminal %s columns wide, also in Chinese',
  (columns) => {
    const terminal = { ...openTerminal('zh-Hans'), live: true };
    const text = written(columns, () => openProgress(terminal, true).show(status, 3));
    const line = text.replace('\r', '').replace('\u001b[K', '');
    expect(cellWidth(line)).toBeLessThan(columns || 80);
    expect(line).toMatch(/^\[#/);
  },
);

test('a pipe sees no bar, and a quiet run nothing', () => {
  const piped = { ...openTerminal('en'), live: false };
  expect(written(80, () => openProgress(piped, true).show(status, 3))).toBe('');
  expect(written(80, () => openProgress({ ...piped, live: true }, false).show(status, 3))).toBe('');
});

test('columns line up whatever the script, numbers to the right', () => {
  expect(
    aligned([
      ['名称', '7'],
      ['ab', '10.5'],
    ]),
  ).toEqual(['名称     7', 'ab    10.5']);
});

test.each([
  [0, '0:00'],
  [59.6, '1:00'],
  [3725, '1:02:05'],
  [-3, '0:00'],
])('%f seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
