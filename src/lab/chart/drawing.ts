/** What every kind of figure can do; the element around it does the rest. */
import type { TemplateResult } from 'lit';
import type { Scene } from '../../plot/scene/scene.ts';
import type { Table } from '../../plot/table.ts';
import type { DrawnAxes } from './chart-view.ts';

export interface Drawing {
  /** Takes in the element's properties, before its words are rendered. */
  prepare(): void;
  /** Brings the picture up to date with them. */
  draw(): void;
  resize(): void;
  destroy(): void;
  /** Moves the cursor. @returns true if the key was for us */
  key(event: KeyboardEvent): boolean;
  summary(): string;
  table(): Table;
  legend?(): TemplateResult | null;
  picker?(): TemplateResult | null;
  /** What a reader plays with, below the picture. */
  controls?(): TemplateResult | null;
  /** What the keys do here, where it is not what they do on lines. */
  help?(): string;
  /** The picture for a file; null while there is none. Its code may come when it is first asked for. */
  sheet?(): Scene | null | Promise<Scene | null>;
  /** Axes that can be zoomed and switched; null where or while there are none. */
  axes?(): DrawnAxes | null;
  /** The cursor leaves the picture. @returns whether there was one */
  leave?(): boolean;
}
