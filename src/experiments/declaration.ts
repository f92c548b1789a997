/**
 * What an experiment declares. From this one object come the lab's controls and charts, the command-line flags, the share
 * link, the configuration file, the CSV columns and the docs. Its words live in `src/messages/{en,zh-Hans}/<id>.ts` under
 * fixed keys (`fields.<key>.label`, `columns.<name>`, `figures.<id>.title`, …), so an experiment adds one file here and
 * its text in two languages.
 */
import type { Engine } from '../engine/contract.ts';
import type { PlayedForm } from './played-text.ts';
import type { Parts, Shard } from './shards.ts';
import type { Topic } from './topics.ts';

interface FieldBase {
  /** Short key in share links; never changes once published. */
  readonly link: string;
  /** Symbol of the unit as people read it ("sweeps", "J"); a message key under `units`. */
  readonly unit?: string;
  /** Panel the control belongs to: a message key under `groups`. */
  readonly group: string;
  /** `main` is always visible, `more` is folded away. */
  readonly level: 'main' | 'more';
}
export interface IntegerField extends FieldBase {
  readonly kind: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly scale?: 'linear' | 'log';
}
export interface RealField extends FieldBase {
  readonly kind: 'real';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly scale?: 'linear' | 'log';
}
export interface ChoiceField<O extends string = string> extends FieldBase {
  readonly kind: 'choice';
  readonly default: O;
  readonly options: readonly O[];
}
export interface ToggleField extends FieldBase {
  readonly kind: 'toggle';
  readonly default: boolean;
}
/** A file of the person's own: in a configuration its name and text, on the command line a path, never in a link. */
export interface FileField extends FieldBase {
  readonly kind: 'file';
  readonly default: null;
  /** `splits`: a folder of tables with published splits, which the command line makes one text of. */
  readonly accepts: 'couplings' | 'table' | 'splits';
  /** Settings that the file answers instead where it is in use (how many spins there are); faces show them as given. */
  readonly decides?: readonly string[];
  /** A choice that a given file makes where nobody made it: without it the file would lie there unused. */
  readonly implies?: { readonly field: string; readonly value: string };
}
/** What a column must be like to be offered; a column that is not can still be named in the text. */
export type ColumnNeed = 'any' | 'numeric' | 'target' | 'measured' | 'formula';
/** A text that names columns of a table: once the table is read, faces offer its columns instead of a blank. */
export interface NamesColumns {
  /** The file setting. */
  readonly table: string;
  readonly many: boolean;
  /**
   * `numeric`; `target`: numbers or two classes; `measured`: numbers, some of them perhaps bounds ("<1E-10"); `formula`: chemical formulas.
   */
  readonly need: ColumnNeed;
  /** What an empty text stands for: no column, the last that will do, or all others that will do. */
  readonly empty: 'none' | 'last' | 'others';
  /** True: a text that the table cannot fulfil becomes the first column that can. Else it becomes empty. */
  readonly found?: boolean;
}
/** A word of the person's own, such as the name of a column. */
export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly default: string;
  readonly maxLength: number;
  readonly columns?: NamesColumns;
  /** What a text is made of that is written by playing (`adds` of a figure): checked wherever a configuration comes in. */
  readonly form?: PlayedForm;
}
export type Field = IntegerField | RealField | ChoiceField | ToggleField | TextField | FileField;
export type Fields = Readonly<Record<string, Field>>;

export interface OwnFile {
  readonly name: string;
  readonly text: string;
}

type ValueOf<F extends Field> = F extends IntegerField | RealField
  ? number
  : F extends ChoiceField<infer O>
    ? O
    : F extends ToggleField
      ? boolean
      : F extends TextField
        ? string
        : OwnFile | null;
export type ConfigOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

export interface Column {
  readonly name: string;
  readonly unit?: string;
  /** The column this one is the standard error of. */
  readonly errorOf?: string;
  /** Significant digits shown to people; files carry all. Default 4. */
  readonly digits?: number;
}

