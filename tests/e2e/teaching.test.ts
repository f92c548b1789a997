/** Teacher mode: what a link hides and fixes, the dialog that makes it, worksheet and answer key. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { type Lab, openLab, untilDone } from './lab-page.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(async () => {
  await lab.close();
});

/** A run of a second. */
const RUN = 'v=1&x=sk-anneal&seed=7&n=32&s=30&r=4&d=8';

test('what a link hides is not there, what it fixes is read and not changed, and its values stay', async () => {
  const { page, complaints, close } = await lab.open(
    `${RUN}&hide=guess,chooser,engine,figure-energy,couplings,take-away&lock=size,slowest,seed`,
  );
  await untilDone(page);
  for (const gone of [
    '.guess',
    '[data-action=experiments]',
    '.engine',
    '.figure[data-figure=energy]',
    '[data-field=couplings]',
    '.take-away',
  ])
    expect(await page.locator(gone).count(), gone).toBe(0);
  expect(await page.locator('.figure[data-figure=residual]').count()).toBe(1);

  const size = page.locator('#field-size');
  expect(await size.getAttribute('readonly')).not.toBeNull();
  expect(await size.inputValue()).toMatch(/^32/);
  const described = (await size.getAttribute('aria-describedby'))!.split(' ');
  expect(await page.locator(`#${described[0]}`).innerText()).toBe('Your teacher has fixed this.');
  await size.focus();
  await page.keyboard.type('9');
  expect(page.url()).toContain('n=32');
  expect(await page.locator('[data-action=new-seed]').count()).toBe(0);

  // “Small” would change the size, “Quench” changes nothing that is fixed.
  expect(await page.locator('[data-preset=small]').isDisabled()).toBe(true);
  await page.click('[data-preset=quench]');
  await page.click('[data-action=defaults]');
  await page.waitForFunction(() => !location.hash.includes('sched='));
  expect(page.url()).toMatch(/seed=7.*n=32.*s=30/);
  expect(page.url()).not.toContain('r=4');
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('no key and no play reaches what is hidden or fixed', async () => {
  const { page, complaints, close } = await lab.open(
    'v=1&x=frustration&seed=7&s=10&r=4&hide=chooser,share,formulas,glossary,settings&lock=flips,seed',
  );
  await untilDone(page);
  for (const gone of ['share', 'stories', 'glossary', 'new-seed'])
    expect(await page.locator(`[data-action=${gone}]`).count(), gone).toBe(0);
  expect(await page.locator('details.formulas, [data-field], [data-play]').count()).toBe(0);
  const before = page.url();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  for (const key of ['Shift+R', 'Alt+2', 'E', 'C']) await page.keyboard.press(key);
  expect(await page.locator('dialog[open], .announcement').count()).toBe(0);
  expect(page.url()).toBe(before);
  await page.click('.figure[data-figure=board] svg');
  expect(page.url()).toBe(before);
  expect(complaints).toEqual([]);
  await close();
});

test('a pinned run that would turn what is fixed is not opened', async () => {
  const { page, close } = await lab.open(RUN);
  await untilDone(page);
  await page.click('[data-pins=pin], [data-action=pin]');
  await page.fill('#field-size', '40');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => location.hash.includes('n=40'));
  expect(await page.locator('[data-pins=open]').isDisabled()).toBe(false);
  await page.evaluate(() => (location.hash += '&lock=size'));
  await page.waitForFunction(() => document.querySelector<HTMLButtonElement>('[data-pins=open]')?.disabled);
  await close();
});

test('a name that means nothing is said', async () => {
  const { page, close } = await lab.open(`${RUN}&hide=nonsense`);
  await page.waitForFunction(() =>
    document.querySelector('glassbox-problems')?.textContent?.includes('GBX-660'),
  );
  await close();
});

test('the dialog makes the link, shows the page as the class will see it, and prints worksheet and answer key', async () => {
  const { page, complaints, close } = await lab.open(RUN, { acceptDownloads: true });
  await untilDone(page);
  await page.click('[data-action=teacher]');
  await page.waitForSelector('dialog.teacher[open] [data-tick]');
  await page.check('[data-tick=hide-guess]');
  await page.check('[data-tick=hide-figure-pseudogap]');
  await page.check('[data-tick=lock-size]');
  const link = await page.locator('dialog.teacher input[type=text]').inputValue();
  expect(link).toMatch(/hide=guess,figure-pseudogap&lock=size$/);
  expect(await violations(page)).toEqual([]);
  await page.click('[data-action=preview-lesson]');
  expect(page.url()).toBe(link);
  expect(await page.locator('.guess').count()).toBe(0);

  const download = page.waitForEvent('download');
  await page.click('[data-action=key-json]');
  const key = JSON.parse(readFileSync((await (await download).path())!, 'utf8'));
  expect(key).toMatchObject({ format: 'glassbox-answer-key/1', experiment: 'sk-anneal', seed: 7, link });
  expect(key.findings.length).toBeGreaterThan(2);
  expect(key.rows.length).toBeGreaterThan(2);

  await page.click('[data-action=worksheet]');
  await page.waitForSelector('glassbox-sheet .sheet[data-sheet=work]');
  const sheet = page.locator('.sheet');
  expect(await sheet.locator('svg.qr path').count()).toBe(1);
  expect(await sheet.locator('.sheet-link a').getAttribute('href')).toBe(link);
  expect(await sheet.locator('.sheet-settings').innerText()).toContain('32');
  // The question is hidden from the class, so also on paper; what is free to change is named, what is fixed is not.
  expect(await sheet.locator('.sheet-boxes').count()).toBe(0);
  const todo = await sheet.locator('ol').innerText();
  expect(todo).toContain('Longest cooling');
  expect(todo).not.toContain('Number of spins');
  expect(await sheet.locator('.sheet-breaks li').count()).toBeGreaterThan(1);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#app').isVisible()).toBe(false);
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length;
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages).toBeLessThanOrEqual(3);
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Escape');
  expect(await page.locator('glassbox-sheet').count()).toBe(0);

  await page.click('[data-action=teacher]');
  await page.click('[data-action=answer-key]');
  await page.waitForSelector('.sheet[data-sheet=key]');
  expect(await page.locator('.sheet-findings li').count()).toBe(key.findings.length);
  expect(await page.locator('.sheet-table tbody').innerText()).toMatch(/\d ± \d/);
  await page.click('[data-action=sheet-back]');
  expect(complaints).toEqual([]);
  await close();
});
