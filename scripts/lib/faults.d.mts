import type { Browser, Page } from 'playwright-core';

export interface Fault {
  readonly name: string;
  readonly webgpu?: boolean;
}
export interface Place {
  readonly browser: Browser;
  readonly address: string;
  readonly insecureAddress: string;
  readonly language?: 'en' | 'zh-Hans';
  whole(link: string): Promise<{ readonly rows: unknown; readonly glass: unknown }>;
}
export const FAULTS: readonly Fault[];
/** A host name that is this machine and no secure context. */
export const INSECURE_HOST: string;
export const FAULT_ARGUMENTS: readonly string[];
export function wholeRuns(openPage: (link: string) => Promise<Page>): Place['whole'];
export function meet(
  fault: Fault,
  place: Place,
): Promise<{ readonly wrong: string | null; readonly seen: string; readonly seconds: number }>;
