import type { SameShape } from '../catalogue.ts';
import type { groundStates as en } from '../en/ground-states.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, samples, copies, couplings, couplingBits, rule } = glassFields;

/** 实验 `ground-states`：e_N 与 N^(−2/3)。 */
export const groundStates: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    largest: {
      label: '最大的玻璃',
      help: '依次搜索 15、31、63……个自旋，直到这么大。',
      options: { '15': '15', '31': '31', '63': '63', '127': '127', '255': '255', '511': '511' },
    },
    smallest: {
      label: '最小的玻璃',
      help: '比它小的都不算；其余大小的样本不变。',
      options: { '15': '15', '31': '31', '63': '63', '127': '127', '255': '255', '511': '511' },
    },
    couplings,
    samples,
    effort: { label: '力气', help: '每次冷却中，每个自旋分到的扫描轮数：玻璃越大，轮数越多。' },
    copies: { ...copies, label: '每个样本的尝试数', help: '各自独立搜索的副本，取其中最低的。' },
    exactSamples: { label: '15 个自旋的样本数', help: '这些样本用穷举精确求解：试遍全部 32 768 种排列。' },
    couplingBits,
    rule,
  },
  columns: {
    step: '序号',
    size: 'N',
    inverseSize: 'N^(−2/3)',
    energy: '每自旋最低能量',
    energyError: '最低能量的误差',
    spread: '样本之间的离散',
    spreadError: '该离散的误差',
    agreement: '两半结果一致',
    agreementError: '该比例的误差',
    gain: '较好一半多降的能量',
    gainError: '该能量的误差',
    count: '样本数',
    sweeps: '每次冷却的扫描轮数',
  },
  curves: { scaling: '文献：e + A N^(−2/3)' },
  figures: {
    energy: {
      title: '一条直线通向无穷',
      caption:
        '每自旋最低能量，横轴是 N 的 −2/3 次幂。最左边就是无穷大的玻璃，精确答案是 −0.76317。点线来自文献，不是拟合。',
      x: 'N^(−2/3)',
      y: '每自旋最低能量',
    },
    energies: {
      title: '没有两个样本相同',
      caption: '同一大小的所有样本的最低能量。这堆能量偏向左边，N 越大越窄。',
      x: '每自旋最低能量',
      y: '概率密度',
    },
    agreement: {
      title: '搜索可信吗？',
      caption:
        '把尝试分成互不相干的两半，两半找到同样最低能量的样本占多少。接近 1 的地方，几乎没有漏掉基态。',
      x: 'N',
      y: '样本比例',
    },
  },
  findings: {
    fifteen: {
      label: '15 个自旋，精确求解：',
      yes: '{{energy}} ± {{error}}；另一套独立计算得到 {{published}}。',
      no: '{{energy}} ± {{error}}，与 {{published}} 不符：其中必有差错。',
      'cannot-tell': '目前为 {{energy}} ± {{error}}，可与 {{published}} 比较。',
    },
    extrapolation: {
      label: '无穷大的玻璃：',
      yes: '直线通向 {{energy}} ± {{error}}，斜率 {{slope}} ± {{slopeError}}。理论值是 −0.76317。',
      no: '直线通向 {{energy}} ± {{error}}，偏离 −0.76317：有些基态没有找到。',
      'cannot-tell': '大小太少，或误差太大，还无法判断（{{energy}} ± {{error}}）。',
    },
    trust: {
      label: '搜索可信吗？',
      yes: '在 N = {{size}}，有 {{percent}}% 的样本两半结果一致。',
      no: '在 N = {{size}}，只有 {{percent}}% 的样本两半结果一致：这些能量偏高，请多花些力气。',
      'cannot-tell': '在 N = {{size}}，有 {{percent}}% 的样本两半结果一致。',
    },
    widths: {
      label: '样本越大越相像：',
      yes: '比互不相干的自旋更快，离散按 N 的 −{{exponent}} ± {{error}} 次幂缩小，而不是 −1/2 次幂。',
      no: '比预期的慢，离散按 N 的 −{{exponent}} ± {{error}} 次幂缩小。',
      'cannot-tell': '目前离散按 N 的 −{{exponent}} ± {{error}} 次幂缩小。',
    },
  },
  guess: {
    question: '按每个自旋来算，玻璃越大，基态能量越低吗？',
    options: {
      lower: '是，越来越低，没有尽头',
      limit: '是，趋向一个极限',
      same: '不，都一样',
      higher: '不，反而更高',
    },
    answer:
      '是，趋向一个极限：Parisi 的理论精确给出 −0.763。路却很慢：距离缩小一半，自旋要多到将近三倍；而找到这个状态，难度按指数增长。',
  },
  presets: { gaussian: '高斯', lazy: '太偷懒', large: '更大的玻璃', many: '许多样本' },
  presetHelp: {
    gaussian: '高斯耦合：斜率不同，极限相同。',
    lazy: '每个样本只匆匆试两次：两半不再一致，直线也向上弯。',
    large: '直到 255 个自旋，力气加倍，样本减半。',
    many: '误差缩小到三分之一。',
  },
  breaks: {
    heuristic: {
      text: '超过 15 个自旋，这里没有一个结果是证明过的。退火只能说它走到了多低；两半结果一致，说明不大可能漏掉，但并非不可能。',
      source: 'Boettcher，Eur. Phys. J. B 46, 501 (2005)',
    },
    exponent: {
      text: '修正按 N 的 −2/3 次幂衰减，这在百分之一的精度内已测得，理论上也在预料之中，但还没有证明。',
      source: 'Aspelmeier、Billoire、Marinari 与 Moore，J. Phys. A 41, 324008 (2008)',
    },
    learning: {
      text: '学习并不太需要最深的谷：宽而容易到达的谷，预测往往好过深而难到的谷。',
      source: 'Baldassi 等，PNAS 113, E7655 (2016)',
    },
  },
};
