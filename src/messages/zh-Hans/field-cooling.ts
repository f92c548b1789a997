import type { SameShape } from '../catalogue.ts';
import type { fieldCooling as en } from '../en/field-cooling.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** 实验 `field-cooling`：场冷与零场冷的磁化率。 */
export const fieldCooling: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    field: { label: '外场', help: '每个自旋感到的都一样，以 J 为单位。弱场只是询问，强场会改变玻璃本身。' },
    sweeps: { label: '每级温度的扫描轮数', help: '降温、升温都一样。前一半让玻璃安定下来，后一半用来测量。' },
    samples,
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
    fieldCooled: '在外场中冷却（FC）',
    fieldCooledError: 'FC 的误差',
    noField: '从未加过外场',
    noFieldError: '对照的误差',
    zeroFieldCooled: '零场冷却，再在外场中升温（ZFC）',
    zeroFieldCooledError: 'ZFC 的误差',
    reheated: 'FC 之后再升温',
    reheatedError: 'FC 再升温的误差',
    gap: '两支之差 FC − ZFC',
    gapError: 'FC − ZFC 的误差',
    remanent: '撤场之后剩下的',
    remanentError: '剩磁的误差',
    mismatch: '两支之差减去剩磁',
    mismatchError: '两支之差减去剩磁的误差',
  },
  curves: { 'weak-field': '1/T，Tc 以下为 1：弱场，N → ∞', 'this-field': '此外场，N → ∞，AT 线以上' },
  ticks: { critical: 'Tc = 1' },
  figures: {
    branches: {
      title: '进入同一外场的两条路',
      caption:
        '单位外场的磁化。高于这次冷却的冻结温度时，两条路都服从居里定律；低于它，在外场中冷却的玻璃保住已有的磁化，冷了才遇到外场的只能作出一部分响应。细的点线与虚线是平衡态的无穷大玻璃。',
      x: '温度 T/J',
      y: '磁化率 m/h',
    },
    remanence: {
      title: '撤场之后留下什么',
      caption:
        '两支之差，与低温撤场之后剩下的磁化。只要响应与外场成正比，这两条就是同一条曲线。点线是从未加过外场的样本。',
      x: '温度 T/J',
      y: '磁化率 m/h',
    },
  },
  findings: {
    split: {
      label: '两支分开：',
      yes: '在 T = {{temperature}} ± {{error}} 以下。这是这种冷却速率失去平衡之处，不是 Tc。',
      no: '在这个范围内没有：每级温度上玻璃都跟得上外场。',
      'cannot-tell': '要等两支都升过温才知道。',
      frozen: '这次运行的每级温度上都分开着；请从更高温开始。',
    },
    behind: {
      label: '低温时：',
      yes: '在 T = {{temperature}}，FC 比 ZFC 高出 {{gap}} ± {{error}}：玻璃处于什么状态，取决于它的经历。',
      no: '在 T = {{temperature}}，FC 与 ZFC 一致（{{gap}} ± {{error}}）。',
      'cannot-tell': '还看不出来（FC − ZFC = {{gap}} ± {{error}}）。',
    },
    curie: {
      label: '高温时：',
      yes: '在 T = {{temperature}}，m/h = {{chi}} ± {{error}}；无穷大玻璃在此外场中是 {{exact}}，弱场中是 {{curie}}。',
      no: '在 T = {{temperature}}，m/h = {{chi}} ± {{error}}，与无穷大玻璃的 {{exact}} 不符：自旋太少，或时间太短。',
      'cannot-tell': '在 T = {{temperature}}，m/h = {{chi}} ± {{error}}，无穷大玻璃是 {{exact}}。',
    },
    plateau: {
      label: 'FC 那一支是平的：',
      yes: '从 T = {{from}} 降到 {{to}}，只变了 {{change}} ± {{changeError}}，高度为 {{level}} ± {{error}}。弱场中 N → ∞ 时它是 1。',
      no: '这里不平：从 T = {{from}} 降到 {{to}}，变了 {{change}} ± {{changeError}}。',
      'cannot-tell': '从 T = {{from}} 降到 {{to}}，变了 {{change}} ± {{changeError}}。',
      waiting: '要到 T = 0.5 以下才看得出来。',
    },
    linear: {
      label: '与外场成正比吗？',
      yes: '成正比：两支平均相差 {{gap}}，撤场后剩下的与之只差 {{mismatch}} ± {{error}}。',
      no: '不成正比：FC − ZFC 与撤场后剩下的相差 {{mismatch}} ± {{error}}，占其大小的 {{percent}}%。请用更弱的外场。',
      'cannot-tell': '两支相差 {{gap}}；FC − ZFC 与撤场后剩下的相差 {{mismatch}} ± {{error}}。',
    },
  },
  guess: {
    question:
      '同一块玻璃的一对孪生兄弟，处在同样的外场、同样的低温里：一个在外场中冷却，一个冷了才遇到外场。谁的磁化更大？',
    options: { same: '一样大：外场和温度都相同', cooled: '在外场中冷却的', met: '冷了才遇到外场的' },
    answer:
      '在外场中冷却的，而且大得多。它还走得动的时候就选好了谷；另一个只能在冻住的那个谷里顺着外场挪一挪。升温之后它慢慢赶上，过了冻结温度，就再也分不出谁是谁。',
  },
  presets: { slower: '慢十倍', hasty: '赶时间', strong: '强场', weak: '弱场' },
  presetHelp: {
    slower: '降温、升温都慢十倍：两支在更低的温度才分开。',
    hasty: '每级温度只扫八轮：在 Tc 附近就分开，连 FC 那一支也跟不上。',
    strong: 'h = 0.8：玻璃被推着走，m 不再与 h 成正比，两支分开得更晚。',
    weak: 'h = 0.03：除以外场之后噪声大三倍多，只好多用些样本来补。',
  },
  breaks: {
    small: {
      text: '小玻璃在弱场里还能整个翻转，这时 m/h 会越过 1、朝 1/T 上升，而 1/T 正是任意 N 在平衡态的精确结果。1 这个高度属于 N h² ≫ 1。',
      source: 'Parisi，Phys. Rev. Lett. 43, 1754 (1979)',
    },
    rate: {
      text: '两支在哪里分开取决于速率，实验如此，这里也如此；它只说明玻璃从哪里起跟不上，并不是对 Tc 的测量。',
      source: 'Nagata、Keesom 与 Harrison，Phys. Rev. B 19, 1633 (1979)',
    },
    sum: {
      text: 'FC 等于 ZFC 与剩磁之和，实验上也只在弱场中成立；强场本身就会让玻璃化开一部分。',
      source: 'Lundgren、Nordblad 与 Sandlund，Europhys. Lett. 1, 529 (1986)',
    },
  },
};
