/** 各个故事共用的话。 */
import type { SameShape } from '../../catalogue.ts';
import type { common as english } from '../../en/tellings/common.ts';

export const common: SameShape<typeof english> = {
  about:
    '每一步打开一个实验，设置已经调好，并告诉您该看哪里；最后的结论由您自己的这次运行算出。设置可以随意改动，随时都能回到这一步。',
  do: '动手：',
  look: '留心：',
  show: '带我去看：{{what}}',
  says: '您的运行怎么说',
  waiting: '答案由这次运行算出，运行结束就会出现。',
  silent: '这次运行结束了，却没有给出答案。请重新开始，或回到这一步的设置。',
  otherwise: '这和故事预料的不同。每次运行都有偶然的成分：先换一个种子，或让它跑得久些，再决定相信哪一边。',
  own: '这是对您自己的设置说的；故事讲的是另一组设置。',
  changed: '您已改动的设置：{{what}}。',
  comma: '、',
  return: '回到这一步的设置',
  away: '现在打开的是另一个实验。故事在这里等您。',
  open: '回到这一步',
  steps: '全部步骤',
  others: '其他故事',
};