export interface Histogram {
  /** Bin edges, [bin + 1]. */
  readonly edges: ArrayLike<number>;
  /** Density, [bin]. */
  readonly density: ArrayLike<number>;
}

/** One measurement, in plain data: posted, stored, drawn and tested as it is. No clock times. */
export interface Row {
  /** Columns by name; null where the quantity does not exist or cannot be told. */
  readonly values: Readonly<Record<string, number | string | boolean | null>>;
  /** What the means were made of, [sample] each: enough to recompute every mean and error. */
  readonly samples?: Readonly<Record<string, readonly number[]>>;
  readonly histograms?: Readonly<Record<string, Histogram>>;
  /** Square or rectangular tables, row-major. */
  readonly matrices?: Readonly<Record<string, MatrixData>>;
  /** Of a row of a shard: what it was made of, for the rows of the whole run. Never part of a result. */
  readonly parts?: readonly unknown[];
}

export interface MatrixData {
  readonly rows: number;
  readonly columns: number;
  /** Null where there is nothing: a cell of a field that lies outside its domain, the gap between two outlines. */
  readonly values: readonly (number | null)[];
  /** Of a field: coordinates of the middles of its outer cells, x from left to right, y from bottom to top; the first row is the top one. */
  readonly extent?: readonly [left: number, right: number, bottom: number, top: number];
}

/** Role decides colour and never stands alone: style and label say the same. */
export type SeriesRole = 'glass' | 'learner' | 'exact' | 'control' | 'neutral';

export interface Series<C> {
  readonly y: string;
  readonly error?: string;
  readonly role: SeriesRole;
  /** `points`: no line between them, for what is no function of x. */
  readonly style: 'solid' | 'dashed' | 'dotted' | 'points';
  /** False for a configuration that has no such quantity; its line is then not even announced. */
  when?(config: C): boolean;
}
/** A line that is known beforehand (exact, N -> infinity), from the configuration. */
export interface Curve<C> {
  readonly id: string;
  readonly role: SeriesRole;
  readonly style: 'solid' | 'dashed' | 'dotted';
  /** Null where it does not apply to this configuration. */
  points(config: C): { readonly x: readonly number[]; readonly y: readonly number[] } | null;
}
export interface Tick<C> {
  readonly id: string;
  x(config: C): number | null;
}
export interface LineFigure<C> {
  readonly id: string;
  readonly kind: 'line';
  readonly side: 'glass' | 'learner' | 'both';
  readonly x: string;
  readonly xScale: 'linear' | 'log';
  readonly yScale: 'linear' | 'log';
  readonly yRange?: readonly [number, number];
  readonly series: readonly Series<C>[];
  /** Shade between two series (the gap that is the freezing). */
  readonly shade?: readonly [string, string];
  readonly curves?: readonly Curve<C>[];
  readonly ticks?: readonly Tick<C>[];
  /** Draw only where this holds (an SGD run has no temperature axis). */
  when?(config: C): boolean;
}
export interface HistogramFigure<C> {
  readonly id: string;
  readonly kind: 'histogram';
  readonly side: 'glass' | 'learner' | 'both';
  /** Key in `row.histograms`; the reader picks the row, newest first. */
  readonly source: string;
  readonly role: SeriesRole;
  readonly xRange?: readonly [number, number];
  /** Column that labels a row in the picker (the temperature). */
  readonly by: string;
  when?(config: C): boolean;
}
export interface MatrixFigure<C> {
  readonly id: string;
  readonly kind: 'matrix';
  readonly side: 'glass' | 'learner' | 'both';
  /** Key in `row.matrices`. */
  readonly source: string;
  readonly range: readonly [number, number];
  /**
   * Key in `row.matrices` of a map of copies (as of a `radial` figure): rows and columns are shown in its order, read by the names of the copies, with
   * the tree of their clustering beside them. Of a matrix that is in that order already, `ordered` is true.
   */
  readonly order?: string;
  readonly ordered?: boolean;
  readonly by: string;
  /** What rows and columns stand for, from the top and from the left, where they are not simply counted: written at the edges. */
  edges?(config: C): { readonly rows: ArrayLike<number>; readonly columns: ArrayLike<number> };
  when?(config: C): boolean;
}
/** A scalar field on a rectangle, drawn as an image with a colour bar; `source` is a key in `row.matrices`. */
export interface FieldFigure<C> {
  readonly id: string;
  readonly kind: 'field';
  readonly side: 'glass' | 'learner' | 'both';
  readonly source: string;
  /**
   * Key in `row.matrices` of a way over the field, [place][x, y, value] in the coordinates of the field's `extent`: drawn as a line
   * with marks in the colours of their own values, from first to last.
   */
  readonly overlay?: string;
  /** Of the colours. Default linear; `log` where all values are positive. */
  readonly scale?: 'linear' | 'log';
  /** Columns whose values are printed below the picture: what it hides. */
  readonly notes?: readonly string[];
  readonly by: string;
  when?(config: C): boolean;
}
/** One picture of a `fields` figure. Words: `figures.<figure>.panels.<id>`. */
export interface FieldPanel<C> {
  /** Also the name of its column in CSV files. */
  readonly id: string;
  /** Key in `row.matrices`, with an `extent`; a row without it has no such picture. All panels of a row have one grid. */
  readonly source: string;
  /** Of the colours: `linear` from the least to the largest value, `signed` about zero, `log` where values are magnitudes. */
  readonly scale: 'linear' | 'signed' | 'log';
  /** Panels that name the same group have one scale together, so that their colours can be compared (network and exact solution). */
  readonly group?: string;
  /** A message key under `units`. */
  readonly unit?: string;
  /** False: off until the reader asks for it. Default true. */
  readonly shown?: boolean;
  when?(config: C): boolean;
}
/**
 * Scalar fields side by side, say solution, residual and error, with contour lines, boundary, points and a colour bar each; `experiments/field-grid.ts`
 * makes the matrices. Words: `figures.<id>.x`, `.y` name the axes.
 */
