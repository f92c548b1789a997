/** 所有实验的名称与问题：打开之前就知道的内容。 */
import type { SameShape } from '../catalogue.ts';
import type { names as english } from '../en/names.ts';

export const names: SameShape<typeof english> = {
  'side-by-side': {
    name: '并排冷却',
    question: '神经网络会像玻璃那样冻结吗？',
  },
  'twin-networks': {
    name: '孪生网络',
    question: '起点不同的网络，最后说法一致吗？',
  },
  kick: {
    name: '踢一脚有用吗？',
    question: '一次次重新加热，还是一路冷下去：哪样最后更低？',
  },
  'temperature-of-sgd': {
    name: '训练的噪声是温度吗？',
    question: '学习率除以批量大小，算不算温度？',
  },
  'teacher-student': {
    name: '教师与学生',
    question: '给过的例子，学生全答对了。它身上有几分像教师？',
  },
  ageing: {
    name: '训练会变老吗',
    question: '玻璃越老，忘得越慢。训练中的网络呢？',
  },
  jamming: {
    name: '阻塞，还是自由',
    question: '要让每个标签都满意，需要多少参数？',
  },
  'glass-diagram': {
    name: '相图的一条带',
    question: '哪些网络会冻结，在什么温度？',
  },
  'perceptron-capacity': {
    name: '感知机能存多少？',
    question: '一个感知机装得下多少随机图案？装得下的权重，又有谁找得到？',
  },
  'pinn-heat': {
    name: '以定律代替数据',
    question: '物理定律能代替测量吗？',
  },
  'pinn-inverse': {
    name: '定律里有一个未知数',
    question: '凭几个带噪声的测量，能知道是什么材料吗？',
  },
  'pinn-optimisers': {
    name: '哪种优化器走得到底',
    question: 'Adam 走到了附近。谁能走到底？最后拦住它的，是优化器还是算术精度？',
  },
  uci: {
    name: '集成方法的一次公开检验',
    question: '五个会说自己有多大把握的网络：能得到发表过的那些数字吗？',
  },
  materials: {
    name: '一张材料表',
    question: '从组成能把一种材料预测到多准，又能有多大把握？',
  },
  'sk-anneal': {
    name: '慢工出低能',
    question: '冷却得越慢，能量就越低吗？',
  },
  'sk-transition': {
    name: '寻找相变',
    question: '到了什么温度，玻璃才成为玻璃？',
  },
  'sk-overlap': {
    name: '冻结，却没有秩序',
    question: '分头冷却，玻璃的两个副本会一致吗？',
  },
  'sk-equilibrium': {
    name: '到了吗？',
    question: '怎样判断玻璃已经达到平衡？',
  },
  equilibrium: {
    name: '任选玻璃，测全一切',
    question: '这个模型在平衡态是什么样子？它真的平衡了吗？',
  },
  'ground-states': {
    name: '最深的谷',
    question: '玻璃的能量最低能到多低？',
  },
  'sk-freeze': {
    name: '什么时候冻住的？',
    question: '玻璃何时冻结？它知道自己的年龄吗？',
  },
  'at-line': {
    name: '外场中的玻璃',
    question: '磁场会让玻璃融化吗？',
  },
  'field-cooling': {
    name: '先加场，还是先降温？',
    question: '在外场里冷却，与冷却之后再加外场，结果一样吗？',
  },
  'fluctuation-dissipation': {
    name: '响应与噪声',
    question: '平衡态的物体怎样涨落，就怎样响应。玻璃也是如此吗？',
  },
  memory: {
    name: '玻璃记得在哪里等过',
    question: '降温途中停一停，继续往下，再回来：玻璃知道自己在哪里等过吗？',
  },
  metastable: {
    name: '卡住的种种方式',
    question: '一路下坡，会卡在哪里？能卡住的地方又有多少？',
  },
  'curie-weiss': {
    name: '玻璃旁边的磁铁',
    question: '副本彼此一致：是有序，还是冻住的无序？',
  },
  hopfield: {
    name: '自旋的记忆',
    question: '一块玻璃最多能记住多少图案，才不至于全忘光？',
  },
  'ea-2d': {
    name: '二维没有玻璃',
    question: '在平面格子上，它会冻结吗？',
  },
  'ea-3d': {
    name: '三维的玻璃',
    question: '像自然界那样只与近邻作用，还会有玻璃吗？',
  },
  'two-doubts': {
    name: '两种不确定',
    question: '哪一种不确定，靠数据能消除？',
  },
  calibration: {
    name: '诚实的误差棒',
    question: '网络说“3 ± 1”。它的误差棒诚实吗？',
  },
  chaos: {
    name: '差之毫厘',
    question: '把耦合稍稍改动，还是同一块玻璃吗？',
  },
  'p-spin': {
    name: '阈值',
    question: '一路下坡，为什么到不了谷底？',
  },
  barrier: {
    name: '两个解之间的势垒',
    question: '把单元排成同样的次序之后，两个训练好的网络在同一个谷里吗？',
  },
  slice: {
    name: '一个点，四幅图',
    question: '损失地形的图可以相信吗？',
  },
  flatness: {
    name: '宽谷泛化得更好吗？',
    question: '平坦的极小点就是好的极小点吗？',
  },
  saddles: {
    name: '鞍点',
    question: '地势越高，下山的路就越多吗？',
  },
  'pinn-landscape': {
    name: '两位老师，两片地形',
    question: '为什么定律比数据难学？',
  },
  'pinn-elastic': {
    name: '只凭定律，求孔边的应力',
    question: '没有人测过的应力，网络能求出来吗？',
  },
  'random-energy': {
    name: '最简单的玻璃',
    question: '如果各能级毫不相干，玻璃还剩下什么？',
  },
  'double-descent': {
    name: '双重下降',
    question: '参数比数据点多得多的模型，为什么反而可能胜过参数恰好一样多的？',
  },
  transfer: {
    name: '什么能带走',
    question: '世界变了：哪种适应方法有用，哪种反而有害？',
  },
  'physics-as-anchor': {
    name: '以定律为锚',
    question: '数据来自旧世界。定律能带走吗？若定律是错的，又会怎样？',
  },
  'pinn-fail': {
    name: '残差小，答案错',
    question: '网络几乎处处满足方程。它就对了吗？',
  },
  'active-learning': {
    name: '下一个测哪个？',
    question: '无知值得买，噪声不值得？',
  },
  choose: {
    name: 'A 还是 B？',
    question: '候选材料 A 还是 B？（一种电池材料）',
  },
  shift: {
    name: '新板，旧模型？',
    question: '世界变了，模型知道吗？',
  },
};
