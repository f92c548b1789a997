/** The page with a WebGPU adapter (SwiftShader where there is no hardware). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Lab, openLab, rowCount, untilDone } from './lab-page.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab({ webgpu: true });
});
afterAll(() => lab.close());

test('WebGPU is named with its adapter, and gives the spins of the CPU', async () => {
  const { page, complaints, close } = await lab.open('s=4&n=16&m=4&k=3&d=2&r=2&p=8');
  await untilDone(page);
  const glass = () => page.locator('[data-figure=glass-energy] .data-table td').allTextContents();
  await page.locator('[data-figure=glass-energy] .figure-tools button').first().click();
  const onCpu = await glass();
  await page.click('.engine summary');
  await page.selectOption('.engine select', 'webgpu');
  await page.waitForFunction(() => document.querySelector('.engine')?.getAttribute('data-kind') === 'webgpu');
  await untilDone(page);
  expect(await page.locator('.engine summary').textContent()).toMatch(/WebGPU · \S+/);
  expect(await rowCount(page)).toBe(3);
  expect(await glass()).toEqual(onCpu);
  expect(complaints).toEqual([]);
  await close();
});
