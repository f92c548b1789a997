import type { Browser } from 'playwright-core';

export interface Picture {
  readonly file: string;
  /** Of the run that it shows. */
  readonly link: string;
  readonly width: number;
  readonly height: number;
}
export const FOLDER: string;
export const PICTURES: readonly Picture[];
export function drawPictures(browser: Browser, address: string, names: readonly string[]): Promise<void>;
