/** 打开故事之后才需要的中文文字，页面开始时不载入。 */
import type { SameShape } from '../catalogue.ts';
import type { story as english } from '../en/story.ts';
import { common } from './tellings/common.ts';
import { kick } from './tellings/kick.ts';
import { knowing } from './tellings/knowing.ts';
import { lawAsTeacher } from './tellings/law-as-teacher.ts';
import { quenched } from './tellings/quenched.ts';
import { sameYetDifferent } from './tellings/same-yet-different.ts';

export const story: SameShape<typeof english> = {
  common,
  quenched,
  'same-yet-different': sameYetDifferent,
  kick,
  'law-as-teacher': lawAsTeacher,
  'knowing-that-you-do-not-know': knowing,
};
