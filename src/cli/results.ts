/** Rows and findings for people, at the end of a run. */
import type { ConfigOf, Experiment, Fields, Finding, Row } from '../experiments/declaration.ts';
import type { Config } from '../experiments/schema.ts';
import { say, sayIfKnown } from '../messages/catalogue.ts';
import { aligned, cellWidth, type Terminal } from './terminal.ts';

const USUAL_WIDTH = 100;
const USUAL_DIGITS = 4;

/** As many tables as it takes to fit the width, each beginning with the first column that is not a mere counter. */
export function resultTables(
  experiment: Experiment,
  rows: readonly Row[],
  width: number = USUAL_WIDTH,
): string {
  const shown = experiment.columns.filter(({ errorOf }) => errorOf === undefined);
  const filled = shown.filter(({ name }) => rows.some(({ values }) => (values[name] ?? null) !== null));
  const [first, ...others] = filled.length > 2 ? filled.slice(1) : filled;
  if (!first) return '';
  const columns = [first, ...others].map(({ name, digits = USUAL_DIGITS }) => [
    name,
    ...rows.map((row) => cellOf(experiment, row, name, digits)),
  ]);
  const [lead, ...rest] = columns;
  const blocks: string[][][] = [];
  let room = 0;
  for (const column of rest) {
    const needs = widest(column) + 2;
    if (blocks.length === 0 || needs > room) {
      blocks.push([lead!]);
      room = width - widest(lead!);
    }
    blocks.at(-1)!.push(column);
    room -= needs;
  }
  if (blocks.length === 0) blocks.push([lead!]);
  const tables = blocks.map((block) =>
    aligned(lead!.map((_, i) => block.map((column) => column[i]!))).join('\n'),
  );
  return tables.join('\n\n');
}

function widest(cells: readonly string[]): number {
  return Math.max(...cells.map(cellWidth));
}

function cellOf(experiment: Experiment, { values }: Row, name: string, digits: number): string {
  const text = shownValue(values[name], digits);
  const error = experiment.columns.find(({ errorOf }) => errorOf === name);
  const errorValue = error && values[error.name];
  if (typeof errorValue !== 'number') return text;
  return `${text} ± ${shownValue(errorValue, error?.digits ?? 2)}`;
}

function shownValue(value: Row['values'][string] | undefined, digits: number): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'number' ? String(Number(value.toPrecision(digits))) : String(value);
}

/** "What you should have seen": every finding as a sentence, in the page's words, under the title of its side. */
export function findingLines(
  terminal: Terminal,
  experiment: Experiment,
  rows: readonly Row[],
  config: Config,
): string[] {
  const bySide = new Map<string | null, string[]>();
  for (const finding of experiment.findings(rows, config as ConfigOf<Fields>)) {
    const side = sideTitle(terminal, experiment, finding.id);
    const lines = bySide.get(side) ?? [];
    bySide.set(side, [...lines, `- ${findingText(terminal, experiment, finding)}`]);
  }
  return [...bySide].flatMap(([side, lines]) => (side === null ? lines : [`${side}:`, ...lines]));
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
  const known = (key: string) =>
    sayIfKnown(language, `experiments.${experiment.id}.findings.${id}.${key}`, rounded(facts));
  const text = (facts.state === undefined ? null : known(String(facts.state))) ?? known(verdict);
  if (text === null) return `${id}: ${say(language, `common.verdicts.${verdict}`)}`;
  const label = known('label');
  return label === null ? text : `${label} ${text}`;
}

/** Facts as people read them: three digits. */
function rounded(facts: Readonly<Record<string, string | number>>): Record<string, string | number> {
  const shown = Object.entries(facts).map(([key, value]) => [
    key,
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(3)) : value,
  ]);
  return Object.fromEntries(shown);
}
