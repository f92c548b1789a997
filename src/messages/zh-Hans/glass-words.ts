import type { SameShape } from '../catalogue.ts';
import type {
  glassFields as enFields,
  glassPanels as enPanels,
  glassPortraits as enPortraits,
} from '../en/glass-words.ts';

/** 几个玻璃实验共用的说法：含义处处相同的设置、面板与图像。 */
export const glassFields: SameShape<typeof enFields> = {
  seed: { label: '种子', help: '种子与设置相同，运行就相同。' },
  size: { label: '自旋数', help: '任意两个自旋之间都有耦合。' },
  samples: { label: '样本数', help: '对多少个不同的玻璃取平均；误差棒由此而来。' },
  copies: { label: '每个样本的副本数', help: '同一样本的副本只有耦合相同，经历各不相干。' },
  hottest: { label: '最高温度', help: '冷却从这里开始，以 J 为单位。' },
  coldest: { label: '最低温度', help: '冷却到这里为止。' },
  steps: { label: '温度的级数', help: '从最高温到最低温分几级。' },
  couplings: {
    label: '耦合',
    help: '每一对自旋牵扯得多强、朝哪个方向。',
    options: { gaussian: '高斯', binary: '±J' },
  },
  couplingBits: { label: '耦合的位数', help: '耦合只取整一次，变成整数，于是每台机器得到的自旋都相同。' },
  rule: {
    label: '翻转规则',
    help: '自旋怎样决定是否翻转。两种规则通向同一个平衡态。',
    options: { 'heat-bath': '热浴', metropolis: 'Metropolis' },
  },
};

export const glassPanels: SameShape<typeof enPanels> = {
  glass: {
    title: '自旋玻璃',
    about: '一群小磁针两两随机牵扯：有的想同向，有的想反向。没有一种排列能让每一对都满意，这就是阻挫。',
  },
};

export const glassPortraits: SameShape<typeof enPortraits> = {
  glass: {
    label: '第一个玻璃样本的两个副本（各自旋对时间取平均）以及二者的异同图。当前重叠：{{q}}。',
    a: '副本甲',
    b: '副本乙',
    agree: '何处一致',
    caption: '耦合相同，经历不同。一格是一个自旋，对时间取平均。右图中，两副本一致处与相反处各用一种颜色。',
  },
};
