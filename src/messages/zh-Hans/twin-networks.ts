import type { SameShape } from '../catalogue.ts';
import type { twinNetworks as en } from '../en/twin-networks.ts';
import { learnerFields, learnerPanels, learnerPortraits } from './learner-words.ts';

const {
  seed,
  task,
  table,
  target,
  features,
  hidden,
  steps,
  networks,
  points,
  inputs,
  activation,
  optimiser,
  learningRate,
  batch,
  profile,
} = learnerFields;

/** 实验 `twin-networks`：起点不同的网络，函数与权重各有多像。 */
export const twinNetworks: SameShape<typeof en> = {
  panels: learnerPanels,
  portraits: learnerPortraits,
  fields: {
    seed,
    task,
    table,
    target,
    features,
    hidden,
    steps,
    parting: {
      label: '在哪里分开',
      help: '或者各有各的起点，或者全是同一个网络的副本，后来抽到的小批量不同。',
      options: { start: '起点处：权重不同', noise: '后来：小批量不同' },
    },
    spawn: { label: '副本分开的步数', help: '先把一个网络训练到这一步。只在“后来分开”时用到。' },
    networks,
    points,
    inputs,
    layers: {
      label: '隐藏层数',
      help: '只有一层时，隐藏单元的最佳交换可以精确求出；层数多了只能求得较好的，对齐后的重叠便只是下界。',
    },
    activation,
    optimiser,
    learningRate,
    batch: { label: batch.label, help: '每一步抽取的点数。0 表示用全部点，没有噪声。' },
    profile,
    wiring: {
      label: '连接方式',
      help: '各层完整，全部权重都可动；或者委员会机：一层 erf 隐藏单元，投票相加，票权永远相等。树形时，每个单元各有自己的输入。这时隐藏层数与激活函数已经定下。',
      options: { layers: '各层完整', committee: '委员会机', tree: '委员会机（树形）' },
    },
  },
  columns: {
    step: '分开后的步数',
    qTrain: '函数重叠（训练点）',
    qTrainError: '训练点上函数重叠的误差',
    qHeldOut: '函数重叠（留出点）',
    qHeldOutError: '留出点上函数重叠的误差',
    raw: '权重重叠（原样）',
    rawError: '原样权重重叠的误差',
    aligned: '权重重叠（对齐后）',
    alignedError: '对齐后权重重叠的误差',
    random: '随机网络（对齐后）',
    randomError: '随机网络的误差',
    trainLoss: '训练损失均值',
    trainLossError: '训练损失的误差',
    trainMedian: '训练损失中位数',
    trainLow: '训练损失 10% 分位',
    trainHigh: '训练损失 90% 分位',
    heldOutLoss: '留出损失均值',
    heldOutLossError: '留出损失的误差',
    heldOutMedian: '留出损失中位数',
    heldOutLow: '留出损失 10% 分位',
    heldOutHigh: '留出损失 90% 分位',
    gradient: '梯度长度',
    gradientError: '梯度长度的误差',
    trainWrong: '训练点错误率',
    trainWrongError: '训练点错误率的误差',
    heldOutWrong: '留出点错误率',
    heldOutWrongError: '留出点错误率的误差',
    sameTrain: '答案相同（训练点）',
    sameTrainError: '训练点上答案相同的误差',
    sameHeldOut: '答案相同（留出点）',
    sameHeldOutError: '留出点上答案相同的误差',
    independentTrain: '若各错各的（训练点）',
    independentTrainError: '训练点上“各错各的”之误差',
    independentHeldOut: '若各错各的（留出点）',
    independentHeldOutError: '留出点上“各错各的”之误差',
  },
  figures: {
    overlaps: {
      title: '函数与权重',
      caption:
        '对所有网络对取平均。函数是去掉均值之后逐点相比；权重先按原样比，再把隐藏单元交换到最接近时比。点线是对照：同样的交换在各层宽度相同的随机网络里能找到多少相似，只有高出它的部分才是学来的。ReLU 单元先调到进出权重等长，函数不变。误差棒由每次去掉一个网络算出：各对并不独立，而换一批数据的差别可能更大。',
      x: '分开后的步数',
      y: '重叠',
    },
    loss: {
      title: '损失带',
      caption: '阴影：五个网络中四个的训练损失。虚线：留出点上的中位数。',
      x: '分开后的步数',
      y: '每点损失',
    },
    answers: {
      title: '同样的答案',
      caption:
        '两个网络在多大比例的留出点上判为同一类。点线：假如在每一类里它们各错各的，会是多少。两线之间的部分说明它们错在同样的点上。误差只针对这批点；换一批点会怎样，它没有说。',
      x: '分开后的步数',
      y: '点的比例',
    },
    errors: {
      title: '答错多少',
      caption: '判错的点所占比例，对网络取平均。',
      x: '分开后的步数',
      y: '错误率',
    },
    gradient: {
      title: '还剩多少坡度',
      caption: '全部训练点上平均损失的梯度有多长。网络停下来时，它趋于零。',
      x: '分开后的步数',
      y: '梯度长度',
    },
    functions: { title: '每一对函数', caption: '留出点上的函数重叠，网络对网络。' },
    weights: { title: '每一对权重', caption: '对齐后的权重重叠，网络对网络；网络与次序同上。' },
  },
  findings: {
    functions: {
      label: '说法一致吗？',
      yes: '教过的地方一致：{{step}} 步之后，训练点上的函数重叠为 {{train}} ± {{trainError}}，留出点上为 {{heldOut}} ± {{heldOutError}}。',
      no: '不一致：{{step}} 步之后，训练点上的函数重叠为 {{train}} ± {{trainError}}，留出点上为 {{heldOut}} ± {{heldOutError}}。',
      'cannot-tell':
        '还差一点：{{step}} 步之后，训练点上的函数重叠为 {{train}} ± {{trainError}}，留出点上为 {{heldOut}} ± {{heldOutError}}。',
    },
    weights: {
      label: '是同一个网络吗？',
      yes: '差不多：交换隐藏单元之后，权重重叠为 {{aligned}} ± {{alignedError}}（原样为 {{raw}} ± {{rawError}}）。不过随机网络也有 {{random}} ± {{randomError}}，高出 {{more}} ± {{moreError}}。',
      no: '不是：权重重叠原样为 {{raw}} ± {{rawError}}，交换隐藏单元之后为 {{aligned}} ± {{alignedError}}。随机网络也有 {{random}} ± {{randomError}}，所以学来的只有 {{more}} ± {{moreError}}。',
      'cannot-tell':
        '在边界上：交换隐藏单元之后，权重重叠为 {{aligned}} ± {{alignedError}}（原样为 {{raw}} ± {{rawError}}），随机网络为 {{random}} ± {{randomError}}。',
    },
    points: {
      label: '教过的地方更一致吗？',
      yes: '是：逐对比较，训练点上的函数重叠比留出点上的高 {{more}} ± {{error}}。',
      no: '没有：训练点上的函数重叠减去留出点上的，为 {{more}} ± {{error}}。',
      'cannot-tell': '看不出来：相差 {{more}} ± {{error}}。',
    },
    answers: {
      label: '错在同样的地方吗？',
      yes: '是：两个网络在 {{same}} ± {{sameError}}% 的留出点上答案相同；若各错各的，应为 {{independent}}%，比实际少 {{more}} ± {{moreError}}%。',
      no: '不是：答案相同的留出点有 {{same}} ± {{sameError}}%，比各错各的 {{independent}}% 还少。',
      'cannot-tell':
        '看不出来：答案相同的留出点有 {{same}} ± {{sameError}}%，各错各的应为 {{independent}}%，相差 {{more}} ± {{moreError}}%。',
    },
  },
  guess: {
    question: '十六个网络从不同的随机起点学同一批点，直到个个背熟。它们有什么相同？',
    options: {
      weights: '权重相同，只是单元次序不同',
      functions: '说的相同，说的方式不同',
      taught: '教过的点上说的相同，别处没那么相同',
    },
    answer:
      '在训练点上它们说法一致，连噪声也一致。在这些点之间，一致程度就低了；至于权重，比同样用心配对的随机网络也相似不了多少。合得上的网络很多，训练选中哪一个，看从哪里出发。没教过的地方它们意见不一，集成方法正是由此得知自己有多大把握。',
  },
  presets: {
    noise: '同一起点，噪声不同',
    late: '晚些分开',
    wide: '宽网络',
    moons: '双月',
    labels: '随机标签',
    committee: '委员会机',
    tree: '委员会机（树形）',
  },
  presetHelp: {
    noise: '大家同一个起点，只有小批量不同。',
    late: '同一个网络的副本在第 500 步分开：它们近得多。',
    wide: '128 个隐藏单元，8 个网络：留出点上的函数更接近。',
    moons: '平面上的两类点：两个网络有多常给出同样的答案？',
    labels: '没有规律可学，别处却也有几分一致：都是穿过同样那些点的光滑函数。',
    committee: '四个单元，票权相等：只有次序是自由的。',
    tree: '五个单元，各看两个输入：连次序也不自由，权重不必对齐。',
  },
  breaks: {
    symmetry: {
      text: '自旋玻璃的副本彼此不同，是因为谷很多。网络彼此不同，还因为同一个函数有许多写法：隐藏单元可以交换，尺度可以移来移去。玻璃只有一种这样的自由，就是全部自旋一起翻转。树形的委员会机一种也没有，权重可以照原样比较。',
      source: 'Ainsworth、Hayase 与 Srinivasa，arXiv:2209.04836',
    },
    disorder: {
      text: '误差棒只来自不同的起点：所有网络学的是同一批点。在玻璃那边，误差来自许多次无序的抽取，那是更大的涨落。',
      source: '只换种子的涨落，见 Picard，arXiv:2109.08203',
    },
    wide: {
      text: '按这里的增益，无限宽时训练是线性的，函数之间只差在随机起点。这些网络离那个极限是远是近，取决于宽度与学习率。',
      source: 'Jacot、Gabriel 与 Hongler，arXiv:1806.07572',
    },
  },
};
