/** What is kept of a measurement: enough to write the page again without running anything. */
import type { Estimate } from '../../../src/observables/statistics.ts';

export interface Stored {
  /** What a person types to make it again. */
  readonly command: string;
  /** As in `measurements.mjs` when it was made. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly date: string;
  readonly commit: string;
  readonly engine: string;
  /** Wall-clock seconds of the runs themselves. */
  readonly seconds: number;
  readonly values: Values;
}

/** Numbers by name; a list is by temperature, load or size. Null where there is no such number. */
export type Values = Readonly<Record<string, number | null | readonly (number | null)[]>>;

export interface Store {
  readonly format: 1;
  readonly measurements: Readonly<Record<string, Stored>>;
}

/** Significant digits kept: errors have two that mean something. */
const DIGITS = 7;
export const short = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null;

/** Reads numbers back; throws by name where one is missing, so that a page never shows an empty cell by mistake. */
export class Reader {
  constructor(private readonly store: Store) {}

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.store.measurements[name] !== undefined);
  }

  stored(name: string): Stored {
    const stored = this.store.measurements[name];
    if (!stored) throw new Error(`${name} was not measured`);
    return stored;
  }

  number(name: string, value: string): number {
    const found = this.stored(name).values[value];
    if (typeof found !== 'number') throw new Error(`${name} has no number ${value}`);
    return found;
  }

  list(name: string, value: string): number[] {
    const found = this.stored(name).values[value];
    if (!Array.isArray(found)) throw new Error(`${name} has no list ${value}`);
    return found.map((entry) => (entry === null ? Number.NaN : Number(entry)));
  }

  /** A number and its error. */
  estimate(name: string, value: string): Estimate {
    return { value: this.number(name, value), error: this.number(name, `${value}Error`) };
  }

  /** The same of a list, at the entry where `by` has this value. */
  at(name: string, value: string, by: string, where: number): Estimate {
    return this.#entry(name, value, [by, where], (list, is) => list.findIndex(is));
  }

  /** The same at the last such entry: rows on the way to it have this value too. */
  atEnd(name: string, value: string, by: string, where: number): Estimate {
    return this.#entry(name, value, [by, where], (list, is) => list.findLastIndex(is));
  }

  #entry(
    name: string,
    value: string,
    [by, where]: readonly [string, number],
    find: (list: readonly number[], is: (entry: number) => boolean) => number,
  ): Estimate {
    const k = find(this.list(name, by), (entry) => Math.abs(entry - where) < 1e-9);
    if (k < 0) throw new Error(`${name} has no ${by} = ${where}`);
    return { value: this.list(name, value)[k]!, error: this.list(name, `${value}Error`)[k]! };
  }
}
