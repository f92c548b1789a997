/** Teacher mode: what a link hides and fixes, and that no key or pinned run passes it. */
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
