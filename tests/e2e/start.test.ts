import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** Starts the lab's server; resolves with the address that it prints. */
function start(port: number): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, PORT: String(port), BROWSER: 'none' };
  const child = spawn(process.execPath, [SCRIPT], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    let text = '';
    const look = (part: string) => {
      text += part;
      const url = /Glassbox: (http:\S+)/.exec(text)?.[1];
      if (url) resolve({ child, url });
    };
    child.stdout.setEncoding('utf8').on('data', look);
    child.stderr.setEncoding('utf8').on('data', look);
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}

test('npm start serves the lab, takes the next port when its own is taken, and Ctrl-C ends it with 0', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, 'localhost', resolve));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as AddressInfo;

  const { child, url } = await start(port);
  expect(Number(new URL(url).port)).toBeGreaterThan(port);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<title>Glassbox</title>');
  const notices = await fetch(new URL('THIRD-PARTY-NOTICES.txt', url));
  expect(await notices.text()).toContain('lit 3');
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});
