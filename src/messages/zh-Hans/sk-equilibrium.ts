import type { SameShape } from '../catalogue.ts';
import type { skEquilibrium as en } from '../en/sk-equilibrium.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, hottest, couplingBits, rule } = glassFields;

/** 实验 `sk-equilibrium`：用与不用并行回火，以及怎样判断平衡。 */
export const skEquilibrium: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: { label: '温度', help: '要在哪个温度达到平衡，以 J 为单位。' },
    longest: { label: '最长的运行', help: '两种做法下，每个副本的扫描轮数。' },
    slots: { label: '参与交换的温度数', help: '并行回火让副本分处这么多个温度，并彼此交换位置。' },
    ladder: {
      label: '温度怎样分布',
      help: '“调整”：先短跑一段，数一数交换，再把温度摆到相邻各对交换得一样勤的地方。',
      options: { tuned: '调整', geometric: '等比' },
    },
    interval: { label: '两次交换之间的扫描', help: '相邻温度隔多久尝试交换一次。' },
    hottest,
    samples,
    couplingBits,
    rule,
  },
  columns: {
    step: '序号',
    sweeps: '扫描轮数',
    identityGapPlain: '停在 T',
    identityGapPlainError: '恒等式之差的误差（停在 T）',
    energyPlain: '停在 T',
    energyPlainError: '能量的误差（停在 T）',
    q2Plain: '停在 T',
    q2PlainError: 'q² 的误差（停在 T）',
    identityGapTempered: '并行回火',
    identityGapTemperedError: '恒等式之差的误差（并行回火）',
    energyTempered: '并行回火',
    energyTemperedError: '能量的误差（并行回火）',
    q2Tempered: '并行回火',
    q2TemperedError: 'q² 的误差（并行回火）',
    lag: '停在 T 时还缺的 q²',
    lagError: '所缺 q² 的误差',
    trips: '每个副本的往返次数',
    worstSwap: '最难的交换的接受率',
    bestSwap: '最易的交换的接受率',
    ladder: '各级温度（最热在前）',
    swapRates: '各对相邻温度的交换接受率',
    flow: '各级温度上来自热端的比例',
  },
  curves: { zero: '平衡', 'parisi-u': 'Parisi 解，N → ∞' },
  figures: {
    identity: {
      title: '骗不了多久的检验',
      caption:
        '平衡态下 1 + 2Tu 等于 ⟨q²⟩。从随机状态出发，副本之间形同陌路（q² 太小），所以差值从上方降下来。每一点是到此为止后半程的平均。',
      x: '每个副本的扫描轮数',
      y: '1 + 2Tu − ⟨q²⟩',
    },
    energy: {
      title: '能量早就看似平了',
      caption:
        '两条曲线都很早就平了。能量平了，只说明不再有什么很快发生。点线是无穷大的玻璃，有限的玻璃在它之上。',
      x: '每个副本的扫描轮数',
      y: '每自旋能量 u',
    },
    overlap: {
      title: '副本彼此找到对方',
      caption: '两个从不同起点出发的副本之间的 q²。它一直上升，直到两者以同样的频率造访同样的谷。',
      x: '每个副本的扫描轮数',
      y: '⟨q²⟩',
    },
    trips: {
      title: '升上去，忘掉，再降下来',
      caption: '一个副本从最高温到最低温再回去，算往返一次。每次往返，都是重新探一次地形。',
      x: '每个副本的扫描轮数',
      y: '每个副本的往返次数',
    },
    swaps: {
      title: '哪里交换得过去',
      caption: '相邻温度之间交换的接受率，最左边最热。只要有一格很暗，整条路就堵住了。',
    },
    flow: {
      title: '从热处来的',
      caption:
        '在每一级温度上的副本，有多少最后到过的是热端而不是冷端。台阶均匀，说明副本来去自如；哪里台阶高，副本就卡在哪里，邻居交换得再勤也没有用。',
      x: '第几级温度（从最热数起）',
      y: '来自热端的比例',
    },
  },
  findings: {
    plain: {
      label: '停在 T：',
      yes: '扫描 {{sweeps}} 轮之后已经平衡，恒等式相差 {{gap}} ± {{error}}。',
      no: '扫描 {{sweeps}} 轮之后仍未平衡，恒等式相差 {{gap}} ± {{error}}。',
      within:
        '扫描 {{sweeps}} 轮之后，看不出偏离平衡：恒等式相差 {{gap}} ± {{error}}。要证明已经平衡，需要的样本比这里容得下的更多。',
      'cannot-tell': '扫描 {{sweeps}} 轮之后，恒等式相差 {{gap}} ± {{error}}：误差太大，无法判断。',
    },
    tempered: {
      label: '并行回火：',
      yes: '扫描 {{sweeps}} 轮之后已经平衡，恒等式相差 {{gap}} ± {{error}}。',
      no: '扫描 {{sweeps}} 轮之后仍未平衡，恒等式相差 {{gap}} ± {{error}}。',
      within:
        '扫描 {{sweeps}} 轮之后，看不出偏离平衡：恒等式相差 {{gap}} ± {{error}}。要证明已经平衡，需要的样本比这里容得下的更多。',
      'cannot-tell': '扫描 {{sweeps}} 轮之后，恒等式相差 {{gap}} ± {{error}}：误差太大，无法判断。',
    },
    flat: {
      label: '能量平了，证明不了什么：',
      yes: '时间最后一次加倍，停着的副本能量只变了 {{drop}}，q² 却比同一批样本的回火副本低 {{lag}} ± {{error}}。',
      no: '这里停着的副本也赶上了：q² 与回火副本只差 {{lag}} ± {{error}}。',
      'cannot-tell': '时间最后一次加倍，能量变了 {{drop}}；停着的副本还缺 {{lag}} ± {{error}} 的 q²。',
    },
    travel: {
      label: '副本走得动吗？',
      yes: '走得动：每个副本往返 {{trips}} 次。各对交换的接受率在 {{percent}}% 到 {{most}}% 之间。',
      no: '几乎走不动：每个副本往返 {{trips}} 次。各对交换的接受率在 {{percent}}% 到 {{most}}% 之间；温度再多一些，或时间再长一些，会有帮助。',
      'cannot-tell': '还不知道。',
    },
  },
  guess: {
    question: '一块冷玻璃的能量已经很久看不出变化了。它平衡了吗？',
    options: {
      yes: '平衡了',
      no: '没有',
      unknown: '单看能量无法判断',
    },
    answer:
      '单看能量无法判断：最先平下来的就是能量。恒等式把它与两个副本的重叠相比，副本要彼此找到对方，它才会合拢。能升温再降温的副本，到得要早得多。',
  },
  presets: { cold: '更冷', warm: '更暖', few: '温度太少', patient: '时间八倍' },
  presetHelp: {
    cold: 'T = 0.15：停着不动的副本毫无机会，回火也要用掉大半时间。',
    warm: 'T = 0.8：两种做法都到得了，用不着交换。',
    few: '只有三级温度：没有副本走完全程。与中间那一级偶尔交换一次仍然有用，只是来得更晚。',
    patient: '最长扫描 16 384 轮。',
  },
  breaks: {
    price: {
      text: '并行回火每个温度都要扫描，所以一轮的代价是温度数那么多倍。若按更新次数而不是轮数来画，它的曲线要右移同样的倍数。',
      source: 'Hukushima 与 Nemoto，J. Phys. Soc. Jpn. 65, 1604 (1996)',
    },
    flow: {
      text: '交换得一样勤，路未必最短：若是地形本身把副本拦住，台阶上总有高高的一级，在那里把温度摆密些会更好。',
      source: 'Katzgraber、Trebst、Huse 与 Troyer，J. Stat. Mech. P03018 (2006)',
    },
    identity: {
      text: '恒等式说的是对高斯耦合取的平均。对 ±J 耦合、单个样本或有外场的情形，它无话可说；而且它合拢只是平衡的必要条件，并不充分。',
      source: 'Katzgraber、Palassini 与 Young，Phys. Rev. B 63, 184422 (2001)',
    },
    learning: {
      text: '不再变化的训练损失，正是同样的“平了的能量”。它很少能说明，换一次训练是否会得到同样的函数。',
      source: 'Baity-Jesi 等，arXiv:1803.06969',
    },
  },
};
