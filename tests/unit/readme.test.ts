/** READMEs and docs: what they link to is there, pictures are small, and both languages show the same. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PICTURES } from '../../scripts/lib/docs-pictures.mjs';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const own = ['README.md', 'README.zh-Hans.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const pages = [...own, ...docs.map((name) => `docs/${name}`)];

/** Targets of links and pictures that are files of the repository. */
const targetsOf = (text: string) =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target));

/** The anchor that a heading has on the page of the repository. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
/** The second heading of one anchor gets a number. */
function anchorsOf(text: string): string[] {
  const all = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));
  return all.map((anchor, k) => {
    const before = all.slice(0, k).filter((other) => other === anchor).length;
    return before > 0 ? `${anchor}-${before}` : anchor;
  });
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  const lost = targetsOf(read(page)).filter((target) => {
    const [path, anchor] = target.split('#');
    const file = path ? join(dirname(page), path) : page;
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchorsOf(read(file)).includes(anchor);
  });
  expect(lost).toEqual([]);
});

test('both READMEs show the same pictures, files and commands', () => {
  const [english, chinese] = [read('README.md'), read('README.zh-Hans.md')];
  const pictures = (text: string) => targetsOf(text).filter((target) => target.startsWith('docs/images/'));
  expect(pictures(chinese)).toEqual(pictures(english));
  const others = (text: string) => new Set(targetsOf(text).filter((target) => /\.(md|cff)$/.test(target)));
  const own = ['README.md', 'README.zh-Hans.md', 'docs/teachers.md'];
  for (const target of others(english)) if (!own.includes(target)) expect(others(chinese)).toContain(target);
  const scripts = (text: string) => new Set(text.match(/`npm (run )?[a-z:]+`/g));
  expect(scripts(chinese)).toEqual(scripts(english));
});

test('pictures are those that the script makes, and small', () => {
  const made = new Set(['docs/images/cooling.gif', ...PICTURES.map(({ file }) => `docs/images/${file}`)]);
  const shown = targetsOf(read('README.md')).filter((target) => target.startsWith('docs/images/'));
  expect(shown.length).toBeGreaterThan(0);
  for (const file of shown) {
    expect([...made]).toContain(file);
    expect(statSync(join(root, file)).size, file).toBeLessThanOrEqual(
      file.endsWith('.gif') ? 2_000_000 : 250_000,
    );
  }
});
