import type { SameShape } from '../catalogue.ts';
import type { eaWords as en } from '../en/ea-words.ts';
import { glassFields, glassPortraits } from './glass-words.ts';

const { seed, samples, couplingBits, rule } = glassFields;

/** 二维与三维格点玻璃共用的说法。 */
export const eaWords: SameShape<typeof en> = {
  panels: {
    glass: {
      title: '格点上的玻璃',
      about: '小磁针排在格点上，各自只与最近邻耦合：有的想同向，有的想反向。',
    },
  },
  portraits: glassPortraits,
  fields: {
    seed,
    length: {
      label: '最大格子的边长',
      help: '比较三个格子：边长分别是它的一半、四分之三和全长，从最小的算起。',
      options: { '8': '8', '12': '12', '16': '16', '24': '24', '32': '32' },
    },
    couplings: {
      label: '耦合',
      help: '只在最近邻之间。',
      options: { gaussian: '高斯', binary: '±J' },
    },
    sweeps: { label: '扫描轮数', help: '前一半，副本一面交换温度一面安定下来；后一半用来测量。' },
    samples,
    slots: { label: '温度的级数', help: '副本之间交换相邻的温度。' },
    ladder: {
      label: '温度怎样分布',
      help: '“调整”：先在最大的格子上短跑一段，再把温度摆到相邻各对交换得一样勤的地方。',
      options: { tuned: '调整', geometric: '等比' },
    },
    hottest: { label: '最高温度', help: '副本在这里忘掉自己的过去。' },
    coldest: { label: '最低温度', help: '温度阶梯的另一端。' },
    couplingBits,
    rule,
  },
  columns: {
    step: '序号',
    length: '边长 L',
    temperature: '温度',
    correlationSmall: 'ξ/L（小）',
    correlationSmallError: 'ξ/L 的误差（小）',
    correlationMiddle: 'ξ/L（中）',
    correlationMiddleError: 'ξ/L 的误差（中）',
    correlationLarge: 'ξ/L（大）',
    correlationLargeError: 'ξ/L 的误差（大）',
    binderSmall: '宾德比（小）',
    binderSmallError: '宾德比的误差（小）',
    binderMiddle: '宾德比（中）',
    binderMiddleError: '宾德比的误差（中）',
    binderLarge: '宾德比（大）',
    binderLargeError: '宾德比的误差（大）',
    chiSmall: 'N q²（小）',
    chiSmallError: 'N q² 的误差（小）',
    chiMiddle: 'N q²（中）',
    chiMiddleError: 'N q² 的误差（中）',
    chiLarge: 'N q²（大）',
    chiLargeError: 'N q² 的误差（大）',
    energySmall: '能量（小）',
    energySmallError: '能量的误差（小）',
    energyMiddle: '能量（中）',
    energyMiddleError: '能量的误差（中）',
    energyLarge: '能量（大）',
    energyLargeError: '能量的误差（大）',
    driftSmall: 'q² 的变化（小）',
    driftSmallError: '变化的误差（小）',
    driftMiddle: 'q² 的变化（中）',
    driftMiddleError: '变化的误差（中）',
    driftLarge: 'q² 的变化（大）',
    driftLargeError: '变化的误差（大）',
    swapSmall: '交换接受率（小）',
    swapMiddle: '交换接受率（中）',
    swapLarge: '交换接受率（大）',
    flowSmall: '来自热端的副本（小）',
    flowMiddle: '来自热端的副本（中）',
    flowLarge: '来自热端的副本（大）',
    tripsSmall: '每个副本的往返次数（小）',
    tripsMiddle: '每个副本的往返次数（中）',
    tripsLarge: '每个副本的往返次数（大）',
  },
  ticks: { critical: 'Tc，N → ∞', crossing: 'L/2 与 L 的交点，别人的程序' },
  settled: {
    label: '达到平衡了吗？',
    yes: '就 q² 看，达到了：从第二个四分之一到后一半，它最多变了 {{drift}} ± {{error}}（T = {{temperature}}）。',
    no: '没有：T = {{temperature}} 时，从第二个四分之一到后一半，q² 还变了 {{drift}} ± {{error}}。要多扫几轮。',
    'cannot-tell':
      '还不能断定：从第二个四分之一到后一半，q² 变了 {{drift}} ± {{error}}（T = {{temperature}}）。样本多些，误差就小；扫得久些，变化就小。',
  },
  drift: {
    title: '安定了吗？',
    caption: '后一半的 q² 减去第二个四分之一的 q²。副本已经安定的话，差别在误差之内为零。',
    x: '温度 T/J',
    y: 'q² 的变化',
  },
  swap: {
    title: '副本换得动吗？',
    caption:
      '每一级温度与下一级更冷的温度之间，交换有多少被接受。三个格子共用一套温度，所以最大的格子换得最少。',
    x: '温度 T/J',
    y: '比例',
  },
  flow: {
    title: '副本走得动吗？',
    caption: '有多少副本最后到过的是热端：热端为 1，冷端为 0。它若陡然跌下一大级，副本就卡在那里。',
    x: '温度 T/J',
    y: '比例',
  },
  chi: {
    title: '多少自旋同进退？',
    caption: '重叠平方的平均乘以 N。自由的自旋给出 1；冻成一片的区域越大，它就越大。',
    x: '温度 T/J',
    y: 'N q²',
  },
};
