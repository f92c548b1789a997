/** Sharing a run and taking it away, in a real browser and back through the command line. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFingerprint } from '../../src/experiments/fingerprint.ts';
import { decodePacked } from '../../src/experiments/link-pack.ts';
import { splitLink } from '../../src/experiments/link-parts.ts';
import { experimentById, experiments } from '../../src/experiments/registry.ts';
import { cli, scratch } from '../support/cli.ts';
import { type Lab, openLab, SHORT, untilDone } from './lab-page.ts';

/** A second's run of a glass alone, and of both sides. */
const GLASS = 'v=1&x=sk-anneal&seed=7&n=32&s=100&r=4&d=4';
const BOTH = `v=1&x=side-by-side&seed=42&${SHORT}`;

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function openDialog(page: Page): Promise<void> {
  await page.click('[data-action=share]');
  await page.waitForSelector('dialog.share[open]');
}

/** Ticks "with a fingerprint" and reads the link that is offered then. */
async function linkWithResult(page: Page): Promise<string> {
  await openDialog(page);
  await page.check('dialog.share input[name=fingerprint]');
  // The function runs in the page: nothing from here reaches it.
  await page.waitForFunction(() =>
    document
      .querySelector<HTMLTextAreaElement>('[aria-labelledby=share-link] textarea')
      ?.value.includes('fp='),
  );
  return page.inputValue('[aria-labelledby=share-link] textarea');
}

const verdict = async (page: Page) => {
  await page.waitForSelector('.verdict:not([data-verdict=wait])');
  return page.locator('.verdict').getAttribute('data-verdict');
};

const fragment = (link: string) => link.replace(/^.*#/, '');

async function download(page: Page, selector: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click(selector)]);
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

test('a link with a fingerprint: another visit gives the same bits; a false one differs; a changed setting drops it', async () => {
  const { page, complaints, close } = await lab.open(GLASS);
  await untilDone(page);
  const link = fragment(await linkWithResult(page));
  expect(link.startsWith(`${GLASS}&fp=`)).toBe(true);
  expect(link).toMatch(/&fp=[0-9a-f]{8}$/);
  // Where nothing is ticked, nothing is said of the result or the language.
  await page.uncheck('dialog.share input[name=fingerprint]');
  expect(fragment(await page.inputValue('[aria-labelledby=share-link] textarea'))).toBe(GLASS);
  await page.keyboard.press('Escape');
  await close();

  const again = await lab.open(link);
  expect(await verdict(again.page)).toBe('same');
  await again.page.fill('#field-seed', '8');
  await again.page.keyboard.press('Enter');
  await again.page.waitForSelector('.verdict', { state: 'detached' });
  expect(again.page.url()).not.toContain('fp=');
  // Back is the run that the link claims: it is checked once more.
  await again.page.goBack();
  expect(await verdict(again.page)).toBe('same');
  await again.close();

  const other = await lab.open(link.replace(/fp=(.)/, (_, digit) => `fp=${digit === '0' ? '1' : '0'}`));
  expect(await verdict(other.page)).toBe('differs');
  expect(await other.page.inputValue('.verdict textarea')).toContain('"experiment": "sk-anneal"');
  await other.close();
  expect(complaints).toEqual([]);
});

test('networks: other bits with means within their errors agree, with means beyond them differ', async () => {
  const { page, close } = await lab.open(BOTH);
  await untilDone(page);
  const link = fragment(await linkWithResult(page));
  const { digest, means } = readFingerprint(splitLink(link).fp!)!;
  expect(means.length).toBeGreaterThan(0);
  await close();
  const otherDigest = digest.replace(/./, (digit) => (digit === '0' ? '1' : '0'));
  // The other verdicts: `tests/unit/fingerprint.test.ts`.
  const cases = [
    [link.replace(digest, otherDigest), 'agrees'],
    [link.replace(digest, otherDigest).replace(/~[^~]+~[^~]+$/, '~1000~0.001'), 'differs'],
  ] as const;
  for (const [claim, expected] of cases) {
    const opened = await lab.open(claim);
    expect(await verdict(opened.page), claim).toBe(expected);
    await opened.close();
  }
});

test('a fingerprint that cannot be read, and one of a link that was mended, are said to prove nothing', async () => {
  for (const [link, text] of [
    [`${GLASS}&fp=xyz`, 'GBX-618'],
    [`${GLASS}&gone=1&fp=1a2b3c4d`, 'Cannot be told'],
  ] as const) {
    const { page, close } = await lab.open(link);
    await page.waitForSelector('.verdict');
    expect(await page.locator('.verdict').textContent()).toContain(text);
    await close();
  }
});

