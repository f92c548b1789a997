import type { SameShape } from '../catalogue.ts';
import type { pSpin as en } from '../en/p-spin.ts';
import { glassFields } from './glass-words.ts';

const { seed, samples } = glassFields;

/** 实验 `p-spin`：球面三自旋模型的梯度下降。 */
export const pSpin: SameShape<typeof en> = {
  panels: {
    glass: {
      title: '球面自旋玻璃',
      about:
        '自旋取实数，合起来落在一个球面上，三个三个地（也可选两个两个地）随机耦合。它的能量景观在每个高度上都有精确的结果。',
    },
  },
  fields: {
    seed,
    p: {
      label: '几个自旋一组',
      help: '三个一组，地形里才有许多谷；两个一组则没有。',
      options: { '2': '两个（p = 2）', '3': '三个（p = 3）' },
    },
    size: { label: '自旋数', help: '自旋取实数。另外还做四分之一和一半大小的。' },
    temperature: { label: '温度', help: '为零时是纯粹的梯度下降。' },
    longest: { label: '最长时间', help: '以运动方程的时间为单位。' },
    samples,
    timeStep: { label: '时间步长', help: '平均值的偏差与它同一量级。' },
  },
  columns: {
    time: '时间',
    energySmall: '能量（小）',
    energySmallError: '能量的误差（小）',
    energyMiddle: '能量（中）',
    energyMiddleError: '能量的误差（中）',
    energyLarge: '能量（大）',
    energyLargeError: '能量的误差（大）',
    slopeSmall: '坡度（小）',
    slopeSmallError: '坡度的误差（小）',
    slopeMiddle: '坡度（中）',
    slopeMiddleError: '坡度的误差（中）',
    slopeLarge: '坡度（大）',
    slopeLargeError: '坡度的误差（大）',
  },
  curves: { threshold: '阈值，N → ∞', ground: '基态，N → ∞' },
  figures: {
    energy: {
      title: '下到阈值',
      caption:
        '三种大小，一路下坡时的能量。上面的线是阈值，绝大多数谷都在那里；下面的线是基态。系统越小，停得越高。',
      x: '时间',
      y: '每个自旋的能量',
    },
    slope: { title: '越来越平', caption: '走到的地方还有多陡。', x: '时间', y: '坡度' },
  },
  findings: {
    above: {
      label: '到基态了吗？',
      yes: '没有：时间 {{time}} 时能量为 {{energy}} ± {{error}}，基态在 {{ground}}。',
      pairs:
        '两个一组时，路上没有阻挡。时间 {{time}} 时能量为 {{energy}} ± {{error}}；{{ground}} 属于 N → ∞，有限个自旋的基态比它高，N 大时约高 0.6 N^(−2/3)。',
      no: '能量 {{energy}} ± {{error}} 低于 {{ground}}，不过后者只对 N → ∞ 成立。',
      'cannot-tell': '看不出来：{{energy}} ± {{error}}，基态在 {{ground}}。',
    },
    threshold: {
      label: '自旋越来越多时呢？',
      yes: '按 N 的 −2/3 次幂，过三种大小作直线，终点在 {{energy}} ± {{error}}，靠近阈值 {{threshold}}。这不算证明：只有三种大小、一个时刻。',
      no: '过三种大小作直线，终点在 {{energy}} ± {{error}}，离阈值 {{threshold}} 还远：时间太短，或样本太少。',
      pairs:
        '过三种大小作直线，终点在 {{energy}} ± {{error}}。两个一组时，阈值就是基态 {{threshold}}：每条下坡路都通到那里，只是越走越慢。',
      'cannot-tell': '还不知道：要 T = 0，还要三种大小都有误差。阈值在 {{threshold}}。',
    },
  },
  guess: {
    question: '一片地形，深浅不一的谷都有。只走下坡路的人会停在哪里？',
    options: { bottom: '最深的谷', threshold: '谷刚刚封闭的高度', anywhere: '哪里都可能' },
    answer:
      '谷刚刚封闭的高度。在阈值之上总有路可下；到了阈值，路变平了，人就一直耗在那里，尽管更深的谷是有的。',
  },
  presets: { pairs: '两个一组', warm: '温热', small: '小而久', patient: '四倍时间' },
  presetHelp: {
    pairs: '耦合只在两个自旋之间：只有一个谷和它的镜像。',
    warm: 'T = 0.3，带噪声。',
    small: '四十个自旋，许多样本。',
    patient: '一直到时间 200。',
  },
  breaks: {
    size: {
      text: '这样的大小，淬火停在阈值以上不少，大约在 E_th + 2.2 N^(−2/3)。阈值本身属于 N → ∞。',
      source: 'Cugliandolo 与 Kurchan，Phys. Rev. Lett. 71, 173 (1993)',
    },
    start: {
      text: '在几种多体作用混合的模型里，下降停在哪里取决于从哪里出发。单一的阈值是这个模型的特例。',
      source: 'Folena、Franz 与 Ricci-Tersenghi，Phys. Rev. X 10, 031045 (2020)',
    },
    learning: {
      text: '损失地形曾被比作这个模型。可是宽网络的训练损失能到零，这里没有人走得到最底。',
      source: 'Choromanska 等，AISTATS (2015)；Baity-Jesi 等，ICML (2018)',
    },
  },
};
