import type { SameShape } from '../catalogue.ts';
import type { disconnectivity as en } from '../en/disconnectivity.ts';
import { glassFields, glassPanels } from './glass-words.ts';

const { seed, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** 实验 `disconnectivity`：小玻璃的极小与势垒之树。 */
export const disconnectivity: SameShape<typeof en> = {
  panels: glassPanels,
  fields: {
    seed,
    system: {
      label: '系统',
      help: '两种玻璃，另有两种铁磁体作对照；铁磁体里，凡有耦合的自旋都想一致。',
      options: {
        sk: '玻璃，两两耦合 (SK)',
        lattice: '玻璃，平面格子',
        ferromagnet: '铁磁体，平面格子',
        complete: '铁磁体，两两耦合',
      },
    },
    size: { label: '自旋数', help: '2^N 个构型全部走遍：20 个自旋有一百万个，需要一两秒。' },
    mirror: { label: '镜像算一个', help: '全部自旋一起翻转，能量不变。关掉以后，每个谷都会出现两次。' },
    slowest: { label: '最慢的冷却', help: '最长一次冷却的扫描轮数；在它之前先淬火，再做几次较短的。' },
    copies: { label: '副本数', help: '每个副本从随机构型出发，独自冷却；数一数它们各停在哪里。' },
    hottest,
    coldest,
    couplings: { ...couplings, help: '只对玻璃有效。取 ±J 时许多状态能量相同，谷底是平的。' },
    couplingBits,
    rule,
  },
  columns: {
    step: '第几次冷却',
    sweeps: '冷却的扫描轮数（0 为淬火）',
    budget: '冷却的扫描轮数',
    minima: '极小数',
    flat: '平底的极小数',
    groundEnergy: '每个自旋的基态能量',
    highest: '到基态的最高势垒（每个自旋）',
    ground: '停在基态的副本比例',
    groundError: '基态比例的误差',
    energy: '停下时每个自旋的能量',
    energyError: '每个自旋能量的误差',
    visited: '有副本停下的极小所占比例',
    adrift: '停在平地上、但仍有下坡路的副本',
    depthCorrelation: '深度与副本数的秩相关',
    depthCorrelationError: '秩相关的误差',
    minimum: '从最低数起的第几个极小',
    minimumEnergy: '极小处每个自旋的能量',
    states: '极小包含的状态数',
    toLowest: '到基态的势垒（每个自旋）',
    toLower: '深度：到任一更低处的势垒（每个自旋）',
    quenchShare: '淬火后停在此处的副本比例',
    slowShare: '慢冷后停在此处的副本比例',
  },
  figures: {
    tree: {
      title: '山谷之树',
      caption:
        '每个下端是一个极小，高度是它的能量。两枝在二者之间最低的山口处汇合。圆环：淬火后的副本停在哪里；圆点：下方所选的那次冷却停在哪里。面积表示副本的多少。',
      y: '每个自旋的能量',
      counts: { quenched: '淬火', cooled: '冷却' },
    },
    arrival: {
      title: '谁能找到基态',
      caption: '停在基态的副本比例，随冷却的扫描轮数变化；另一条线是有副本停下的极小占全部极小的比例。',
      x: '冷却的扫描轮数',
      y: '比例',
    },
    basins: {
      title: '深的谷也宽吗？',
      caption: '除基态以外的每一个极小：有多深，又有多大比例的副本停在那里。淬火看谷的宽窄，慢冷看谷的深浅。',
      x: '深度：到任一更低处的势垒（每个自旋）',
      y: '副本的比例',
    },
  },
  findings: {
    valleys: {
      label: '有多少个谷？',
      yes: '{{minima}} 个极小，其中 {{flat}} 个是平底的。基态能量为每个自旋 {{ground}}；要走到那里，每个自旋最多得爬 {{highest}}。',
      no: '只有一个（极小数 {{minima}}）：每条下坡路都通向基态，能量为每个自旋 {{ground}}。铁磁体就是这样。',
      'cannot-tell': '目前有 {{minima}} 个极小。',
    },
    arrival: {
      label: '有耐心就能找到基态吗？',
      yes: '能：冷却 {{sweeps}} 轮，{{copies}} 个副本里有 {{slow}}% 找到；淬火只有 {{quench}}%，相差 {{gain}} ± {{error}} 个百分点。',
      no: '这里没有差别：{{copies}} 个副本冷却 {{sweeps}} 轮，{{slow}}% 找到；淬火也有 {{quench}}%。',
      'cannot-tell': '还看不出来：{{copies}} 个淬火的副本里有 {{quench}}% 找到。等更慢的冷却做完就知道了。',
    },
    basins: {
      label: '深的谷也宽吗？',
      yes: '是的：在 {{minima}} 个极小里，越深的谷，淬火停下的副本越多，秩相关 {{rho}} ± {{error}}。',
      no: '这里不是：{{minima}} 个极小的秩相关为 {{rho}} ± {{error}}。',
      'cannot-tell': '极小太少（{{minima}} 个），看不出来：秩相关 {{rho}} ± {{error}}。',
    },
  },
  guess: {
    question: '18 个自旋的玻璃有 262,144 个构型。它会卡在其中多少个里？',
    options: { one: '一个', few: '几十个', thousands: '几千个' },
    answer:
      '连镜像算在内，几十个。这个数目按 e^(0.2 N) 增长，到 256 个自旋时已经多得谁也走不完。不过，让玻璃变慢的并不是谷的多少，而是谷与谷之间的山口。',
  },
  presets: {
    glass: '玻璃，两两耦合',
    lattice: '格子上的玻璃',
    flats: '±J：平底的谷',
    ferromagnet: '铁磁体',
    complete: '铁磁体，两两耦合',
    mirrors: '镜像也画出来',
    largest: '二十个自旋',
  },
  presetGroups: { system: '系统' },
  presetHelp: {
    glass: '许多深浅相近的长枝，在高处才汇合：像一棵垂柳。',
    lattice: '二十个自旋，每个有四个近邻。',
    flats: '所有耦合强度相同：能量一档一档地跳，许多极小是由几个状态连成的平地。',
    ferromagnet:
      '两个深谷，全朝上和全朝下，中间的山口有横穿格子的一道墙那么高；旁边还有一些条纹，单翻一个自旋消不掉。',
    complete: '棕榈树：全朝上一根树干，全朝下一根树干，中间没有枝条。',
    mirrors: '每个谷出现两次：树左右对称，两半在顶上汇合。',
    largest: '一百万个构型，画出树来要一两秒。',
  },
  breaks: {
    size: {
      text: '二十个自旋还算不上玻璃：真正的玻璃之所以慢，是因为势垒随 N 无限增长；在这里，势垒不过是翻几次自旋。',
      source: 'Mackenzie 与 Young，Phys. Rev. Lett. 49, 301 (1982)',
    },
    width: {
      text: '树画的是高低，不是宽窄。山口以下有多少构型，也就是熵，决定了热的系统待在哪里；树上没有它的位置。',
      source: 'Becker 与 Karplus，J. Chem. Phys. 106, 1495 (1997)',
    },
    learning: {
      text: '网络的损失是实数的函数，极小很少是孤立的点；已有人为小网络画过这样的树，大多只有一个很深的漏斗。',
      source: 'Ballard 等，Phys. Chem. Chem. Phys. 19, 12585 (2017)',
    },
  },
};
