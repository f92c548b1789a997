/** A figure of the page as sheets want it: its words in the language that is shown now, its colours of the theme. */
import type { SheetStyle, Shown } from '../../plot/sheets/shown.ts';
import { wordsOf } from '../../plot/words.ts';
import { language } from '../state/preferences.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { readPins, readTheme } from './theme.ts';

export const figureWords = (experiment: string) => wordsOf(language.value, experiment);

/** @param figure  as it is drawn now, where that is not as declared */
export function shownOf<F>(owner: GlassboxFigure, figure: F): Shown<F> {
  const { experiment, config } = owner;
  return { figure, config, words: figureWords(experiment), style: sheetStyle(owner) };
}

export function sheetStyle(element: Element): SheetStyle {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    theme: readTheme(element),
    text: read('--text'),
    pins: readPins(element),
    wrong: read('--bond-wrong') || read('--wrong'),
  };
}
