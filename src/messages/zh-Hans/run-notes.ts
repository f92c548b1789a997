/** 任何实验运行时都可能给出的说明。 */
import type { SameShape } from '../catalogue.ts';
import type * as english from '../en/run-notes.ts';

/** 网络跑飞（GBX-120）之后可以走的路。 */
export const learnerNotes: SameShape<typeof english.learnerNotes> = {
  slower: '学习率减半（{{rate}}），重新开始',
};

export const pinnNotes: SameShape<typeof english.pinnNotes> = {
  contradiction:
    '在角点 ({{x}}, {{y}})，两条边 {{first}} 与 {{second}} 分别要求 {{a}} 与 {{b}}。没有哪个场能同时满足；无论怎样训练，该角附近的误差都会留下。',
};

/** 凡是给源点加权的运行都会用到。 */
export const adaptationNotes: SameShape<typeof english.adaptationNotes> = {
  noOverlap:
    '源域与目标域几乎不重叠：目标点中有 {{outside}}% 离源域比源域各点彼此之间还远，分类器区分两者的 AUC 为 {{auc}}。重要性加权缺少依据，加权后只有 {{effective}}% 的源点真正起作用。',
};