export interface FieldsFigure<C> {
  readonly id: string;
  readonly kind: 'fields';
  readonly side: 'glass' | 'learner' | 'both';
  readonly panels: readonly FieldPanel<C>[];
  /** `equal`: x and y have one unit (space). `free`: the picture is about square, whatever they span (space and time). */
  readonly aspect: 'equal' | 'free';
  /** Key in `row.matrices` of the boundary: closed lines [point][x, y], a point of nulls between two of them. The pictures end there. */
  readonly outline?: string;
  /**
   * Points over the pictures, key in `row.matrices`, [point][x, y]. `line` joins them to closed dashed lines, split at points of nulls, for which the picture makes
   * room beyond its field: a boundary that has moved. Words: `figures.<id>.points.<source>`; the reader switches them on and off.
   */
  readonly points?: readonly {
    readonly source: string;
    readonly mark: 'dot' | 'ring' | 'cross' | 'line';
    /** False: off until the reader asks for them. Default true. */
    readonly shown?: boolean;
  }[];
  /** Columns whose values are printed below the pictures. */
  readonly notes?: readonly string[];
  /** Columns that label a row in the picker; newest row first. */
  readonly by: readonly string[];
  when?(config: C): boolean;
}
/** Many small histograms side by side, on one scale: what a mean over samples hides. Words: `figures.<id>.panel`, with {{number}}. */
export interface GalleryFigure<C> {
  readonly id: string;
  readonly kind: 'gallery';
  readonly side: 'glass' | 'learner' | 'both';
  /** Panels are the histograms named `<source>.1`, `<source>.2`, … */
  readonly source: string;
  /** Histogram drawn behind every panel, as an outline. */
  readonly behind?: string;
  readonly role: SeriesRole;
  readonly xRange: readonly [number, number];
  readonly by: string;
  when?(config: C): boolean;
}
/** A line of a `profile` figure: a column over x. Words: `figures.<figure>.lines.<y>`. */
export interface ProfileLine<C> {
  readonly y: string;
  readonly role: SeriesRole;
  readonly style: 'solid' | 'dashed' | 'dotted';
  when?(config: C): boolean;
}
/** A band between two columns, or about one. Words: `figures.<figure>.bands.<id>`. */
export type ProfileBand<C> = {
  readonly id: string;
  readonly role: SeriesRole;
  /** Told apart without colour. */
  readonly look: 'plain' | 'hatched';
  when?(config: C): boolean;
} & (
  | { readonly centre: string; readonly half: string; readonly times?: number }
  | { readonly low: string; readonly high: string }
);
/**
 * Functions of one variable as they stand in a row: curves, bands about them, given points. One row per refresh; the reader picks
 * it, the newest first. Words: `figures.<id>.x`, `.y`, `.lines`, `.bands`, `.points`.
 */
