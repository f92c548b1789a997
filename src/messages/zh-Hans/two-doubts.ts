import type { SameShape } from '../catalogue.ts';
import type { twoDoubts as en } from '../en/two-doubts.ts';
import { learnerFields } from './learner-words.ts';

/** 实验 `two-doubts`：世界的噪声与模型的无知，数据各能奈何多少。 */
export const twoDoubts: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '一条曲线，能有多大把握',
      about:
        '几个网络从带噪声的点学一条曲线。每个网络说出均值和噪声；它们意见不合的地方，就是谁也不知道的地方。在图中点一下就能添上自己的点，看看哪条带会收窄。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    curve: {
      label: '曲线',
      help: '每条曲线的噪声都是已知的，网络说得对不对可以核对。',
      options: {
        cubic: 'x³，噪声处处为 3（文献中的例子）',
        sine: '一个波，噪声从左向右增大',
        step: '一个台阶，噪声为 2',
        gap: '一个波，中间一段没有数据',
      },
    },
    points: { label: '抽取的点数', help: '都在 −4 到 4 之间。图上显示 −6 到 6。' },
    own: {
      label: '你自己的点',
      help: '写成 x,y，点与点之间用分号隔开：0.5,2;1,3。在图中点一下，就会写到这里。',
    },
    method: {
      label: '由谁回答',
      help: '锚定网络各自拴在先验的一次抽样上；朗之万链对后验抽样；丢弃法让同一个网络每次缺几个单元来回答；高斯过程对它的核函数而言是精确的。',
      options: {
        ensemble: '网络的集成',
        anchored: '锚定集成',
        dropout: '蒙特卡洛丢弃法',
        langevin: '朗之万链',
        process: '高斯过程',
      },
    },
    members: { label: '网络数', help: '集成中的网络，或链的条数。丢弃法只有一个网络，问 40 次。' },
    noise: {
      label: '点的噪声',
      help: '学来的：每个网络在每个 x 处说出自己的方差。已知的：事先给定，对所有 x 是同一个数。',
      options: { learnt: '从点中学来', known: '事先已知' },
    },
    hidden: { label: '隐藏单元数', help: '0 就是一条直线：凸问题。' },
    activation: {
      label: '激活函数',
      help: '隐藏单元做什么：tanh 在远处变平，ReLU 一直往前。',
      options: { tanh: 'tanh', relu: 'ReLU' },
    },
    steps: { label: '训练步数', help: '每一步都看全部的点；后一半步数里，学习率逐渐降到零。' },
    learningRate: learnerFields.learningRate,
    dropout: { label: '丢弃比例', help: '每次缺席的隐藏单元占多少。' },
    repeats: { label: '每种点数抽几次', help: '用来给系列图加误差棒；0 表示不做这个系列。' },
    most: { label: '系列中最多的点数', help: '高斯过程只到 200：计算量随点数的立方增长。' },
  },
  columns: {
    phase: '运行的哪一段',
    step: '步',
    drawn: '点数',
    noiseSaid: '说出的噪声',
    noiseSaidError: '说出的噪声的误差',
    ignoranceInside: '数据之中的无知',
    ignoranceInsideError: '数据之中的无知的误差',
    ignoranceOutside: '远离数据的无知',
    ignoranceOutsideError: '远离数据的无知的误差',
    noiseTrue: '真实的噪声',
  },
  curves: { noise: '真实的噪声' },
  figures: {
    curve: {
      title: '曲线和它的两种不确定',
      caption:
        '两条带都是均值上下各两个标准差：纯色的是网络说出的噪声，斜线的是它们彼此的分歧。圆点是抽取的点，圆圈是你自己的点。先在斜线带宽的地方放一个点，再在窄的地方放一个。',
      x: 'x',
      y: 'y',
      lines: { mean: '均值', truth: '真实曲线' },
      bands: { noise: '噪声（偶然不确定）', ignorance: '无知（认知不确定）' },
      points: { given: '点' },
    },
    cure: {
      title: '点越来越多',
      caption:
        '数据之中的两种不确定随点数的变化，都是标准差；误差棒来自多次抽取。无知一路下降；噪声升到真实的大小，就停在那里。',
      x: '点数',
      y: '标准差',
    },
    outside: {
      title: '无知：数据之中与数据之外',
      caption: '数据之中的点，对数据之外说不了多少：在远处（|x| ≥ 5，或缺口的中央），无知几乎不让步。',
      x: '点数',
      y: '标准差',
    },
    training: {
      title: '训练之中',
      caption: '开始时所有网络一无所知，差别全凭偶然。点把它们拴在一起，但只在有点的地方。',
      x: '步',
      y: '标准差',
    },
  },
  findings: {
    cure: {
      label: '数据能治无知：',
      yes: '数据之中，无知随 n 的 {{slope}} ± {{slopeError}} 次方变化；从 {{few}} 个点到 {{many}} 个点，由 {{before}} ± {{beforeError}} 降到 {{after}} ± {{afterError}}。',
      no: '这里没有。它随 n 的 {{slope}} ± {{slopeError}} 次方变化，{{few}} 个点时为 {{before}} ± {{beforeError}}，{{many}} 个点时为 {{after}} ± {{afterError}}。',
      'cannot-tell':
        '它随 n 的 {{slope}} ± {{slopeError}} 次方变化：误差太大，下不了结论。多抽几次会有帮助。',
      waiting: '看过三种点数之后揭晓。',
    },
    noise: {
      label: '数据治不了噪声，但能量出它：',
      yes: '{{many}} 个点时，说出的噪声是真值 {{truth}} 的 {{ratio}} ± {{ratioError}} 倍，相差不到十分之一；20 个点时是 {{twenty}} ± {{twentyError}} 倍。',
      no: '这里没有。{{many}} 个点时，说出的噪声是真值 {{truth}} 的 {{ratio}} ± {{ratioError}} 倍；20 个点时是 {{twenty}} ± {{twentyError}} 倍。',
      'cannot-tell':
        '{{many}} 个点时，说出的噪声是真值 {{truth}} 的 {{ratio}} ± {{ratioError}} 倍，20 个点时是 {{twenty}} ± {{twentyError}} 倍：相差是否在十分之一以内，还不能断定。',
      waiting: '系列开始后揭晓。',
    },
    where: {
      label: '无知住在没有数据的地方：',
      yes: '远离那 {{drawn}} 个点之处，无知是点与点之间的 {{factor}} ± {{factorError}} 倍。',
      no: '这里不是：远离那 {{drawn}} 个点之处，无知是点与点之间的 {{factor}} ± {{factorError}} 倍。',
      'cannot-tell':
        '远离那 {{drawn}} 个点之处，无知是点与点之间的 {{factor}} ± {{factorError}} 倍：看不出差别。',
      one: '图中远离数据之处的无知，是数据之中的 {{shown}} 倍。只抽一次没有误差棒，要看系列。',
    },
    convex: {
      label: '凸问题不给普通集成留下无知：',
      yes: '远离数据之处，各个网络只相差噪声的 {{share}}%。它们都走到了同一条直线，而且处处深信不疑。',
      no: '远离数据之处，它们还相差噪声的 {{share}}%：下降还没有走到头。',
      'cannot-tell': '远离数据之处，各个网络相差噪声的 {{share}}%。',
    },
  },
  guess: {
    question: '在已有的点之间再添一些点，两条带会怎样？',
    options: {
      both: '都变窄',
      ignorance: '只有无知变小',
      noise: '只有噪声变小',
    },
    answer:
      '只有无知。点多了，能准确说出世界有多吵，却不能让它安静下来；换一支更好的温度计才行。而且点只在它附近有用：要买，就买在斜线带宽的地方。',
  },
  presets: {
    growing: '噪声渐大',
    gap: '一段缺口',
    step: '一个台阶',
    line: '一条直线',
    process: '高斯过程',
    dropout: '丢弃法',
    published: '宽的 ReLU 网络',
  },
  presetGroups: { what: '曲线', how: '由谁回答' },
  presetHelp: {
    growing: '一个波，噪声从左向右增大：纯色带跟着变宽，斜线带不变。',
    gap: '中间一段什么也不知道：数据之间也会张开无知。',
    step: '一个跳变：光滑的网络会把它当成噪声，或者当成斜坡。',
    line: '没有隐藏单元：每个网络都走到同一条直线，集成便自称无所不知。',
    process: '它的不确定来自核函数，一离开数据就变大。',
    dropout: '同一个网络，每次缺几个单元，问 40 次：宽窄由丢弃比例决定，而不是由点决定。',
    published: '一百个 ReLU 单元，就是文献中的网络。',
  },
  breaks: {
    split: {
      text: '噪声和无知并不是两种实体。对一组输入是噪声的，对更好的一组就成了无知：多测一个量，“噪声”的一部分就能事先说出。这种划分只对选定的输入和模型成立。',
      source:
        'Der Kiureghian 与 Ditlevsen，Struct. Saf. 31, 105 (2009)；Hüllermeier 与 Waegeman，Mach. Learn. 110, 457 (2021)',
    },
    copies: {
      text: '集成中的网络不是同一温度下玻璃的副本。这里没有什么处于平衡，它们相差多少，除了数据还取决于起点、宽度和时间。在远处，tanh 网络都会变平，可能一致地答错。',
      source:
        'Lakshminarayanan、Pritzel 与 Blundell，arXiv:1612.01474；Osband、Aslanides 与 Cassirer，arXiv:1806.03335',
    },
    small: {
      text: '点少时，说出的噪声通常偏小：网络会弯向那些点，把剩下的当作噪声。即使曲线已知，20 个点也只能把标准差定到 16%，即 1/√(2·20)。',
      source: 'Seitzer 等，arXiv:2203.09168；Nix 与 Weigend，ICNN (1994)',
    },
    posterior: {
      text: '朗之万链确有温度，就是后验自己的 T = 1，也只有它有。这里的链从谷底出发，各有各的起点，都很短，步长也没有修正：图可以信，第二位数字不要信。点少时，它们说出的噪声多半来自先验。',
      source: 'Welling 与 Teh，ICML (2011)；Leimkuhler 与 Matthews，J. Chem. Phys. 138, 174102 (2013)',
    },
  },
};
