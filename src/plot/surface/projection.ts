/**
 * A view from afar on the box [-1, 1] × [-1, 1] × [0, 1]: parallel projection, so that equal heights stay equal wherever they stand.
 * Own lines, because the package d3-3d names an entry for modules that it does not ship, and would draw by its own paths, not by a scene.
 */

export interface View {
  /** Turned about the vertical, radians. */
  readonly yaw: number;
  /** Height of the eye above the horizon, radians: 0 … pi/2, which is straight from above. */
  readonly pitch: number;
}
export type Point3 = readonly [x: number, y: number, z: number];

export interface Projection {
  /** Pixels, and how far away: larger is farther. */
  of(point: Point3): readonly [left: number, top: number, depth: number];
  /** Towards the eye, length 1. */
  readonly toEye: Point3;
}

/** Height of the box over half its width. */
const TALL = 1.15;
/** Pixels for words about the box. */
const MARGIN = { across: 46, above: 14, below: 46 } as const;

export function projection(
  { yaw, pitch }: View,
  { width, height }: { readonly width: number; readonly height: number },
): Projection {
  const [sy, cy, sp, cp] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
  const across = width - 2 * MARGIN.across;
  const down = height - MARGIN.above - MARGIN.below;
  // The box at its widest, whatever the turn: it must not breathe while it is turned.
  const reach = Math.SQRT2;
  const scale = Math.max(20, Math.min(across / (2 * reach), down / (2 * reach * sp + TALL * cp)));
  const middle =
    height - MARGIN.below - (reach * sp + 0) * scale - (down - (2 * reach * sp + TALL * cp) * scale) / 2;
  return {
    of: ([x, y, z]) => {
      const [u, v] = [x * cy - y * sy, x * sy + y * cy];
      const tall = z * TALL;
      return [width / 2 + u * scale, middle - (tall * cp + v * sp) * scale, v * cp - tall * sp];
    },
    toEye: [-cp * sy, -cp * cy, sp / TALL],
  };
}

export const START_VIEW: View = { yaw: 0.6, pitch: 0.62 };
/** Neither from below nor quite from the side: there is always something to be seen. */
const [LOWEST, HIGHEST] = [0.12, Math.PI / 2 - 0.02] as const;

export function turned({ yaw, pitch }: View, right: number, up: number): View {
  return { yaw: yaw + right, pitch: Math.min(HIGHEST, Math.max(LOWEST, pitch + up)) };
}
