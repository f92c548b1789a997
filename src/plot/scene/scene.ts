/**
 * A picture as a list of what is on it, from back to front; drawn on a canvas or written as SVG. Lengths are CSS pixels, paths are the data of
 * an SVG path.
 */

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** [row][column][red, green, blue, opacity] */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}
export interface ImageItem {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Pixels;
  /** Path outside of which nothing is seen; where lines lie in each other it is inside and outside by turns. */
  readonly clip?: string;
}
export interface PathItem {
  readonly kind: 'path';
  readonly path: string;
  readonly stroke?: string;
  readonly width?: number;
  /** Lengths of dashes and gaps. */
  readonly dash?: readonly number[];
  readonly fill?: string;
  /** 0 … 1; default 1. */
  readonly opacity?: number;
  readonly clip?: string;
}
export interface TextItem {
  readonly kind: 'text';
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly text: string;
  /** Pixels. */
  readonly size: number;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly weight?: 'bold';
  /** Read from below to above. */
  readonly upwards?: boolean;
}
/** A scene of its own, moved. */
export interface GroupItem {
  readonly kind: 'group';
  readonly dx: number;
  readonly dy: number;
  readonly items: readonly SceneItem[];
}
export type SceneItem = ImageItem | PathItem | TextItem | GroupItem;

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly items: readonly SceneItem[];
}
