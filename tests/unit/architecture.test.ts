import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { browserDependencies } from '../../scripts/lib/browser-dependencies.mjs';

const ROOT = resolve(import.meta.dirname, '../..');

/** What a folder may import, besides itself and packages. Rule 8 of docs/architecture.md. */
const LEAVES = ['src/random', 'src/glass', 'src/learner', 'src/polymer', 'src/messages'];
const CONTRACT = [
  'src/engine/contract.ts',
  'src/engine/requests.ts',
  'src/engine/residual-requests.ts',
  'src/engine/data-requests.ts',
  'src/engine/moments.ts',
  'src/engine/host.ts',
  'src/engine/select.ts',
];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/random': [],
  'src/messages': [],
  'src/glass': ['src/random', 'src/messages'],
  'src/learner': ['src/random', 'src/messages'],
  'src/polymer': ['src/random', 'src/messages'],
  'src/observables': ['src/random', 'src/glass', 'src/learner'],
  'src/engine': LEAVES,
  'src/engine/reference': [...LEAVES, ...CONTRACT],
  'src/engine/cpu': [...LEAVES, ...CONTRACT],
  'src/engine/webgpu': [...LEAVES, ...CONTRACT, 'shaders'],
  'src/host': ['src/engine/host.ts', 'workers', 'src/messages'],
  'src/dynamics': [...LEAVES, ...CONTRACT, 'src/observables'],
  'src/experiments': [...LEAVES, ...CONTRACT, 'src/observables', 'src/dynamics'],
  'src/controller': [...LEAVES, ...CONTRACT, 'src/observables', 'src/dynamics', 'src/experiments'],
  'src/results': ['src/messages', 'src/experiments', 'src/glass'],
  // Pictures as lists of lines and words, for the page's files and the command line's: no DOM, no engine.
  'src/plot': ['src/messages', 'src/experiments'],
  'src/cli': [
    'src/messages',
    'src/plot',
    'src/results',
    'src/experiments',
    'src/controller',
    'src/dynamics',
    'src/host',
    'src/engine',
    'src/glass',
    'src/learner',
    'src/random',
    'src/observables',
  ],
  'src/library': [
    ...LEAVES,
    ...CONTRACT,
    'src/observables',
    'src/dynamics',
    'src/experiments',
    'src/controller',
  ],
  'src/lab': [
    'src/messages',
    'src/plot',
    'src/experiments',
    'src/controller',
    'src/glass',
    'src/learner',
    'src/observables',
    'src/engine/contract.ts',
    'workers',
  ],
};
/** Engine selection is the one place that knows all engines. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  'src/engine/select.ts': ['src/engine/reference', 'src/engine/cpu', 'src/engine/webgpu'],
};

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return path.endsWith('/assembly') ? [] : sources(path);
    return path.endsWith('.ts') && !path.endsWith('.d.ts') ? [path] : [];
  });
}

/** Relative imports of a file that exist at run time or as types, as paths from the root. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'|new URL\('(\.[^']+)'/g)];
  return specifiers.map((m) => relative(ROOT, resolve(ROOT, dirname(file), (m[1] ?? m[2])!.split('?')[0]!)));
}

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const folderOf = (file: string) =>
  Object.keys(ALLOWED)
    .filter((folder) => within(file, folder))
    .sort((a, b) => b.length - a.length)[0];

function violations(file: string, imports: readonly string[]): string[] {
  const own = folderOf(file);
  if (!own) return [`${file} lies in no known folder`];
  const allowed = [own, ...ALLOWED[own]!, ...(EXCEPTIONS[file] ?? [])];
  return (
    imports
      .filter((path) => path.startsWith('src/') || path.startsWith('shaders/') || path.startsWith('workers/'))
      .filter((path) => !allowed.some((folder) => within(path, folder)))
      // `src/engine` as a whole does not open its sub-folders to those who may use the contract.
      .map((path) => `${file} imports ${path}`)
  );
}

test('imports run one way', () => {
  const files = sources('src').filter((file) => file.split('/').length > 2);
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap((file) => violations(file, importsOf(file)))).toEqual([]);
});

test('an import against the current is named', () => {
  expect(violations('src/glass/spins.ts', ['src/engine/contract.ts'])).toHaveLength(1);
  expect(violations('src/lab/app.ts', ['src/engine/cpu/engine.ts'])).toHaveLength(1);
  expect(violations('src/plot/ticks.ts', ['src/lab/text.ts'])).toHaveLength(1);
  expect(violations('src/cli/plot.ts', ['src/lab/chart/theme.ts'])).toHaveLength(1);
});

test('only the WebGPU engine reads shaders, and a shader declares no struct and no binding', () => {
  for (const name of readdirSync(join(ROOT, 'shaders')).filter((file) => file.endsWith('.wgsl'))) {
    const code = readFileSync(join(ROOT, 'shaders', name), 'utf8').replace(/\/\/.*$/gm, '');
    expect(code, name).not.toMatch(/^\s*struct\s|@binding/m);
  }
});

/** Static imports, and those that come when they are asked for. */
const IMPORTED_PACKAGE = /^(?:import|export|\}) .*from '([^'.][^']*)';$|\bimport\('([^'.][^']*)'\)/gm;

test('the development server knows every package that the page and its workers import', () => {
  const elsewhere = [
    'src/cli',
    'src/results',
    'src/host/node.ts',
    'src/host/deno.ts',
    'workers/node-scope.ts',
  ];
  const files = [...sources('src'), ...sources('workers')].filter(
    (file) => !elsewhere.some((place) => within(file, place)),
  );
  const imported = files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORTED_PACKAGE)]
      .filter(([line]) => !line.startsWith('import type'))
      .map((match) => (match[1] ?? match[2])!),
  );
  const packages = [...new Set(imported)].filter((name) => !/^node:|^comlink\/dist/.test(name)).sort();
  expect(packages).toEqual([...browserDependencies].sort());
});
