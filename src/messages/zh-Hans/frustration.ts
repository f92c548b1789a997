import type { SameShape } from '../catalogue.ts';
import type { frustration as en } from '../en/frustration.ts';

/** 实验 `frustration`：亲手翻转一个小晶格，看还剩几条键满足不了。 */
export const frustration: SameShape<typeof en> = {
  panels: {
    glass: {
      title: '翻转自旋',
      about:
        '每条键对两端的自旋都有要求：朝同一方向（单线），或朝相反方向（双线）。没满足的键画成虚线并打叉，算一条。请翻转自旋，让打叉的尽量少。所有排列都已逐一看过，所以最少能到几条是确知的。下面再把同一件事交给退火，重复许多遍。',
    },
  },
  fields: {
    seed: { label: '种子', help: '决定无序晶格的键，以及所有随机数。' },
    lattice: {
      label: '晶格',
      help: '前五种适合亲手来；1024 个自旋只能放手。',
      options: {
        triangle: '一个三角形',
        five: '五个自旋，三个三角形',
        plaquette: '一个方格，一条键相反',
        square: '4 × 4 方格，键为 ±J',
        sk: '八个自旋，两两相连',
        'triangular-1024': '三角晶格，1024 个自旋',
        'square-1024': '方格 ±J，1024 个自旋',
      },
    },
    flips: {
      label: '您的步子',
      help: '您翻转过的自旋，每个一个字母，如 ACB。它们写在链接里：一个链接就是一局。',
    },
    slowest: {
      label: '退火的扫数',
      help: '每扫一遍，每个自旋都有一次翻转的机会。在大晶格上，是几次退火中最慢的那次。',
    },
    copies: { label: '副本数', help: '有多少个副本各自从随机排列出发。' },
    start: {
      label: '起始',
      help: '您走第一步之前自旋的样子。',
      options: { up: '全部朝上', random: '随机' },
    },
    hottest: { label: '最高温', help: '退火开始时的温度，以 J 为单位。' },
    coldest: { label: '最低温', help: '退火结束时的温度，之后再在 T = 0 下降到底。' },
  },
  columns: {
    move: '步数',
    flipped: '翻转的自旋',
    energy: '能量',
    unsatisfied: '未满足的键',
    helpful: '翻转有好处的自旋',
    bonds: '键数',
    least: '未满足键的最小数目',
    grounds: '达到最小的排列数',
    stable: '单次翻转无法改进的排列数',
    states: '排列总数',
    loops: '基本回路数',
    frustrated: '受阻挫的回路数',
    bound: '回路要求的未满足键数',
    level: '终点的未满足键数',
    yours: '您',
    chance: '全凭运气（精确）',
    quench: '淬火',
    quenchError: '淬火的误差',
    anneal: '退火',
    annealError: '退火的误差',
    sweeps: '扫数',
    share: '未满足键的比例，全部副本',
    shareError: '未满足键比例的误差',
    bestShare: '未满足键的比例，最好的副本',
    boundShare: '回路要求的比例',
  },
  curves: { infinite: '已知值，N → ∞' },
  figures: {
    board: {
      title: '晶格',
      caption:
        '实心圆是朝上的自旋，空心圆是朝下的。指向一个自旋，就会说明翻转它的后果。1024 个自旋的晶格显示的是最好的副本，绕过边缘连到对面的键不画。',
    },
    moves: {
      title: '您的下坡路',
      caption: '您每走一步之后未满足的键数。点线：任何排列都不可能更少。只肯往下走的人，可能停在它上面。',
      x: '步数',
      y: '未满足的键',
    },
    levels: {
      title: '别的副本停在哪里',
      caption:
        '终点有这么多未满足键的副本所占比例：慢慢冷却的、立刻冷却的，以及全凭运气的（所有排列中的比例，精确）。顶端的标记是您所在之处。',
      x: '未满足的键',
      y: '比例',
    },
    cooling: {
      title: '慢一些更好，但有限度',
      caption: '越来越长的退火之后未满足键的比例。受阻挫的回路要求了一个下限，任何排列都低不过它。',
      x: '扫数',
      y: '未满足键的比例',
    },
  },
  findings: {
    impossible: {
      label: '没有一种排列能满足所有键：',
      yes: '看遍全部 {{states}} 种排列，得到证明：最好的排列在 {{bonds}} 条键中仍有 {{least}} 条未满足，这样的排列有 {{grounds}} 种（互为镜像的都算）。',
      no: '这里不是：{{states}} 种排列中有 {{grounds}} 种满足全部 {{bonds}} 条键。这次抽到的晶格没有阻挫。',
      'cannot-tell': '还不知道。',
    },
    yours: {
      label: '您已到底：',
      yes: '是的，走了 {{move}} 步：{{unsatisfied}} 条键未满足，谁也不能更少。',
      no: '没有：翻哪一个都没有好处，却还有 {{unsatisfied}} 条键未满足，比最少多 {{above}} 条。这是局部最小值：想出去，得先变坏。',
      'cannot-tell':
        '还没有：{{unsatisfied}} 条键未满足，比最少多 {{above}} 条；翻转 {{helpful}} 个自旋中的任一个都有好处。',
    },
    loops: {
      label: '数回路就知道有几条键满足不了：',
      yes: '是的：{{loops}} 个基本回路中有 {{frustrated}} 个的键之积为负，每个都至少要有一条键未满足；由此要求 {{bound}} 条，最好的排列恰好就是 {{bound}} 条。',
      no: '只给出下限：{{loops}} 个基本回路中有 {{frustrated}} 个受阻挫，要求至少 {{bound}} 条未满足，而最好的排列有 {{least}} 条。',
      'cannot-tell': '还不知道。',
    },
    traps: {
      label: '有陷阱：',
      yes: '{{states}} 种排列中有 {{stable}} 种翻哪一个都没有好处，其中 {{others}} 种并不是最低的。',
      no: '这里没有：翻哪一个都没有好处的 {{stable}} 种排列全是最低的。一路下坡总能到底。',
      'cannot-tell': '还不知道。',
    },
    found: {
      label: '慢慢冷却比立刻冷却更常到底：',
      yes: '是的：退火的副本有 {{anneal}} % 到底，淬火的有 {{quench}} %，全凭运气的有 {{chance}} %。',
      no: '这里用不着：淬火的副本有 {{quench}} % 到底，退火的有 {{anneal}} %，全凭运气的有 {{chance}} %。',
      'cannot-tell':
        '差别不足为凭：退火的副本有 {{anneal}} % 到底，淬火的有 {{quench}} %，全凭运气的有 {{chance}} %。',
      waiting: '副本还在路上。',
    },
    wholly: {
      label: '没有一种排列能满足所有键：',
      yes: '不必逐一去看就能断定：{{loops}} 个基本回路中有 {{frustrated}} 个受阻挫，一条键最多照顾其中两个，所以不论自旋怎样，{{bonds}} 条键中总有 {{bound}} 条未满足。',
      no: '没有受阻挫的回路：所有键都能满足。',
      'cannot-tell': '还不知道。',
    },
    slower: {
      label: '冷却得慢，未满足的键更少：',
      yes: '是的：从 {{fast}} 扫到 {{slow}} 扫，所占比例下降 {{gain}} ± {{error}} 个百分点。',
      no: '不是：比例变化 {{gain}} ± {{error}} 个百分点。',
      'cannot-tell': '只有一种快慢，说明不了什么。',
    },
    bounded: {
      label: '最好的副本达到了回路要求的下限：',
      yes: '是的：{{unsatisfied}} 条键未满足，占 {{percent}} %，任何排列都不能更少。',
      no: '没有：{{unsatisfied}} 条键未满足，占 {{percent}} %；回路只要求 {{bound}} 条。受阻挫的方格彼此分开，把它们两两连起来的键又多出 {{above}} 条。这是不是最低，从这里谁也看不出来。',
      'cannot-tell':
        '还差一点：{{unsatisfied}} 条键未满足，占 {{percent}} %；本可只有 {{bound}} 条，少 {{above}} 条。多扫几遍会更近。',
    },
  },
  notes: {
    strangers: '有 {{count}} 步所指的自旋这个晶格里没有，已略去。它的 {{size}} 个自旋是 A 到 {{last}}。',
  },
  guess: {
    question: '三个自旋在一个三角形上，每条键都要求两端朝相反方向。三条键最多能同时满足几条？',
    options: { all: '三条', two: '两条', one: '一条' },
    answer:
      '两条。A 朝上、B 朝下，C 顺了一个就违了另一个。八种排列中有六种同样好：阻挫不但抬高了最低的能量，还让许多排列共享它。',
  },
  presetGroups: { lattices: '晶格', 'let-go': '放手 1024 个' },
  presets: {
    triangle: '一个三角形',
    five: '五个自旋',
    plaquette: '一个方格',
    square: '4 × 4，键为 ±J',
    sk: '两两相连',
    'let-go': '三角晶格',
    'let-go-disordered': '方格 ±J',
    trapped: '随机起始',
  },
  presetHelp: {
    triangle: '最小的受阻挫之物。',
    five: '三个三角形排成一行：两条未满足的键就能照顾三个。',
    plaquette: '三条键要求相同，一条要求相反：没有三角形也有阻挫。',
    square: '十六个自旋，键由种子决定。这里有陷阱。',
    sk: '微缩的谢林顿–柯克帕特里克玻璃。自旋画在哪里没有意义。',
    'let-go': '1024 个自旋的三角晶格：三分之一的键总是未满足，而方式多得数不清。',
    'let-go-disordered': '1024 个自旋的方格，键为 ±J：称得上最低的排列很少，也很难找到。',
    trapped: '十六个自旋，起始全凭运气。一路下坡，看您停在哪里。',
  },
  breaks: {
    sk: {
      text: '晶格的画面用在 SK 身上会误导人。那里每个自旋都与其他所有自旋相连：没有内外，没有近邻，也指不出哪个方格受阻挫。所有三角形有一半受阻挫，数它们所要求的未满足键，远少于最好的排列实际有的。',
      source: 'Sherrington 与 Kirkpatrick，Phys. Rev. Lett. 35 (1975) 1792',
    },
    order: {
      text: '单有阻挫还不是玻璃。三角反铁磁体没有无序，在任何高于零的温度都没有相变；T = 0 时每个自旋还剩 0.3231 的熵，翻转自由的自旋，就能从一种最低排列走到许许多多别的最低排列。',
      source: 'Wannier，Phys. Rev. 79 (1950) 357；Phys. Rev. B 7 (1973) 5017',
    },
    gauge: {
      text: '单有负号也不是阻挫。只要没有受阻挫的回路，把一些自旋的上下互换名称，就能让每条键都变成要求相同的键，于是全部满足。算数的只是沿回路的乘积。',
      source: 'Toulouse，Commun. Phys. 2 (1977) 115',
    },
    hand: {
      text: '十六个自旋有 65 536 种排列，用手还能找遍。每多一个自旋就翻一倍：1024 个自旋的排列数有 309 位。在没有外场的二维晶格上，把受阻挫的方格两两配对，仍能找到最低排列；在三维或 SK 中，还不知道有什么快办法。',
      source: 'Bieche 等，J. Phys. A 13 (1980) 2553；Barahona，J. Phys. A 15 (1982) 3241',
    },
  },
};
