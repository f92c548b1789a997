/** What helps to find a fault: machine, browser, settings, errors. Nothing about the person; own files and addresses stay out. */
import { errorsSeen } from '../state/page-problems.ts';
import { language } from '../state/preferences.ts';
import type { Session } from '../state/session.ts';

export async function debugReport(session: Session): Promise<string> {
  const { status, config, experiment, notes, rows } = session;
  const settings = Object.entries(config.peek()).filter(([key]) => session.field(key).kind !== 'file');
  const report = {
    experiment: experiment.id,
    version: experiment.version,
    config: Object.fromEntries(settings),
    status: status.peek(),
    rows: rows.peek().length,
    notes: notes.peek().map(({ id, facts }) => ({ id, facts })),
    errors: errorsSeen,
    webgpu: await adapterReport(),
    browser: navigator.userAgent,
    language: language.peek(),
    secure: isSecureContext,
    isolated: crossOriginIsolated,
    processors: navigator.hardwareConcurrency,
    memory: memoryReport(),
    screen: { width: innerWidth, height: innerHeight, ratio: devicePixelRatio },
    storage: await storageReport(),
  };
  return JSON.stringify(report, null, 2);
}

/** What WebGPU offers this page; the run's own device is in its status. */
async function adapterReport(): Promise<unknown> {
  if (!navigator.gpu) return 'no navigator.gpu';
  try {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return 'no adapter';
    const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
    return {
      info: { vendor, architecture, device, description, isFallbackAdapter },
      features: [...adapter.features].sort(),
      limits: limitsOf(adapter.limits),
    };
  } catch (error) {
    return String(error);
  }
}

/** Limits are getters of the prototype: a plain copy would be empty. */
function limitsOf(limits: GPUSupportedLimits): Record<string, number> {
  const names = Object.keys(Object.getPrototypeOf(limits) as object) as (keyof GPUSupportedLimits)[];
  return Object.fromEntries(
    names.map((name) => [name, limits[name]] as const).filter(([, value]) => typeof value === 'number'),
  ) as Record<string, number>;
}

/** Chrome's own figures, in MB, where it has them. */
function memoryReport(): Record<string, number> {
  const { deviceMemory } = navigator as { deviceMemory?: number };
  const { memory } = performance as { memory?: { usedJSHeapSize: number; jsHeapSizeLimit: number } };
  const mb = (bytes: number) => Math.round(bytes / 2 ** 20);
  return {
    ...(deviceMemory === undefined ? {} : { deviceGb: deviceMemory }),
    ...(memory ? { heapMb: mb(memory.usedJSHeapSize), heapLimitMb: mb(memory.jsHeapSizeLimit) } : {}),
  };
}

async function storageReport(): Promise<unknown> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return { usage, quota };
  } catch {
    return 'refused';
  }
}
