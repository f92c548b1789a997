/** What every kind of figure can do; the element around it does the rest. */
import type { TemplateResult } from 'lit';
import type { Table } from './table.ts';

export interface Drawing {
  /** Brings the picture up to date with the element's properties. */
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
