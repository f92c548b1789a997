/**
 * Builds `dist/lib`, all that a package of Glassbox carries: the library for Node and Deno beside the command line (one bundle), the
 * library for browsers, and the declarations of both.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { EXTERNAL_PACKAGES } from './external-packages.mjs';
import { isFresh, ROOT } from './headless.mjs';
import { NOTICES, NoticesBook } from './notices.mjs';

export const LIBRARY = join(ROOT, 'dist/lib');
const SOURCES = ['src', 'workers', 'shaders', 'scripts/lib', 'package-lock.json'];
const STAMP = join(LIBRARY, '.built');

/** Entries for Node and Deno, by the name of the file they become. */
const HEADLESS_ENTRIES = {
  index: 'src/index.ts',
  glassbox: 'src/cli/main.ts',
  'kernels-worker': 'workers/kernels-headless.ts',
  'self-test': 'src/cli/check/self-test-main.ts',
};
const BROWSER_ENTRIES = { index: 'src/index.browser.ts', 'kernels-worker': 'workers/kernels.ts' };

/**
 * Built beside its place and moved there when it is whole. With GLASSBOX_KEEP_BUNDLE set, what is there is used as it is.
 *
 * @returns true when something was built
 */
export async function ensureLibrary({ force = false } = {}) {
  if (!force && process.env.GLASSBOX_KEEP_BUNDLE && existsSync(STAMP)) return false;
  if (!force && isFresh(STAMP, SOURCES)) return false;
  const started = new Date();
  const temporary = join(ROOT, `dist/.lib-${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    // As it is published, also where a test runner builds it.
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    await bundle(temporary).finally(() => {
      if (before === undefined) delete process.env.NODE_ENV;
      else process.env.NODE_ENV = before;
    });
    declare(temporary);
    writeFileSync(join(temporary, '.built'), `${started.toISOString()}\n`);
    utimesSync(join(temporary, '.built'), started, started);
    rmSync(LIBRARY, { recursive: true, force: true });
    renameSync(temporary, LIBRARY);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return true;
}

const placed = (entries) =>
  Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(ROOT, path)]));

async function bundle(folder) {
  const { build } = await import('vite');
  const notices = new NoticesBook();
  const common = {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    plugins: [notices.collector()],
  };
  const output = { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' };
  await build({
    ...common,
    ssr: { target: 'node', noExternal: true, external: EXTERNAL_PACKAGES },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      minify: false,
      rolldownOptions: {
        external: EXTERNAL_PACKAGES,
        input: placed(HEADLESS_ENTRIES),
        output,
      },
    },
  });
  await build({
    ...common,
    worker: { format: 'es', plugins: () => [notices.collector()] },
    build: {
      outDir: join(folder, 'browser'),
      target: 'es2023',
      minify: false,
      lib: { entry: placed(BROWSER_ENTRIES), formats: ['es'] },
      rolldownOptions: { output },
    },
  });
  writeFileSync(join(folder, NOTICES), notices.text());
}

/** Declarations of the entry and of what it names, and of nothing else. */
function declare(folder) {
  const raw = join(folder, '.types');
  const config = join(folder, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        stripInternal: true,
        emitDeclarationOnly: true,
        rootDir: ROOT,
        outDir: raw,
        typeRoots: [join(ROOT, 'node_modules/@types'), join(ROOT, 'node_modules')],
      },
      include: [],
      files: [join(ROOT, 'src/index.ts'), join(ROOT, 'src/host/comlink-node.d.ts')],
    }),
  );
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', config], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the declarations of the library could not be made:\n${stdout}`);
  copyReachable(join(raw, 'src/index.d.ts'), join(raw, 'src'), join(folder, 'types'));
  rmSync(raw, { recursive: true });
  rmSync(config);
}

/** A declaration file with those that it imports; `./name.ts` becomes `./name.js`, as every resolver wants it. */
function copyReachable(entry, from, to) {
  const waiting = [entry];
  const seen = new Set(waiting);
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const text = readFileSync(file, 'utf8').replace(
      /((?:from|import)\s*\(?\s*["'])(\.[^"']+)\.ts(["'])/g,
      (_, before, name, after) => {
        const target = resolve(dirname(file), `${name}.d.ts`);
        if (!seen.has(target)) waiting.push(target);
        seen.add(target);
        return `${before}${name}.js${after}`;
      },
    );
    const place = join(to, relative(from, file));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}
