/** 与实验无关的文字。 */
import { charts } from './charts.ts';
import { common } from './common.ts';
import { data } from './data.ts';
import { couplings, table } from './files.ts';
import { lab } from './lab.ts';
import { opening } from './opening.ts';
import { resilience } from './resilience.ts';
import { adaptationNotes, learnerNotes, pinnNotes } from './run-notes.ts';
import { stories } from './stories.ts';
import { topics } from './topics.ts';
import { groups, units } from './units.ts';

export const shared = {
  common,
  lab,
  opening,
  resilience,
  charts,
  stories,
  units,
  groups,
  topics,
  couplings,
  table,
  data,
  learner: learnerNotes,
  law: pinnNotes,
  adaptation: adaptationNotes,
};
