/** Findings and rows for people, at the end of a run. */
import type {
  ConfigOf,
  Experiment,
  Fields,
  Finding,
  LineFigure,
  Row,
} from '../../experiments/declaration.ts';
import type { Config } from '../../experiments/schema.ts';
import { say, sayIfKnown } from '../../messages/catalogue.ts';
import { joinTexts } from '../../messages/join.ts';
import type { Language } from '../../messages/language.ts';
import { formatFacts, formatNumber, formatWithError, isEmptyHanded } from '../../messages/number.ts';
import { aligned, cellWidth, type Terminal } from '../terminal.ts';

const USUAL_WIDTH = 100;
const GAP = 2;

type Line = LineFigure<ConfigOf<Fields>>;

/**
 * One table that fits the width: the columns of the main figures, then what is said in words (in equilibrium? heating?), then what the main
 * figures compare with, then as much as there is room for; or what
 * the experiment names instead. Rows in which none of these has a value are left out. The folder has everything.
 */
export function resultTable(
  { language }: Terminal,
  experiment: Experiment,
  rows: readonly Row[],
  config: Config,
  width: number = USUAL_WIDTH,
): string {
  const { axes, names } = mainColumns(experiment, config);
  const wanted = new Set(
    experiment.summary ?? [
      ...axes,
      ...names,
      ...wordColumns(rows),
      ...controlColumns(experiment, config),
      ...furtherColumns(experiment, config, axes),
    ],
  );
  let room = width;
  const shown = [...wanted].filter((name) => {
    if (!rows.some((row) => isThere(row, name))) return false;
    room -=
      Math.max(cellWidth(name), ...rows.map((row) => cellWidth(cellOf(language, experiment, row, name)))) +
      GAP;
    return room >= -GAP;
  });
  if (shown.length === 0) return '';
  const measured = shown.filter((name) => !axes.has(name) && !wordColumns(rows).includes(name));
  const full = rows.filter((row) => measured.length === 0 || measured.some((name) => isThere(row, name)));
  const cells = full.map((row) => shown.map((name) => cellOf(language, experiment, row, name)));
  return aligned([shown, ...cells]).join('\n');
}

const isThere = ({ values }: Row, name: string) => (values[name] ?? null) !== null;

/** Columns that hold words or yes and no. */
function wordColumns(rows: readonly Row[]): string[] {
  const names = Object.keys(rows[0]?.values ?? {});
  const isWord = (value: unknown) => typeof value === 'string' || typeof value === 'boolean';
  return names.filter((name) => rows.some(({ values }) => isWord(values[name])));
}

/** What all line figures over the same axes draw, in their order. */
function furtherColumns(experiment: Experiment, config: Config, axes: ReadonlySet<string>): string[] {
  return lineFigures(experiment, config)
    .filter(({ x }) => axes.has(x))
    .flatMap((figure) => drawn(figure, config));
}

/** What the first line figure of each side draws of the run itself, and over what; every column where nothing is drawn. */
function mainColumns(experiment: Experiment, config: Config): { axes: Set<string>; names: string[] } {
  const main = mainFigures(experiment, config);
  const axes = new Set(main.map(({ x }) => x));
  if (main.length > 0) return { axes, names: main.flatMap((figure) => drawn(figure, config)) };
  const values = experiment.columns.filter(({ errorOf }) => errorOf === undefined);
  return { axes, names: values.map(({ name }) => name) };
}

/** What the run measured for the main figures to be compared with: controls, and anything else that has an error of its own. */
function controlColumns(experiment: Experiment, config: Config): string[] {
  const measured = ({ series }: Line) =>
    series.filter(({ error, when }) => error && (!when || when(config as ConfigOf<Fields>)));
  return mainFigures(experiment, config).flatMap((figure) => measured(figure).map(({ y }) => y));
}

/** The first line figure of each side. */
function mainFigures(experiment: Experiment, config: Config): Line[] {
  const figures = lineFigures(experiment, config);
  const first = figures.filter(({ side }, i) => figures.findIndex((other) => other.side === side) === i);
  const isPair = (sides: readonly string[]) => sides.includes('glass') && sides.includes('learner');
  const end = first.findIndex((_, i) => isPair(first.slice(0, i + 1).map(({ side }) => side)));
  return end < 0 ? first : first.slice(0, end + 1);
}

function lineFigures({ figures }: Experiment, config: Config): Line[] {
  return figures.filter(
    (figure): figure is Line =>
      figure.kind === 'line' && (!figure.when || figure.when(config as ConfigOf<Fields>)),
  );
}

/** The run's own series of a figure, without controls and exact values. */
const drawn = ({ series }: Line, config: Config): string[] =>
  series
    .filter(({ role }) => role !== 'control' && role !== 'exact')
    .filter(({ when }) => !when || when(config as ConfigOf<Fields>))
    .map(({ y }) => y);

function cellOf(language: Language, experiment: Experiment, { values }: Row, name: string): string {
  const value = values[name];
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  const digits = experiment.columns.find((column) => column.name === name)?.digits;
  const error = experiment.columns.find(({ errorOf }) => errorOf === name);
  const size = error ? values[error.name] : null;
  return typeof size === 'number'
    ? formatWithError(language, value, size, digits)
    : formatNumber(language, value, digits);
}

/** "What you should have seen": every finding as a sentence, in the page's words, under the title of its side. */
export function findingLines(
  terminal: Terminal,
  experiment: Experiment,
  findings: readonly Finding[],
): string[] {
  const bySide = new Map<string | null, string[]>();
  for (const finding of findings) {
    const side = sideTitle(terminal, experiment, finding.id);
    const lines = bySide.get(side) ?? [];
    bySide.set(side, [...lines, `- ${findingText(terminal, experiment, finding)}`]);
  }
  const heading = (title: string) => terminal.t('common.titled', { title, text: '' }).trimEnd();
  return [...bySide].flatMap(([side, lines]) => (side === null ? lines : [heading(side), ...lines]));
}

/** Ids of findings begin with their side where they have one: `glass-freezing`. */
function sideTitle({ language }: Terminal, experiment: Experiment, id: string): string | null {
  return sayIfKnown(language, `experiments.${experiment.id}.panels.${id.split('-')[0]}.title`);
}

function findingText(
  { language }: Terminal,
  experiment: Experiment,
  { id, verdict, facts }: Finding,
): string {
  const shown = formatFacts(language, facts);
  const known = (key: string) =>
    sayIfKnown(language, `experiments.${experiment.id}.findings.${id}.${key}`, shown);
  const text = isEmptyHanded(verdict, facts)
    ? say(language, 'common.nothingToTell')
    : ((facts.state === undefined ? null : known(String(facts.state))) ?? known(verdict));
  if (text === null)
    return say(language, 'common.titled', { title: id, text: say(language, `common.verdicts.${verdict}`) });
  const label = known('label');
  return label === null ? text : joinTexts(label, text);
}
