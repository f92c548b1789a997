import type { Page } from 'playwright-core';

export interface LuminanceFrame {
  readonly time: number;
  readonly cells: readonly number[];
}
export function flashTimes(times: readonly number[], values: readonly number[]): number[];
export function mostInASecond(times: readonly number[]): number;
export function flashesOf(frames: readonly LuminanceFrame[]): { whole: number; share: number };
export function recordCanvases(
  page: Page,
  milliseconds: number,
): Promise<{ name: string; frames: LuminanceFrame[] }[]>;
export function changesOf(frames: readonly LuminanceFrame[]): number[];
