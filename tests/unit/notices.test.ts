import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NoticesBook, packageName } from '../../scripts/lib/notices.mjs';

/** Somebody's packages, by name: manifest and files. */
function packages(all: Record<string, { manifest: object; files?: Record<string, string> }>): string {
  const root = mkdtempSync(join(tmpdir(), 'glassbox-notices-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, { manifest, files = {} }] of Object.entries(all)) {
    const folder = join(root, 'node_modules', name);
    mkdirSync(join(folder, 'dist/esm'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...manifest }));
    // Says how its modules are to be read, and is no package.
    writeFileSync(join(folder, 'dist/esm/package.json'), '{ "type": "module" }');
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  }
  return root;
}

/** A book that was told of a build with these modules and assets. */
function bookOf(modules: readonly string[], assets: readonly string[] = []): NoticesBook {
  const book = new NoticesBook();
  const { generateBundle } = book.collector();
  generateBundle(
    {},
    {
      'a.js': { type: 'chunk', moduleIds: modules },
      'b.woff2': { type: 'asset', originalFileNames: assets },
    },
  );
  return book;
}

const MIT = { license: 'MIT' };

test('every package of a build is named once, with its version and its texts', () => {
  const root = packages({
    one: {
      manifest: MIT,
      files: { LICENSE: 'May be used.', 'NOTICE.txt': 'By somebody.', 'other.txt': 'x' },
    },
    '@scope/two': { manifest: MIT, files: { 'licence.md': 'May be shared.' } },
    font: { manifest: { license: 'OFL-1.1' }, files: { COPYING: 'May be set.' } },
    unused: { manifest: MIT },
  });
  const at = (path: string) => join(root, 'node_modules', path);
  const book = bookOf(
    [
      at('one/dist/esm/a.js'),
      at('one/b.js?raw'),
      `\0${at('@scope/two/index.js')}?commonjs-proxy`,
      '/own/src/a.ts',
    ],
    [at('font/files/a.woff2')],
  );
  expect(book.names()).toEqual(['@scope/two', 'font', 'one']);
  const text = book.text();
  for (const part of [
    'one 1.2.3 (MIT)',
    'May be used.',
    'By somebody.',
    '@scope/two 1.2.3',
    'May be shared.',
  ])
    expect(text).toContain(part);
  expect(text).toContain('font 1.2.3 (OFL-1.1)\n\nMay be set.');
  expect(text).not.toMatch(/unused|other/);
});

test('packages that bring the same text share it', () => {
  const same = { manifest: MIT, files: { LICENSE: 'The same for all.' } };
  const root = packages({ one: same, two: same });
  const book = bookOf(['one', 'two'].map((name) => join(root, 'node_modules', name, 'index.js')));
  const text = book.text();
  expect(text.match(/The same for all/g)).toHaveLength(1);
  expect(text).toContain('one 1.2.3 (MIT)\ntwo 1.2.3 (MIT)');
});

test('a package without a licence text gets the standard one where that is known, and is refused where not', () => {
  const root = packages({
    known: { manifest: { ...MIT, author: { name: 'A. Body' } } },
    unknown: { manifest: { license: 'LicenseRef-own', author: 'A. Body' } },
    silent: { manifest: MIT },
  });
  const bookOfOne = (name: string) => bookOf([join(root, 'node_modules', name, 'index.js')]);
  expect(bookOfOne('known').text()).toMatch(/Copyright \(c\) A\. Body\s+Permission is hereby granted/);
  expect(() => bookOfOne('unknown').text()).toThrow('unknown is bundled without a licence text');
  expect(() => bookOfOne('silent').text()).toThrow('silent is bundled without a licence text');
});

test('data that come with the lab are named with their terms where a build has them', () => {
  expect(bookOf(['/x/src/learner/data/files/digits.b64?raw']).text()).toContain('CC BY-SA 3.0');
  expect(bookOf(['/x/src/learner/data/tables.ts']).text()).not.toContain('CC BY-SA 3.0');
});

test('a specifier is of the package before its first path', () => {
  expect(['lit', 'lit/directives/keyed.js', '@noble/hashes/sha2.js'].map(packageName)).toEqual([
    'lit',
    'lit',
    '@noble/hashes',
  ]);
});
