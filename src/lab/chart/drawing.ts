/** What every kind of figure can do; the element around it does the rest. */
import type { TemplateResult } from 'lit';
import type { Table } from './table.ts';

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
}
