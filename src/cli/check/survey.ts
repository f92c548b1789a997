/** What a host has: its adapter, its engines, and how each of them did in the self-test. Plain data, posted as JSON. */
import type { EngineInfo, EngineKind } from '../../engine/contract.ts';
import type { Host } from '../../engine/host.ts';
import { openEngine } from '../../engine/select.ts';
import { isProblem } from '../../messages/problem.ts';
import { type SelfTestResult, selfTest } from './self-test.ts';

export interface EngineSurvey {
  readonly kind: EngineKind;
  readonly info: EngineInfo | null;
  readonly result: SelfTestResult | null;
  /** Why it could not be opened or run. */
  readonly failure: string | null;
}

export interface HostSurvey {
  readonly host: Host['name'];
  readonly version: string;
  readonly threads: number;
  readonly engines: readonly EngineSurvey[];
}

export const ENGINE_KINDS: readonly EngineKind[] = ['reference', 'cpu', 'webgpu'];

export async function surveyEngine(kind: EngineKind, host: Host): Promise<EngineSurvey> {
  let info: EngineInfo | null = null;
  try {
    const { engine } = await openEngine(kind, host);
    info = engine.info;
    try {
      return { kind, info, result: await selfTest(engine), failure: null };
    } finally {
      await engine.destroy();
    }
  } catch (error) {
    return { kind, info, result: null, failure: reasonOf(error) };
  }
}

/** The cause says more than "cannot be opened". */
function reasonOf(error: unknown): string {
  if (isProblem(error) && error.id === 'GBX-414' && error.cause instanceof Error) return error.cause.message;
  return error instanceof Error ? error.message : String(error);
}

export function hostVersion(): string {
  const deno = (globalThis as { Deno?: { version: { deno: string } } }).Deno;
  return deno ? `Deno ${deno.version.deno}` : `Node ${process.versions.node}`;
}
