/** Figures that are played in, as sheets: boards of spins, folded chains, candidates side by side. */
import type {
  ChainFigure,
  DecisionFigure,
  DecisionMeasure,
  Row,
  SpinsFigure,
} from '../../experiments/declaration.ts';
import type { LettersForm } from '../../experiments/played-text.ts';
import type { LegendEntry } from '../chart/legend-items.ts';
import { decisionScene } from '../decision/decision-scene.ts';
import { shareOf } from '../decision/shares.ts';
import type { Scene } from '../scene/scene.ts';
import { sheetScene } from '../scene/sheet.ts';
import { type Board, boardOf, rowsOf } from '../spins/board.ts';
import { boardFrame, boardScene } from '../spins/board-scene.ts';
import { type Bead, type ChainLook, chainScene } from '../spins/chain-scene.ts';
import type { FigureWords } from '../words.ts';
import { captionOf, type SheetStyle, type Shown, sheetPage, titleOf } from './shown.ts';

const lookOf = ({ theme, text, wrong }: SheetStyle) => ({
  ground: theme.ground,
  text,
  soft: theme.text,
  spin: theme.roles.glass,
  wrong,
});

/** @param turned  spins that were turned since the row */
export function spinsSheet(
  shown: Shown<SpinsFigure<never>>,
  row: Row,
  {
    names = '',
    turned = [],
    plays = false,
  }: { names?: string; turned?: readonly number[]; plays?: boolean } = {},
): Scene | null {
  const { figure, words, style } = shown;
  const board = boardOf(figure, row, [...turned]);
  if (!board) return null;
  const frame = boardFrame(board);
  const least = figure.least === undefined ? null : row.values[figure.least];
  return sheetPage(shown, {
    row: plays ? undefined : row,
    legend: spinsLegend(shown, frame.small),
    picture: boardScene(board, frame, names, lookOf(style)),
    notes: [boardState(words, board, typeof least === 'number' ? least : null)],
  });
}

/** The whole board in words. */
export function boardState(words: FigureWords, board: Board, least: number | null): string {
  const { unsatisfied, energy, helpful } = board;
  const facts = { unsatisfied, bonds: board.bonds.length, energy: words.number(energy) };
  const counts = words.t('board.counts', facts);
  if (least === null) return counts;
  const above = unsatisfied - least;
  const state = above === 0 ? 'lowest' : helpful === 0 ? 'stuck' : 'falling';
  const parts = [counts, words.t('board.least', { least }), words.t(`board.${state}`, { above, helpful })];
  return parts.join(words.gap);
}

/** Large boards draw bonds of both kinds alike. */
function spinsLegend({ words, style }: Shown<unknown>, small: boolean): LegendEntry[] {
  const soft = style.theme.text;
  const bond = { name: words.t('board.unsatisfied'), colour: style.wrong, dash: [6, 4], width: 2.6 };
  if (!small) return [{ name: words.t('board.satisfied'), colour: soft, width: 2.6 }, bond];
  return [
    { name: words.t('board.alike'), colour: soft, width: 2.6 },
    { name: words.t('board.opposite'), colour: soft, width: 2.6, double: true },
    { ...bond, mark: 'cross' },
  ];
}

/** Longest side of a chain, CSS pixels. */
export const CHAIN_SIZE = 460;

export const beadsOf = (figure: ChainFigure<never>, row: Row | undefined): Bead[] => {
  const matrix = row?.matrices?.[figure.source];
  return matrix ? rowsOf(matrix).map(([x, y, kind]) => ({ x, y, hydrophobic: kind > 0 })) : [];
};

export const chainLook = ({ theme, text }: SheetStyle): ChainLook => ({
  ground: theme.ground,
  text,
  soft: theme.text,
  bead: theme.roles.learner,
  contact: theme.roles.control,
});

export function chainSheet(shown: Shown<ChainFigure<never>>, row: Row): Scene | null {
  const beads = beadsOf(shown.figure, row);
  if (beads.length === 0) return null;
  const look = chainLook(shown.style);
  const { words } = shown;
  const circle = { joined: false, mark: 'circle' } as const;
  return sheetPage(shown, {
    row,
    legend: [
      { name: words.t('board.hydrophobic'), colour: look.bead, ...circle },
      { name: words.t('board.polar'), colour: look.bead, ...circle, hollow: look.ground },
      { name: words.t('board.contact'), colour: look.contact, width: 3, dash: [3, 3] },
      { name: words.t('board.first'), colour: look.text, ...circle, hollow: look.ground },
    ],
    picture: chainScene(beads, look, { size: CHAIN_SIZE, square: false }),
  });
}

export function decisionSheet(
  shown: Shown<DecisionFigure<never>>,
  row: Row,
  { letters }: Pick<LettersForm, 'letters'>,
): Scene {
  const { figure, words, style } = shown;
  const all = [...letters];
  return sheetScene({
    title: titleOf(shown),
    lines: [outcomeOf(shown, row)].filter(Boolean),
    pictures: all.map((letter) => ({
      title: optionName(shown, row, letter),
      scene: decisionScene(
        figure.measures.map((measure) => ({
          name: words.of(`figures.${figure.id}.measures.${measure.id}`),
          value: measured(shown, row, measure, letter),
          share: shareOf(figure.measures, measure, letter, all, row),
        })),
        { theme: style.theme, text: style.text, empty: style.theme.grid },
      ),
    })),
    caption: [captionOf(shown)].filter(Boolean),
    ground: style.theme.ground,
    text: style.text,
    soft: style.theme.text,
  });
}

/** Whether a row has candidates. */
export const offers = ({ measures }: DecisionFigure<never>, letters: readonly string[], row: Row): boolean =>
  letters.some((letter) => measures.some(({ id }) => typeof row.values[id + letter] === 'number'));

export function optionName(
  { figure, words }: Shown<DecisionFigure<never>>,
  row: Row | undefined,
  letter: string,
) {
  const option = words.of(`figures.${figure.id}.options.${letter}`);
  const name = figure.named ? row?.values[figure.named + letter] : null;
  return typeof name === 'string' ? words.t('common.titled', { title: option, text: name }) : option;
}

export function measured(
  { words }: Shown<DecisionFigure<never>>,
  row: Row | undefined,
  { id, unit }: DecisionMeasure,
  letter: string,
): string {
  const value = row?.values[id + letter];
  const shown = typeof value === 'number' ? words.number(value, 3) : '–';
  const name = unit ? words.tIfKnown(`units.${unit}`) : null;
  return name ? `${shown} ${name}` : shown;
}

/** What came of the last choice: names and numbers of the row. */
export function outcomeOf({ figure, words }: Shown<DecisionFigure<never>>, row: Row | undefined): string {
  const parts = (figure.outcome ?? []).flatMap((name) => {
    const value = row?.values[name];
    const title = words.of(`columns.${name}`);
    if (typeof value === 'string') return [`${title} ${value}`];
    return typeof value === 'number' ? [`${title} ${words.number(value, 3)}`] : [];
  });
  return parts.join('  ·  ');
}
