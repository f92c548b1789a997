import type { SameShape } from '../catalogue.ts';
import type { ColumnEnd, doubleDescent as en } from '../en/double-descent.ts';
import { data } from './data.ts';
import { learnerFields } from './learner-words.ts';

/** 三个问题之一的各列，`name` 写在前面。 */
function columns<M extends 'linear' | 'teacher' | 'table'>(model: M, name: string) {
  return {
    [`${model}Risk`]: `${name}：新点上的误差，均值`,
    [`${model}RiskError`]: `${name}：该均值的误差`,
    [`${model}RiskMedian`]: `${name}：新点上的误差，中位数`,
    [`${model}RiskMedianError`]: `${name}：中位数的误差`,
    [`${model}RiskLow`]: `${name}：16% 的抽样低于此`,
    [`${model}RiskHigh`]: `${name}：84% 的抽样低于此`,
    [`${model}Ridge`]: `${name}：用给定的岭`,
    [`${model}RidgeError`]: `${name}：用给定的岭时的误差`,
    [`${model}Tuned`]: `${name}：岭经过调节`,
    [`${model}TunedError`]: `${name}：岭经过调节时的误差`,
    [`${model}Bias`]: `${name}：偏差`,
    [`${model}BiasError`]: `${name}：偏差的误差`,
    [`${model}Variance`]: `${name}：方差，均值`,
    [`${model}VarianceError`]: `${name}：方差均值的误差`,
    [`${model}VarianceMedian`]: `${name}：方差，中位数`,
    [`${model}VarianceMedianError`]: `${name}：方差中位数的误差`,
    [`${model}Train`]: `${name}：训练误差`,
    [`${model}TrainError`]: `${name}：训练误差的统计误差`,
    [`${model}Norm`]: `${name}：范数平方，均值`,
    [`${model}NormError`]: `${name}：范数均值的误差`,
    [`${model}NormMedian`]: `${name}：范数平方，中位数`,
    [`${model}NormMedianError`]: `${name}：范数中位数的误差`,
    [`${model}Overlap`]: `${name}：两个拟合的重叠`,
    [`${model}OverlapError`]: `${name}：重叠的误差`,
  } as { readonly [K in `${M}${ColumnEnd}`]: string };
}

