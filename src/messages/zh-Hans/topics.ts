import type { SameShape } from '../catalogue.ts';
import type { topics as en } from '../en/topics.ts';

/** 各组实验的标题。 */
export const topics: SameShape<typeof en> = {
  together: '玻璃与网络',
  hands: '动手试试',
  training: '训练即运动',
  learning: '能学会多少',
  cooling: '冷却与老化',
  equilibrium: '平衡与相变',
  landscape: '能量景观',
  law: '以定律为师',
  doubt: '知道自己不知道什么',
  lattice: '只与近邻作用',
  relatives: '有序与记忆',
  more: '其他',
};
