import type { SameShape } from '../catalogue.ts';
import type { groups as enGroups, units as enUnits } from '../en/units.ts';

/** 单位的读法与设置的分组。 */
export const units: SameShape<typeof enUnits> = {
  sweeps: '轮',
  temperatures: '级',
  spins: '个',
  moves: '次',
  units: '个',
  inputs: '维',
  points: '个',
  log10Conductivity: 'S/cm 的常用对数',
  dex: 'dex',
  bits: '位',
};

export const groups: SameShape<typeof enGroups> = {
  clock: '共同的时钟',
  chain: '链',
  glass: '自旋玻璃',
  learner: '神经网络',
  law: '方程',
  time: '温度与时间',
  average: '样本与副本',
};