/** 实验 `double-descent`：特征从少到多的最小二乘，有岭与无岭。 */
export const doubleDescent: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '特征很多的最小二乘',
      about:
        '用线性函数拟合带噪声的标签，特征可以比点少，也可以多得多。没有一步步的训练：每个拟合都是直接解出来的。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    noise: { label: '标签噪声', help: '噪声的方差；答案本身的方差为 1。' },
    ridge: {
      label: '岭 λ',
      help: '对大权重的惩罚 n λ |w|²。没有它，拟合会尽量贴近每个标签。',
    },
    beside: {
      label: '与线性问题并列',
      help: '随机 ReLU 特征：隐藏单元的权重抽定之后不再训练。',
      options: { both: '教师与表格', teacher: '教师', table: '表格', none: '无' },
    },
    draws: { label: '抽样次数', help: '全部重新抽取多少次；误差棒由此而来。' },
    points: { label: '训练点数', help: '即 n。特征也是这么多时，就是峰的位置。' },
    table: {
      label: '表格',
      help: '每次抽样用不同的行训练，留出五分之一。',
      options: {
        'auto-mpg': data['auto-mpg'].label,
        'penguin-mass': data['penguin-mass'].label,
        'iris-width': data['iris-width'].label,
      },
    },
    inputs: { label: '教师的输入', help: '数据点的维数。' },
    copies: {
      label: '每次抽样的噪声份数',
      help: '同样的点，标签噪声重抽几遍，各拟合一次；看它们的重叠，就知道彼此是否一致。',
    },
    ratios: {
      label: '每个点的特征数',
      help: '一串 p/n，例如 0.5, 0.95, 2。不填则取 0.2 到 10 之间的十六个。',
    },
  },
  columns: {
    features: '特征数 p',
    ratio: 'p/n',
    meanExists: '误差有均值',
    errorExists: '均值有误差',
    errorSound: '该误差可靠',
    ...columns('linear', '线性'),
    ...columns('teacher', 'ReLU、教师'),
    ...columns('table', 'ReLU、表格'),
  },
  ticks: { threshold: 'p = n' },
  curves: {
    risk: '无岭，精确',
    ridge: '给定的岭，n → ∞',
    best: '最佳的岭，n → ∞',
    bias: '偏差，精确',
    variance: '方差，精确',
    overlap: '精确，均值之比',
    train: '线性，精确',
    norm: '线性，精确均值',
  },
  figures: {
    linear: {
      title: '线性特征：先降，升到峰顶，再降',
      caption:
        '新点上的误差随每个点的特征数变化。实线是均值（存在之处），点线是中位数（总是存在），细线是在这个 n 与 p 下的精确结果。岭取得合适，峰就没有了。',
      x: '每个点的特征数 p/n',
      y: '新点上的超额误差',
    },
    parts: {
      title: '偏差与方差',
      caption:
        '把标签噪声平均掉之后剩下的是偏差，噪声造成的是方差。峰全是方差；越过峰之后偏差上升，因为范数最小的拟合在 p 个方向中只看得见 n 个。',
      x: '每个点的特征数 p/n',
      y: '误差的组成',
    },
    overlap: {
      title: '两个拟合说的一样吗？',
      caption:
        '同样的点，标签噪声抽两遍：两个拟合在新点上的说法的重叠，完全一致为 1。在峰顶几乎只剩噪声。精确曲线是均值之比，n 大时单次抽样也跟着它。',
      x: '每个点的特征数 p/n',
      y: '预测的重叠',
    },
    teacher: {
      title: '随机 ReLU 特征，教师的数据',
      caption: '无岭时取中位数，另有给定的岭与在训练点上调出的岭（均值）。这里不套用任何公式。',
      x: '每个点的特征数 p/n',
      y: '新点上的误差',
    },
    table: {
      title: '随机 ReLU 特征，真实表格',
      caption:
        '同样的量，在留出的行上测量；答案已标准化，训练标签另加噪声。任何特征都解释不了的部分，构成误差的下限。',
      x: '每个点的特征数 p/n',
      y: '留出行上的误差',
    },
    train: {
      title: '训练误差',
      caption: '到 p = n 降为零，此后一直为零：每个标签都对上了，连同它的噪声。',
      x: '每个点的特征数 p/n',
      y: '训练点上的误差',
    },
    norm: {
      title: '解的长度',
      caption:
        '权重范数平方的中位数。p = n 时，要对上每个标签，权重非得极大不可；特征再多，小一些的权重就够了。',
      x: '每个点的特征数 p/n',
      y: '范数平方',
    },
  },
  findings: {
    onCurve: {
      label: '与精确曲线相符：',
      yes: '相符。误差可靠的 {{rows}} 个均值，与精确值都相差不超过 {{sigmas}} σ；p = n 附近有 {{left}} 行尾部太重，不作比较。',
      no: '不符：{{rows}} 个均值中，有一个偏离精确值 {{sigmas}} σ。',
      'cannot-tell': '目前误差可靠的均值只有 {{rows}} 个，偏离不超过 {{sigmas}} σ。',
      waiting: '还没有哪一行的均值带有可靠的误差。',
    },
    peaked: {
      label: 'p = n 处有峰：',
      yes: '误差的中位数在 p/n = {{ratio}} 处为 {{height}} ± {{error}}，而在 {{leftRatio}} 处为 {{left}}，在 {{rightRatio}} 处为 {{right}}。',
      no: '这里没有：最高的中位数 {{height}} ± {{error}} 在 p/n = {{ratio}} 处。',
      'cannot-tell': '最高的中位数是 p/n = {{ratio}} 处的 {{height}} ± {{error}}，与两侧相比还不够明显。',
      waiting: '要有 p = n 两侧的结果才能判断。',
    },
    tamed: {
      label: '岭能消掉它：',
      yes: '在 p/n = {{ratio}} 处，无岭时误差为 {{without}}（中位数），用给定的岭为 {{ridge}}，用调节过的岭为 {{tuned}} ± {{error}}，不高于更远处的 {{highest}}。',
      no: '这里没有：在 p/n = {{ratio}} 处，用调节过的岭仍有 {{tuned}} ± {{error}}，更远处为 {{highest}}。',
      'cannot-tell':
        '在 p/n = {{ratio}} 处，无岭时为 {{without}}（中位数），用调节过的岭为 {{tuned}} ± {{error}}，分不清。',
      waiting: '要等 p = n 及以后的结果。',
    },
    disagreed: {
      label: '两个拟合在那里分歧最大：',
      yes: '重叠在 p/n = {{ratio}} 处为 {{overlap}} ± {{error}}，而在 {{firstRatio}} 处为 {{first}}，在 {{lastRatio}} 处为 {{last}}。',
      no: '这里不是：最低的重叠 {{overlap}} ± {{error}} 在 p/n = {{ratio}} 处。',
      'cannot-tell': '最低的重叠是 p/n = {{ratio}} 处的 {{overlap}} ± {{error}}，并不明显低于两端。',
      waiting: '要有 p = n 两侧的结果才能判断。',
    },
    teacherBigger: {
      label: '最大的模型最好（教师）：',
      yes: '每个点 {{largeRatio}} 个特征时误差为 {{large}}，比最好的小模型（{{smallRatio}} 处的 {{small}}）低 {{gain}} ± {{error}}。',
      no: '不是：每个点 {{largeRatio}} 个特征时误差为 {{large}}；小模型更好，{{smallRatio}} 处为 {{small}}（相差 {{gain}} ± {{error}}）。',
      'cannot-tell':
        '每个点 {{largeRatio}} 个特征时为 {{large}}，{{smallRatio}} 个时为 {{small}}：相差 {{gain}} ± {{error}}。',
      waiting: '要等 p = n 以后的结果。',
    },
    tableBigger: {
      label: '最大的模型最好（表格）：',
      yes: '每个点 {{largeRatio}} 个特征时误差为 {{large}}，比最好的小模型（{{smallRatio}} 处的 {{small}}）低 {{gain}} ± {{error}}。',
      no: '不是：每个点 {{largeRatio}} 个特征时误差为 {{large}}；小模型更好，{{smallRatio}} 处为 {{small}}（相差 {{gain}} ± {{error}}）。',
      'cannot-tell':
        '每个点 {{largeRatio}} 个特征时为 {{large}}，{{smallRatio}} 个时为 {{small}}：相差 {{gain}} ± {{error}}。',
      waiting: '要等 p = n 以后的结果。',
    },
  },
  guess: {
    question: '特征恰好和点一样多。现在特征增加到十倍，新点上的误差会怎样？',
    options: {
      worse: '变大：更有余地去拟合噪声',
      same: '不变：标签早已全部对上',
      better: '变小',
    },
    answer:
      '变小。特征和点一样多时，穿过所有标签的拟合只有一个，为了对上噪声，它不得不剧烈弯折。特征多得多时，这样的拟合有许多，取范数最小的那个，弯折也最轻。当然，加一个岭从一开始就不会弯得那么厉害。',
  },
  presets: {
    'less-noise': '噪声很小',
    'more-noise': '噪声很大',
    'strong-ridge': '更强的岭',
    penguins: '企鹅',
    'few-points': '点很少',
  },
  presetHelp: {
    'less-noise': '方差 0.01：峰由噪声而来，也随它变矮。',
    'more-noise': '方差 1：噪声与信号一样大。',
    'strong-ridge': 'λ = 0.25，正是 p = n 处的最佳值：没有峰。',
    penguins: '不预测汽车油耗，改为预测企鹅的体重。',
    'few-points': 'n = 30：峰很宽，均值不存在的区域也更宽。',
  },
  breaks: {
    convex: {
      text: '这不是玻璃。每个拟合都是一个凸问题，只有一个最小值，或一整片平底，哪里都没有势垒。峰顶处的拟合彼此不同，是因为标签噪声不同，而不是各自困在一处。',
      source: 'Hastie、Montanari、Rosset 与 Tibshirani，Ann. Statist. 50, 949 (2022)',
    },
    isotropic: {
      text: '精确曲线只适用于各方向一样的线性特征，而且真相就在其中。那里特征再多也胜不过最好的小模型，第二次下降只是回到“什么都不预测”的误差。随机 ReLU 特征越多越接近真相，大模型才可能取胜；它也有渐近公式，但这里没有使用。',
      source: 'Mei 与 Montanari，Commun. Pure Appl. Math. 75, 667 (2022)',
    },
    tails: {
      text: 'p = n 附近，误差的尾部很重：|p − n| ≤ 1 时没有均值，|p − n| ≤ 3 时均值没有标准误差，直到 7，这个误差本身都不可靠。那里给出中位数，但它不会告诉你罕见的灾难。',
      source: 'von Rosen，Scand. J. Statist. 15, 97 (1988)：逆 Wishart 分布的矩',
    },
    jamming: {
      text: '训练出来的网络在刚好能拟合全部数据的地方也有这样的峰，有人把它比作阻塞转变。那里特征是学出来的，提前停止与岭同样重要，也不能只看 p 与 n 之比。',
      source: 'Spigler 等，J. Phys. A 52, 474001 (2019)；Nakkiran 等，ICLR (2020)',
    },
  },
};
