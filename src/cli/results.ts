/** Findings and rows for people, at the end of a run. */
import type { ConfigOf, Experiment, Fields, Finding, Row } from '../experiments/declaration.ts';
import type { Config } from '../experiments/schema.ts';
import { say, sayIfKnown } from '../messages/catalogue.ts';
import { joinTexts } from '../messages/join.ts';
import type { Language } from '../messages/language.ts';
import { formatFacts, formatNumber, formatWithError } from '../messages/number.ts';
import { aligned, cellWidth, type Terminal } from './terminal.ts';

const USUAL_WIDTH = 100;
const GAP = 2;

/** One table that fits the width: the columns that the main figures are about. The folder has them all. */
export function resultTable(
  { language }: Terminal,
  experiment: Experiment,
  rows: readonly Row[],
  config: Config,
  width: number = USUAL_WIDTH,
): string {
  const columns = mainColumns(experiment, config)
    .filter((name) => rows.some(({ values }) => (values[name] ?? null) !== null))
    .map((name) => [name, ...rows.map((row) => cellOf(language, experiment, row, name))]);
  let room = width;
  const shown = columns.filter((column) => {
    room -= Math.max(...column.map(cellWidth)) + GAP;
    return room >= -GAP;
  });
  if (shown.length === 0) return '';
  return aligned(['', ...rows].map((_, i) => shown.map((column) => column[i]!))).join('\n');
}

/** What the first line figure of each side draws of the run itself; every column where nothing is drawn. */
export function mainColumns(experiment: Experiment, config: Config): string[] {
  const names = new Set<string>();
  const sides = new Set<string>();
  for (const figure of experiment.figures) {
    if (figure.kind !== 'line' || sides.has(figure.side)) continue;
    if (figure.when && !figure.when(config as ConfigOf<Fields>)) continue;
    sides.add(figure.side);
    names.add(figure.x);
    for (const { y, role } of figure.series) if (role !== 'control' && role !== 'exact') names.add(y);
    if (sides.has('glass') && sides.has('learner')) break;
  }
  if (names.size > 0) return [...names];
  return experiment.columns.filter(({ errorOf }) => errorOf === undefined).map(({ name }) => name);
}

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
  const text = (facts.state === undefined ? null : known(String(facts.state))) ?? known(verdict);
  if (text === null)
    return say(language, 'common.titled', { title: id, text: say(language, `common.verdicts.${verdict}`) });
  const label = known('label');
  return label === null ? text : joinTexts(label, text);
}
