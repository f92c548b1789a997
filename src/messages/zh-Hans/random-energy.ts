import type { SameShape } from '../catalogue.ts';
import type { randomEnergy as en } from '../en/random-energy.ts';
import { glassFields } from './glass-words.ts';

const { seed, samples, hottest, coldest, steps } = glassFields;

/** 实验 `random-energy`：随机能量模型。 */
export const randomEnergy: SameShape<typeof en> = {
  panels: {
    glass: {
      title: '随机能量',
      about: 'N 个自旋的每个状态各抽一个能量。没有耦合，也没有近邻：翻转一个自旋，能量便毫不相干。',
    },
  },
  fields: {
    seed,
    size: { label: '自旋数', help: 'N 个自旋有 2^N 个能级，能量各抽各的。' },
    samples,
    coldest,
    hottest,
    steps,
  },
  columns: {
    step: '序号',
    temperature: '温度',
    energy: '能量',
    energyError: '能量的误差',
    freeEnergy: '自由能',
    freeEnergyError: '自由能的误差',
    entropy: '熵',
    entropyError: '熵的误差',
    heat: '比热',
    heatError: '比热的误差',
    participation: '两个副本同在一级',
    participationError: '这一概率的误差',
    ground: '最低能级',
    groundError: '最低能级的误差',
  },
  curves: {
    energy: '德里达解，N → ∞',
    freeEnergy: '德里达解，N → ∞',
    entropy: '德里达解，N → ∞',
    heat: '德里达解，N → ∞',
    participation: '理论 1 − T/Tc，N → ∞',
  },
  ticks: { critical: 'Tc = 0.6006' },
  figures: {
    energy: {
      title: 'Tc 以下就冻住了',
      caption: 'Tc 以上能量是 −1/(2T)；以下再没有什么可降。N 有限时，拐角是圆的。',
      x: '温度 T',
      y: '每自旋能量',
    },
    participation: {
      title: '只剩几个能级',
      caption:
        '两个副本落在同一能级的概率。Tc 以上，它淹没在 2^N 个能级里；以下是 1 − T/Tc，系统再大也一样。',
      x: '温度 T',
      y: '概率',
    },
    entropy: {
      title: '熵用光了',
      caption: '到 Tc 降为零，此后一直是零：熵的危机。',
      x: '温度 T',
      y: '每自旋的熵',
    },
    heat: { title: '比热', caption: '在 Tc 跳到零；N 有限时变得圆滑。', x: '温度 T', y: '每自旋比热' },
    freeEnergy: { title: '自由能', caption: '到 Tc 便不再上升。', x: '温度 T', y: '每自旋自由能' },
  },
  findings: {
    condensed: {
      label: '权重凝聚了吗？',
      yes: '凝聚了：T = {{temperature}} 时，两个副本有 {{percent}} ± {{error}}% 的时间同在一级；N → ∞ 时是 {{known}}%。相当于 {{levels}} 个能级占去全部权重。',
      no: 'T = {{temperature}} 时没有：两个副本只有 {{percent}} ± {{error}}% 的时间同在一级；N → ∞ 时是 {{known}}%。',
      'cannot-tell': '这里没有低于 Tc 的温度，或误差太大。',
    },
    liquid: {
      label: '热的时候呢？',
      yes: 'T = {{temperature}} 时能量为 {{energy}} ± {{error}}，正如各能级独立时的 {{known}}。',
      no: 'T = {{temperature}} 时能量为 {{energy}} ± {{error}}，而不是 {{known}}：这里的 N 太小。',
      'cannot-tell': 'T = {{temperature}} 时能量为 {{energy}} ± {{error}}；N → ∞ 时是 {{known}}。',
    },
  },
  guess: {
    question: '一个系统有 2^N 个能级，能量各自随机。冷下来时，有多少个能级算数？',
    options: { one: '一个', few: '几个', many: '随 N 增多' },
    answer:
      '几个。无论 N 多大，最低能级附近的间距总是一的量级，所以由几个能级分享权重；各占多少，每个样本都不一样。',
  },
  presets: { small: '小', large: '大' },
  presetHelp: { small: '八个自旋，256 个能级，拐角很圆。', large: '二十个自旋，每个样本一百万个能级。' },
  breaks: {
    dynamics: {
      text: '没有地形，就没有下坡的路：要找最低能级，只能把 2^N 个都看一遍。所以这里用不着模拟，也说不出时间的事。',
      source: 'Derrida，Phys. Rev. B 24, 2613 (1981)',
    },
    limit: {
      text: '它是 p → ∞ 时的 p 自旋模型。p = 3 就已经有了地形，动力学先冻住，平衡态后冻住。',
      source: 'Gross 与 Mézard，Nucl. Phys. B 240, 431 (1984)',
    },
  },
};
