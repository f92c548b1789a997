import type { SameShape } from '../catalogue.ts';
import type { barrier as en } from '../en/barrier.ts';
import { learnerFields, learnerPanels, learnerPortraits } from './learner-words.ts';

const {
  seed,
  task,
  table,
  target,
  features,
  steps,
  points,
  inputs,
  activation,
  optimiser,
  learningRate,
  batch,
  profile,
} = learnerFields;

/** 实验 `barrier`：对齐前后的线性模式连通，以及它与宽度的关系。 */
export const barrier: SameShape<typeof en> = {
  panels: learnerPanels,
  portraits: learnerPortraits,
  fields: {
    seed,
    task,
    table,
    target,
    features,
    widest: { label: '最宽的隐藏层', help: '从最窄的起，宽度逐次加倍，直到这里。' },
    steps,
    spawn: {
      label: '副本分开的步数',
      help: '每一对里的第一个网络在这一步复制一份，副本此后抽不同的小批量。',
    },
    pairs: {
      label: '网络对数',
      help: '每种宽度都有这么多对。各对没有共同的网络，所以对与对的涨落就是误差。',
    },
    narrowest: { label: '最窄的隐藏层', help: '最先运行的宽度。' },
    points,
    inputs,
    scaling: {
      label: '输出的尺度',
      help: '平均场：输出是隐藏单元的平均，无论多宽，每个单元都走得一样远；这要求优化器的步长与梯度大小无关（Adam）。标准：求和后除以宽度的平方根，宽网络几乎不动。',
      options: { 'mean-field': '平均场（1/m）', standard: '标准（1/√m）' },
    },
    activation,
    optimiser,
    learningRate,
    batch,
    profile,
  },
  columns: {
    width: '宽度',
    position: '路上的位置',
    raw: '原样',
    rawError: '原样的误差',
    aligned: '对齐后',
    alignedError: '对齐后的误差',
    shuffled: '随机交换',
    shuffledError: '随机交换的误差',
    spawned: '分开的副本',
    spawnedError: '分开的副本之误差',
    rawHeldOut: '原样（留出点）',
    rawHeldOutError: '原样（留出点）的误差',
    alignedHeldOut: '对齐后（留出点）',
    alignedHeldOutError: '对齐后（留出点）的误差',
    shuffledHeldOut: '随机交换（留出点）',
    shuffledHeldOutError: '随机交换（留出点）的误差',
    spawnedHeldOut: '分开的副本（留出点）',
    spawnedHeldOutError: '分开的副本（留出点）之误差',
    trainLoss: '两端的训练损失',
    trainLossError: '训练损失的误差',
    heldOutLoss: '两端的留出损失',
    heldOutLossError: '留出损失的误差',
    overlap: '权重重叠（原样）',
    overlapError: '权重重叠的误差',
    alignedOverlap: '权重重叠（对齐后）',
    alignedOverlapError: '对齐后权重重叠的误差',
    rawPath: '沿路（原样）',
    rawPathError: '沿路（原样）的误差',
    alignedPath: '沿路（对齐后）',
    alignedPathError: '沿路（对齐后）的误差',
    shuffledPath: '沿路（随机交换）',
    shuffledPathError: '沿路（随机交换）的误差',
    spawnedPath: '沿路（分开的副本）',
    spawnedPathError: '沿路（分开的副本）之误差',
  },
  figures: {
    train: {
      title: '势垒',
      caption:
        '在两个网络之间的直路上，训练损失的最高点比两端损失的连线高出多少；对互不相交的各对取平均。点线：隐藏单元随机交换，是对照。虚线：同一个网络的两个副本，在第 k 步分开。',
      x: '隐藏单元数',
      y: '势垒（训练损失）',
    },
    heldOut: {
      title: '留出点上的势垒',
      caption: '同样的路，损失换成没有哪个网络训练过的点。',
      x: '隐藏单元数',
      y: '势垒（留出损失）',
    },
    exponent: {
      title: '是宽度的幂吗？',
      caption:
        '在对数坐标里，幂律是一条直线。指数及其区间写在下面。对于向教师学习的两层宽 ReLU 网络，理论给出对齐后势垒的上界，量级为 m^(−1/2)。',
      x: '隐藏单元数',
      y: '势垒（训练损失）',
    },
    path: {
      title: '最宽的网络之间的路',
      caption: '从一个网络（0）到另一个（1），训练损失比两端连线高出多少。',
      x: '路上的位置',
      y: '高出两端的损失',
    },
    overlaps: {
      title: '对齐能拉近多少',
      caption: '交换前后的权重重叠。宽网络里每个单元都找得到伙伴；但随机网络也是如此，输入越少越是如此。',
      x: '隐藏单元数',
      y: '权重重叠',
    },
  },
  findings: {
    aligned: {
      label: '对齐能降低势垒吗？',
      yes: '能：{{width}} 个隐藏单元时，训练损失的势垒从 {{raw}} ± {{rawError}} 降到 {{aligned}} ± {{alignedError}}；网络自身的损失是 {{loss}}。对齐后的权重重叠为 {{overlap}}。',
      no: '不能：{{width}} 个隐藏单元时，对齐前 {{raw}} ± {{rawError}}，对齐后 {{aligned}} ± {{alignedError}}。',
      'cannot-tell':
        '看不出来：{{width}} 个隐藏单元时，对齐前 {{raw}} ± {{rawError}}，对齐后 {{aligned}} ± {{alignedError}}。',
    },
    shuffled: {
      label: '随机交换呢（对照）？',
      yes: '看不出变化：{{change}} ± {{changeError}}。能降低势垒的，是恰当的交换。',
      no: '势垒变了 {{change}} ± {{changeError}}：要么哪里不对，要么碰上了少见的情形。',
      'cannot-tell': '看不出来：至少要有两对网络训练成功。',
    },
    exponent: {
      label: '势垒 ~ m^(−1/2)？',
      yes: '就这次运行所见，是：隐藏单元从 {{from}} 个起，对齐后的势垒按宽度的 {{aligned}} ± {{alignedError}} 次幂变化（原样：{{raw}} ± {{rawError}}）。',
      no: '这里不是：隐藏单元从 {{from}} 个起，对齐后的势垒按宽度的 {{aligned}} ± {{alignedError}} 次幂变化（原样：{{raw}} ± {{rawError}}）。指数取决于任务、输入维数与尺度；理论给的是宽网络的上界，降得更快并不违反它。',
      'cannot-tell':
        '看不出来：隐藏单元从 {{from}} 个起，对齐后势垒的指数为 {{aligned}} ± {{alignedError}}（原样：{{raw}} ± {{rawError}}）。',
      few: '要有三种宽度达到 {{from}} 个隐藏单元才行。',
    },
    spawned: {
      label: '分开的副本还在同一个谷里吗？',
      yes: '比陌生的近：在第 {{step}} 步分开，势垒为 {{spawned}} ± {{spawnedError}}，而各自起步的为 {{raw}} ± {{rawError}}。',
      no: '不在：在第 {{step}} 步分开，势垒为 {{spawned}} ± {{spawnedError}}，比各自起步的 {{raw}} ± {{rawError}} 还高。',
      'cannot-tell':
        '看不出来：在第 {{step}} 步分开，势垒为 {{spawned}} ± {{spawnedError}}，各自起步的为 {{raw}} ± {{rawError}}。',
    },
  },
  guess: {
    question:
      '两个网络从不同的起点拟合了同样的数据。在两组权重的正中间，损失很高。如果先把其中一个的隐藏单元排成适合另一个的次序呢？',
    options: {
      nothing: '还是高：它们在不同的谷里',
      gone: '山不见了：本来就是一个谷，写法不同而已',
      lower: '低得多，而且越宽越低',
    },
    answer:
      '低得多。山还剩多少，要看宽度、输入维数，以及训练使单元走了多远。输入只有两维时，宽网络几乎成了一个谷；输入有十维、尺度又让单元几乎不动时，试过的宽度都还剩五分之一。',
  },
  presets: {
    early: '立刻分开',
    late: '晚些分开',
    moons: '双月',
    'few-inputs': '三维输入',
    standard: '标准尺度',
  },
  presetHelp: {
    early: '副本在第 0 步分开：起点相同，小批量从一开始就不同。',
    late: '副本在第 1000 步、也就是半路上分开。',
    moons: '输入只有两维：对齐能为每个单元找到伙伴，势垒降得很快。',
    'few-inputs': '输入为三维的教师网络。',
    standard: '输出除以 √m，用动量：宽网络几乎不动，对齐剩下的就一直剩着。',
  },
  breaks: {
    glass: {
      text: '玻璃的两个状态之间没有直路，因为自旋非正即负；任意两个自旋都耦合时，状态之间的势垒还随自旋数升高。按理论，对齐后的网络正相反：越宽，势垒越低。',
      source: 'Mackenzie 与 Young，Phys. Rev. Lett. 49, 301 (1982)；Zhan、Li 与 Wu，arXiv:2503.06001',
    },
    straight: {
      text: '直路上的势垒并不是地形的势垒：常有损失几乎不变的弯路可以绕过去。',
      source: 'Draxler 等，arXiv:1803.00885；Garipov 等，arXiv:1802.10026',
    },
    claim: {
      text: '“除去交换，所有的解同在一谷”只是猜想，反例是有的；而且按权重配对，找到的未必是势垒最低的交换。',
      source: 'Entezari 等，arXiv:2110.06296；Ainsworth 等，arXiv:2209.04836',
    },
  },
};
