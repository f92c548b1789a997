import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export function openSmall(
  browser: Browser,
  labUrl: string,
  link: string,
  options?: BrowserContextOptions,
): Promise<{ page: Page; complaints: string[]; close(): Promise<void> }>;
