import type { SameShape } from '../catalogue.ts';
import type { pinnInverse as en, InverseColumns } from '../en/pinn-inverse.ts';
import { learnerFields } from './learner-words.ts';
import { pinnFields } from './pinn-words.ts';

/** 一个未知常数的各列，`name` 写在前面。 */
function columns<P extends 'first' | 'second'>(place: P, name: string) {
  return {
    [place]: `${name} / 真值`,
    [`${place}Error`]: `${name}：标准误差`,
    [`${place}Median`]: `${name}：中位数 / 真值`,
    [`${place}Scatter`]: `${name}：离散`,
    [`${place}ScatterError`]: `${name}：离散的误差`,
    [`${place}Bar`]: `${name}：线性化误差棒`,
    [`${place}BarError`]: `${name}：线性化误差棒的误差`,
  } as { readonly [K in InverseColumns<P>]: string };
}

const near = {
  yes: '是的：{{points}} 个噪声为 {{noise}} % 的测量，抽取 {{draws}} 次，中位数与 {{symbol}} 的真值相差 {{off}} ± {{error}} %。单次抽样的离散为 {{scatter}} %。',
  no: '没有：抽取 {{draws}} 次，中位数与 {{symbol}} 的真值相差 {{off}} ± {{error}} %。单次抽样的离散为 {{scatter}} %。',
  'cannot-tell':
    '抽取 {{draws}} 次，中位数与 {{symbol}} 的真值相差 {{off}} ± {{error}} %：离百分之一太近，或抽取次数太少。单次抽样的离散为 {{scatter}} %。',
  lost: '没有：中位数是 {{symbol}} 真值的 {{median}} 倍。要么这些测量定不住它，要么训练走到了别处；没有热源时，任何 k 都满足 k∇²u = 0，而 k = 0 干脆关掉了定律。',
  waiting: '网络仍在训练。',
};
const unbiased = {
  yes: '是的：均值是 {{symbol}} 真值的 {{mean}} ± {{error}} 倍，偏离 {{sigmas}} σ。',
  no: '不是：均值是 {{symbol}} 真值的 {{mean}} ± {{error}} 倍，偏离 {{sigmas}} σ。',
  'cannot-tell': '均值是 {{symbol}} 真值的 {{mean}} ± {{error}} 倍，偏离 {{sigmas}} σ。',
  lost: '不是：没有找到 {{symbol}}。',
  waiting: '网络仍在训练。',
};
const barTells = {
  yes: '能：由一批测量算出的误差棒，是各批之间 {{symbol}} 离散的 {{ratio}} ± {{error}} 倍（{{rows}} 种测量点数）。',
  no: '不能：它是各批之间 {{symbol}} 离散的 {{ratio}} ± {{error}} 倍（{{rows}} 种测量点数）。',
  'cannot-tell': '它是各批之间 {{symbol}} 离散的 {{ratio}} ± {{error}} 倍，还要多抽几次。',
  lost: '无从说起：没有找到 {{symbol}}。',
  waiting: '网络仍在训练。',
};

