/** Bind groups by name, and dispatches that are made once and encoded many times. */
import type { TgpuBindGroupLayout } from 'typegpu';
import type { Gpu } from './device.ts';

/** Workgroups of a dispatch. */
export interface Grid {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** One dispatch of a pass, ready to encode. */
export interface Dispatch extends Grid {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
}

/** Buffers by the names of a layout's bindings. */
export type Bindings = Readonly<Record<string, GPUBuffer | GPUBufferBinding>>;

/** Bytes between uniforms in one buffer: what every device accepts as an offset. */
export const UNIFORM_STRIDE = 256;
const LARGEST_GRID = 65_535;
const INVOCATIONS = 64;

/** @throws Error if a binding of the layout has no buffer */
export function bindGroup(gpu: Gpu, layout: TgpuBindGroupLayout, buffers: Bindings): GPUBindGroup {
  const entries = Object.keys(layout.entries).map((name, binding) => {
    const found = buffers[name];
    if (!found) throw new Error(`the binding ${name} has no buffer`);
    return { binding, resource: 'buffer' in found ? found : { buffer: found } };
  });
  return gpu.device.createBindGroup({ layout: gpu.root.unwrap(layout), entries });
}

/** A grid of `workgroups` folded over x and y (learner-place.wgsl), with z on top. */
export function gridOfWorkgroups(workgroups: number, z: number): Grid {
  const x = Math.min(workgroups, LARGEST_GRID);
  return { x, y: Math.ceil(workgroups / x), z };
}

/** A grid with at least this many invocations, 64 a workgroup. */
export function gridOf(invocations: number, z = 1): Grid {
  return gridOfWorkgroups(Math.ceil(invocations / INVOCATIONS), z);
}

export function encodeDispatch(pass: GPUComputePassEncoder, { pipeline, group, x, y, z }: Dispatch): void {
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(x, y, z);
}
