import type { SameShape } from '../catalogue.ts';
import type { temperatureOfSgd as en } from '../en/temperature-of-sgd.ts';
import { learnerFields, learnerFindings, learnerPanels, learnerPortraits } from './learner-words.ts';

const { seed, learningRate, points, networks } = learnerFields;

/** 实验 `temperature-of-sgd`：小批量的噪声到底是什么，一个方向一个方向地量。 */
export const temperatureOfSgd: SameShape<typeof en> = {
  panels: learnerPanels,
  portraits: learnerPortraits,
  fields: {
    seed,
    problem: {
      label: '地形',
      help: '各方向互不相干的二次碗；一个线性模型；停在极小点上的小网络；或者并排的两个网络：宽的能拟合每个点，小的不能。',
      options: {
        modes: '各方向分开',
        'least-squares': '线性模型',
        network: '小网络',
        interpolation: '全部拟合',
      },
    },
    learningRate: {
      label: learningRate.label,
      help: '一步的长度，以梯度为单位。它的四分之一和一半也会一并运行。',
    },
    batch: { label: '小批量', help: '每一步抽取的点数（有放回）。四倍和十六倍也会一并运行。' },
    steps: { label: '训练步数', help: '每个网络先忘掉起点，然后测量这么多步。' },
    networks,
    momentum: { label: '动量', help: '上一步有多大比例再走一次。0 就是普通的梯度下降。' },
    shape: {
      label: '各方向的噪声',
      help: '各方向一样强，或者与曲率成正比（标签有噪声时就是这样）。',
      options: { isotropic: '一样强', 'as-curvature': '与曲率成正比' },
    },
    modes: { label: '方向数', help: '碗有几个方向；对网络来说是输入维数。' },
    condition: { label: '最陡与最平之比', help: '最大曲率与最小曲率之比；最大曲率为 1。' },
    points,
    labelNoise: { label: '标签噪声', help: '加在每个标签上的噪声的方差。' },
    hidden: { label: '隐藏单元数', help: '小网络的宽度。' },
    wide: { label: '宽网络的隐藏单元数', help: '足够宽，就连噪声也全部拟合。' },
    weightDecay: { label: '权重衰减', help: '把小网络的每个权重往零拉，免得有完全平坦的方向。' },
  },
  columns: {
    part: '运行的哪一段',
    mode: '方向序号',
    step: '步',
    learningRate: 'η',
    batch: 'B',
    diverged: '跑飞',
    divergedStep: '跑飞于第几步',
    curvature: '曲率 λ',
    noise: '单个点的噪声 σ²',
    noiseScale: '若噪声处处一样，η tr C/2Bd(1−μ)',
    sgd: '梯度下降',
    sgdError: '梯度下降的误差',
    theory: '梯度下降，理论',
    langevin: '朗之万',
    langevinError: '朗之万的误差',
    langevinTheory: '朗之万，精确',
    underdamped: '带惯性的朗之万',
    underdampedError: '带惯性的朗之万的误差',
    temperature: '温度 T',
    virial: '位力温度',
    virialError: '位力温度的误差',
    lossWide: '宽网络的损失',
    lossWideError: '宽网络损失的误差',
    noiseWide: '宽网络',
    noiseWideError: '宽网络的误差',
    lossSmall: '小网络的损失',
    lossSmallError: '小网络损失的误差',
    noiseSmall: '小网络',
    noiseSmallError: '小网络的误差',
    signalWide: '宽网络的信噪比',
    signalWideError: '宽网络信噪比的误差',
    signalSmall: '小网络的信噪比',
    signalSmallError: '小网络信噪比的误差',
  },
  figures: {
    modes: {
      title: '一个方向一个方向地看',
      caption:
        '曲率乘以离极小点的均方距离，即 λ⟨x²⟩：若是温度，各方向都该相同。朗之万动力学是平的，只在陡的一端因步长有限而略高；梯度下降在哪里，由它的噪声说了算。',
      x: '该方向的曲率 λ',
      y: 'λ⟨x²⟩',
    },
    scan: {
      title: '学习率除以批量大小',
      caption:
        '三种学习率、三种批量下各方向的平均，横轴是 η tr C/[2Bd(1 − μ)]：步子很小、噪声又与位置和方向无关时应有的值。虚线是按实际步长算出的理论。',
      x: '噪声处处一样时的值 η tr C/[2Bd(1 − μ)]',
      y: 'λ⟨x²⟩ 的平均',
    },
    gone: {
      title: '噪声若算作温度',
      caption:
        '小批量梯度的涨落，折合成温度 η tr C/(2Bp)。每个点都能拟合时，训练多久它就降多久；拟合不了时，它就留在那里。',
      x: '训练步数',
      y: '噪声折合的温度 η tr C/(2Bp)',
    },
    signal: {
      title: '梯度的信噪比',
      caption:
        '梯度的均方除以一个小批量的方差，由成对的独立小批量得出。噪声若与梯度一同消失，就不会把梯度淹没。',
      x: '训练步数',
      y: '信噪比',
    },
    losses: {
      title: '损失',
      caption: '同一批带噪声的点上的平均损失。宽网络连噪声也拟合了。',
      x: '训练步数',
      y: '平均损失',
    },
  },
  findings: {
    diverged: learnerFindings.diverged,
    law: {
      label: '定律成立：',
      yes: '{{numbers}} 个数全部符合精确定律，最远的差 {{worst}} 个标准误差，比值平均为 {{ratio}}。',
      no: '这里不成立：{{numbers}} 个数中有一个离精确定律 {{worst}} 个标准误差，比值平均为 {{ratio}}。',
      'cannot-tell': '网络太少，给不出误差。',
      near: '极小点附近的二次近似与测量相差不到两成：比值在 {{low}} 与 {{high}} 之间。',
      off: '这里不成立：测量与二次近似之比在 {{low}} 与 {{high}} 之间。地形不只是一个碗。',
    },
    'one-temperature': {
      label: '处处同一个温度：',
      yes: '这里是的：理论上最热与最冷的方向，相差 {{ratio}} ± {{error}} 倍。',
      no: '不是：{{modes}} 个方向中，最热的是最冷的 {{ratio}} ± {{error}} 倍。在这里 η/B 不是温度。',
      'cannot-tell': '最热与最冷的方向之比为 {{ratio}} ± {{error}}。',
    },
    flat: {
      label: '朗之万才有温度：',
      yes: 'T = {{temperature}} 时，{{numbers}} 个数都符合精确结果，最远的差 {{worst}} 个标准误差。带惯性时，各方向都在 T 的 {{low}} 到 {{high}} 倍之间；不带惯性时，有限的步长会多出已知的一份。',
      no: '这里没有：T = {{temperature}} 时，{{numbers}} 个数中有一个离精确结果 {{worst}} 个标准误差。',
      'cannot-tell': '要等运行结束才知道。',
      near: '带惯性时，各方向都在 T = {{temperature}} 的 {{low}} 到 {{high}} 倍之间：基本是平的，余下的差别是因为碗并不完全是二次的。',
      off: '不完全：带惯性时，各方向在 T = {{temperature}} 的 {{low}} 到 {{high}} 倍之间。在这个温度，碗已不是二次的；学习率低些，就冷些。',
    },
    gone: {
      label: '噪声没了：',
      yes: '{{step}} 步之后，每个点都拟合的网络只剩 {{wide}} ± {{wideError}}（损失 {{lossWide}}），拟合不了的还剩 {{small}} ± {{smallError}}（损失 {{lossSmall}}）。',
      no: '这里没有：{{step}} 步之后，宽网络还剩 {{wide}} ± {{wideError}}（损失 {{lossWide}}），小网络剩 {{small}} ± {{smallError}}（损失 {{lossSmall}}）。',
      'cannot-tell':
        '{{step}} 步之后，宽网络剩 {{wide}} ± {{wideError}}（损失 {{lossWide}}），小网络剩 {{small}} ± {{smallError}}（损失 {{lossSmall}}）。',
    },
  },
  guess: {
    question: '用小批量训练一个线性模型，数据点带噪声。碗的哪个方向抖得最热？',
    options: { same: '都一样，η/B 就是温度', steep: '陡的方向', shallow: '平的方向' },
    answer:
      '陡的方向。一个方向之所以陡，是因为许多点都沿着它推；噪声也正来自这些推力，强弱与曲率成正比，λ⟨x²⟩ 也就跟着曲率走。只有各方向噪声一样强、步子又小，才有唯一的温度；朗之万动力学正是这样造出来的。',
  },
  presets: {
    'one-temperature': '同一个温度',
    'large-steps': '大步子',
    network: '小网络',
    interpolation: '全部拟合',
    momentum: '动量',
  },
  presetGroups: { problem: '地形' },
  presetHelp: {
    'one-temperature': '各方向噪声一样强，步子又小：这时 η/B 确实是温度。',
    'large-steps': '同样的噪声，步子接近失稳：陡的方向更热，与定律分毫不差。',
    network: '小网络停在极小点上，沿 Hessian 的各个方向逐一测量。',
    interpolation: '宽网络拟合每个点，噪声消失；小网络拟合不了，噪声留下。',
    momentum: '动量为 0.9 时，噪声的作用放大十倍。',
  },
  breaks: {
    axis: {
      text: '本实验室从不把小批量的噪声放到温度轴上。它随方向、随位置而变，也不满足细致平衡：噪声各向不同，梯度下降停留之处就由另一个势说了算，而不是损失。',
      source: 'Chaudhari 与 Soatto，ICLR (2018)，arXiv:1710.11029',
    },
    quadratic: {
      text: '精确定律只对二次碗成立。真正的训练并没有停在极小点上；离得远了，⟨x²⟩ 也就无从谈起。',
      source: 'Mandt、Hoffman 与 Blei，J. Mach. Learn. Res. 18 (2017) 134',
    },
    interpolation: {
      text: '大网络常常训练到拟合全部数据为止。那时无论 η/B 多大，只要训练还收敛，噪声就随损失一起消失，剩不下什么温度可以与玻璃相比。',
      source: 'Ma、Bassily 与 Belkin，ICML (2018)，arXiv:1712.06559',
    },
  },
};
