import type { SameShape } from '../catalogue.ts';
import type { metastable as en } from '../en/metastable.ts';
import { glassFields, glassPanels } from './glass-words.ts';

const { seed, samples, couplings, couplingBits } = glassFields;

/** 实验 `metastable`：SK 玻璃淬火后停在哪里。 */
export const metastable: SameShape<typeof en> = {
  panels: glassPanels,
  fields: {
    seed,
    largest: {
      label: '最大的自旋数',
      help: '从 8 个自旋一直做到这么多。玻璃大了，吝啬规则会很慢。',
      options: { '32': '32', '64': '64', '128': '128', '256': '256', '512': '512', '1024': '1024' },
    },
    starts: { label: '每个样本的起点数', help: '起点是随机构型；每条规则从每个起点各淬火一次。' },
    samples,
    couplings,
    couplingBits,
  },
  columns: {
    size: '自旋数',
    energyGreedy: '能量（贪心）',
    energyGreedyError: '能量的误差（贪心）',
    energyRandom: '能量（随机）',
    energyRandomError: '能量的误差（随机）',
    energyReluctant: '能量（吝啬）',
    energyReluctantError: '能量的误差（吝啬）',
    flipsGreedy: '每个自旋的翻转次数（贪心）',
    flipsGreedyError: '翻转次数的误差（贪心）',
    flipsRandom: '每个自旋的翻转次数（随机）',
    flipsRandomError: '翻转次数的误差（随机）',
    flipsReluctant: '每个自旋的翻转次数（吝啬）',
    flipsReluctantError: '翻转次数的误差（吝啬）',
    distinctGreedy: '不同终点的比例（贪心）',
    distinctGreedyError: '不同终点比例的误差（贪心）',
    distinctRandom: '不同终点的比例（随机）',
    distinctRandomError: '不同终点比例的误差（随机）',
    distinctReluctant: '不同终点的比例（吝啬）',
    distinctReluctantError: '不同终点比例的误差（吝啬）',
    minima: '局部极小的总数',
    minimaError: '极小总数的误差',
    complexity: '(ln 极小数)/N',
    complexityError: '(ln 极小数)/N 的误差',
  },
  curves: { 'parisi-ground': '基态，N → ∞', complexity: '0.1992，N → ∞' },
  figures: {
    energy: {
      title: '心急的停得高',
      caption:
        '淬火停下时的能量。贪心每步取收益最大的，随机任取一个有收益的，吝啬只取收益最小的。三者起点相同，都停在基态之上。',
      x: '自旋数 N',
      y: '每个自旋的能量',
    },
    flips: {
      title: '深度的代价',
      caption: '直到再无收益为止，平均每个自旋翻转多少次。',
      x: '自旋数 N',
      y: '每个自旋的翻转次数',
    },
    distinct: {
      title: '一个起点，一个终点',
      caption:
        '同一样本的所有起点中，不同终点所占的比例；互为镜像的算一个。等于 1 时，没有两个起点走到同一处。',
      x: '自旋数 N',
      y: '不同终点的比例',
    },
    complexity: {
      title: '一个不漏地数',
      caption: '对小玻璃，逐一走遍所有构型，数出局部极小。平均到每个自旋，极小数的对数已经离点线不远。',
      x: '自旋数 N',
      y: '(ln 极小数)/N',
    },
  },
  findings: {
    deeper: {
      label: '慢工有回报吗？',
      yes: '有：{{size}} 个自旋时，吝啬停在 {{reluctant}}，贪心停在 {{greedy}}，前者低 {{gain}} ± {{error}}。',
      no: '这里没有：{{size}} 个自旋时，吝啬停在 {{reluctant}}，贪心停在 {{greedy}}。',
      'cannot-tell': '还看不出差别：{{gain}} ± {{error}}。',
    },
    dearer: {
      label: '代价：',
      yes: '{{size}} 个自旋时，每个自旋要翻 {{reluctant}} 次，而不是 {{greedy}} 次，是后者的 {{ratio}} 倍。',
      no: '没有代价：吝啬每个自旋翻 {{reluctant}} 次，贪心翻 {{greedy}} 次。',
      'cannot-tell': '不大：每个自旋翻 {{reluctant}} 次，而贪心是 {{greedy}} 次。',
    },
    ends: {
      label: '{{starts}} 个起点停在几处？',
      yes: '{{small}} 个自旋时平均停在 {{few}} 处，{{large}} 个自旋时停在 {{many}} 处：几乎每个起点都有自己的终点。',
      no: '{{small}} 个自旋时停在 {{few}} 处，到 {{large}} 个自旋也没有更多。',
      'cannot-tell':
        '{{small}} 个自旋时停在 {{few}} 处，{{large}} 个自旋时停在 {{many}} 处。要看更大的玻璃才知道。',
    },
    counted: {
      label: '数出来的：',
      yes: '{{size}} 个自旋的玻璃有 {{minima}} ± {{error}} 个局部极小（镜像不另算），(ln 极小数)/N = {{complexity}}。自旋每多一个，极小就成倍地多。',
      no: '这里极小的数目没有随 N 增长。',
      'cannot-tell': '目前只知道 {{size}} 个自旋时有 {{minima}} 个局部极小；再大一号，就能看出增长有多快。',
    },
  },
  guess: {
    question: '三个人只走下坡路：一个每步都选最陡的，一个随便选，一个选最缓的。谁停得最低？',
    options: { greedy: '贪心的', random: '随便走的', reluctant: '吝啬的', same: '都一样' },
    answer:
      '吝啬的，而且低得多：它把高度一点一点花出去，绕过了许多困住别人的陷阱，代价是步数：256 个自旋时约为六十倍，玻璃越大倍数越高。三个人谁也到不了基态。',
  },
  presets: { large: '大玻璃', many: '许多起点', binary: '±J 耦合' },
  presetHelp: {
    large: '做到 512 个自旋：三条规则差得更远。',
    many: '小玻璃，二百五十六个起点：究竟有多少个终点？',
    binary: '强度都相同时，收益一档一档地跳，最小的一档也不小：吝啬规则停得更高，也更早。',
  },
  breaks: {
    rule: {
      text: '绝大多数极小都很浅，但淬火并不是在所有极小里均匀地挑：停在哪里取决于规则。只数极小，看不出动力学往哪里走。',
      source: 'Parisi，cond-mat/9501045 (1995)',
    },
    count: {
      text: '0.1992 是 N → ∞ 的值，说的是极小数的平均；这个平均可能由少数极小特别多的样本决定。',
      source: 'Tanaka 与 Edwards，J. Phys. F 10, 2769 (1980)；Bray 与 Moore，J. Phys. C 13, L469 (1980)',
    },
    learning: {
      text: '宽网络的权重极多，梯度下降很少遇到这样的陷阱。自旋玻璃里处处是陷阱，不等于损失地形也如此。',
      source: 'Baity-Jesi 等，ICML (2018)',
    },
  },
};
