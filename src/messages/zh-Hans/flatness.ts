import type { SameShape } from '../catalogue.ts';
import type { flatness as en } from '../en/flatness.ts';
import { learnerFields, learnerPanels, learnerPortraits } from './learner-words.ts';

const { seed, task, hidden, steps, points, inputs, activation, optimiser } = learnerFields;

const correlates = {
  yes: '越尖越差，秩相关 {{rho}}，{{draws}} 次抽取的区间从 {{low}} 到 {{high}}。改换尺度后：{{rescaled}}，从 {{rescaledLow}} 到 {{rescaledHigh}}。',
  no: '这里越尖越好，秩相关 {{rho}}，{{draws}} 次抽取的区间从 {{low}} 到 {{high}}。改换尺度后：{{rescaled}}，从 {{rescaledLow}} 到 {{rescaledHigh}}。',
  'cannot-tell':
    '{{draws}} 次抽取里没有超过三倍标准误差的关系，秩相关 {{rho}}，区间从 {{low}} 到 {{high}}。改换尺度后：{{rescaled}}，从 {{rescaledLow}} 到 {{rescaledHigh}}。',
  waiting: '要等各种小批量都运行完才知道。',
};

/** 实验 `flatness`：极小点有多平，在留出点上有多好，以及改换尺度会怎样。 */
export const flatness: SameShape<typeof en> = {
  panels: learnerPanels,
  portraits: learnerPortraits,
  fields: {
    seed,
    task,
    hidden,
    target: {
      label: '要达到的训练损失',
      help: '每个网络都在训练损失初次降到这里时测量。不然，学得少的看上去会更平。',
    },
    draws: {
      label: '数据抽取次数',
      help: '每次抽取，每种小批量配每种学习率各训练一个网络，共 16 个。误差棒由各次抽取而来。',
    },
    steps: { label: steps.label, help: '最多走这么多步。没有降到目标的网络不计入，但会报数。' },
    noise: { label: '加在权重上的噪声大小', help: '或者直接加在每个权重上，或者相对于每个单元的权重。' },
    spread: {
      label: '改换尺度的幅度',
      help: 'ReLU 网络的每个单元乘以 e 的若干次幂，幂次是这样宽的正态随机数。网络算出的一切都不变。',
    },
    points,
    inputs,
    fastest: { label: '最大的学习率', help: '另外几个是它的二分之一、四分之一、八分之一。' },
    activation,
    optimiser,
    search: {
      label: '怎样找谷',
      help: '各走各的；或者每三个副本一组，起点各异，都被拉向组内的平均，测量的就是这个平均（副本下降）；或者用熵 SGD：拴在网络上的内层行走每走 20 步，网络就移到它的平均位置。无论哪一种，每个走动的网络步数相同；副本相拉总共要多花两倍。',
      options: { alone: '各走各的', replicated: '副本相拉', entropy: '熵 SGD' },
    },
    pull: {
      label: '拉力 γ',
      help: '副本被拉向平均的强弱，或内层行走被拉向其网络的强弱。各走各的时候用不到。',
    },
  },
  columns: {
    batch: '小批量',
    rate: '学习率',
    reached: '到达的网络数',
    stepsTaken: '到达目标的步数',
    stepsTakenError: '步数的误差',
    trainLoss: '训练损失',
    trainLossError: '训练损失的误差',
    heldOutLoss: '留出损失',
    heldOutLossError: '留出损失的误差',
    average: '普通噪声下的升高',
    averageError: '普通噪声下升高的误差',
    filter: '相对噪声下的升高',
    filterError: '相对噪声下升高的误差',
    trace: 'Hessian 的迹',
    traceError: '迹的误差',
    top: '最大曲率',
    topError: '最大曲率的误差',
    averageRescaled: '普通噪声下的升高（改换尺度后）',
    averageRescaledError: '普通噪声下升高的误差（改换尺度后）',
    filterRescaled: '相对噪声下的升高（改换尺度后）',
    filterRescaledError: '相对噪声下升高的误差（改换尺度后）',
    traceRescaled: 'Hessian 的迹（改换尺度后）',
    traceRescaledError: '迹的误差（改换尺度后）',
    topRescaled: '最大曲率（改换尺度后）',
    topRescaledError: '最大曲率的误差（改换尺度后）',
    number: '度量的序号',
    measure: '度量',
    rho: '秩相关',
    rhoError: '秩相关的误差',
    rhoLow: '秩相关的 2.5% 分位',
    rhoHigh: '秩相关的 97.5% 分位',
    rhoRescaled: '秩相关（改换尺度后）',
    rhoRescaledError: '秩相关的误差（改换尺度后）',
    rhoRescaledLow: '秩相关的 2.5% 分位（改换尺度后）',
    rhoRescaledHigh: '秩相关的 97.5% 分位（改换尺度后）',
  },
  figures: {
    minima: {
      title: '越往右越尖，越往上越差',
      caption:
        '一个点是一种小批量配一种学习率，对数据的各次抽取取平均。横向是在相对于各单元权重的噪声下，训练损失升高多少。若平坦的极小点就是好的，这些点应当向右上升。',
      x: '相对噪声下损失的升高',
      y: '留出损失',
    },
    curvature: {
      title: '换成曲率',
      caption: '横向是训练损失的 Hessian 的迹，也就是所有曲率之和。',
      x: 'Hessian 的迹',
      y: '留出损失',
    },
    correlation: {
      title: '尖锐程度与留出损失的秩相关',
      caption:
        '先在每次抽取的数据里算，再取平均。1：高斯平均的损失（普通噪声），用来代替局域熵。2：相对于各单元的噪声。3：Hessian 的迹。4：它的最大本征值。另一种点：同样的网络，ReLU 单元随机改换了尺度。',
      x: '度量',
      y: '秩相关',
    },
    rescaled: {
      title: '同样的函数，更尖的谷',
      caption:
        '每个 ReLU 单元随机改换尺度之前（横向）与之后（纵向）Hessian 的迹。输出一点没变，留出损失也没变。',
      x: '训练所得的迹',
      y: '改换尺度后的迹',
    },
  },
  findings: {
    'correlates-average': { label: '高斯平均的损失与留出损失：', ...correlates },
    'correlates-filter': { label: '相对噪声与留出损失：', ...correlates },
    'correlates-trace': { label: 'Hessian 的迹与留出损失：', ...correlates },
    'correlates-top': { label: '最大曲率与留出损失：', ...correlates },
    rescaled: {
      label: '同一个函数能变得更尖吗？',
      yes: '能：单元改换尺度，输出与留出损失都不变，迹却成了 {{trace}} 倍，最大曲率 {{top}} 倍，普通噪声下的升高 {{average}} 倍，相对噪声下的升高 {{filter}} 倍（几何平均）。',
      no: '这里反而更平：迹成了 {{trace}} 倍，最大曲率 {{top}} 倍，普通噪声下的升高 {{average}} 倍，相对噪声下的升高 {{filter}} 倍。',
      'cannot-tell':
        '这点幅度看不出来：迹成了 {{trace}} 倍，最大曲率 {{top}} 倍，普通噪声下的升高 {{average}} 倍，相对噪声下的升高 {{filter}} 倍。',
    },
    arrived: {
      label: '这样比公平吗？',
      yes: '{{all}} 个网络中有 {{reached}} 个降到了训练损失 {{target}}，都在那里测量。',
      no: '不太公平：{{all}} 个网络中只有 {{reached}} 个降到了训练损失 {{target}}，其余不计。请训练久一些，或把目标放宽。',
      'cannot-tell':
        '要打点折扣：{{all}} 个网络中有 {{reached}} 个降到了训练损失 {{target}}，其余多半是走得慢的，没有计入。',
    },
  },
  guess: {
    question:
      '小批量小、学习率大，最后落在较平的谷里；小批量大、学习率小，落在较尖的谷里。训练损失相同时，谁在留出点上更好？',
    options: { flat: '平谷里的', sharp: '尖谷里的', none: '看不出来' },
    answer:
      '在这些小任务上几乎看不出来：各种设置的平坦程度相差一倍，留出损失却差不多，两者的秩相关接近零，区间也这么说。何况平坦与否要看尺度：同一个函数换一组权重来写，可以尖上许多倍。',
  },
  presets: {
    deeper: '低十倍',
    moons: '双月',
    labels: '随机标签',
    wild: '尺度改得更多',
    wide: '更宽的网络',
    replicated: '副本相拉',
    entropy: '熵 SGD',
  },
  presetHelp: {
    deeper: '都降到训练损失 0.001。',
    moons: '差不多可以完全学会的任务。',
    labels: '没有什么可泛化：这是对照，任何相关都没有意义。',
    wild: '单元的尺度相差可达百倍。',
    wide: '64 个隐藏单元。',
    replicated: '每个网络三个副本，都拉向平均：只有周围一整片都好，平均才会好。',
    entropy: '沿局域熵而下：好邻居多，比一个深坑更要紧。',
  },
  breaks: {
    scale: {
      text: '用普通噪声或 Hessian 量出的平坦程度，取决于函数怎么写，而 ReLU 网络的写法很多。要用来解释泛化的度量，就不该依赖写法，或者先把尺度定死。',
      source: 'Dinh、Pascanu、Bengio 与 Bengio，arXiv:1703.04933',
    },
    entropy: {
      text: '高斯平均的损失代替了局域熵；后者数的是好邻居，而不是把所有邻居平均。在离散网络里，解的稠密区域稀少而真实；这里只测量了平均。副本相拉与熵 SGD 找的正是这样的区域；找到的网络是否更好，这里只测量，不预设。',
      source: 'Baldassi 等，Phys. Rev. Lett. 115, 128101 (2015)；Chaudhari 等，arXiv:1611.01838',
    },
    cause: {
      text: '跨越设置的相关并不是因果。大规模的研究发现，尖锐程度的度量对训练的某些改变与泛化同向，对另一些则反向。',
      source: 'Jiang 等，arXiv:1912.02178；Andriushchenko 等，arXiv:2302.07011',
    },
  },
};
