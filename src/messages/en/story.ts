/** What is said once somebody opens a story; no page loads it at first. */
import { common } from './tellings/common.ts';
import { kick } from './tellings/kick.ts';
import { knowing } from './tellings/knowing.ts';
import { lawAsTeacher } from './tellings/law-as-teacher.ts';
import { quenched } from './tellings/quenched.ts';
import { sameYetDifferent } from './tellings/same-yet-different.ts';

export const story = {
  common,
  quenched,
  'same-yet-different': sameYetDifferent,
  kick,
  'law-as-teacher': lawAsTeacher,
  'knowing-that-you-do-not-know': knowing,
} as const;
