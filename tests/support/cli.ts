/** Runs the real command line as people do, in its own process; the bundle is the one that the set-up built. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const BINARY = fileURLToPath(new URL('../../bin/glassbox.mjs', import.meta.url));

export interface Ended {
  /** Exit code, or 128 + the signal that killed it. */
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when stderr or stdout has shown the text. */
  shows(text: string): Promise<void>;
}

/** @param cwd  where relative paths and the default results folder lie */
export function startCli(words: readonly string[], cwd = scratch()): Started {
  const env = { ...process.env, NO_COLOR: '1', LANG: 'en', GLASSBOX_KEEP_BUNDLE: '1' };
  const child = spawn(process.execPath, [BINARY, ...words], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = { out: '', error: '' };
  const waiting = new Set<() => void>();
  const hear = (kind: 'out' | 'error') => (part: string) => {
    heard[kind] += part;
    for (const look of waiting) look();
  };
  child.stdout.setEncoding('utf8').on('data', hear('out'));
  child.stderr.setEncoding('utf8').on('data', hear('error'));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), ...heard }));
  });
  const shows = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (`${heard.out}${heard.error}`.includes(text)) {
          waiting.delete(look);
          resolve();
        }
      };
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without "${text}":\n${heard.out}\n${heard.error}`)));
    });
  return { child, ended, shows };
}

export function cli(words: readonly string[], cwd?: string): Promise<Ended> {
  return startCli(words, cwd).ended;
}

/** A folder that is gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'glassbox-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
