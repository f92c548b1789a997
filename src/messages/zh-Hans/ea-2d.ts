import type { SameShape } from '../catalogue.ts';
import type { ea2d as en } from '../en/ea-2d.ts';
import { eaWords } from './ea-words.ts';

const { panels, portraits, fields, columns, ticks, settled, drift, swap, flow, chi } = eaWords;

/** 实验 `ea-2d`：二维近邻玻璃。 */
export const ea2d: SameShape<typeof en> = {
  panels,
  portraits,
  fields,
  columns,
  ticks,
  figures: {
    correlation: {
      title: '不相交的曲线',
      caption: '关联长度除以格子边长。越冷越大，而大格子总在小格子之下：没有哪个温度能让它们一致。',
      x: '温度 T/J',
      y: 'ξ/L',
    },
    binder: {
      title: '另一个证人',
      caption: '由同一批数据算出的宾德比，次序相同。',
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
      label: 'ξ/L 的曲线果真不相交吗？',
      yes: '果真：一直到 T = {{coldest}}，最大的格子都在最小的之下。',
      no: '看上去在 T = {{hot}} 与 T = {{cold}} 之间相交：先看看这次运行是否已经安定。',
      'cannot-tell': '看不出来：不同大小之间的差别没有超出误差。',
    },
    binder: {
      label: '宾德比呢？',
      yes: '一直到 T = {{coldest}} 也不相交。',
      no: '看上去在 T = {{hot}} 与 T = {{cold}} 之间相交。',
      'cannot-tell': '看不出来：不同大小之间的差别没有超出误差。',
    },
    settled,
  },
  guess: {
    question: '正方格子上的磁铁在 T = 2.27 有序。同样格子上的玻璃，在什么温度冻结？',
    options: { half: '大约一半', lower: '大约 0.5', zero: '只在 T = 0', same: '同样的温度' },
    answer:
      '只在 T = 0。越冷，关联就越长，没有止境；但只要 T > 0，格子足够大时总有地方让一片片区域翻过来，所以曲线不相交。',
  },
  presets: { gaussian: '高斯耦合', longer: '五倍时间', hasty: '太快' },
  presetHelp: {
    gaussian: '没有两个耦合相同：基态只有一对。',
    longer: '扫四万轮：要几分钟，不是一分钟。',
    hasty: '只扫四十轮，一直冷到 T = 0.3：看似冻住，其实只是慢。',
  },
  breaks: {
    frozen: {
      text: '平衡态里没有冻结，不等于平面玻璃就不慢。在 T = 0.5 以下，等多久看上去都是冻住的。',
      source: 'Hartmann 与 Young，Phys. Rev. B 64, 180404 (2001)',
    },
    binary: {
      text: '到了 T = 0，两种耦合就分道扬镳：±J 有极多的基态，高斯耦合只有一对。',
      source: 'Jörg、Lukic、Marinari 与 Martin，Phys. Rev. Lett. 96, 237205 (2006)',
    },
    learning: {
      text: '神经网络没有格子，也没有近邻：“维数决定会不会冻结”在那里没有对应。',
      source: 'Engel 与 Van den Broeck，Statistical Mechanics of Learning (2001)',
    },
  },
};
