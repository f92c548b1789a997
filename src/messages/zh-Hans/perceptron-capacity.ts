import type { SameShape } from '../catalogue.ts';
import type { perceptronCapacity as en } from '../en/perceptron-capacity.ts';
import { glassFields } from './glass-words.ts';

const { seed } = glassFields;

/** 实验 `perceptron-capacity`：感知机能存多少随机图案，权重取实数或 ±1。 */
export const perceptronCapacity: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '感知机',
      about:
        'N 个权重加一个符号：P 个随机图案，每个都要答出抛硬币决定的标签。权重取实数，答案是一个凸集；权重取 ±1，它们就是一块玻璃的自旋，能量就是答错的个数。',
    },
  },
  fields: {
    seed,
    weights: {
      label: '权重',
      help: '可以是实数，只有方向算数；也可以是 ±1，也就是玻璃的自旋。',
      options: { spherical: '实数（球面）', binary: '±1（二值）' },
    },
    size: { label: '权重个数 N', help: '±1 权重要取奇数个，这样局域场不会为零。' },
    heaviest: {
      label: '最重的负载',
      help: '以无穷大感知机的容量为单位：实数权重每个能存 2 个图案，±1 权重每个能存 0.833 个。',
    },
    samples: {
      label: '图案组数',
      help: '每个负载试多少组随机图案；误差棒由此而来。±1 权重的各个负载共用这些图案，所以相邻的点会一起高、一起低。',
    },
    lightest: { label: '最轻的负载', help: '单位同上。' },
    loads: { label: '负载的个数', help: '从最轻到最重；取整后图案数相同的算一个。' },
    corrections: {
      label: '感知机规则的耐心',
      help: '改正这么多次还没完就放弃。这里只给它计时，能不能存由线性规划来定。',
    },
    exact: { label: '试遍 ±1 权重', help: 'N 在 5 到 25 之间时，把 2^N 组权重逐一试过。' },
    sweeps: { label: '一次退火的扫描轮数', help: '用于 ±1 权重；取 0 就不退火。' },
    copies: { label: '每组退火几次', help: '都从随机权重出发，有一次解出就算解出。' },
    hottest: { label: '最高温度', help: '退火从这里开始。违反一个图案，能量加一。' },
    coldest: { label: '最低温度', help: '退火到这里为止，最后再在 T = 0 下降一段。' },
  },
  columns: {
    load: '负载 α = P/N',
    patterns: '图案数 P',
    sets: '图案组数',
    stored: '存得下的比例',
    storedError: '比例的误差',
    storedLow: '95% 区间下端',
    storedHigh: '95% 区间上端',
    cover: '科弗定律（精确）',
    undecided: '未定的组数',
    corrections: '改正次数的中位数',
    correctionsError: '中位数的误差',
    finished: '规则走完的比例',
    finishedError: '该比例的误差',
    entropy: 'ln(解的个数)/N，有解时',
    entropyError: '熵的误差',
    solutions: '解的个数除以 2^(N − P)',
    solutionsError: '解的个数的误差',
    annealed: '退火解出的比例',
    annealedError: '退火比例的误差',
    annealedLow: '退火 95% 区间下端',
    annealedHigh: '退火 95% 区间上端',
    violated: '剩下的违反图案数',
    violatedError: '违反图案数的误差',
    missed: '退火漏掉的比例',
    missedError: '漏掉比例的误差',
  },
  curves: {
    cover: '科弗定律（这个 N）',
    firstMoment: '上界 2^(N − P)',
    limit: 'N → ∞',
    entropy: '典型图案，N → ∞',
  },
  ticks: { capacity: '容量' },
  figures: {
    stored: {
      title: '从全装得下到全装不下',
      caption:
        '有权重能存下的图案组所占的比例；±1 权重还画出退火解出的比例（虚线），这正是向玻璃提出的零温问题：基态能量是不是零，找不找得到？点线是这个 N 的精确值，对 ±1 权重则是上界。台阶是无穷大的感知机。',
      x: '负载 α = P/N',
      y: '图案组的比例',
    },
    corrections: {
      title: '规则越走越慢',
      caption:
        '感知机规则走完以前要改正多少次，取存得下的图案组的中位数。存不下的它会永远走下去，所以干等着它什么也定不了。',
      x: '负载 α = P/N',
      y: '改正次数',
    },
    violated: {
      title: '能量还剩多少',
      caption: '退火结束时违反的图案数，对所有退火取平均。',
      x: '负载 α = P/N',
      y: '违反的图案数',
    },
    entropy: {
      title: '解越来越少',
      caption:
        '平均每个权重的解数对数，只算有解的图案组。点线：无穷大感知机的典型图案。靠近容量时数据点在线的上方，因为剩下的都是走运的图案组，而解的个数不会少于一。',
      x: '负载 α = P/N',
      y: '每个权重的熵',
    },
  },
  findings: {
    law: {
      label: '符合科弗定律吗？',
      yes: '符合：{{loads}} 个负载中有 {{inside}} 个，精确值落在实测比例的 95% 区间里。纯属偶然也会有二十分之一落在外面，这里平均是 {{expected}} 个；{{outside}} 个或更多的情形在 {{percent}}% 的运行中出现。',
      all: '符合：{{loads}} 个负载，每个 {{sets}} 组图案，精确值全都落在实测比例的 95% 区间里。纯属偶然，平均会有 {{expected}} 个落在外面。',
      no: '不符合：{{loads}} 个负载中有 {{outside}} 个，精确值落在 95% 区间之外，而偶然只会有 {{expected}} 个。这么多的情形只在 {{percent}}% 的运行中出现。',
      'cannot-tell':
        '{{loads}} 个负载中有 {{outside}} 个，精确值落在 95% 区间之外，而偶然会有 {{expected}} 个；这么多或更多的情形在 {{percent}}% 的运行中出现。',
      undecided: '有 {{undecided}} 组未定：既没有找到解，也没有证明无解。这样一来，哪个比例都不可信。',
    },
    half: {
      label: '负载多重时丢掉一半？',
      yes: '在 α = {{load}} ± {{error}} 处。',
      no: '在 α = {{load}} ± {{error}} 处。',
      'cannot-tell': '在 α = {{load}} ± {{error}} 处。',
      spherical:
        '在 α = {{load}} ± {{error}} 处。不论 N 多大，精确值都是 {{capacity}}，即每个权重两个图案；这里在两个负载之间用直线代替了定律。',
      binary: 'N = {{size}} 时在 α = {{load}} ± {{error}} 处；无穷大的感知机到 {{capacity}} 全部丢光。',
      nowhere: '不在 α = {{lightest}} 与 {{heaviest}} 之间。',
    },
    waiting: {
      label: '感知机规则要走多久？',
      yes: '越来越久：α = {{lightest}} 时改正 {{from}} ± {{fromError}} 次，α = {{heaviest}} 时 {{to}} ± {{error}} 次，后者在有解的图案组里有 {{percent}}% 走完。',
      no: '这里反而更短：α = {{lightest}} 时改正 {{from}} ± {{fromError}} 次，α = {{heaviest}} 时 {{to}} ± {{error}} 次。',
      'cannot-tell':
        'α = {{lightest}} 时改正 {{from}} ± {{fromError}} 次，α = {{heaviest}} 时 {{to}} ± {{error}} 次，差得太少，说不准。',
    },
    moments: {
      label: '解的个数对吗？',
      yes: '对：大多数图案组有解的 {{loads}} 个负载，平均都是 2^(N − P)，理应分毫不差；偏得最多的差 {{worst}} 个误差，这么多负载里出现 {{limit}} 个也不奇怪。',
      no: '不对：平均应当是 2^(N − P)，而 {{loads}} 个负载里偏得最多的差 {{worst}} 个误差。',
      'cannot-tell': '{{loads}} 个负载里偏得最多的与 2^(N − P) 差 {{worst}} 个误差；{{limit}} 个也不奇怪。',
    },
    gap: {
      label: '有解的，退火都找得到吗？',
      yes: '不能：从 {{copies}} 个起点各扫 {{sweeps}} 轮，到 α = {{load}} ± {{error}} 还能解出一半，而解一直存在到 {{ends}}。两者之间，解就在那里，却找不到。',
      no: '就所见而言，能：到 α = {{load}} ± {{error}} 还能解出一半，解存在到 {{ends}}。',
      'cannot-tell': '到 α = {{load}} ± {{error}} 还能解出一半，解存在到 {{ends}}，差得太少，说不准。',
      never:
        '不能：才到 α = {{lightest}}，从 {{copies}} 个起点各扫 {{sweeps}} 轮，就只解出 {{percent}}%，而解一直存在到 {{ends}}。',
      nowhere: '在 α = {{lightest}} 与 {{heaviest}} 之间，解出的比例没有降到一半以下；最后是 {{percent}}%。',
    },
    missed: {
      label: '退火漏掉了什么？',
      yes: 'α = {{load}} 时，{{sets}} 组存得下的图案漏掉了 {{percent}} ± {{error}}%。',
      no: '几乎没有：α = {{load}} 时，{{sets}} 组存得下的图案漏掉 {{percent}} ± {{error}}%。权重少，就好找。',
      'cannot-tell': 'α = {{load}} 时，{{sets}} 组存得下的图案漏掉 {{percent}} ± {{error}}%，太少，说不准。',
    },
  },
  guess: {
    question: '五十个实数权重，标签由抛硬币决定。图案有多少个时，恰好一半的图案组存得下？',
    options: {
      equal: '50 个，一个权重一个',
      double: '100 个，一个权重两个',
      bits: '1600 个，权重有多少比特就存多少',
    },
    answer:
      '恰好 100 个，一个权重两个，而且任何 N 都如此。50 个以内总能存下，因为五十个方程配五十个未知数总有解；再多，就要数图案把权重空间切成了多少块，这正是科弗的算法。权重取 ±1 时，每个权重最多装一比特，所以上限是一个权重一个图案；真正剩下的是 0.833。',
  },
  presets: {
    'spherical-20': '20 个实数权重',
    'spherical-100': '100 个实数权重',
    'binary-exact': '21 个 ±1 权重，全部试过',
    'binary-small': '17 个 ±1 权重，既试遍又退火',
    'binary-annealing': '201 个 ±1 权重，退火',
    'binary-large': '801 个 ±1 权重，退火',
    'binary-slower': '201 个 ±1 权重，慢二十倍',
  },
  presetGroups: { perceptron: '感知机' },
  presetHelp: {
    'spherical-20': '台阶更圆；但丢掉一半的地方，仍恰好是每个权重两个图案。',
    'spherical-100': '台阶更陡。线性规划大了十倍，约需一分钟。',
    'binary-exact': '每组图案都试遍两百万组权重，不会漏掉任何一个解。',
    'binary-small': '真相已知的小系统，退火也还找得到。',
    'binary-annealing': '玻璃：直到 0.833 都有许多解，退火却提前停下。',
    'binary-large': '每个权重用时相同，停得更早。需要几分钟。',
    'binary-slower': '多些耐心有用吗？需要好几分钟。',
  },
  breaks: {
    convex: {
      text: '实数权重不是玻璃：解是一个凸集，线性规划在多项式时间里就能找到，副本从不会卡住。光有无序还不成玻璃，要等到权重取 ±1。',
      source: 'Gardner，J. Phys. A 21, 257 (1988)',
    },
    algorithm: {
      text: '退火停在哪里，是退火的极限，不是感知机的极限；给定时间，它随 N 增大而降低。几乎所有的解都是孤立的，与最近的解也差着一定比例的自旋，N 再大，比例也不减；好的算法找到的（这样的大小约到 0.75）属于稀有而稠密的解团，典型的熵看不见它们。',
      source:
        'Horner，Z. Phys. B 86, 291 (1992)；Huang 与 Kabashima，Phys. Rev. E 90, 052813 (2014)；Baldassi 等，Phys. Rev. Lett. 115, 128101 (2015)',
    },
    conditional: {
      text: '0.833 处的台阶起初是副本方法算出来的。后来证明了在它以下有解、以上无解，但两个证明各要求一个具体函数的极大值就在看上去的地方，这一点是用数值验证的。',
      source:
        'Krauth 与 Mézard，J. Phys. France 50, 3057 (1989)；Ding 与 Sun，arXiv:1809.07742；Huang，arXiv:2404.18902',
    },
    labels: {
      text: '随机标签没有规律可学：存储只说装得下多少，不说懂了没有。换成教师给的标签，同样的权重才有规律可找。',
      source: 'Gardner 与 Derrida，J. Phys. A 22, 1983 (1989)',
    },
    points: {
      text: '科弗定律要求各点处于一般位置，高斯分布的点满足。输入取 ±1 时，小 N 下有些图案组是退化的，定律只在极限下成立。',
      source: 'Cover，IEEE Trans. Electron. Comput. EC-14, 326 (1965)',
    },
  },
};
