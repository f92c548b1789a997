import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../src/cli/runs/make-folder.ts';

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'glassbox-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('makes a folder with those above it, also where it is there', () => {
  const path = join(scratch(), 'a', 'b');
  makeFolder(path);
  makeFolder(path);
  expect(existsSync(path)).toBe(true);
});

test('is refused where a file stands in the way', () => {
  const file = join(scratch(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow('EEXIST');
  expect(() => makeFolder(join(file, 'below'))).toThrow('ENOTDIR');
});

// Node's own `mkdirSync` with `recursive` never comes back from there.
test.skipIf(!existsSync('/proc/self'))(
  'ends where the system says that the folder above is not there',
  () => {
    expect(() => makeFolder('/proc/glassbox')).toThrow('ENOENT');
  },
);
