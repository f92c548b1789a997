import type { SameShape } from '../catalogue.ts';
import type { saddles as en } from '../en/saddles.ts';
import { glassPanels } from './glass-words.ts';
import { learnerFields, learnerPanels } from './learner-words.ts';

const { seed, task, hidden, inputs, points, learningRate } = learnerFields;

/** 实验 `saddles`：网络的损失与三自旋玻璃的能量，各种指数的临界点。 */
export const saddles: SameShape<typeof en> = {
  panels: {
    glass: {
      ...glassPanels.glass,
      title: '球面自旋玻璃',
      about: '自旋取实数，合起来落在一个球面上，三个三个地随机耦合。哪一高度上有怎样的鞍点，有精确的结果。',
    },
    learner: {
      ...learnerPanels.learner,
      about: '只有一个隐藏层的小网络。损失随全部权重起伏，也是一片有谷有鞍的地形。',
    },
  },
  fields: {
    seed,
    task,
    hidden,
    decay: {
      label: '权重衰减',
      help: '损失之外再加上权重平方和的一半乘以此数。为零时地形大片平坦，多数搜索会停在并非临界点的地方。',
    },
    samples: { label: '样本数', help: '多少组数据，也就有多少块玻璃。误差棒由此而来。' },
    inputs,
    points,
    noise: { label: '答案中的噪声', help: '加在教师答案上的噪声的方差。' },
    learningRate,
    size: { label: '自旋数', help: '任意三个都有耦合。' },
    longest: { label: '训练步数', help: '网络下山多久，才开始最后一批搜索。' },
    copies: { label: '每个样本的下山路数', help: '每个样本有几个起点；每条路上，每一站各搜索一次。' },
    aside: { label: '偏离多少', help: '每隔一次，搜索从路旁开始；偏离的大小以典型的权重或自旋为单位。' },
    iterations: { label: '搜索的步数', help: '走过这么多牛顿步仍未结束，就放弃。' },
  },
  columns: {
    stage: '站',
    step: '训练步数',
    time: '玻璃的时间',
    learnerStart: '起点的损失',
    learnerStartError: '起点损失的误差',
    learnerEnergy: '所得点的损失',
    learnerEnergyError: '所得点损失的误差',
    learnerAlpha: '指数（网络）',
    learnerAlphaError: '指数的误差（网络）',
    learnerFound: '临界点数（网络）',
    learnerRejected: '落空的搜索数（网络）',
    glassStart: '起点的能量',
    glassStartError: '起点能量的误差',
    glassEnergy: '所得点的能量',
    glassEnergyError: '所得点能量的误差',
    glassAlpha: '指数（玻璃）',
    glassAlphaError: '指数的误差（玻璃）',
    glassFound: '临界点数（玻璃）',
    glassRejected: '落空的搜索数（玻璃）',
    learnerFlat: '平坦方向的比例',
    learnerFlatError: '平坦方向比例的误差',
    alpha: '指数（下坡方向的比例）',
    learnerHeight: '高出最低点的损失',
    learnerHeightError: '高出最低点的损失的误差',
    learnerCount: '个数（网络）',
    glassHeight: '此指数下每个自旋的能量',
    glassHeightError: '此指数下能量的误差',
    glassCount: '个数（玻璃）',
  },
  curves: { exact: '精确，N → ∞' },
  figures: {
    learnerIndex: {
      title: '网络：多高，有几条下山路',
      caption:
        '每一点代表同一指数的全部临界点，各算一次；纵轴是比同一组数据上最低的一个高出多少损失。孤零零突出的那一点是个特别的地方：隐藏单元全部失效，有几个单元就有几条下山路。',
      x: '下坡方向的比例',
      y: '高出最低点的损失',
    },
    glassIndex: {
      title: '玻璃：多高，有几条下山路',
      caption: '驻点的能量随指数的变化。虚线是 N → ∞ 的精确结果，从阈值开始；阈值以下，再没有下坡的方向。',
      x: '下坡方向的比例',
      y: '每个自旋的能量',
    },
    descent: {
      title: '下山途中',
      caption: '从下山路上各站出发所找到的临界点的指数：下得越久，剩下的下坡方向越少。',
      x: '站',
      y: '下坡方向的比例',
    },
    learnerSpectrum: {
      title: '网络：曲率的分布',
      caption:
        '所选指数的临界点上，各个方向的曲率。零的左边是下坡的方向。有少数几个远大于其余，都算在最后一格里。',
      x: '曲率',
      y: '密度',
      at: '指数 {{value}}',
    },
    glassSpectrum: {
      title: '玻璃：曲率的分布',
      caption: '球面上的同一件事：近于一个半圆，越往下越向右移，直到零的左边什么也不剩。',
      x: '曲率',
      y: '密度',
      at: '指数 {{value}}',
    },
  },
  findings: {
    'learner-monotone': {
      label: '网络：越高下山路越多吗？',
      yes: '是的：{{count}} 个临界点，损失与指数的秩相关为 {{rho}}（95%：{{low}} 到 {{high}}）。',
      no: '恰好相反：{{count}} 个临界点，秩相关为 {{rho}}（95%：{{low}} 到 {{high}}）。',
      'cannot-tell': '{{count}} 个临界点还看不出来：秩相关为 {{rho}}（95%：{{low}} 到 {{high}}）。',
    },
    'glass-monotone': {
      label: '玻璃：越高下山路越多吗？',
      yes: '是的：{{count}} 个驻点，能量与指数的秩相关为 {{rho}}（95%：{{low}} 到 {{high}}）。',
      no: '恰好相反：{{count}} 个驻点，秩相关为 {{rho}}（95%：{{low}} 到 {{high}}）。',
      'cannot-tell': '{{count}} 个驻点还看不出来：秩相关为 {{rho}}（95%：{{low}} 到 {{high}}）。',
    },
    'glass-curve': {
      label: '玻璃落在精确的曲线上吗？',
      yes: '很接近：{{size}} 个自旋时，指数与同一能量下 N → ∞ 的值相差 {{apart}} ± {{error}}。',
      no: '没有：{{size}} 个自旋时，指数与 N → ∞ 的值相差 {{apart}} ± {{error}}。',
      'cannot-tell': '离得不远，但不在线上：{{size}} 个自旋时，指数与 N → ∞ 的值相差 {{apart}} ± {{error}}。',
    },
    'learner-found': {
      label: '网络：搜索都停在临界点上吗？',
      yes: '{{searches}} 次中有 {{found}} 次。另外 {{lost}} 次（{{share}}%）停在别处：那里坡度最小，却不为零，因此不计入。',
      no: '多数没有：{{searches}} 次中有 {{lost}} 次（{{share}}%）停在坡度最小却不为零的地方，不计入。找到的那些未必代表全部。',
      'cannot-tell': '{{searches}} 次中有 {{found}} 次，另一半没有。',
    },
    'glass-found': {
      label: '玻璃：搜索都停在驻点上吗？',
      yes: '{{searches}} 次中有 {{found}} 次。另外 {{lost}} 次（{{share}}%）停在别处，不计入。',
      no: '多数没有：{{searches}} 次中有 {{lost}} 次（{{share}}%）停在别处，不计入。',
      'cannot-tell': '{{searches}} 次中有 {{found}} 次，另一半没有。',
    },
  },
  guess: {
    question: '你站在一处四面皆平的地方。这里是谷底，还是山口？',
    options: { valley: '多半是谷底', depends: '要看有多高', pass: '无论在哪里都是山口' },
    answer:
      '要看有多高。高处平坦的地方几乎都是山口，下山的路很多；越低，路越少；谷都在底部。对无穷大的玻璃，这是精确的结果；对网络，这里量的是它的趋势。',
  },
  presets: {
    noise: '随机答案',
    labels: '随机标签',
    free: '不衰减',
    wide: '更宽',
    spins: '更多自旋',
    many: '多次搜索',
  },
  presetHelp: {
    noise: '无可学习：要记住的是一些正态随机数。',
    labels: '无可学习：要记住的是 +1 和 −1。',
    free: '没有权重衰减：有平坦的方向，搜索也常常落空。',
    wide: '隐藏单元加倍。',
    spins: '自旋加倍：玻璃离它的曲线更近。',
    many: '样本为三倍，下山路为两倍。需要几分钟。',
  },
  breaks: {
    flat: {
      text: '网络有玻璃所没有的对称性，失效的单元又使临界点连成一条条线。没有权重衰减时，鞍点是退化的：有些方向不升也不降。',
      source: 'Fukumizu 与 Amari，Neural Networks 13, 317 (2000)',
    },
    nowhere: {
      text: '寻找平地的搜索，也会停在坡度最小却不为零的地方；发表过的“临界点”里，可能有许多正是如此。这里要求坡度低于 10⁻⁸，不合格的都数了出来。',
      source: 'Frye 等，arXiv:2003.10397 (2020)',
    },
    exact: {
      text: '玻璃的所有样本共用一条曲线。网络的高度却取决于数据、衰减和宽度；这里只在每个样本之内比较高低的次序。',
      source: 'Dauphin 等，NeurIPS (2014)；Pennington 与 Bahri，ICML (2017)',
    },
    found: {
      text: '这里显示的是搜索找得到的点，它们都离下山的路不远。无论哪一边，这都不是对全部临界点的公平抽样。',
      source: 'Angelani 等，Phys. Rev. Lett. 85, 5356 (2000)',
    },
    kinks: {
      text: '没有包括 ReLU 网络：它的地形有折痕，那里不存在 Hessian。',
      source: 'Laurent 与 von Brecht，ICML (2018)',
    },
  },
};
