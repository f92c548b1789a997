/** What is said in English once somebody opens a story or the teacher's dialog; no page loads it at first. */
import { teaching } from './teaching.ts';
import { common } from './tellings/common.ts';
import { kick } from './tellings/kick.ts';
import { knowing } from './tellings/knowing.ts';
import { lawAsTeacher } from './tellings/law-as-teacher.ts';
import { quenched } from './tellings/quenched.ts';
import { sameYetDifferent } from './tellings/same-yet-different.ts';

export const later = {
  story: {
    common,
    quenched,
    'same-yet-different': sameYetDifferent,
    kick,
    'law-as-teacher': lawAsTeacher,
    'knowing-that-you-do-not-know': knowing,
  },
  teaching,
} as const;
