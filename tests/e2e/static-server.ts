/** A plain static host for tests: files of a folder below any path, with the headers that are asked for. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

export interface StaticHost {
  /** Address of the base path, with its slash. */
  readonly url: string;
  readonly asked: string[];
  close(): Promise<void>;
}

/**
 * @param base  path below which the files lie, such as `/a/b/`; nothing lies outside of it
 * @param pages  texts instead of files, by path below the base
 */
export async function hostFiles(
  folder: string | null,
  {
    base = '/',
    headers = {},
    pages = {},
  }: { base?: string; headers?: Record<string, string>; pages?: Record<string, string> } = {},
): Promise<StaticHost> {
  const asked: string[] = [];
  const server: Server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    asked.push(path);
    const inside = path.startsWith(base) ? path.slice(base.length) : null;
    const name = inside === '' ? 'index.html' : inside;
    const content = name === null ? null : (pages[name] ?? (await fileOf(folder, name)));
    if (name === null || content === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      ...headers,
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function fileOf(folder: string | null, name: string): Promise<Buffer | null> {
  const safe = normalize(name);
  if (folder === null || safe.startsWith('..')) return null;
  return readFile(join(folder, safe)).catch(() => null);
}
