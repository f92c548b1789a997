import type { SameShape } from '../catalogue.ts';
import type { curieWeiss as en } from '../en/curie-weiss.ts';
import { glassFields, glassPortraits } from './glass-words.ts';

const { seed, size, copies, steps, hottest, coldest, couplingBits, rule } = glassFields;

/** 实验 `curie-weiss`：磁铁与玻璃并排。 */
export const curieWeiss: SameShape<typeof en> = {
  panels: {
    glass: {
      title: '磁铁与玻璃',
      about: '磁铁里，每一对自旋都想同向；玻璃里，每一对随机牵扯，同向反向各半。其余完全一样。',
    },
  },
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    field: { label: '外场', help: '磁铁与玻璃都处在同一均匀外场中，以 J 为单位。' },
    sweeps: { label: '每级温度的扫描轮数', help: '前一半让副本安定下来，后一半用来测量。' },
    samples: {
      label: '样本数',
      help: '每个玻璃样本的耦合各不相同。磁铁全都一样，多一个样本不过是多几个副本。',
    },
    steps,
    hottest,
    coldest,
    copies,
    couplingBits,
    rule,
  },
  columns: {
    step: '序号',
    temperature: '温度',
    absM: '磁铁：|m|',
    absMError: '|m| 的误差',
    absQ: '磁铁：重叠 |q|',
    absQError: '|q| 的误差',
    q2: '磁铁：q²',
    q2Error: 'q² 的误差',
    exactM: '同一 N 下 |m| 的精确值',
    exactQ2: '同一 N 下 q² 的精确值',
    energy: '磁铁：能量',
    energyError: '能量的误差',
    exactEnergy: '同一 N 下能量的精确值',
    glassM: '玻璃：|m|',
    glassMError: '玻璃 |m| 的误差',
    glassQ: '玻璃：重叠 |q|',
    glassQError: '玻璃 |q| 的误差',
  },
  ticks: { critical: 'Tc = 1' },
  figures: {
    magnet: {
      title: '磁铁：有序',
      caption:
        '在 T = 1 以下，所有自旋选定同一个方向。磁化与重叠一同上升：副本一致，是因为大家都朝着一边。点线是同样自旋数下的精确值。',
      x: '温度 T/J',
      y: '|m| 与 |q|',
    },
    glass: {
      title: '玻璃：冻住的无序',
      caption: '温度相同，耦合随机。副本同样越来越像，磁化却毫无察觉。',
      x: '温度 T/J',
      y: '|m| 与 |q|',
    },
    square: {
      title: '重叠与精确值',
      caption: '磁铁的两个副本的重叠平方的平均，以及同样自旋数下的精确值。',
      x: '温度 T/J',
      y: 'q²',
    },
    energy: {
      title: '能量与精确值',
      caption: '磁铁每个自旋的能量，以及同样自旋数下的精确值。',
      x: '温度 T/J',
      y: '每个自旋的能量',
    },
  },
  findings: {
    orders: {
      label: '磁铁有序了吗？',
      yes: '有序了：T = {{temperature}} 时 |m| = {{m}}，|q| = {{q}}，两者都很大。',
      no: '没有：T = {{temperature}} 时 |m| = {{m}}，|q| = {{q}}。',
      'cannot-tell': '还不能断定：T = {{temperature}} 时 |m| = {{m}}，|q| = {{q}}。',
    },
    silent: {
      label: 'm 看得出玻璃冻结吗？',
      yes: '看不出：T = {{temperature}} 时 |q| = {{q}}，而 |m| = {{m}}，与纯属偶然的值（{{chance}}）差不多。所以研究玻璃要靠副本。',
      no: '这里看得出：T = {{temperature}} 时 |m| = {{m}}，|q| = {{q}}。',
      'cannot-tell':
        '这里无法判断：T = {{temperature}} 时 |m| = {{m}}，|q| = {{q}}。要没有外场、温度又低才行。',
    },
    exact: {
      label: '与精确值对照：',
      yes: '比较了 {{numbers}} 个数；容许 0.002 的偏差之后，最差的相差 {{sigmas}} 倍标准误差。',
      no: 'T = {{temperature}} 时，{{numbers}} 个数里有一个相差 {{sigmas}} 倍标准误差：要么扫描太少，要么哪里错了。',
      'cannot-tell': '还没有误差可供比较。',
    },
  },
  guess: {
    question: '在 T = 1 以下，某个系统的两个副本重叠很大。它是磁铁还是玻璃？',
    options: { magnet: '磁铁', glass: '玻璃', either: '只看重叠分不出来' },
    answer:
      '只看重叠分不出来，它在两者中都会增大。看磁化就知道了：磁铁的磁化很大；玻璃里每个自旋冻在各自的方向上，加起来几乎为零，磁化不过是偶然的大小。',
  },
  presets: { large: '更多自旋', field: '加上外场', hasty: '太快' },
  presetHelp: {
    large: '五百一十二个自旋：在 T = 1 上升得更陡。',
    field: '外场给每个自旋指了方向：这一来两者都有了磁化。',
    hasty: '每级温度只扫八轮：在 T = 1 附近达不到精确值。',
  },
  breaks: {
    mirror: {
      text: '没有外场时，磁铁有全部向上与全部向下两个状态，两个副本可能各在一边，所以这里画的是 |q| 而不是 q。玻璃里这样成对的状态有许多。',
      source: 'Sherrington 与 Kirkpatrick，Phys. Rev. Lett. 35, 1792 (1975)',
    },
    near: {
      text: '自然界的磁性只在近邻之间起作用。这里每个自旋感受到的是其余全体的平均，正因如此，一切都能精确算出。',
      source: 'Baxter，Exactly Solved Models in Statistical Mechanics (1982)，第 3 章',
    },
    learning: {
      text: '在新数据上彼此一致的网络，就是这个意义上的有序：数据让大家朝着同一边。如果只是冻在原处才一致，那就不是。',
      source: 'Engel 与 Van den Broeck，Statistical Mechanics of Learning (2001)',
    },
  },
};
