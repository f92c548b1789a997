import type { SameShape } from '../catalogue.ts';
import type { memory as en } from '../en/memory.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** 实验 `memory`：降温途中停一停，往下返老还童，升温时又想起来。 */
export const memory: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    model: {
      label: '玻璃',
      help: '任意两个自旋都耦合，或只与周期立方格子上的近邻耦合。高斯耦合时，前者 Tc 为 1，后者约 0.95。',
      options: { sk: '两两耦合（SK）', cubic: '立方格子' },
    },
    stopTemperature: { label: '停留的温度', help: '取冷却所经过的最接近的一级。' },
    stop: { label: '停留多久', help: '0 是对照：不停，就不该有凹陷。' },
    samples,
    size: {
      label: '自旋数',
      help: '都是整数的立方，两种玻璃才能一样大。',
      options: { '64': '64', '216': '216', '512': '512', '1000': '1000', '1728': '1728' },
    },
    sweeps: {
      label: '每级温度的扫描轮数',
      help: '降温、升温都一样。后一半时间用来观察副本变了多少；停留时也观察同样长的时间。',
    },
    steps,
    hottest,
    coldest,
    copies,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: '序号',
    phase: '运行的哪一段',
    temperature: 'T',
    reference: '没有停留',
    referenceError: '没有停留的误差',
    stopped: '停留过',
    stoppedError: '停留过的误差',
    coolingDip: '降温时之差',
    coolingDipError: '降温时之差的误差',
    age: '已停留多久',
    aged: '停留之中',
    agedError: '停留之中的误差',
    referenceHeated: '升温，没有停留',
    referenceHeatedError: '升温、没有停留的误差',
    stoppedHeated: '升温，停留过',
    stoppedHeatedError: '升温、停留过的误差',
    heatingDip: '再升温时之差',
    heatingDipError: '升温时之差的误差',
  },
  ticks: { stop: '停留处' },
  figures: {
    dips: {
      title: '停留留下了什么，又找回了什么',
      caption:
        '停留过的玻璃比没停过的低多少。实线从右往左：在停留处猛然一跳，往下又慢慢回到零。虚线从左往右：低温时只有一点，停留处附近最多，尽管没人告诉它停在哪里；再热就没有了。',
      x: '温度 T/J',
      y: '[1 − C]/T 之差',
    },
    cooling: {
      title: '往下走',
      caption: '观察期间副本变了多少，再除以 T。停留过的在停留处降了一级，往下又与另一条合在一起。',
      x: '温度 T/J',
      y: '变化 [1 − C]/T',
    },
    heating: {
      title: '往回走',
      caption: '升温时同样观察，途中不停。两条曲线若有差别，就是穿过低温保存下来的。',
      x: '温度 T/J',
      y: '变化 [1 − C]/T',
    },
    ageing: {
      title: '停留之中',
      caption: '停留期间，同样长的观察看到的变化越来越少：玻璃在变老。',
      x: '在这个温度已过的时间（扫描轮数）',
      y: '变化 [1 − C]/T',
    },
  },
  findings: {
    aged: {
      label: '它变老了：',
      yes: '在 T = {{temperature}} 停留 {{sweeps}} 轮之后，副本的变化比没停过的少 {{dip}} ± {{error}}%。',
      no: '这里没有：在 T = {{temperature}} 停留 {{sweeps}} 轮之后，只差 {{dip}} ± {{error}}%。',
      'cannot-tell': '在 T = {{temperature}} 停留 {{sweeps}} 轮之后，相差 {{dip}} ± {{error}}%。',
    },
    rejuvenated: {
      label: '它又变年轻了：',
      yes: '停留处的凹陷有 {{dip}}%，从 T = {{from}} 到 {{to}} 只剩 {{left}} ± {{error}}%。对更低的温度，这次停留等于没有。',
      no: '这里没有：停留处的凹陷有 {{dip}}%，从 T = {{from}} 到 {{to}} 还有 {{left}} ± {{error}}%，它一直老着。',
      'cannot-tell': '停留处的凹陷有 {{dip}}%，从 T = {{from}} 到 {{to}} 是 {{left}} ± {{error}}%，分不清。',
    },
    remembered: {
      label: '它还记得：',
      yes: '再升温时，它在 T = {{temperature}} 附近比另一个低 {{near}} ± {{nearError}}%，在低得多的温度只低 {{far}} ± {{farError}}%：停留穿过低温保存了下来。',
      no: '这次运行看不出来：在 T = {{temperature}} 附近只差 {{near}} ± {{nearError}}%。',
      'cannot-tell':
        '再升温时，在 T = {{temperature}} 附近相差 {{near}} ± {{nearError}}%，在低得多的温度相差 {{far}} ± {{farError}}%。',
      somewhere:
        '至少记得自己等过。再升温时，它在 T = {{temperature}} 附近比另一个低 {{near}} ± {{nearError}}%。是否记得在哪里，还分不清：在低得多的温度低 {{far}} ± {{farError}}%。',
      waiting: '要等升温才知道。',
      everywhere:
        '记得等过，却不记得在哪里。再升温时，在 T = {{temperature}} 附近相差 {{near}} ± {{nearError}}%，在低得多的温度也相差 {{far}} ± {{farError}}%。它只是更老了。',
    },
  },
  guess: {
    question: '玻璃在某个温度等了很久，然后继续降温。在更低的温度，看得出它等过吗？',
    options: {
      older: '看得出，在那里它也更老',
      young: '看不出，年轻得像从没等过',
      lost: '看不出，而且永远忘了',
    },
    answer:
      '它看上去又年轻了：每个温度都有自己的一批状态要整理，仿佛一路往下，谷又分成更小的谷。但什么也没丢：升温回来，在等过的地方附近，它又比没等过的低。实验中的自旋玻璃个个如此；在模型里，两两耦合时返老还童看得清楚，三维时很难看到。',
  },
  presets: { 'no-stop': '不停留', cubic: '立方格子', longer: '等得更久', deeper: '停得更低' },
  presetHelp: {
    'no-stop': '对照：两者只有随机数不同，不该有凹陷。',
    cubic: '十乘十乘十个自旋：它会变老，可远在停留温度之下，凹陷还剩一大半；再升温，它也只是处处都老一些。',
    longer: '停留十倍的时间：凹陷更深。',
    deeper: '停在 T = 0.32：记忆就出现在那里。',
  },
  breaks: {
    three: {
      text: '三维的模拟二十年里看不到返老还童，或只看到一点点；后来在专用计算机上才看到，所需的时间与关联长度这里远远达不到。这里的格子不明显，并不能用来反驳实验。',
      source:
        'Picco、Ricci-Tersenghi 与 Ritort，Phys. Rev. B 63, 174412 (2001)；Berthier 与 Bouchaud，Phys. Rev. B 66, 054404 (2002)；Baity-Jesi 等，Nature Physics 19, 978 (2023)',
    },
    quantity: {
      text: '实验看的是异相磁化率，这里用 [1 − C]/T 代替，二者只在平衡态才相等。凹陷的一部分可能来自这个差别。',
      source: 'Takayama 与 Hukushima，J. Phys. Soc. Jpn 71, 3003 (2002)',
    },
    small: {
      text: '小玻璃停一停就到了平衡，也就没有什么可记的。自旋越多，效应越清楚。',
      source: 'Jonason、Vincent、Hammann、Bouchaud 与 Nordblad，Phys. Rev. Lett. 81, 3243 (1998)',
    },
  },
};
