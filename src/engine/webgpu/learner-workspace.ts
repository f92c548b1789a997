/** Buffers for what passes through the layers of one tile. Evaluations that never run at once may share them. */
import type { Layer } from '../../learner/network.ts';
import type { Gpu } from './device.ts';
import type { Tiling } from './learner-size.ts';

/** Numbers that a workspace has room for. */
export interface Room {
  /** Rows (a channel of a point) of all networks of a tile, forward and on the way back; times the units of a layer. */
  readonly rows: number;
  readonly backRows: number;
  readonly partials: number;
}

export function roomOf(
  { networksPerTile, pointsPerTile, groupPoints }: Tiling,
  { channels, backward }: { readonly channels: number; readonly backward: boolean },
  parameters: number,
): Room {
  const rows = networksPerTile * pointsPerTile * channels;
  const partials = networksPerTile * Math.ceil(pointsPerTile / groupPoints) * parameters;
  return { rows, backRows: backward ? rows : 0, partials: backward ? partials : 0 };
}

export function largestRoom(rooms: readonly Room[]): Room {
  const most = (of: keyof Room) => Math.max(0, ...rooms.map((room) => room[of]));
  return { rows: most('rows'), backRows: most('backRows'), partials: most('partials') };
}

/** [network of the tile][channel][point][unit] of every layer. Create it inside `gpu.guarded`. */
export class Workspace {
  /** z, and a = activation of z: [layer]; the last layer has z only. */
  readonly pre: readonly GPUBuffer[];
  readonly post: readonly GPUBuffer[];
  /** dE/da, then dE/dz, [layer]. */
  readonly adjoint: readonly GPUBuffer[];
  /** [network of the tile][group of points][parameter] */
  readonly partials: GPUBuffer;

  constructor(
    private readonly gpu: Gpu,
    layers: readonly Layer[],
    { rows, backRows, partials }: Room,
  ) {
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
    const storage = (name: string, count: number) => gpu.buffer(`learner ${name}`, 4 * count, usage);
    this.pre = layers.map(({ outputs }) => storage('z', rows * outputs));
    this.post = layers.slice(0, -1).map(({ outputs }) => storage('a', rows * outputs));
    this.adjoint = (backRows > 0 ? layers : []).map(({ outputs }) => storage('adjoint', backRows * outputs));
    this.partials = storage('partials', partials);
  }

  destroy(): void {
    for (const buffer of [...this.pre, ...this.post, ...this.adjoint, this.partials])
      this.gpu.release(buffer);
  }
}
