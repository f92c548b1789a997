/** A figure that a reader plays in: the text setting it adds to, as it stands now. */
import type { PlayedForm } from '../../experiments/played-text.ts';

export interface Play {
  readonly form: PlayedForm;
  readonly text: string;
  /** How many choices or points there are in all. */
  readonly limit: number;
  /** The rows on screen are of the play before: those of this one are being computed. */
  readonly waiting: boolean;
  /** Writes the setting; the run begins again. */
  change(text: string): void;
}
