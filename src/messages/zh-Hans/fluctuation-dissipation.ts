import type { SameShape } from '../catalogue.ts';
import type { fluctuationDissipation as en } from '../en/fluctuation-dissipation.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, couplings, couplingBits } = glassFields;

/** 实验 `fluctuation-dissipation`：淬火之后的响应与关联。 */
export const fluctuationDissipation: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: { label: '淬火到的温度', help: '从随机状态一下子投到这个温度。自旋按热浴规则翻转。' },
    longest: { label: '最长的观察', help: '记下副本之后再跟踪多久。跟得越久，响应的噪声越大。' },
    samples,
    copies,
    warm: { label: '对照的温度', help: '高于 1，玻璃很快就到平衡。' },
    couplings,
    couplingBits,
  },
  columns: {
    step: '序号',
    age: '年龄 t_w',
    time: 't',
    correlation: '关联 C',
    correlationError: 'C 的误差',
    response10: '年龄 10',
    response10Error: '年龄 10 的误差',
    response100: '年龄 100',
    response100Error: '年龄 100 的误差',
    response1000: '年龄 1000',
    response1000Error: '年龄 1000 的误差',
    responseWarm: '高于 Tc 的对照',
    responseWarmError: '对照的误差',
    violation10: '1 − C − Tχ，年龄 10',
    violation10Error: '偏离的误差，年龄 10',
    violation100: '1 − C − Tχ，年龄 100',
    violation100Error: '偏离的误差，年龄 100',
    violation1000: '1 − C − Tχ，年龄 1000',
    violation1000Error: '偏离的误差，年龄 1000',
    violationWarm: '1 − C − Tχ，高于 Tc 的对照',
    violationWarmError: '偏离的误差，对照',
    ratio10: 'X，年龄 10',
    ratio10Error: 'X 的误差，年龄 10',
    ratio100: 'X，年龄 100',
    ratio100Error: 'X 的误差，年龄 100',
    ratio1000: 'X，年龄 1000',
    ratio1000Error: 'X 的误差，年龄 1000',
    ratioWarm: 'X，高于 Tc 的对照',
    ratioWarmError: 'X 的误差，对照',
  },
  curves: {
    theorem: '平衡态：Tχ = 1 − C',
    'parisi-toulouse': 'T √(1 − C)：近似，N → ∞，时间无限长',
    none: '平衡态',
    one: '平衡态',
  },
  figures: {
    parametric: {
      title: '忘掉多少，响应多少',
      caption:
        '时间从右往左走。起初，记忆 C 降多少，响应 Tχ 就升多少，沿着平衡态的直线：自旋在谷里动。后来曲线弯到直线下方：玻璃还在遗忘，响应却少了。虚线是极老的无穷大玻璃该走的路（帕里西与图卢兹的近似）。',
      x: '关联 C(t_w, t_w + t)',
      y: '响应 Tχ',
    },
    violation: {
      title: '响应缺了多少',
      caption:
        '对定理的偏离随时间的变化。玻璃越年轻，偏离来得越早，大致就在时间等于年龄之处。高于 Tc 时没有偏离。',
      x: '记下之后的时间 t（扫描轮数）',
      y: '偏离 1 − C − Tχ',
    },
    ratio: {
      title: '涨落耗散比',
      caption:
        'X 是第一幅图的斜率，取时间的最近十倍。平衡态时为 1；玻璃中慢的那部分，响应起来仿佛处在高得多的温度 T/X。',
      x: '记下之后的时间 t（扫描轮数）',
      y: '涨落耗散比 X',
    },
  },
  findings: {
    control: {
      label: '高于 Tc 的对照：',
      yes: '服从定理。在 T = {{temperature}}，各时刻的 1 − C − Tχ 平均为 {{gap}} ± {{error}}。',
      no: '不服从定理。在 T = {{temperature}}，1 − C − Tχ 为 {{gap}} ± {{error}}，说明还没到平衡。',
      'cannot-tell': '在 T = {{temperature}}，1 − C − Tχ 为 {{gap}} ± {{error}}。',
    },
    early: {
      label: '起初，玻璃也服从：',
      yes: '在 T = {{temperature}}，年龄 1000 的副本直到 t = {{time}} 都按定理响应（偏离 {{gap}} ± {{error}}）。',
      no: '这里并非如此：在 T = {{temperature}}，连年龄 1000 的副本也在 {{time}} 轮内偏离了 {{gap}} ± {{error}}。',
      'cannot-tell': '{{time}} 轮之内，偏离为 {{gap}} ± {{error}}。',
    },
    late: {
      label: '后来就不了：',
      yes: '过了 {{time}} 轮，年龄 10 的副本忘掉 {{forgotten}}，却只响应了 {{response}} ± {{error}}。',
      no: '但这里仍然服从：过了 {{time}} 轮，年龄 10 的副本忘掉 {{forgotten}}，响应 {{response}} ± {{error}}。这不是玻璃。',
      'cannot-tell': '过了 {{time}} 轮，年龄 10 的副本忘掉 {{forgotten}}，响应 {{response}} ± {{error}}。',
    },
    ratio: {
      label: '慢的部分显得更热：',
      yes: '年龄 {{age}} 时，从 t = {{from}} 到 {{to}}，X = {{x}} ± {{error}}，小于 1。',
      no: '这里并非如此：年龄 {{age}} 时，从 t = {{from}} 到 {{to}}，X = {{x}} ± {{error}}。',
      'cannot-tell':
        '年龄 {{age}} 时，从 t = {{from}} 到 {{to}}，X = {{x}} ± {{error}}：噪声太大，要用更多副本。',
    },
  },
  guess: {
    question: '玻璃正在老化，轻轻推它一下。与它自身的涨落相比，它的响应如何？',
    options: {
      same: '和平衡态一样：温度就是温度',
      less: '更小：慢的部分推不动',
      more: '更大：反正它不平衡',
    },
    answer:
      '更小。谷里的快运动服从定理；从一个谷到另一个谷的慢漂移，忘得多、响应少，就像一个更热的物体。玻璃里，快慢不同的运动各有各的温度。',
  },
  presets: { warm: '不成玻璃', cold: '更冷', long: '看得更久', precise: '两倍的副本' },
  presetHelp: {
    warm: 'T = 1.3：各种年龄都留在直线上。',
    cold: 'T = 0.2：谷很窄，离开直线更早。',
    long: '观察到三千轮；误差棒随时间的平方根变长。',
    precise: '误差棒短约三成，工作量两倍。',
  },
  breaks: {
    noise: {
      text: '响应是从自旋用过的随机数里读出来的，没有加场，什么也没有扰动；只是噪声随时间增长。',
      source: 'Chatelain，J. Phys. A 36, 10739 (2003)；Ricci-Tersenghi，Phys. Rev. E 68, 065104 (2003)',
    },
    static: {
      text: '极老的玻璃走的曲线就是平衡态的曲线，这个定理有前提，而这里的年龄远远谈不上老。虚线是近似，与精确曲线最多差 0.02 左右。',
      source:
        'Franz、Mézard、Parisi 与 Peliti，Phys. Rev. Lett. 81, 1758 (1998)；Parisi 与 Toulouse，J. Physique Lett. 41, 361 (1980)',
    },
    finite: {
      text: '有限的玻璃终究会到平衡，曲线会回到直线。T = 0.4 的 256 个自旋，在这里的时间内还到不了。',
      source: 'Cugliandolo 与 Kurchan，J. Phys. A 27, 5749 (1994)',
    },
  },
};
