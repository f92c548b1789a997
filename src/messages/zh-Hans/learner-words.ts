import type { SameShape } from '../catalogue.ts';
import type {
  learnerFields as enFields,
  learnerFindings as enFindings,
  learnerPanels as enPanels,
  learnerPortraits as enPortraits,
} from '../en/learner-words.ts';
import { data } from './data.ts';

/** 几个网络实验共用的说法：含义处处相同的设置、面板与图像。 */
export const learnerFields: SameShape<typeof enFields> = {
  seed: { label: '种子', help: '种子与设置相同，运行就相同。' },
  task: {
    label: '学什么',
    help: '“教师”是一个小网络，要模仿的是它带少许噪声的输出。随机标签没有规律，只能死记。',
    options: {
      teacher: data.teacher.label,
      'teacher-sign': data['teacher-sign'].label,
      'two-moons': data['two-moons'].label,
      spirals: data.spirals.label,
      xor: data.xor.label,
      parity: data.parity.label,
      clusters: data.clusters.label,
      'random-labels': data['random-labels'].label,
      'random-values': data['random-values'].label,
      iris: data.iris.label,
      'iris-width': data['iris-width'].label,
      penguins: data.penguins.label,
      'penguin-mass': data['penguin-mass'].label,
      'auto-mpg': data['auto-mpg'].label,
      digits: data.digits.label,
      'digit-parity': data['digit-parity'].label,
      own: '我的表格',
    },
  },
  table: { label: '您自己的表格', help: 'CSV 文件，第一行为列名。文件只留在这台机器上。' },
  target: { label: '要预测的列', help: '表头中的列名；留空则取最后一列。' },
  features: { label: '用来预测的列', help: '列名之间用逗号分隔；留空则用其余所有列。' },
  optimiser: {
    label: '优化器',
    help: '每一步怎样使用梯度。',
    options: {
      sgd: '梯度下降（SGD）',
      momentum: '动量',
      nesterov: 'Nesterov 动量',
      adam: 'Adam 算法',
      adamw: 'AdamW 算法',
      rmsprop: 'RMSprop 算法',
    },
  },
  profile: {
    label: '学习率日程',
    help: '训练过程中学习率怎样升降。',
    options: {
      constant: '恒定',
      'inverse-time': '1/t',
      step: '阶梯',
      exponential: '指数',
      cosine: '余弦',
      restarts: '余弦重启',
      triangular: '三角波',
      triangular2: '三角波（逐次减半）',
      'exp-range': '三角波（渐缩）',
      'one-cycle': '单周期',
      'warm-up': '预热后余弦',
    },
  },
  learningRate: { label: '学习率', help: '一步的长度，以梯度为单位。' },
  batch: { label: '小批量', help: '每一步抽取的点数。点越少，噪声越大。' },
  batchOrAll: {
    label: '小批量',
    help: '每一步抽取的点数。点越少，噪声越大；0 表示取全部点，没有噪声。',
  },
  points: { label: '训练点数', help: '网络在多少个点上训练。' },
  inputs: { label: '输入维数', help: '一个点有几个分量。' },
  hidden: { label: '隐藏单元数', help: '隐藏层的宽度。' },
  networks: { label: '网络数', help: '同时训练多少个网络；误差棒由此而来。' },
  steps: { label: '训练步数', help: '每个网络走多少步。' },
  activation: {
    label: '激活函数',
    help: '隐藏单元对输入做什么。',
    options: { tanh: 'tanh', relu: 'ReLU', gelu: 'GELU', erf: 'erf', sine: '正弦' },
  },
};

export const learnerPanels: SameShape<typeof enPanels> = {
  learner: {
    title: '神经网络',
    about: '形状相同的一批网络，数据相同，起点各异。训练使权重沿坡而下。',
  },
};

export const learnerPortraits: SameShape<typeof enPortraits> = {
  learner: {
    label: '在每个训练点上，一个网络的输出对另一个网络的输出。',
    x: '网络甲',
    y: '网络乙',
    caption: '数据相同，起点不同。每个点是一个训练点；落在对角线上，就是两个网络说法一致。',
  },
};

export const learnerFindings: SameShape<typeof enFindings> = {
  diverged: {
    label: '跑飞的：',
    yes: '{{networks}} 个网络中有 {{count}} 个，最早在第 {{step}} 步，学习率为 {{rate}}。所有平均都不含它们；不妨试试一半的学习率：{{half}}。',
    no: '{{networks}} 个网络中没有。',
    'cannot-tell': '还没有问过网络。',
  },
};
