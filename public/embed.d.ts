/** Types of `embed.js`, the element `<glassbox-lab>`; see docs/embedding.md. */
export interface GlassboxState {
  readonly level: 'full' | 'basic' | 'figure' | 'none' | null;
  readonly language: string;
  readonly experiment: string;
  readonly experiments: string[];
  readonly figures: string[];
  readonly settings: { readonly [name: string]: unknown };
  readonly link: string;
  readonly run: 'waiting' | 'opening' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';
  readonly progress: number;
  readonly rows: number;
  readonly engine: string | null;
  readonly notes: { readonly code: string; readonly text: string }[];
}
export interface GlassboxRow {
  readonly values: { readonly [column: string]: unknown };
  readonly [part: string]: unknown;
}
export interface GlassboxWish {
  readonly link?: string;
  readonly experiment?: string;
  readonly settings?: { readonly [name: string]: string | number | boolean };
}
export declare class GlassboxFrameError extends Error {
  readonly code: string;
}
export declare class GlassboxLab extends HTMLElement {
  play(): Promise<GlassboxState>;
  pause(): Promise<GlassboxState>;
  reset(): Promise<GlassboxState>;
  set(wish: GlassboxWish): Promise<GlassboxState>;
  state(): Promise<GlassboxState>;
  rows(from?: number, count?: number): Promise<GlassboxRow[]>;
  image(figure?: string): Promise<string>;
}
declare global {
  interface HTMLElementTagNameMap {
    'glassbox-lab': GlassboxLab;
  }
}
