import type { SameShape } from '../catalogue.ts';
import type { glassDiagram as en } from '../en/glass-diagram.ts';
import { learnerFields, learnerPortraits } from './learner-words.ts';

const { seed, points, inputs } = learnerFields;

export const glassDiagram: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '六种宽度，一起冷却',
      about:
        '1 到 32 个隐藏单元的网络学同样的带噪标签，热浴一级一级冷下去。一个网络像自己、却不像孪生副本，就是冻住了。',
    },
  },
  portraits: learnerPortraits,
  fields: {
    seed,
    points,
    moves: { label: '每个温度的移动数', help: '经 Metropolis 校正的朗之万移动。移动越多，冷却越慢。' },
    samples: { label: '样本数', help: '标签噪声抽多少次；误差棒由此而来。' },
    labels: {
      label: '标签',
      help: '只有噪声，或在同形网络的输出上加噪声。',
      options: { random: '随机', teacher: '带噪声的教师' },
    },
    replicas: { label: '每个样本的副本数', help: '副本只有标签相同，其余各不相干。' },
    steps: { label: '温度的级数', help: '从最高温到最低温，按等比分级。' },
    hottest: { label: '最高温度', help: '以标签噪声的方差 Δ 为单位。' },
    coldest: { label: '最低温度', help: '以标签噪声的方差 Δ 为单位。' },
    inputs,
    noise: { label: '标签噪声 Δ', help: '标签上高斯噪声的方差。' },
  },
  columns: {
    step: '序号',
    temperature: 'T/Δ',
    self1: '自重叠，H = 1',
    self1Error: '自重叠的误差，H = 1',
    mutual1: '互重叠，H = 1',
    mutual1Error: '互重叠的误差，H = 1',
    gap1: 'H = 1',
    gap1Error: 'Δq 的误差，H = 1',
    light1: '平衡灯，H = 1',
    self2: '自重叠，H = 2',
    self2Error: '自重叠的误差，H = 2',
    mutual2: '互重叠，H = 2',
    mutual2Error: '互重叠的误差，H = 2',
    gap2: 'H = 2',
    gap2Error: 'Δq 的误差，H = 2',
    light2: '平衡灯，H = 2',
    self4: '自重叠，H = 4',
    self4Error: '自重叠的误差，H = 4',
    mutual4: '互重叠，H = 4',
    mutual4Error: '互重叠的误差，H = 4',
    gap4: 'H = 4',
    gap4Error: 'Δq 的误差，H = 4',
    light4: '平衡灯，H = 4',
    self8: '自重叠，H = 8',
    self8Error: '自重叠的误差，H = 8',
    mutual8: '互重叠，H = 8',
    mutual8Error: '互重叠的误差，H = 8',
    gap8: 'H = 8',
    gap8Error: 'Δq 的误差，H = 8',
    light8: '平衡灯，H = 8',
    self16: '自重叠，H = 16',
    self16Error: '自重叠的误差，H = 16',
    mutual16: '互重叠，H = 16',
    mutual16Error: '互重叠的误差，H = 16',
    gap16: 'H = 16',
    gap16Error: 'Δq 的误差，H = 16',
    light16: '平衡灯，H = 16',
    self32: '自重叠，H = 32',
    self32Error: '自重叠的误差，H = 32',
    mutual32: '互重叠，H = 32',
    mutual32Error: '互重叠的误差，H = 32',
    gap32: 'H = 32',
    gap32Error: 'Δq 的误差，H = 32',
    light32: '平衡灯，H = 32',
    hidden: '隐藏单元数 H',
    parameters: '参数数',
    ratio: '每个数据的参数数',
    freezing: '冻结温度',
    freezingError: '冻结温度的误差',
  },
  figures: {
    gaps: {
      title: '何处与孪生副本分道',
      caption: '训练点上输出的自重叠减互重叠，按隐藏单元数分开。平衡时为零；大于零处，这次冷却已经失去平衡。',
      x: '温度 T/Δ',
      y: '差值 Δq',
    },
    strip: {
      title: '这条带',
      caption: '同样的数字画成图：行是温度，上热下冷；列依次是 1、2、4、8、16、32 个隐藏单元。亮处即冻结。',
    },
    boundary: {
      title: '带的边缘',
      caption:
        'Δq 在此温度以下始终大于 0.05、且大于误差两倍的最高温度，对每个数据的参数数。它随冷却快慢而变：这是冻结区的边缘，不是相变线。',
      x: '每个数据的参数数 p/P',
      y: '冻结温度 T/Δ',
    },
  },
  findings: {
    frozen: {
      label: '带内冻结：',
      yes: '{{of}} 种宽度中有 {{count}} 种，在最高温与 {{coldest}} 之间的某个温度冻结。',
      no: '直到 T = {{coldest}}，{{of}} 种宽度无一冻结。',
      'cannot-tell': '到 T = {{coldest}} 为止，{{of}} 种宽度中有 {{count}} 种。',
    },
    boundary: {
      label: '边缘随参数数移动吗？',
      yes: '会：每个数据 {{fewRatio}} 个参数时为 {{few}} ± {{fewError}}，{{manyRatio}} 个时为 {{many}} ± {{manyError}}。',
      no: '几乎不动：每个数据 {{fewRatio}} 个参数时为 {{few}} ± {{fewError}}，{{manyRatio}} 个时为 {{many}} ± {{manyError}}。',
      'cannot-tell':
        '看不出来：每个数据 {{fewRatio}} 个参数时为 {{few}} ± {{fewError}}，{{manyRatio}} 个时为 {{many}} ± {{manyError}}。',
    },
    coldest: {
      label: '在 T = {{temperature}}：',
      yes: '每个数据 {{narrowRatio}} 个参数时 Δq 为 {{narrow}} ± {{narrowError}}，{{wideRatio}} 个时为 {{wide}} ± {{wideError}}。',
      no: 'Δq 几乎与宽度无关：每个数据 {{narrowRatio}} 个参数时为 {{narrow}} ± {{narrowError}}，{{wideRatio}} 个时为 {{wide}} ± {{wideError}}。',
      'cannot-tell':
        '每个数据 {{narrowRatio}} 个参数时 Δq 为 {{narrow}} ± {{narrowError}}，{{wideRatio}} 个时为 {{wide}} ± {{wideError}}：太接近，看不出来。',
    },
    equilibrium: {
      label: '平衡：',
      yes: '带上 {{of}} 个点全部通过检验。',
      no: '带上 {{of}} 个点中 {{green}} 个通过检验，{{red}} 个不通过。不通过处，副本还没来得及变得相像。',
      'cannot-tell': '{{of}} 个点中 {{green}} 个通过检验，没有不通过的；其余看不出来。',
    },
  },
  guess: {
    question: '两个同形的网络在同样的标签上冷却。哪一对最后更不像？',
    options: { narrow: '窄的：参数比数据少', wide: '宽的：参数有富余', same: '与宽窄无关' },
    answer:
      '窄的。它们必须挑选让哪些标签满意，两个副本挑得不同：这就是阻挫，和玻璃一样。宽的几乎能满足每一个标签，所以无论权重怎样，输出总是一致。',
  },
  presets: { slower: '慢十倍', 'more-data': '四倍数据', teacher: '有教师' },
  presetHelp: {
    slower: '每个温度待得更久：边缘移向低温。',
    'more-data': '480 个点：每种宽度分到每个数据的参数都更少。',
    teacher: '标签背后有规律：副本找到的是同一个。',
  },
  breaks: {
    speed: {
      text: '边缘随冷却快慢移动。这里没有什么能证明任何宽度上有相变。',
      source: 'Baity-Jesi 等，arXiv:1803.06969',
    },
    gradient: {
      text: '这些网络处在热浴中。随机梯度训练没有温度，它的相图要用另一根轴。',
      source: 'Mandt、Hoffman 与 Blei，J. Mach. Learn. Res. 18 (2017) 134',
    },
    threshold: {
      text: '每个数据要多少参数才能拟合全部标签，取决于数据、形状与损失，并非自然常数。',
      source: 'Spigler、Geiger、d’Ascoli、Sagun、Biroli 与 Wyart，J. Phys. A 52 (2019) 474001',
    },
  },
};
