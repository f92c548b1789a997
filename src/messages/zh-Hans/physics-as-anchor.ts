import type { SameShape } from '../catalogue.ts';
import type { physicsAsAnchor as en } from '../en/physics-as-anchor.ts';
import { errorColumns } from '../en/transfer.ts';
import { learnerFields } from './learner-words.ts';
import { transfer } from './transfer.ts';

const { fields } = transfer;

const anchorArms = {
  data: '只用源数据',
  anchored: '源数据加源定律',
  labelled: '再用标签',
  oldLaw: '再用旧定律（错的）',
  newLaw: '再用新定律',
} as const;

const numbers = '相差 {{difference}} 个百分点（95% 区间 {{low}} 至 {{high}}）';

/** 实验 `physics-as-anchor`：数据带不走的地方，定律可以。 */
export const physicsAsAnchor = {
  panels: {
    learner: {
      title: '一个代理模型，五位老师',
      about:
        '网络已经学会矩形板。面对新板，教它们的可以是少量标签，可以是用新板真实导热率写下的定律，也可以是仍用旧导热率的定律。定律不需要任何测量。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    target: fields.target,
    amount: fields.amount,
    labels: fields.labels,
    repeats: fields.repeats,
    sourcePlates: fields.sourcePlates,
    targetPlates: fields.targetPlates,
    testPlates: fields.testPlates,
    points: fields.points,
    width: fields.width,
    steps: fields.steps,
    tuneSteps: fields.tuneSteps,
    lawSteps: fields.lawSteps,
    learningRate: fields.learningRate,
    tuneRate: fields.tuneRate,
    lawPlates: fields.lawPlates,
    lawPoints: fields.lawPoints,
    lawWeight: fields.lawWeight,
    resolution: { label: '图的格数', help: '沿较长的一边。' },
  },
  columns: {
    arm: '由什么来教',
    labels: '标签数',
    labelsPlusOne: '标签数 + 1',
    error: '相对误差',
    errorError: '误差的标准误差',
    gain: '相对只用源数据的收益',
    gainError: '收益的标准误差',
    gainLow: '收益的 95% 下限',
    gainHigh: '收益的 95% 上限',
    residual: '真实定律的残差',
    residualError: '残差的标准误差',
    sourceError: '源板上的误差',
    sourceErrorError: '源板误差的标准误差',
    ...errorColumns(anchorArms, '标准误差', '：'),
  },
  columnWords: { arm: anchorArms },
  figures: {
    labels: {
      title: '误差与标签数：有定律与没有定律',
      caption:
        '在未见过的新板上的相对误差，对各次重复取平均并标出标准误差。横轴是标签数加一，好让“没有标签”也有位置。',
      x: '标签数 + 1',
      y: '相对误差',
    },
    plate: {
      title: '一块新板',
      caption:
        '第一次重复中谁也没有学过的一块板：真实温度、网络给出的温度、错在哪里，以及在哪里违反这块板自己的定律（乘以到边距离的平方，与训练时一样）。',
      x: 'x',
      y: 'y',
      panels: { exact: '真实温度', taught: '网络的温度', error: '误差', lawResidual: '真实定律的残差' },
    },
  },
  findings: {
    anchored: {
      label: '学源数据时加上源定律，对新板有用：',
      yes: `有用：不加时 {{first}} ± {{firstError}}%，加上后 {{second}} ± {{secondError}}%；${numbers}。`,
      no: `反而有害：不加时 {{first}} ± {{firstError}}%，加上后 {{second}} ± {{secondError}}%；${numbers}。`,
      'cannot-tell': `不加时 {{first}} ± {{firstError}}%，加上后 {{second}} ± {{secondError}}%：${numbers}。`,
      waiting: '这些网络还在训练。',
    },
    carries: {
      label: '没有标签，新定律有用：',
      yes: `有用：误差从 {{first}} ± {{firstError}}% 变为 {{second}} ± {{secondError}}%；${numbers}。`,
      no: `没用：误差从 {{first}} ± {{firstError}}% 变为 {{second}} ± {{secondError}}%；${numbers}。`,
      'cannot-tell': `误差从 {{first}} ± {{firstError}}% 变为 {{second}} ± {{secondError}}%：${numbers}。`,
      waiting: '这些网络还在训练。',
    },
    misleads: {
      label: '旧定律让新板上的误差更大：',
      yes: `是：用旧定律 {{first}} ± {{firstError}}%，什么都不用 {{second}} ± {{secondError}}%；${numbers}。`,
      no: `否，它仍然有用：用旧定律 {{first}} ± {{firstError}}%，什么都不用 {{second}} ± {{secondError}}%；${numbers}。`,
      'cannot-tell': `用旧定律 {{first}} ± {{firstError}}%，什么都不用 {{second}} ± {{secondError}}%：${numbers}。`,
      waiting: '这些网络还在训练。',
    },
    beside: {
      label: '已有 {{labels}} 个标签时，新定律仍有用：',
      yes: `有用：只用标签 {{first}} ± {{firstError}}%，两者都用 {{second}} ± {{secondError}}%；${numbers}。`,
      no: `没用：只用标签 {{first}} ± {{firstError}}%，两者都用 {{second}} ± {{secondError}}%；${numbers}。`,
      'cannot-tell': `只用标签 {{first}} ± {{firstError}}%，两者都用 {{second}} ± {{secondError}}%：${numbers}。`,
      waiting: '这些网络还在训练。',
    },
    trusted: {
      label: '已有 {{labels}} 个标签时，旧定律不如不用：',
      yes: `是：用旧定律 {{first}} ± {{firstError}}%，只用标签 {{second}} ± {{secondError}}%；${numbers}。`,
      no: `否：用旧定律 {{first}} ± {{firstError}}%，只用标签 {{second}} ± {{secondError}}%；${numbers}。`,
      'cannot-tell': `用旧定律 {{first}} ± {{firstError}}%，只用标签 {{second}} ± {{secondError}}%：${numbers}。`,
      waiting: '这些网络还在训练。',
    },
  },
  guess: {
    question: '导热率变了，没有人再测量。定律能教什么？',
    options: {
      old: '旧定律总比没有强',
      new: '新定律，而且只有新定律',
      none: '什么也教不了：没有标签就学不到东西',
    },
    answer:
      '新定律，而且能教很多：在几千个没有人测量的点上要求它成立，在这样的运行里，未见过的板上的误差大约减少四成。旧定律几乎没有作用：它只是把源数据说过的话再说一遍，既误导不了本来就相信它的网络，也纠正不了它。下面的指示灯说明这次运行看到了什么。',
  },
  presetGroups: { worlds: '改变什么' },
  presets: {
    covariate: '只变形状',
    both: '形状和定律都变',
    few: '定律配点很少',
    research: '多次重复',
  },
  presetHelp: {
    covariate: '有缺口：定律照旧，新旧定律是同一条。',
    both: '有缺口，导热率也不再均匀。',
    few: '256 个配点对 1345 个参数：定律在这些点上成立，却什么也没学到。',
    research: '24 次重复，训练更久。需要许多分钟。',
  },
  breaks: {
    given: {
      text: '新的导热率是准确给定的，边上的温度也是。实际中两者都要测量。',
      source: 'Brynjarsdóttir & O’Hagan, Inverse Problems 30, 114007 (2014)',
    },
    edges: {
      text: '所有代理模型都在构造上满足给定的边界值。没有这一点的网络还得先学会边界，从内部的定律中得到的好处会更少。',
      source: 'Lagaris, Likas & Fotiadis, IEEE Trans. Neural Netw. 9, 987 (1998)',
    },
    residual: {
      text: '残差小只说明服从了某条定律，不说明这条定律是对的；在凹角处，甚至不说明答案就在附近。',
      source: '见 pinn-fail',
    },
  },
} as const satisfies SameShape<typeof en>;
