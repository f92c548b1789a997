import type { DecodedLink } from '../../src/experiments/link.ts';

export interface SmallRun {
  readonly id: string;
  readonly link: string;
}
export function smallRuns(): Promise<SmallRun[]>;
export function linkReader(): Promise<(link: string) => DecodedLink>;
