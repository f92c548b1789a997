import type { SameShape } from '../catalogue.ts';
import type { ea3d as en } from '../en/ea-3d.ts';
import { eaWords } from './ea-words.ts';

const { panels, portraits, fields, columns, ticks, settled, drift, swap, flow, chi } = eaWords;

/** 实验 `ea-3d`：三维近邻玻璃。 */
export const ea3d: SameShape<typeof en> = {
  panels,
  portraits,
  fields,
  columns,
  ticks,
  figures: {
    correlation: {
      title: '相交的曲线',
      caption:
        '关联长度除以格子边长。在相变点上，它与边长无关，所以曲线相交。标记有两个：无穷大格子的 T_c，以及别人的程序得到的最小与最大格子的交点（±J，L = 8 或 12，误差不到 0.018）。这么小的格子，交点在 T_c 上方。',
      x: '温度 T/J',
      y: 'ξ/L',
    },
    binder: {
      title: '另一个证人',
      caption: '由同一批数据算出的宾德比。它也会靠拢、相交，只是不那么清楚。',
      x: '温度 T/J',
      y: 'g',
    },
    chi,
    drift,
    swap,
    flow,
  },
  findings: {
    correlation: {
      label: 'ξ/L 的曲线相交吗？',
      yes: '相交：变冷时，L = {{large}} 在 T = {{crossing}} ± {{error}} 处超过 L = {{small}}。无穷大格子的 T_c = {{critical}}；小格子的交点在它的上方。',
      no: '在 T = {{hot}} 与 T = {{cold}} 之间相交。',
      'cannot-tell': '一直到 T = {{coldest}}，都没有确凿的交点。需要更多样本，或更低的温度。',
    },
    binder: {
      label: '宾德比呢？',
      yes: '在 T = {{crossing}} ± {{error}} 处相交。',
      no: '在 T = {{hot}} 与 T = {{cold}} 之间相交。',
      'cannot-tell':
        '一直到 T = {{coldest}}，都没有确凿的交点：在 T_c 以下曲线挨得很近，要多得多的样本才分得开。',
    },
    settled,
  },
  guess: {
    question: '每个自旋只有六个邻居。在某个 T > 0，会形成玻璃吗？',
    options: {
      never: '不会，只在 T = 0',
      lower: '会，在 T = 1.1 附近',
      magnet: '会变成磁铁',
      higher: '会，在 T = 4.5，与同样格子上的磁铁一样',
    },
    answer:
      '会。±J 耦合在 T = 1.102 形成玻璃，只有同样格子上磁铁有序温度的四分之一左右。人们算了几十年才敢断定：小格子的交点偏高，大格子又很难安定。',
  },
  presets: { gaussian: '高斯耦合', larger: '更大的格子', hasty: '太快' },
  presetHelp: {
    gaussian: '没有两个耦合相同：T_c = 0.95。这么冷，要安定下来得扫得更久。',
    larger: '边长 6、9、12，二百五十六个样本各扫两万轮：要几分钟。样本若够多，看得出交点更靠近 T_c。',
    hasty: '只扫四十轮：冷的那一端还没有安定，看变化就知道。',
  },
  breaks: {
    small: {
      text: 'T_c 最准的值来自边长达 40 的格子，用的是专为此造的计算机。不能从这里的尺寸读出 T_c，它们只说明曲线会相交。',
      source: 'Baity-Jesi 等，Phys. Rev. B 88, 224416 (2013)',
    },
    phase: {
      text: '低温相究竟像 SK 那样有许多谷，还是像磁铁那样只有两个，至今仍有争议。ξ/L 不能裁定。',
      source: 'Fisher 与 Huse，Phys. Rev. Lett. 56, 1601 (1986)',
    },
    learning: {
      text: '神经网络没有格子，也没有近邻：对它来说，没有距离的模型更为相近。',
      source: 'Engel 与 Van den Broeck，Statistical Mechanics of Learning (2001)',
    },
  },
};
