import type { SameShape } from '../catalogue.ts';
import type { skAnneal as en } from '../en/sk-anneal.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** 实验 `sk-anneal`：剩余能量与冷却时间。 */
export const skAnneal: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    slowest: { label: '最长的冷却', help: '同一批玻璃分别用 1、3、10……轮扫描来冷却，直到这个数。' },
    schedule: {
      label: '冷却方式',
      help: '温度怎样下降。淬火从一开始就没有热量，不管持续多久。',
      options: { linear: '匀速', geometric: '等比', adaptive: '按比热', cycles: '循环升降', quench: '淬火' },
    },
    copies,
    samples,
    hottest,
    coldest,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: '序号',
    sweeps: '扫描轮数',
    energy: '每自旋能量',
    energyError: '每自旋能量的误差',
    residual: '剩余能量',
    residualError: '剩余能量的误差',
    best: '每个样本最好的副本',
    bestError: '最好副本能量的误差',
    overlap: '两副本的重叠 |q|',
    overlapError: '|q| 的误差',
    hits: '达到已知最低能量的副本比例',
    hitsError: '该比例的误差',
    density: '零场处的 P',
    densityError: '零场处 P 的误差',
    slope: 'P 在零场处的斜率',
    slopeError: '斜率的误差',
    reference: '已知的最低能量',
  },
  curves: {
    'parisi-ground': '基态能量，N → ∞',
    slope: '斜率 0.602：基态，N → ∞',
    'random-density': '随机自旋在零场处的 P：0.399',
  },
  figures: {
    residual: {
      title: '耐心换来多少',
      caption:
        '每自旋能量比同一样本的已知最低能量高出多少。在双对数坐标里，直线就是时间的幂律：耐心每多十倍，能量就缩小同样的倍数。',
      x: '冷却的扫描轮数',
      y: '每自旋剩余能量',
    },
    energy: {
      title: '越慢越低',
      caption:
        '实线：所有副本的平均。虚线：每个样本中最好的副本。点线是无穷大玻璃的基态能量，有限的玻璃在它之上。',
      x: '冷却的扫描轮数',
      y: '每自旋能量',
    },
    valleys: {
      title: '从不落进同一个谷',
      caption: '两个副本以同样的方式冷却，最后比一比；互为镜像的视为相同。能量都低，并不等于彼此一致。',
      x: '冷却的扫描轮数',
      y: '|q| 与比例',
    },
    'final-energies': {
      title: '副本停在哪里',
      caption: '所有样本的所有副本。随着冷却变慢，这堆能量左移、变窄；剩下的宽度主要来自样本之间的差别。',
      x: '最终的每自旋能量',
      y: '概率密度',
    },
    'local-fields': {
      title: '几乎没有自旋是自由的',
      caption:
        '每个自旋处的局部场，沿自旋方向量：正是翻转它所需能量的一半。自旋随机时，零附近的场和别处一样多，两边都有；退火停下之处却裂开一道只在一点闭合的隙：P 沿直线降到零。',
      x: '沿自旋的局部场 s h',
      y: '分布 P(s h)',
    },
    pseudogap: {
      title: '隙在张开',
      caption:
        'P(s h) 在零处的斜率，以及零处还剩多少，由局部场小于 0.2 和介于 0.2 与 0.4 的自旋算出。基态的斜率是 0.301 的两倍，因为 h 的正负两边折到了一边；零处剩下的随 N 增大而趋于零。',
      x: '冷却的扫描轮数',
      y: '斜率与零处的 P',
    },
  },
  findings: {
    'slower-lower': {
      label: '越慢越低：',
      yes: '冷却从 {{fast}} 轮延长到 {{slow}} 轮，每自旋能量降低了 {{gain}} ± {{error}}。',
      no: '这里并非如此：从 {{fast}} 轮延长到 {{slow}} 轮，每自旋能量只降低了 {{gain}} ± {{error}}。没有热量，时间也帮不上忙。',
      'cannot-tell': '相差 {{gain}} ± {{error}}：误差太大，还无法判断。',
    },
    diminishing: {
      label: '收益递减：',
      yes: '剩余能量按扫描轮数的 −{{exponent}} ± {{error}} 次幂下降。耐心多十倍，它缩小到原来的 {{factor}} 分之一。',
      no: '这里它并不随时间下降。',
      'cannot-tell': '还不清楚；目前幂次为 −{{exponent}} ± {{error}}。',
    },
    valleys: {
      label: '落进同一个谷了吗？',
      yes: '没有。冷却 {{sweeps}} 轮之后，两个副本的重叠仍只有 {{overlap}} ± {{error}}：能量相近，位置不同。',
      no: '这里落进了同一个谷：重叠为 {{overlap}} ± {{error}}。这样小的玻璃，冷却得这样慢，可选的谷已经不多。',
      'cannot-tell': '目前重叠为 {{overlap}} ± {{error}}。',
    },
    found: {
      label: '已知的最低能量：',
      yes: '冷却 {{sweeps}} 轮之后，有 {{percent}}% 的副本到达。',
      no: '冷却 {{sweeps}} 轮之后，只有 {{percent}}% 的副本到达。',
      'cannot-tell': '还没有比较。',
    },
    pseudogap: {
      label: '局部场里的隙：',
      yes: '冷却 {{sweeps}} 轮之后，P(s h) 在零处只有 {{density}} ± {{error}}（随机自旋为 {{random}}），往上的斜率是 {{slope}} ± {{slopeError}}；N → ∞ 的基态是 {{exact}}。',
      no: '冷却 {{sweeps}} 轮之后还没有张开：P(s h) 在零处有 {{density}} ± {{error}}，随机自旋为 {{random}}。',
      'cannot-tell':
        '冷却 {{sweeps}} 轮之后，P(s h) 在零处为 {{density}} ± {{error}}，斜率是 {{slope}} ± {{slopeError}}。',
    },
  },
  guess: {
    question: '给玻璃十倍的时间去冷却，剩余的能量会怎样？',
    options: {
      none: '几乎不变',
      factor: '缩小到二分之一至四分之一',
      ten: '缩小到十分之一',
      zero: '一直降到基态',
    },
    answer:
      '每次都缩小一个不大的倍数，如此反复：双对数图上几乎是一条直线。慢慢冷却总有好处，却总不能如愿到底。能量几乎相同的副本，仍然待在不同的谷里。',
  },
  presets: {
    quench: '淬火',
    adaptive: '自适应',
    cycles: '循环升降',
    patient: '时间十倍',
    large: '大玻璃',
    small: '小玻璃',
  },
  presetHelp: {
    adaptive: '先试冷一次，哪里要放出的能量多，就在哪里慢下来。',
    cycles: '同样的轮数分成四次冷却，每次起点的热度减半，正像循环学习率。',
    quench: '完全没有热量：大约十轮之后一切静止，再长的时间也换不来什么。',
    patient: '最长冷却三万轮。',
    large: '一千个自旋：自旋越多，下山的路越长。',
    small: '六十四个自旋：慢慢冷却，几乎每次都能找到最好的状态。',
  },
  notes: {
    pilot: '比热来自一次 {{sweeps}} 轮的试冷，只做一次，不计入图中。',
    descent: '每次冷却最后都有 {{sweeps}} 轮 T = 0 的扫描，使任何一次单独翻转都不能再降低能量。',
  },
  breaks: {
    gap: {
      text: '少数几个自旋一起翻转也占不到便宜，由此只能说 P(h) 在零附近不高于某条直线；斜率 0.301（正负两边分开算）来自 T = 0、N → ∞ 的完整解。有限的样本在零处总留下 1/√N 量级的一点。',
      source:
        'Sommers 与 Dupont，J. Phys. C 17, 5785 (1984)；Pankov，Phys. Rev. Lett. 96, 197204 (2006)；Boettcher、Katzgraber 与 Sherrington，J. Phys. A 41, 324007 (2008)',
    },
    reference: {
      text: '“已知的最低能量”来自一次更长的冷却，并不是证明过的基态。它若偏高，剩余能量就偏低同样多。',
      source: 'Boettcher，Eur. Phys. J. B 46, 501 (2005)',
    },
    law: {
      text: '这里的直线只是在一个大小上的观察。时间很长、玻璃很大时，理论预期的规律要更慢。',
      source: 'Huse 与 Fisher，Phys. Rev. Lett. 57, 2203 (1986)',
    },
    learning: {
      text: '学习率逐渐减小常被称作“退火”。但那种噪声各方向不同，还会随坡度一起消失；这里的噪声是热，对每个自旋都一样。',
      source: 'Chaudhari 与 Soatto，arXiv:1710.11029',
    },
  },
};
