import type { SameShape } from '../catalogue.ts';
import type { sideBySide as en } from '../en/side-by-side.ts';

/** 实验 `side-by-side`：自旋玻璃与一批神经网络，共用一架温度阶梯。 */
export const sideBySide: SameShape<typeof en> = {
  name: '并排冷却',
  question: '神经网络会像玻璃那样冻结吗？',
  panels: {
    glass: {
      title: '自旋玻璃',
      about: '一群小磁针两两随机牵扯：有的想同向，有的想反向。没有一种排列能让每一对都满意，这就是阻挫。',
    },
    learner: {
      title: '神经网络',
      about: '一批小网络在拟合带噪声的标签。温度高，差一些的拟合也能接受；温度低，好的拟合便紧抓不放。',
    },
  },
  portraits: {
    glass: {
      label: '第一个玻璃样本的两个副本（各自旋对时间取平均）以及二者的异同图。当前重叠：{{q}}。',
      a: '副本甲',
      b: '副本乙',
      agree: '何处一致',
      caption:
        '耦合相同，经历不同。一格是一个自旋，对时间取平均：还在翻转时颜色浅，卡住以后颜色满。右图中，两副本一致处与相反处各用一种颜色。',
    },
    learner: {
      label: '两个网络在训练点上的输出，彼此对照。当前重叠：{{q}}。',
      x: '副本甲的输出',
      y: '副本乙的输出',
      caption: '数据相同，经历不同。一点是一个训练样本；落在对角线上，说明两个副本说法一致。',
    },
  },
  guess: {
    question: '以同样的步调冷却，两个副本会停在同一个地方吗？',
    options: {
      both: '两边都会',
      neither: '两边都不会',
      networks: '只有神经网络会',
      depends: '要看是怎样的网络',
    },
    answer:
      '要看是怎样的网络。玻璃从来不会。参数少、标签随机的网络同样会卡住；很宽的网络在数据上彼此一致，权重却仍在漂移；若有教师可学，大家便都找到同一个答案。试试“宽网络”和“教师”。',
  },
  presets: {
    quench: '淬火',
    slower: '慢十倍',
    glass: '玻璃态',
    teacher: '教师',
    wide: '宽网络',
    linear: '线性',
  },
  presetHelp: {
    quench: '以最快的速度冷却：两边都立刻卡住。',
    slower: '耦合与标签不变，时间多十倍。冻结会推迟到更低的温度，但不会消失。',
    glass: '参数少、标签随机：会冻结的网络。',
    teacher: '标签来自一个教师网络，只带少许噪声：有一个正确答案可找。',
    wide: '隐藏单元多到十倍：权重各不相同，在数据上却彼此一致。',
    linear: '凸问题。只有一个谷，永远不会卡住。',
  },
  breaks: {
    symmetry: {
      text: '网络有许多“孪生”：交换两个隐藏单元，或改变其中一个的正负号，函数不变。所以这里比较的是网络的输出，而不是权重。',
      source: 'Entezari 等，ICLR 2022；Ainsworth 等，ICLR 2023',
    },
    temperature: {
      text: '这里的网络借朗之万噪声真正有了温度。平常的随机梯度下降却没有：它的噪声各方向不同，而且标签全部拟合之后便消失了。',
      source: 'Chaudhari 与 Soatto，arXiv:1710.11029',
    },
    flat: {
      text: '玻璃遇到的是势垒，宽网络遇到的却是平坦方向：权重越漂越慢，但并没有被困住。',
      source: 'Baity-Jesi 等，arXiv:1803.06969',
    },
    divergence: {
      text: '有一项研究用朗之万噪声训练网络，在 T > 0 时没有看到发散的弛豫时间。所以你在这里看到的，是这一次冷却从哪里开始偏离平衡，而不是相变。',
      source: 'arXiv:2405.13098',
    },
    transition: {
      text: '两边之所以共用一架阶梯，是因为两种能量都由高斯随机数驱动，温度分别以 J 和 Δ 为单位。这并不是说两边在同一温度冻结。Tc = 1 只对平衡态的无穷大玻璃成立。',
      source: 'Sherrington 与 Kirkpatrick，Phys. Rev. Lett. 35, 1792 (1975)',
    },
  },
};
