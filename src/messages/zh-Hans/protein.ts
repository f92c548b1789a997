import type { SameShape } from '../catalogue.ts';
import type { protein as en } from '../en/protein.ts';

/** 实验 `protein`：两种珠子的链，在玻璃用的退火器上折叠。 */
export const protein: SameShape<typeof en> = {
  panels: {
    glass: {
      title: '一条链在折叠',
      about:
        '方格上的一串珠子。H 疏水，P 亲水：两个 H 在格子上相邻、沿链又不相邻，能量就降低 1，仅此而已。退火器就是玻璃用的那一个，降温方式相同，接受与否的判据也相同；只有动法不同：一个珠子绕过拐角，把后面的链拉过来。许多副本同时折叠。玻璃有许多谷底，好的蛋白质只有一个：两个副本最后折成一样吗？',
    },
  },
  portraits: {
    chains: {
      caption: '正在冷却的四个副本。没有把它们转到一致的朝向。',
      label: '链的四个副本正在折叠',
    },
  },
  fields: {
    seed: { label: '种子', help: '所有随机数，以及打乱的次序。' },
    sequence: {
      label: '序列',
      help: '用来比较折叠算法的序列，附有迄今找到的最低能量。',
      options: {
        '20': '20 个珠子，最低 −9',
        '24': '24 个珠子，最低 −9',
        '25': '25 个珠子，最低 −8',
        '36': '36 个珠子，最低 −14',
        '48': '48 个珠子，最低 −23',
        '50': '50 个珠子，最低 −21',
        '60': '60 个珠子，最低 −36',
        '64': '64 个珠子，最低 −42',
      },
    },
    own: {
      label: '自己的序列',
      help: '字母 H 与 P，4 到 100 个；留空就用上面选的。不超过 14 个珠子时，所有折法都会数遍。',
    },
    slowest: {
      label: '最慢的冷却',
      help: '几次冷却中最慢那次的扫数；每一扫提议的移动次数等于珠子数。',
    },
    schedule: {
      label: '降温方式',
      help: '扫数怎样分配到各个温度。',
      options: {
        linear: '温度等步长',
        geometric: '温度等比例',
        cycles: '反复加热',
        quench: '立刻到 T = 0',
      },
    },
    copies: { label: '副本数', help: '有多少条链在折叠，各用各的随机数。' },
    shuffles: {
      label: '打乱的序列数',
      help: '同样的珠子换成随机的次序，以同样的速度折叠：没有设计的蛋白质会怎样？',
    },
    hottest: { label: '最高温', help: '冷却开始时的温度，以一处接触的能量为单位。' },
    coldest: { label: '最低温', help: '冷却结束时的温度，之后再在 T = 0 下降到底。' },
  },
  columns: {
    sweeps: '扫数',
    energy: '终点的能量',
    energyError: '终点能量的误差',
    best: '遇到的最低能量',
    reference: '已知的最低能量',
    hits: '到达已知最低的副本比例',
    hitsError: '到达比例的误差',
    overlap: '两个副本的重叠',
    overlapError: '重叠的误差',
    temperature: 'T',
    cooled: '最慢冷却时的能量',
    cooledError: '最慢冷却时能量的误差',
    exact: '精确值，所有折法数遍',
    shuffle: '打乱的序列',
    shuffledEnergy: '终点的能量，打乱',
    shuffledEnergyError: '终点能量的误差，打乱',
    shuffledBest: '遇到的最低能量，打乱',
    shuffledOverlap: '两个副本的重叠，打乱',
    shuffledOverlapError: '重叠的误差，打乱',
  },
  figures: {
    fold: {
      title: '迄今最好的折法',
      caption: 'H 珠实心，P 珠空心；点线是 H 珠之间的接触。圆环是链的起点。',
    },
    cooling: {
      title: '冷却途中的能量',
      caption: '最慢那次冷却中各副本的平均。点线（只对自己写的短链）：对所有折法的精确平均。',
      x: 'T',
      y: '能量',
    },
    slower: {
      title: '越慢越低',
      caption: '冷却越来越慢时终点的能量：副本的平均、迄今遇到的最低，以及已知的最低。',
      x: '扫数',
      y: '能量',
    },
    energies: {
      title: '副本停在哪里',
      caption: '一次冷却终点的能量，每个接触数一根柱。下面可以换一次冷却来看。',
      x: '能量',
      y: '密度',
    },
    alike: {
      title: '两个副本折得一样吗？',
      caption: '重叠：两种折法共有的接触，除以接触较多者的接触数。虚线：到达已知最低能量的副本比例。',
      x: '扫数',
      y: '重叠',
    },
    overlaps: {
      title: '折法的 P(q)',
      caption: '所有副本两两之间的重叠。只在 1 处有峰：一种折法。一个宽包：各折各的。几个峰：几个家族。',
      x: '重叠 q',
      y: '密度',
    },
    shuffled: {
      title: '同样的珠子，打乱次序',
      caption: '每条打乱的序列以同样的速度冷却之后的 P(q)；轮廓是原序列的。',
      panel: '打乱 {{number}}',
      x: '重叠 q',
      y: '密度',
    },
  },
  findings: {
    'slower-lower': {
      label: '冷却得慢，折得更低：',
      yes: '是的：从 {{fast}} 扫到 {{slow}} 扫，能量降低 {{gain}} ± {{error}}。',
      no: '不是：从 {{fast}} 扫到 {{slow}} 扫，能量变化 {{gain}} ± {{error}}。',
      'cannot-tell': '差别不足为凭：{{gain}} ± {{error}}。',
    },
    found: {
      label: '到达了已知的最低能量：',
      yes: '是的：{{best}}。{{sweeps}} 扫时有 {{percent}} % 的副本停在那里。',
      no: '没有：这里最低是 {{best}}，已知的是 {{reference}}。多扫几遍或多几个副本也许能找到。',
      'cannot-tell': '这条序列的最低能量没人说过；这里是 {{best}}。',
    },
    alike: {
      label: '两个副本折成同一种：',
      yes: '是的：它们共有 {{overlap}} ± {{error}} 的接触。只有一个谷底，像蛋白质。',
      no: '不是：{{sweeps}} 扫之后它们共有 {{overlap}} ± {{error}} 的接触。谷底很多，像玻璃；也可能是不够冷、不够慢。',
      'cannot-tell': '在边界上，或者还没有测：重叠 {{overlap}} ± {{error}}。',
    },
    designed: {
      label: '珠子的次序要紧，打乱的链折得不那么一样：',
      yes: '是的：两个副本共有 {{own}} ± {{error}} 的接触，{{shuffles}} 条打乱的序列是 {{others}} ± {{spread}}。能量：{{ownEnergy}} 与 {{otherEnergy}}。',
      no: '不是，正好相反：{{own}} ± {{error}}，打乱的 {{others}} ± {{spread}}。能量：{{ownEnergy}} 与 {{otherEnergy}}。珠子这么少，没人设计的次序也有折得好的。',
      'cannot-tell':
        '没有显示出来：{{own}} ± {{error}}，{{shuffles}} 条打乱的序列是 {{others}} ± {{spread}}。能量：{{ownEnergy}} 与 {{otherEnergy}}。这些序列是为了难倒算法而设，并不是为了只有一种折法。',
    },
    counted: {
      label: '就精确平均所能判断，冷却一直处在平衡：',
      yes: '是的：在 {{rows}} 个温度上，能量与所有折法的平均相差不超过 {{sigmas}} 个误差。',
      no: '不是：T = {{temperature}} 时是 {{measured}} ± {{error}}，精确值 {{exact}}。冷却太快，跟不上。',
      'cannot-tell': '差不多：T = {{temperature}} 时是 {{measured}} ± {{error}}，精确值 {{exact}}。',
    },
  },
  guess: {
    question: '同一条链的三十二个副本慢慢冷却，各凭各的运气。它们的折法相比如何？',
    options: {
      same: '全都一样',
      families: '有的一样，有的不一样',
      different: '各折各的',
    },
    answer:
      '对这里的大多数序列：有的一样，有的不一样。几种折法共享最低的能量，松散的链端也不花代价。真正的蛋白质是演化找出来的例外：只有一种折法，从哪里出发都到得了。次序一打乱，副本之间仅有的那点相似也多半没了。',
  },
  presetGroups: { chains: '链' },
  presets: {
    twenty: '二十个珠子',
    fifty: '五十个珠子',
    'sixty-four': '六十四个珠子',
    quench: '立刻冷却',
    patient: '耐心',
    counted: '数遍所有折法',
  },
  presetHelp: {
    twenty: '几秒钟就折好。',
    fifty: '这样冷却，偶尔能碰到它的最低能量 −21。',
    'sixty-four': '两端长串的 H 要挤进同一个方块。32 个副本中，能碰到已知最低 −42 的只有一个，或者没有。',
    quench: '一点热也不给：链塌进它碰到的第一个结。',
    patient: '慢十倍。',
    counted:
      '十四个珠子，这种次序在 881 500 种走法中只有一种最低的折法；走法全都数过，所以每个温度的能量都确知。它差不多算得上蛋白质，打乱的姐妹们不算。',
  },
  breaks: {
    lattice: {
      text: '真实的蛋白质有二十种残基，有侧链、键角、氢键和水。格子只留下两点：链不能穿过自己，以及珠子的次序决定它在哪里才能满足。',
      source: 'Dill 等，Protein Sci. 4 (1995) 561',
    },
    flat: {
      text: '在二维中，紧凑的链表面多、内部少：由 H 和 P 组成的短链，同处最低能量的折法比真实蛋白质容许的多。所有短序列中只有约 2 % 最低的折法是唯一的。',
      source: 'Chan 与 Dill，J. Chem. Phys. 95 (1991) 3775；Irbäck 与 Troein，J. Biol. Phys. 28 (2002) 1',
    },
    dynamics: {
      text: '拉动是一种搜索办法，不是分子的运动：折好要多少扫，与要多少微秒无关。重叠数的是接触，所以一种折法与它的镜像算作一种。',
      source: 'Lesh、Mitzenmacher 与 Whitesides，RECOMB (2003) 188',
    },
    glass: {
      text: '玻璃的淬火无序在耦合里，链的在序列里；但自旋没有一个不能失去的邻居，而几十个珠子的链也谈不上热力学极限。随机序列像随机能量模型那样冻结，是对长链和大字母表的结论。',
      source:
        'Bryngelson 与 Wolynes，PNAS 84 (1987) 7524；Shakhnovich 与 Gutin，Biophys. Chem. 34 (1989) 187',
    },
  },
};
