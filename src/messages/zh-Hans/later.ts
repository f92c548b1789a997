/** 打开故事或“给老师”之后才需要的中文文字，页面开始时不载入。 */
import type { SameShape } from '../catalogue.ts';
import type { later as english } from '../en/later.ts';
import { teaching } from './teaching.ts';
import { common } from './tellings/common.ts';
import { kick } from './tellings/kick.ts';
import { knowing } from './tellings/knowing.ts';
import { lawAsTeacher } from './tellings/law-as-teacher.ts';
import { quenched } from './tellings/quenched.ts';
import { sameYetDifferent } from './tellings/same-yet-different.ts';

export const later: SameShape<typeof english> = {
  story: {
    common,
    quenched,
    'same-yet-different': sameYetDifferent,
    kick,
    'law-as-teacher': lawAsTeacher,
    'knowing-that-you-do-not-know': knowing,
  },
  teaching,
};
