import type { Page } from 'playwright-core';
import type { DecodedLink } from '../../src/experiments/link.ts';

export function openedWrongly(
  page: Page,
  address: string,
  link: string,
  decode: (link: string) => DecodedLink,
): Promise<string[]>;
