import type { SameShape } from '../catalogue.ts';
import type { atLine as en } from '../en/at-line.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** 实验 `at-line`：均匀外场中的 SK 玻璃。 */
export const atLine: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    strongest: { label: '最强的外场', help: '外场从零开始，一直到这么强，以 J 为单位。' },
    sweeps: { label: '每级温度的扫描轮数', help: '前一半让副本安定下来，后一半用来测量。' },
    samples,
    fields: { label: '外场的个数', help: '从零到最强均匀分布；每个外场冷却一次。' },
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
    field: '外场 h',
    freezing: '副本分开的温度',
    freezingError: '分开温度的误差',
    gap: '最低温时的差距',
    gapError: '差距的误差',
    absQ: '最低温时的重叠 |q|',
    absQError: '|q| 的误差',
    spread: '最低温时 P(q) 的宽度',
    spreadError: '宽度的误差',
    m: '最低温时的磁化 m',
    mError: 'm 的误差',
    state: '分开了吗',
  },
  curves: { 'almeida-thouless': 'AT 线，N → ∞' },
  figures: {
    line: {
      title: '外场中的一条线',
      caption:
        '对每个外场，画出这次冷却中副本分开的温度。点线是以德阿尔梅达和索利斯命名的 AT 线：在它下方，平衡态的无穷大玻璃有许多个谷。',
      x: '外场 h/J',
      y: '温度 T/J',
    },
    order: {
      title: '磁化终于开口',
      caption: '这是最低温时的情形。有了外场，自旋就有了共同的方向；单凭这一点，任何两个副本都会有重叠。',
      x: '外场 h/J',
      y: '|q| 与 m',
    },
    parted: {
      title: '分得有多开？',
      caption: '最低温时，副本与孪生副本的差距，以及 P(q) 的宽度。自旋越听外场的话，两者都越小。',
      x: '外场 h/J',
      y: '差距与宽度',
    },
    pq: {
      title: '最先消失的是镜像',
      caption: '最低温时的 P(q)。没有外场时左右对称；再弱的外场，也会抹去其中一边。',
      x: '重叠 q',
      y: 'P(q)',
    },
  },
  findings: {
    falls: {
      label: '外场使冻结更难：',
      yes: '没有外场时，副本在 T = {{zero}} ± {{zeroError}} 分开；h = {{field}} 时要到 T = {{strong}} ± {{error}}。',
      gone: '没有外场时，副本在 T = {{zero}} ± {{zeroError}} 分开；h = {{field}} 时，在这个范围内始终不分开。',
      close:
        '这里看不出来：没有外场时在 T = {{zero}} ± {{zeroError}} 分开，h = {{field}} 时在 T = {{strong}} ± {{error}}。',
      no: '这里并非如此：没有外场时在 T = {{zero}} ± {{zeroError}} 分开，h = {{field}} 时在 T = {{strong}} ± {{error}}。',
      'cannot-tell': '无法判断：先要在没有外场时看到副本从哪个温度起分开。',
    },
    below: {
      label: '都在线下吗？',
      yes: '是：{{points}} 个点全都在无穷大玻璃的 AT 线之下，或在误差之内落在线上。',
      near: '差不多：在 h = {{field}}，副本在 T = {{temperature}} ± {{error}} 分开，比线上的 {{line}} 略高。那里弛豫已经很慢，这次冷却没有等它。',
      no: '不全是：在 h = {{field}}，副本在线的上方很远就分开了。那里本来只有一个谷，是冷却太快，来不及安定。',
      'cannot-tell': '还没有可比较的点。',
    },
    magnetised: {
      label: '磁化：',
      yes: '在 h = {{field}} 是 {{m}} ± {{error}}。有外场时，它不能作为冻结的证据。',
      no: '在 h = {{field}} 看不出来：{{m}} ± {{error}}。',
      'cannot-tell': '要等有了外场再说。',
    },
    mirror: {
      label: '镜像：',
      yes: '没有外场时，{{without}}% 的重叠为负；h = {{field}} 时只有 {{within}}%。',
      no: 'h = {{field}} 时仍有 {{within}}% 的重叠为负：对这么少的自旋来说，外场太弱。',
      'cannot-tell': 'h = {{field}} 时有 {{within}}% 的重叠为负。',
    },
  },
  guess: {
    question: '外场把每个自旋都拉向同一边。玻璃会怎样？',
    options: {
      destroys: '再弱的外场也会毁掉它',
      shifts: '冻结温度降低，在一条线以下仍有许多谷',
      nothing: '没有影响',
      order: '立刻变成磁铁',
    },
    answer:
      '在这个模型里，玻璃能够幸存。外场越强，冻结的温度越低；在 AT 线以下，无穷大的玻璃仍有许多谷。至于三维玻璃，则尚有争议。',
  },
  presets: { slower: '用四倍时间', hasty: '太快', small: '小玻璃', weak: '弱外场' },
  presetHelp: {
    slower: '每级温度一千六百轮：副本分开得更晚。',
    hasty: '每级温度只扫八轮：副本在线的上方就分开，只因为太匆忙。',
    small: '六十四个自旋：在线的下方，副本还能重新找到彼此。',
    weak: '线的起点：它按 h 的 2/3 次幂离开 T = 1。',
  },
  breaks: {
    line: {
      text: '这条线说的是平衡态的无穷大玻璃。这里测到的，是这次冷却从哪里开始偏离平衡，取决于快慢，也取决于 N。',
      source: 'de Almeida 与 Thouless，J. Phys. A 11, 983 (1978)',
    },
    dimension: {
      text: '自然界的玻璃只与近邻相互作用，它们有没有这样一条线，仍是悬案。有一派认为，任何外场都会毁掉玻璃。',
      source: 'Fisher 与 Huse，Phys. Rev. Lett. 56, 1601 (1986)',
    },
    learning: {
      text: '对神经网络来说，与外场相似的是先验或权重衰减：它把所有副本拉向同一处。这样换来的一致，并不是从数据里学到的。',
      source: 'Engel 与 Van den Broeck，Statistical Mechanics of Learning (2001)',
    },
  },
};
