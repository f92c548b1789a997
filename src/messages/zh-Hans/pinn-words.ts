import type { SameShape } from '../catalogue.ts';
import type { pinnFields as enFields } from '../en/pinn-words.ts';

/** 以方程为师的实验共用的说法：含义处处相同的设置，以及关于自拟方程的提示。 */
export const pinnFields: SameShape<typeof enFields> = {
  width: { label: '隐藏单元数', help: '隐藏层的宽度。' },
  layers: { label: '隐藏层数', help: '坐标与场之间有几层。' },
  points: { label: '配点数', help: '在区域内多少个点上检验方程。这些点上没有答案，只有方程本身。' },
  boundaryPoints: { label: '边界点数', help: '在多少个点上检验边界条件；各条件合计，按长度分配。' },
  boundary: {
    label: '边界值',
    help: '软：作为损失中的一项。硬：直接写进解的形式 u = g + φN，其中 φ 在边界上为零。',
    options: { soft: '软', hard: '硬' },
  },
  sampling: {
    label: '配点方式',
    help: '网格在两个方向上都均匀；其余方式填得均匀而不成行列，随机点则会留下空隙。',
    options: {
      grid: '网格',
      'latin-hypercube': '拉丁超立方',
      sobol: 'Sobol 序列',
      halton: 'Halton 序列',
      random: '随机',
    },
  },
  boundaryWeight: {
    label: '边界的权重',
    help: '区域内方程的均方残差代价为 1 时，边界上同样大小的均方偏差代价是多少。',
  },
  features: { label: '傅里叶特征', help: '用多少个波代替坐标输入网络；0 表示直接输入坐标。' },
  featureScale: {
    label: '特征频率',
    help: '频率的分布宽度，以横跨区域的波数计。频率过高，配点之间就会冒出噪声。',
  },
  enriched: {
    label: '角点函数',
    help: '在凹角处加入光滑网络表示不了的 r^(2/3) sin(2θ/3)，其强度由训练得出。',
  },
  shape: {
    label: '板的形状',
    help: '方板从 0 到 1；L 形是从 −1 到 1 的方板去掉右上四分之一。',
    options: { square: '方形', 'l-shape': 'L 形' },
  },
  conductivity: {
    label: '导热系数 k(x, y)',
    help: '关于 x 与 y 的公式，处处大于零，例如 1 + 0.5 * sin(pi * x)。',
  },
  source: { label: '热源 f(x, y)', help: '单位面积产生的热，即 −∇·(k∇u) = f 的右端；须处处有限。' },
  edge: {
    label: '所有边上',
    help: '以公式给出温度；或写 flux 加公式，表示流入的热（flux 0 即绝热）。',
  },
  edges: {
    label: '个别边上',
    help: '例如 top: 1; left: flux 0。方板的边名为 bottom、right、top、left；L 形另有 notch-horizontal 与 notch-vertical。',
  },
};
