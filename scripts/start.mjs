// npm start: installs the lab's own packages where they are missing, serves the lab on this machine and opens a browser.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FIRST_PORT = 4173;

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Glassbox needs Node 20.19 or later; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  process.exit(1);
}
if (!ensureInstalled({ dev: false })) {
  console.error(
    'The packages could not be installed: see the message of npm above. Then run `npm start` again.',
  );
  process.exit(1);
}

const { createServer } = await import('vite');
const server = await createServer({
  root: ROOT,
  clearScreen: false,
  logLevel: 'warn',
  // A port that is taken is not an error: the next one is used.
  server: { host: 'localhost', port: Number(process.env.PORT) || FIRST_PORT, strictPort: false },
});
await server.listen();
const url = server.resolvedUrls?.local[0] ?? `http://localhost:${server.config.server.port}/`;
console.log(`\n  Glassbox: ${url}\n  Ctrl-C stops it.\n`);
openBrowser(url);

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    if (closing) process.exit(0);
    closing = true;
    await server.close();
    process.exit(0);
  });
}

/** Opens the default browser where there is a screen; the address is printed in any case. */
function openBrowser(address) {
  if (process.env.BROWSER === 'none' || process.env.CI || process.env.SSH_CONNECTION) return;
  const screen = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
    linux: screen ? ['xdg-open', address] : null,
  }[process.platform];
  if (!opener) return;
  const [command, ...words] = opener;
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
