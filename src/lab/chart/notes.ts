/** What a picture hides, printed below it. */
import type { Row } from '../../experiments/declaration.ts';
import { notesOf as notesIn } from '../../plot/labels.ts';
import { figureWords } from './shown.ts';

export const notesOf = (
  experiment: string,
  names: readonly string[] | undefined,
  row: Row | undefined,
): string => notesIn(figureWords(experiment), names, row);
