import type { Page } from 'playwright-core';

export interface Look {
  readonly language: string;
  readonly theme: 'light' | 'dark' | 'projector';
  readonly width: number;
  readonly height?: number;
}
export function unfold(page: Page): Promise<void>;
export function show(page: Page, look: Look): Promise<void>;
export function axeViolations(page: Page): Promise<string[]>;
export function sidewaysParts(page: Page): Promise<string[]>;
export function cutOffTexts(page: Page): Promise<string[]>;
export function overlappingControls(page: Page): Promise<string[]>;
export function smallTargets(page: Page, promised: number): Promise<string[]>;
export function spaceTexts(page: Page): Promise<unknown>;
export function lengthenTexts(page: Page, share: number): Promise<number>;
