import type { SameShape } from '../catalogue.ts';
import type { skOverlap as en } from '../en/sk-overlap.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** 实验 `sk-overlap`：P(q)、重叠矩阵，以及磁化与重叠的对照。 */
export const skOverlap: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    copies,
    samples,
    sweeps: { label: '每级温度的扫描轮数', help: '前一半让副本安定下来，后一半用来测量。' },
    steps,
    hottest,
    coldest,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: '序号',
    temperature: 'T',
    absQ: '重叠 |q|',
    absQError: '|q| 的误差',
    q2: '重叠的平方 q²',
    q2Error: 'q² 的误差',
    m: '磁化 m',
    mError: 'm 的误差',
    energy: '每自旋能量',
    energyError: '每自旋能量的误差',
    scatter: 'q² 在样本之间的离散',
    scatterError: '该离散的误差',
    identityGap: '1 + 2Tu − q²',
    identityGapError: '恒等式之差的误差',
  },
  curves: { 'parisi-abs-q': '|q|，N → ∞', 'parisi-q2': 'q²，N → ∞' },
  ticks: { critical: 'Tc = 1' },
  figures: {
    order: {
      title: '有重叠，无磁化',
      caption: '重叠在增长，磁化始终为零：每个自旋都不再动，却没有共同的方向。点线是平衡态的无穷大玻璃。',
      x: '温度 T/J',
      y: '|q|、q²、m',
    },
    pq: {
      title: '两个副本有多像？',
      caption:
        '热的时候只有零处一个峰：形同陌路。冷下来有两个峰，中间还留有分量：有的相近，有的相远，各种程度都有。玻璃真正的序参量是这整个分布。',
      x: '重叠 q',
      y: 'P(q)',
    },
    gallery: {
      title: '每个样本有自己的 P(q)',
      caption:
        '前几个样本各自的 P(q)，标尺相同；背后的轮廓是全体样本的平均。高温时它们差不多；低温时各有各的峰，自旋再多也不会变得一样：⟨q²⟩ 不自平均，对样本取平均，就是对一群陌生人取平均。',
      x: '重叠 q',
      y: '分布 P(q)',
      panel: '样本 {{number}}',
    },
    matrix: {
      title: '谁像谁',
      caption:
        '第一个样本的所有副本两两相比，相像的排在一起，镜像则翻转过来。一块就是一个谷；块中有块，就是谷中有谷。',
    },
    scatter: {
      title: '没有哪个样本是典型的',
      caption:
        '⟨q²⟩ 在样本之间相差多少（相对方差）。在多数物理体系里，体系一大它就消失，这叫自平均；玻璃却不然。',
      x: '温度 T/J',
      y: '⟨q²⟩ 的相对方差',
    },
  },
  findings: {
    magnetisation: {
      label: '磁化说明不了什么：',
      yes: '在 T = {{temperature}}，磁化是 {{m}} ± {{error}}，重叠却有 {{q}}。',
      no: '但这里磁化并不为零：在 T = {{temperature}} 是 {{m}} ± {{error}}。',
      'cannot-tell': '目前磁化为 {{m}} ± {{error}}，重叠为 {{q}}。',
    },
    distribution: {
      label: '一个峰，还是许多？',
      yes: '在 T = {{temperature}}，P(q) 的峰在 |q| = {{peak}} 附近，而 q = 0 附近仍有 {{near}}：冻结的方式有许多种。',
      no: '在 T = {{temperature}}，q = 0 附近几乎没有分量（{{near}}）：这些样本的副本都在同一个谷或它的镜像里。',
      'cannot-tell':
        '在 T = {{temperature}}，P(q) 的峰仍在 |q| = {{peak}} 附近：副本还形同陌路，或者冷得太快，没来得及相遇。',
      waiting: '要到 T = 0.5 以下才看得出来。',
    },
    'self-averaging': {
      label: '每个样本各有面目：',
      yes: '在 T = {{temperature}}，样本之间的 ⟨q²⟩ 相差约 {{percent}}%（相对方差 {{ratio}} ± {{error}}）。',
      no: '这里样本之间的差别没有超出误差。',
      'cannot-tell': '还不知道。',
    },
    equilibrium: {
      label: '平衡：',
      yes: '{{rows}} 级温度上恒等式全部成立。',
      no: '在 T = {{temperature}} 失去平衡，恒等式相差 {{gap}}。更低温处的曲线，只说明这次冷却走到了哪里。',
      'cannot-tell': '{{rows}} 级温度中有 {{shown}} 级已证实；其余的误差棒太宽。',
    },
  },
  guess: {
    question: '每个自旋都不再动了。这时玻璃的磁化是多少？',
    options: {
      zero: '零，和高温时一样',
      one: '接近一，像磁铁那样',
      grows: '越冷越大',
      sample: '要看是哪个样本',
    },
    answer:
      '零，和高温时一样。一半自旋朝上冻住，一半朝下，图案看上去是随机的。增长的是重叠：两个副本共有这个图案，或其中一部分，或它的镜像。',
  },
  presets: { hasty: '太快', patient: '慢十倍', large: '大玻璃', gallery: '更多副本' },
  presetHelp: {
    hasty: '每级温度只扫二十轮：副本在哪里就冻在哪里，彼此相距很远。',
    patient: '扫描轮数十倍：重叠沿着精确曲线走得更低。',
    large: '512 个自旋：高温时更接近无穷大的玻璃，低温时离平衡更远。',
    gallery: '八个样本各有三十二个副本：矩阵更大，更好看。',
  },
  breaks: {
    finite: {
      text: '在这个模型里，P(q) 在零附近的分量永远存在。三维玻璃是否如此，至今仍有争论。',
      source: 'Parisi，Phys. Rev. Lett. 50, 1946 (1983)；Fisher 与 Huse，Phys. Rev. Lett. 56, 1601 (1986)',
    },
    cooled: {
      text: 'P(q) 是平衡态的量。恒等式一旦被破坏，直方图显示的只是这次冷却停在哪里，而不是序参量。',
      source: 'Katzgraber、Palassini 与 Young，Phys. Rev. B 63, 184422 (2001)',
    },
    networks: {
      text: '对神经网络来说，权重的重叠说明不了多少：隐藏单元可以互换位置。应当比较的是它们的输出。',
      source: 'Entezari 等，ICLR 2022',
    },
  },
};
