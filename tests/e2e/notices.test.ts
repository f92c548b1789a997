import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserDependencies } from '../../scripts/lib/browser-dependencies.mjs';
import { HEADLESS, ROOT } from '../../scripts/lib/headless.mjs';
import { NOTICES, packageName } from '../../scripts/lib/notices.mjs';
import { cli } from '../support/cli.ts';
import { openLab } from './lab-page.ts';

const LAB = join(ROOT, 'dist/lab');

/** Names of packages with the text that stands below each, from the file as a reader has it. */
function licencesIn(text: string): Map<string, string> {
  const licences = new Map<string, string>();
  for (const section of text.split(/\n={80}\n/)) {
    const [titles = '', ...rest] = section.trim().split('\n\n');
    for (const title of titles.split('\n')) {
      const name = /^(\S+) \d+\.\d+\.\d+\S* \(/.exec(title)?.[1];
      if (name) licences.set(name, rest.join('\n\n'));
    }
  }
  return licences;
}

/** Packages whose code is in the headless bundle, as its source maps say: not as the bundler told the notices. */
function packagesInMaps(): Set<string> {
  const names = new Set<string>();
  for (const file of readdirSync(HEADLESS, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.map')) continue;
    const { sources } = JSON.parse(readFileSync(join(HEADLESS, file), 'utf8')) as { sources: string[] };
    for (const source of sources) {
      const path = source.split('/node_modules/')[1];
      if (path) names.add(packageName(path));
    }
  }
  return names;
}

function expectTexts(licences: Map<string, string>): void {
  for (const [name, text] of licences) {
    expect(text, name).toMatch(/permi|licen[cs]e|redistribution/i);
    expect(text.length, name).toBeGreaterThan(300);
  }
}

test('the command line names every package that its bundle carries, with the text of its licence', async () => {
  const { code, out, error } = await cli(['--notices', '--lang', 'zh-Hans']);
  expect(code, error).toBe(0);
  const licences = licencesIn(out);
  const carried = packagesInMaps();
  expect(carried.size).toBeGreaterThan(30);
  expect([...carried].filter((name) => !licences.has(name))).toEqual([]);
  expectTexts(licences);
});

test('the page names what it imports, its font and its service worker, one click away', async () => {
  const licences = licencesIn(readFileSync(join(LAB, NOTICES), 'utf8'));
  const worker = readFileSync(join(LAB, 'sw.js'), 'utf8');
  const parts = [...worker.matchAll(/workbox:([a-z-]+):/g)].map(([, part]) => `workbox-${part}`);
  expect(parts.length).toBeGreaterThan(2);
  const wanted = [...browserDependencies.map(packageName), '@fontsource/stix-two-math', ...parts];
  expect([...new Set(wanted)].filter((name) => !licences.has(name))).toEqual([]);
  expectTexts(licences);
  // Kept for those who are offline.
  expect(worker).toContain(NOTICES);

  const lab = await openLab();
  try {
    const { page } = await lab.open('lang=zh-Hans');
    const link = page.getByRole('link', { name: '所用软件的许可证' });
    const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await opened.waitForLoadState();
    expect(await opened.textContent('body')).toContain('SIL OPEN FONT LICENSE');
  } finally {
    await lab.close();
  }
});
