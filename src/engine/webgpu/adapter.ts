/** Which GPU the browser or host offers, apart from the engine: its code is fetched only where there is one. */
import { GlassboxError } from '../../messages/problem.ts';

/** True for adapters that emulate a GPU on the processor; told by name, because Linux Chrome hands them out silently. */
export function isSoftwareAdapter(info: GPUAdapterInfo): boolean {
  const names = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return (
    info.isFallbackAdapter === true ||
    /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i.test(names)
  );
}

/** The adapter in words: its description where the host gives one, else vendor and architecture. */
export function adapterName(info: GPUAdapterInfo): string {
  const words = [info.vendor, info.architecture].filter((word) => word && !/^\d+$/.test(word)).join(' ');
  return info.description || words || 'unnamed adapter';
}

/** @throws GBX-101, 102, 103 where there is none */
export async function findAdapter(gpu: GPU): Promise<GPUAdapter> {
  if (globalThis.isSecureContext === false) throw new GlassboxError('GBX-101');
  if (!gpu) throw new GlassboxError('GBX-102');
  const powerPreference = 'high-performance';
  const adapter =
    (await gpu.requestAdapter({ powerPreference })) ??
    (await gpu.requestAdapter({ powerPreference, featureLevel: 'compatibility' }));
  if (!adapter) throw new GlassboxError('GBX-103');
  return adapter;
}