export interface ProfileFigure<C> {
  readonly id: string;
  readonly kind: 'profile';
  readonly side: 'glass' | 'learner' | 'both';
  /** Key in `row.matrices` of the table [place][x, ...columns], x ascending; a gap is null. */
  readonly source: string;
  /** Names of the table's columns after x; ASCII, also those of CSV files. */
  readonly columns: readonly string[];
  /** From back to front. */
  readonly bands: readonly ProfileBand<C>[];
  readonly lines: readonly ProfileLine<C>[];
  /** Key in `row.matrices`, [point][x, y]. */
  readonly points?: readonly {
    readonly source: string;
    readonly mark: 'dot' | 'ring' | 'cross';
    readonly role: SeriesRole;
  }[];
  /** What the axes show; without it, what there is. */
  range?(config: C): { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  /** A text setting of form `points` to which a click (or the cursor and Enter) appends: the run begins again with one point more. */
  readonly adds?: string;
  /** Columns that label a row in the picker. */
  readonly by: readonly string[];
  /** Columns whose values are printed below the picture. */
  readonly notes?: readonly string[];
  when?(config: C): boolean;
}
/** A number that a `decision` figure shows of each candidate: column `<id><letter>`, say `epistemicA`. Words: `figures.<figure>.measures.<id>`. */
export interface DecisionMeasure {
  readonly id: string;
  /** A message key under `units`. */
  readonly unit?: string;
  /** Bars: `from zero`, on one scale with all measures of that `group`; a range where zero means nothing; or none. */
  readonly bar: 'zero' | 'none' | readonly [number, number];
  readonly group?: string;
}
/**
 * Two or more candidates side by side, of which the reader takes one: its letter is appended to a text setting of form `letters`, and the run
 * begins again with one choice more. Words: `figures.<id>.options.<letter>`, `.choose` (of a button, with {{letter}}), `.chosen` (said then,
 * with {{letter}} and {{left}}), `.over` (where no choice is left).
 */
export interface DecisionFigure<C> {
  readonly id: string;
  readonly kind: 'decision';
  readonly side: 'glass' | 'learner' | 'both';
  /** The text setting; its letters are the candidates. */
  readonly field: string;
  /** Column with the number of choices that had been made when the row was; a row of fewer is a replay and offers nothing. */
  readonly at: string;
  readonly measures: readonly DecisionMeasure[];
  /** Column of names (text), `<named><letter>`: "Li6PS5Cl". */
  readonly named?: string;
  /** Columns of the newest row that say what came of the last choice. */
  readonly outcome?: readonly string[];
  /** How many choices there are in all, where it is fewer than the form allows: the budget. */
  limit?(config: C): number;
  when?(config: C): boolean;
}
/**
 * Spins on places with bonds between them, which the reader turns: letter k of a text setting of form `letters` names spin k. The board is drawn
 * from the newest row's places, spins and bonds; what the text has beyond the row's moves is applied at once.
 */
export interface SpinsFigure<C> {
  readonly id: string;
  readonly kind: 'spins';
  readonly side: 'glass' | 'learner' | 'both';
  /** Key in `row.matrices`, [spin][x, y, ±1], y upwards, neighbours about 1 apart. */
  readonly source: string;
  /** Key in `row.matrices`, [bond][i, j, ±1]: +1 wants its two spins alike. Longer ones than the picture can show (round its edge) are left out. */
  readonly bonds: string;
  /** The text setting; without one nothing can be turned. */
  readonly field?: string;
  /** Columns that label a row in the picker; the first is the number of moves made. */
  readonly by: readonly [moves: string, ...others: string[]];
  /** Column of the fewest unsatisfied bonds there can be. */
  readonly least?: string;
  /** How many moves there are; 0: a picture without play. */
  limit?(config: C): number;
  when?(config: C): boolean;
}
/** A chain on the square lattice as it is folded, with its contacts; one a row, the reader picks it. */
export interface ChainFigure<C> {
  readonly id: string;
  readonly kind: 'chain';
  readonly side: 'glass' | 'learner' | 'both';
  /** Key in `row.matrices`, [bead][x, y, 1 for H and 0 for P], y upwards, bonds of length 1. */
  readonly source: string;
  readonly by: readonly string[];
  /** Columns whose values are printed below the picture. */
  readonly notes?: readonly string[];
  when?(config: C): boolean;
}
/**
 * Copies of one system as dots. How far out: energy above the best copy. In which direction: whom it is like, by the clustering of the
 * overlaps, so that copies of one valley are one arc. Words: `figures.<id>.value` names what the radius is, `.likeness` what the overlap is.
 */
export interface RadialFigure<C> {
  readonly id: string;
  readonly kind: 'radial';
  readonly side: 'glass' | 'learner' | 'both';
  /** Key in `row.matrices`, [place][copy, energy, likeness, join]; `experiments/replica-map.ts` makes it. */
  readonly source: string;
  readonly role: SeriesRole;
  /** Columns whose values are printed below the picture. */
  readonly notes?: readonly string[];
  readonly by: string;
  when?(config: C): boolean;
}
/** Something counted at every leaf of a `tree` figure, drawn as a mark whose area grows with it. Words: `figures.<figure>.counts.<id>`. */
export interface TreeCount {
  /** Also the name of its column in CSV files. */
  readonly id: string;
  readonly role: SeriesRole;
  readonly mark: 'dot' | 'ring';
}
/**
 * A disconnectivity graph: minima are leaves, hanging from the height at which one gets from one to another. Words: `figures.<id>.y`
 * (the height), `.counts`.
 */
export interface TreeFigure<C> {
  readonly id: string;
  readonly kind: 'tree';
  readonly side: 'glass' | 'learner' | 'both';
  /** Key in `row.matrices`, [node][parent, height, states, ...counts]; `experiments/tree-table.ts` makes it. */
  readonly source: string;
  readonly counts: readonly TreeCount[];
  /** Columns whose values are printed below the picture. */
  readonly notes?: readonly string[];
  readonly by: string;
  when?(config: C): boolean;
}
/** A field with a way over it, as a map with contour lines or as a surface in space that the reader turns; the matrices are those of `field`. */
export interface SurfaceFigure<C> extends Omit<FieldFigure<C>, 'kind'> {
  readonly kind: 'surface';
}
export type Figure<C> =
  | ProfileFigure<C>
  | DecisionFigure<C>
  | SpinsFigure<C>
  | ChainFigure<C>
  | LineFigure<C>
  | HistogramFigure<C>
  | GalleryFigure<C>
  | MatrixFigure<C>
  | FieldFigure<C>
  | FieldsFigure<C>
  | RadialFigure<C>
  | TreeFigure<C>
  | SurfaceFigure<C>;

/** A sentence computed from the rows: `texts.<id>` filled with facts, with a light. */
export interface Finding {
  readonly id: string;
  readonly verdict: 'yes' | 'no' | 'cannot-tell';
  readonly facts: Readonly<Record<string, string | number>>;
}

/** How a run answers the question that its texts ask the reader to guess (`guess.options`). */
export interface GuessOfRun {
  /** The option that the findings of a whole run speak for; null where they cannot tell. */
  says(findings: readonly Finding[]): string | null;
  /** Ids of histogram figures that are drawn small beside the guess, as soon as it is made. */
  readonly shows?: readonly string[];
}

/** What moves between rows, at most ten times a second: never part of a result. */
export interface Frame {
  readonly done: number;
  readonly total: number;
  readonly values: Readonly<Record<string, number>>;
  readonly arrays: Readonly<Record<string, Float32Array | Int8Array>>;
}

/** States of spins as they stand where a row is made. Plain data. */
export interface SpinsAtRow {
  /** Tells several glasses of one row apart; the main one has none. */
  readonly label: string;
  readonly size: number;
  readonly samples: number;
  readonly replicas: number;
  /** Of the samples of the whole run: number of the first one here, which differs where they go in batches. */
  readonly firstSample: number;
  /** Packed as in `SpinSnapshot`, [state][word]. */
  readonly spins: Uint32Array;
  /** Inverse temperature of each state, with replica exchange after the last exchange, [state]; null where it cannot be told. */
  readonly betas: Float64Array | null;
}

export interface RunContext {
  readonly engine: Engine;
  /** What `save` gave at the checkpoint this run resumes from, else null. */
  readonly restored: unknown;
  /** Which share of the samples to compute; without it all of them. */
  readonly shard?: Shard;
  /** What the shards of this run kept, [shard]: then the rows are made of it, and nothing is computed. */
  readonly joined?: readonly Parts[];
  /**
   * Called between any two bounded pieces of work (aim: 30 ms). Waits while paused, throws `AbortError` when cancelled,
   * and calls `save` when a checkpoint is due: plain data that `restored` will be.
   */
  tick(save: () => Promise<unknown>): Promise<void>;
  /** Work done so far, in units of the experiment's own. */
  progress(done: number, total: number): void;
  /** True when a frame would be shown now; build it only then. */
  wantsFrame(): boolean;
  frame(frame: Frame): void;
  /** Something the person should know that is not an error: a message key and facts. */
  note(id: string, facts: Readonly<Record<string, string | number>>): void;
  /** Only where somebody asks for spins: told before the row that is made from them. No row depends on it. */
  states?(spins: readonly SpinsAtRow[]): Promise<void>;
}

/** What an experiment is: its settings, its columns and figures, how it runs, what its rows say. */
export interface Experiment<F extends Fields = Fields> {
  readonly id: string;
  /** Raised when the same configuration would give other rows. */
  readonly version: number;
  /** What it is about: the group in which it is offered. Without one it comes last. */
  readonly topic?: Topic;
  readonly fields: F;
  readonly columns: readonly Column[];
  readonly figures: readonly Figure<ConfigOf<F>>[];
  /** Columns of the table at the end of a run on the command line, in order, where its figures do not say which matter. */
  readonly summary?: readonly string[];
  /** Settings that count independent samples, where shards may divide them (`shards.ts`). */
  readonly shards?: readonly string[];
  /** Named changes to the configuration (buttons): label under `presets.<name>`. */
  readonly presets: Readonly<Record<string, Partial<ConfigOf<F>>>>;
  /** Presets that exclude one another, by group (label under `presetGroups.<group>`); one alone needs no entry. */
  readonly presetGroups?: Readonly<Record<string, readonly string[]>>;
  /** Lets the run answer the guess of the texts. */
  readonly guess?: GuessOfRun;
  /** Cross-field rules, after each field was checked alone. @throws GlassboxError */
  check?(config: ConfigOf<F>): void;
  run(config: ConfigOf<F>, context: RunContext): AsyncGenerator<Row, void>;
  /** "What you should have seen", answered from the rows; also the lights and readouts. Works on a partial run. Loaded when asked for, like `run`. */
  findings(rows: readonly Row[], config: ConfigOf<F>): Promise<readonly Finding[]>;
}

/** Keeps an experiment's own types while it is declared. */
export function defineExperiment<const F extends Fields>(experiment: Experiment<F>): Experiment<F> {
  return experiment;
}