test('the zip runs again on the command line to the same rows and digest, and its figures are the numbers of its rows', async () => {
  const { page, close } = await lab.open(GLASS);
  await untilDone(page);
  await openDialog(page);
  const { name, bytes } = await download(page, '[data-action=download-everything]');
  await page.waitForFunction(() =>
    document
      .querySelector('[aria-labelledby=share-everything] [role=status]')
      ?.textContent?.includes('files'),
  );
  await close();
  const files = new Map(
    Object.entries(unzipSync(bytes)).map(([path, data]) => [path.replace(/^[^/]*\//, ''), data]),
  );
  const text = (file: string) => strFromU8(files.get(file)!);
  const manifest = JSON.parse(text('manifest.json'));
  expect(name).toBe(`sk-anneal-${manifest.configHash.slice(0, 8)}.zip`);
  expect(manifest).toMatchObject({
    experiment: 'sk-anneal',
    seed: 7,
    state: 'finished',
    engine: { kind: 'cpu' },
  });
  const decoded = decodePacked(manifest.link, experiments);
  expect(decoded.notes).toEqual([]);
  expect(decoded.config).toMatchObject({ seed: 7, size: 32 });

  // The manifest itself is what the command line is given.
  const folder = scratch();
  for (const [file, data] of files) {
    mkdirSync(dirname(join(folder, 'zip', file)), { recursive: true });
    writeFileSync(join(folder, 'zip', file), data);
  }
  const out = join(folder, 'again');
  const ended = await cli([
    'run',
    '--config',
    join(folder, 'zip/manifest.json'),
    '--engine',
    'cpu',
    '--out',
    out,
  ]);
  expect(ended.code, ended.error).toBe(0);
  const repeated = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  for (const key of ['configHash', 'digest', 'fingerprint', 'rows', 'config', 'link', 'command'])
    expect(repeated[key], key).toEqual(manifest[key]);
  for (const file of ['rows.jsonl', 'rows.csv', 'config.json', 'findings.json'])
    expect(readFileSync(join(out, file), 'utf8'), file).toBe(text(file));

  // Every line that is drawn is a column of the rows, number for number.
  const parse = (csv: string) =>
    Papa.parse<Record<string, number | null>>(csv.trim(), { header: true, dynamicTyping: true }).data;
  const rows = parse(text('rows.csv'));
  const experiment = experimentById('sk-anneal');
  let compared = 0;
  for (const figure of experiment.figures) {
    const csv = files.get(`figures/${figure.id}.csv`);
    if (figure.kind !== 'line' || !csv) continue;
    for (const cells of parse(strFromU8(csv))) {
      const drawn = Object.entries(cells).filter(
        ([column, value]) => value !== null && experiment.columns.some((known) => known.name === column),
      );
      const same = rows.some((row) => drawn.every(([column, value]) => row[column] === value));
      expect(same, `${figure.id} ${JSON.stringify(cells)}`).toBe(true);
      compared += drawn.length;
    }
  }
  expect(compared).toBeGreaterThan(5);
  const columns = JSON.parse(text('columns.json'));
  for (const { name: column } of experiment.columns)
    expect(columns[column]['zh-Hans'], column).toMatch(/[\u4e00-\u9fff]|^[\w⟨⟩|]+/);
  expect(text('CITATION.cff')).toBe(readFileSync('CITATION.cff', 'utf8'));
  expect(text('citation.bib')).toContain('@software{');
});

test('the command line runs a share link and holds it to its result', async () => {
  const { page, close } = await lab.open(GLASS);
  await untilDone(page);
  const link = await linkWithResult(page);
  await close();
  const folder = scratch();
  const run = (what: string, out: string) =>
    cli(['run', '--link', what, '--engine', 'cpu', '--out', join(folder, out)]);
  const same = await run(link, 'a');
  expect(same).toMatchObject({ code: 0 });
  expect(same.error).toContain('Same bits');
  // A second time nothing runs, and the answer is the same.
  expect((await run(link, 'a')).error).toContain('Same bits');
  const other = await run(
    link.replace(/fp=(.)/, (_, digit) => `fp=${digit === '0' ? '1' : '0'}`),
    'b',
  );
  expect(other.code).toBe(1);
  expect(other.error).toContain('Differs');
  const mended = await run(`${link.replace('n=32', 'n=1')}`, 'c');
  expect(mended.error).toMatch(/GBX-415[\s\S]*Cannot be told/);
});

test('settings are saved, opened again, and refused with a reason where they are wrong', async () => {
  const { page, close } = await lab.open(`${GLASS}&hide=seed`);
  await openDialog(page);
  const { name, bytes } = await download(page, '[data-action=save-settings]');
  expect(name).toBe('sk-anneal.settings.json');
  const settings = JSON.parse(strFromU8(bytes));
  expect(settings).toMatchObject({ experiment: 'sk-anneal', config: { seed: 7, size: 32 } });
  const give = async (file: string, value: unknown) =>
    page.setInputFiles('dialog.share input[type=file]', {
      name: file,
      mimeType: 'application/json',
      buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
    });
  await give('other.json', { ...settings, config: { ...settings.config, seed: 11 } });
  await page.waitForFunction(() => location.hash.includes('seed=11'));
  await page.waitForFunction(() =>
    document.querySelector('.settings-file [role=status]')?.textContent?.includes('other.json'),
  );
  for (const [file, value, id] of [
    ['a.json', 'no json', 'GBX-612'],
    ['b.json', { ...settings, experiment: 'sk-aneal' }, 'GBX-617'],
    ['c.json', { ...settings, format: 99 }, 'GBX-614'],
    ['d.json', { ...settings, config: { seed: -1 } }, 'GBX-402'],
    ['e.json', { ...settings, config: { seed: -1, size: 'x' } }, 'GBX-619'],
    ['f.json', { sizze: 3 }, 'GBX-401'],
  ] as const) {
    await give(file, value);
    await page.waitForFunction(
      (wanted) => document.querySelector('dialog.share [role=alert]')?.textContent?.includes(wanted),
      id,
    );
    expect(page.url()).toContain('seed=11');
  }
  // Of another experiment: that one opens.
  await give('g.json', { experiment: 'curie-weiss', config: { seed: 5 } });
  await page.waitForFunction(
    () => location.hash.includes('x=curie-weiss') && location.hash.includes('seed=5'),
  );
  await close();
});

test('a file goes into the link when its owner says so, arrives, and stays in the address', async () => {
  const { page, close } = await lab.open(BOTH);
  await page.setInputFiles('[data-field=couplingsFile] input[type=file]', {
    name: 'mine.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('1 2 1\n2 3 -1\n3 1 1\n3 4 1\n'),
  });
  await page.waitForSelector('[data-field=couplingsFile] .loaded');
  await untilDone(page);
  await openDialog(page);
  const shown = () => page.inputValue('[aria-labelledby=share-link] textarea');
  expect(await shown()).not.toContain('z=');
  await page.check('dialog.share input[name=files]');
  await page.waitForFunction(() =>
    document
      .querySelector<HTMLTextAreaElement>('[aria-labelledby=share-link] textarea')
      ?.value.includes('z='),
  );
  const link = fragment(await shown());
  await close();
  const other = await lab.open(link);
  await untilDone(other.page);
  expect(await other.page.locator('[data-field=couplingsFile] .loaded').textContent()).toContain('mine.txt');
  await other.page.fill('#field-seed', '8');
  await other.page.keyboard.press('Enter');
  await other.page.waitForFunction(() => location.hash.includes('seed=8'));
  expect(other.page.url()).toContain('z=');
  await other.close();
});

test('where the clipboard is refused the text is selected, and a line says so', async () => {
  const { page, close } = await lab.open(GLASS);
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('no')) },
    });
  });
  await openDialog(page);
  await page.click('[data-copy=link]');
  await page.waitForFunction(() => document.querySelector('.copy-told')?.textContent?.includes('selected'));
  const selected = await page.evaluate(() => {
    const field = document.activeElement as HTMLTextAreaElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
  expect(fragment(selected)).toBe(GLASS);
  await close();
});

test('a setting stepped quickly makes one entry of the history', async () => {
  const { page, close } = await lab.open(GLASS);
  const before = await page.evaluate(() => history.length);
  await page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>('#field-seed')!;
    for (const value of ['20', '21', '22', '23']) {
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  });
  await page.waitForFunction(() => location.hash.includes('seed=23'));
  expect(await page.evaluate(() => history.length)).toBe(before + 1);
  await page.goBack();
  await page.waitForFunction(() => location.hash.includes('seed=7'));
  await close();
});
