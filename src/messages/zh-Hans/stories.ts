/** 故事与课堂的文字送达之前，页面上要说的话。 */
import type { SameShape } from '../catalogue.ts';
import type { stories as english } from '../en/stories.ts';

export const stories: SameShape<typeof english> = {
  label: '故事',
  titles: {
    quenched: '淬火',
    'same-yet-different': '相同而又不同',
    kick: '踢一脚',
    'law-as-teacher': '以定律为师',
    'knowing-that-you-do-not-know': '知道自己不知道',
  },
  told: '讲到它的故事',
  place: '《{{title}}》第 {{step}} 步',
  count: '共 {{count}} 步。',
  region: '故事：',
  progress: '第 {{step}} 步，共 {{total}} 步',
  back: '上一步',
  next: '下一步',
  end: '故事讲完了',
  leave: '离开故事',
  turn: '故事的各步',
  locked: '老师已把这一项固定。',
  teachers: '给老师',
};
