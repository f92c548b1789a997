import type { SameShape } from '../catalogue.ts';
import type {
  budgetWords as enBudget,
  ensembleWords as enEnsemble,
  policyNames as enPolicies,
} from '../en/active-words.ts';

/** 选购测量的各实验共用的说法：策略、各列、含义相同的设置。 */
export const policyNames: SameShape<typeof enPolicies> = {
  random: '随机',
  total: '总方差',
  aleatoric: '噪声（陷阱）',
  epistemic: '无知',
  bald: '信息（BALD）',
  diverse: '无知且分散',
  improvement: '期望改进',
  bound: '置信上界',
  thompson: 'Thompson 采样',
};

export const budgetWords: SameShape<typeof enBudget> = {
  budget: { label: '预算', help: '总共测量多少次，开头那几次也算在内。' },
  loudNoise: {
    label: '嘈杂区的噪声',
    help: '测量结果很分散的区域里，一次测量的标准差，以数值本身为单位（材料为 log10 S/cm）。分类任务不用它：嘈杂区的标签本来就近乎抛硬币。',
  },
  noise: { label: '其余区域的噪声', help: '安静区里一次测量的标准差。' },
  first: { label: '开头已知', help: '第一次选购之前，随机测好的候选数。' },
  candidates: { label: '候选', help: '候选池的大小。' },
  heldOut: { label: '留出点', help: '在这些点上拿模型与真值比较，任何策略都看不到它们。' },
};

export const ensembleWords: SameShape<typeof enEnsemble> = {
  members: { label: '集成的网络数', help: '它们之间的分歧就是模型的无知。' },
  hidden: { label: '隐藏单元', help: '隐藏层的宽度。' },
  roughness: {
    label: '粗糙度',
    help: '第一层初始权重的宽度：在没有测过的地方，各成员变化得多快。',
  },
  steps: { label: '训练步数', help: '每次购买之后 Adam 走的步数，每步用全部点。' },
  learningRate: { label: '学习率', help: '最高值，随后沿余弦下降。' },
  anchor: {
    label: '锚定',
    help: '把每个网络拉回自己初始权重的力度，除以点数：数据没有说话的地方，成员之间的差别就留下来。',
  },
  start: {
    label: '购买之后',
    help: '从最初的权重重新训练，或接着上一次训练。',
    options: { scratch: '重新训练', warm: '接着训练' },
  },
};
