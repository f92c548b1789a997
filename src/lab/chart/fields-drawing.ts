/** Several fields inside their element. */
import type { FieldsFigure } from '../../experiments/declaration.ts';
import { fieldTable, hasFields, panelsFor } from '../../experiments/field-table.ts';
import { t } from '../text.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import type { Table } from './table.ts';

export class FieldsDrawing implements Drawing {
  readonly #owner: GlassboxFigure;

  constructor(owner: GlassboxFigure, _host: () => HTMLElement) {
    this.#owner = owner;
  }

  prepare(): void {}
  draw(): void {}
  resize(): void {}
  destroy(): void {}

  key(): boolean {
    return false;
  }

  summary(): string {
    const rows = this.#owner.rows.filter((row) => hasFields(this.#figure, row));
    return rows.length === 0
      ? t('lab.chart.empty')
      : panelsFor(this.#figure, this.#owner.config)
          .map(({ id }) => id)
          .join(', ');
  }

  table(): Table {
    return fieldTable(this.#figure, this.#owner.rows, this.#owner.config);
  }

  get #figure(): FieldsFigure<never> {
    return this.#owner.figure as FieldsFigure<never>;
  }
}
