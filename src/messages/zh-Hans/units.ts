import type { SameShape } from '../catalogue.ts';
import type { groups as enGroups, units as enUnits } from '../en/units.ts';

/** 单位的读法与设置的分组。 */
export const units: SameShape<typeof enUnits> = {
  sweeps: '轮',
  steps: '步',
  J: 'J',
  delta: 'Δ',
  bits: '位',
};

export const groups: SameShape<typeof enGroups> = {
  cooling: '降温',
  glass: '自旋玻璃',
  learner: '神经网络',
  statistics: '统计',
};