/** 实验 `pinn-inverse`：由带噪声的测量求定律中的常数。 */
export const pinnInverse: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '寻找常数的网络',
      about:
        '方程已知，只差一个数：板导热多快，或物体有多硬。这个数与网络一同训练。每个网络都有自己的一批测量，因此各个答案的离散就是真正的误差棒。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    unknown: {
      label: '未知的是什么',
      help: '均匀板的导热系数 k；k = 1 + a sin πx sin πy 中的隆起 a；弹性方块的拉梅常数 λ 与 μ；或内部不加热时的 k。',
      options: {
        conductivity: '导热系数',
        amplitude: '不均匀的导热系数',
        lame: '刚度（拉梅常数）',
        'no-source': '导热系数，无热源',
      },
    },
    measurements: { label: '测量点数', help: '另外也取它的五分之一、五分之二、两倍与四倍。' },
    noise: {
      label: '测量噪声',
      help: '噪声的标准差，以场的均方根为单位。另外也取它的四分之一、四倍与十六倍。',
    },
    draws: {
      label: '测量抽几次',
      help: '每种测量点数用多少个网络：位置、噪声、起点各不相同。',
    },
    guess: { label: '初始猜测', help: '训练从哪里开始，以真值为单位。' },
    weight: {
      label: '定律的权重',
      help: '测量的均方偏差代价为 1 时，定律的均方残差代价是多少。太大，训练寸步难行；太小，定律便管不住场。',
    },
    boundary: pinnFields.boundary,
    boundaryWeight: pinnFields.boundaryWeight,
    width: pinnFields.width,
    iterations: { label: '高斯–牛顿步数', help: '每个网络至多走这么多步。' },
    points: pinnFields.points,
    boundaryPoints: pinnFields.boundaryPoints,
  },
  columns: {
    phase: '阶段',
    iteration: '步数',
    measurements: '测量点数',
    noise: '噪声',
    strays: '剔除的抽样',
    ...columns('first', 'k、a 或 λ'),
    firstBound: '可能的最小离散',
    ...columns('second', 'μ'),
    L2: '场的相对误差',
    L2Error: '场误差的误差',
  },
  curves: { truth: '真值', bound: '可能的最小离散，噪声/√n' },
  figures: {
    points: {
      title: '估计值随测量点数的变化',
      caption: '各次抽样的均值，以真值为单位，带标准误差。',
      x: '测量点数',
      y: '估计 / 真值',
    },
    pointBars: {
      title: '三种误差棒',
      caption:
        '一次估计会偏多少，以真值为单位：独立抽样之间的离散；由单独一次抽样算出的误差棒；任何无偏方法都不可能更小的下限。',
      x: '测量点数',
      y: '误差棒 / 真值',
    },
    noiseBars: {
      title: '同样的误差棒随噪声的变化',
      caption: '测量点数取所设的值。噪声很小时若有平台，那是训练所致，不是噪声。',
      x: '测量噪声',
      y: '误差棒 / 真值',
    },
    noise: {
      title: '估计值随噪声的变化',
      caption: '各次抽样的均值，以真值为单位，带标准误差。',
      x: '测量噪声',
      y: '估计 / 真值',
    },
    learning: {
      title: '训练过程',
      caption: '常数与场一同找到自己的位置。',
      x: '高斯–牛顿步数',
      y: '估计 / 真值',
    },
    plate: {
      title: '场',
      caption:
        '取其中一个网络，画出温度（弹性方块则为沿 x 的位移）：真实的场，它求得的场，它错在哪里，在哪里违背定律。圆圈为它的测量点。',
      x: 'x',
      y: 'y',
      panels: { exact: '真实的场', taught: '网络求得的场', error: '误差', lawResidual: '定律的残差' },
      points: { measured: '测量点' },
    },
  },
  findings: {
    near: { label: '误差在百分之一以内：', ...near },
    nearSecond: { label: '第二个常数也在百分之一以内：', ...near },
    unbiased: { label: '与误差相符：', ...unbiased },
    unbiasedSecond: { label: '第二个常数与误差相符：', ...unbiased },
    barTells: { label: '只做一次实验也能知道误差：', ...barTells },
    barTellsSecond: { label: '第二个常数亦然：', ...barTells },
    bound: {
      label: '已准到不能再准：',
      yes: '是的：离散是克拉默–拉奥下限（此处为 {{least}} %）的 {{ratio}} ± {{error}} 倍（{{rows}} 种测量点数）。',
      no: '没有：离散是克拉默–拉奥下限（此处为 {{least}} %）的 {{ratio}} ± {{error}} 倍。多出的部分是训练造成的。',
      'cannot-tell': '离散是克拉默–拉奥下限（此处为 {{least}} %）的 {{ratio}} ± {{error}} 倍。',
      below:
        '不对，比测量所能容许的还准：离散只有克拉默–拉奥下限的 {{ratio}} ± {{error}} 倍。另有什么泄露了答案：起点，或网络自己的偏好。',
      unknown: '没有可比的下限：对这个未知数未作计算，或者它是无穷大。',
      waiting: '网络仍在训练。',
    },
    rateOfPoints: {
      label: '测量增至四倍，离散减半：',
      yes: '是的：离散按 n 的 {{slope}} ± {{error}} 次方变化（预期 {{expected}}）。',
      no: '不是：离散按 n 的 {{slope}} ± {{error}} 次方变化，而不是 {{expected}}。',
      'cannot-tell': '离散按 n 的 {{slope}} ± {{error}} 次方变化，预期为 {{expected}}。',
      lost: '无从说起：没有找到这个常数。',
      waiting: '要有三种测量点数。',
    },
    rateOfNoise: {
      label: '离散随噪声增长：',
      yes: '是的，成正比：离散按噪声的 {{slope}} ± {{error}} 次方变化。',
      no: '不是：离散按噪声的 {{slope}} ± {{error}} 次方变化，而不是 {{expected}}。噪声很小时，离散另有来源。',
      'cannot-tell': '离散按噪声的 {{slope}} ± {{error}} 次方变化，预期为 {{expected}}。',
      lost: '无从说起：没有找到这个常数。',
      waiting: '要有三种噪声。',
    },
    unequal: {
      label: '两个常数一清楚、一模糊：',
      yes: '是的：{{worse}} 的误差棒是 {{better}} 的 {{times}} ± {{error}} 倍（各以自己的真值为单位）。',
      no: '不是：两者的误差棒只差 {{times}} ± {{error}} 倍。',
      'cannot-tell': '{{worse}} 的误差棒是 {{better}} 的 {{times}} ± {{error}} 倍。',
      waiting: '网络仍在训练。',
    },
    strays: {
      label: '所有网络殊途同归：',
      yes: '是的，{{all}} 个都是。',
      no: '不是：{{all}} 个中有 {{strays}} 个停在能量高出同伴十倍以上的地方，或是别的极小值，或是卡住了。仅凭能量把它们从各种均值中剔除。',
      'cannot-tell': '网络仍在训练。',
      waiting: '网络仍在训练。',
    },
  },
  guess: {
    question: '一块板内部均匀受热，边上是冷的。测五十处温度，每个带 1% 的噪声。它的导热系数能准到多少？',
    options: { tenth: '0.14%', one: '1%，与单个测量一样', ten: '10%：它藏在方程里' },
    answer:
      '0.14%。热源已知时，温度与 k 成反比，每个温度测量也就是一次 k 的测量；五十个平均下来，噪声缩小 √50 倍。若没有热源，测多少次也得不到它。',
  },
  presetGroups: { unknowns: '未知数' },
  presets: { uneven: '导热不均', lame: '刚度', 'no-source': '无热源', noisy: '噪声很大' },
  presetHelp: {
    uneven: '导热系数在中间隆起多少。数据来自有限元。',
    lame: '由位移求 λ 与 μ，外力已知。有两个场，慢一些。',
    'no-source': '热量只是流过，给定的又只有温度：k 约掉了。',
    noisy: '噪声百分之十。',
  },
  breaks: {
    model: {
      text: '这里的误差棒都把定律、热源与边界当作完全准确。其中若有一样不准，差错便由常数来承担，而哪一种误差棒都看不出来。',
      source: 'Kennedy 与 O’Hagan，J. R. Stat. Soc. B 63, 425 (2001)',
    },
    crime: {
      text: '若数据来自一个网络觉得简单的解，答案不经测量就会泄露。起初这里用人造解作数据，网络求得的导热起伏比任何方法所能达到的还准十倍。现在这块板的数据改由有限元给出。',
      source:
        'Colton 与 Kress，《Inverse Acoustic and Electromagnetic Scattering Theory》（inverse crime）；本处测得',
    },
    zero: {
      text: '残差若整个乘着未知数，单凭未知数就能把它变小。没有热源时，训练把 k 推到零，定律随之消失，损失却是完美的。',
      source: '本处测得；参见 Krishnapriyan 等，NeurIPS (2021)',
    },
    linear: {
      text: '线性化误差棒只在训练终点附近，按一阶追随噪声。别处还有没有极小值，训练是否真的到头，它一概不知。',
      source: 'Seber 与 Wild，《Nonlinear Regression》(1989)',
    },
  },
};
