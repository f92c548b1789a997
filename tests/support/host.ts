/** The host of whichever place a test runs in: Node under Vitest, or Chromium. */
import type { Host } from '../../src/engine/host.ts';

export async function testHost(threads?: number): Promise<Host> {
  if (typeof document === 'undefined') return (await import('../../src/host/node.ts')).nodeHost(threads);
  return (await import('../../src/host/browser.ts')).browserHost(threads);
}
