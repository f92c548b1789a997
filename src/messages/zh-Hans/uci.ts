import type { SameShape } from '../catalogue.ts';
import type { uci as en } from '../en/uci.ts';
import { learnerFields } from './learner-words.ts';

const change = {
  yes: '{{set}}：−ln p 降低：{{change}} ± {{error}}（均方根误差 {{rmse}} ± {{rmseError}}）。',
  no: '{{set}}：−ln p 升高：{{change}} ± {{error}}（均方根误差 {{rmse}} ± {{rmseError}}）。',
  'cannot-tell': '{{set}}：−ln p {{change}} ± {{error}}，均方根误差 {{rmse}} ± {{rmseError}}。',
};

/** 实验 `uci`：在当年发表所用的划分上，重做深度集成的检验。 */
export const uci: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '深度集成',
      about:
        '每个网络给出一个均值和一个方差。合在一起是一个更宽的高斯：噪声，加上它们彼此不一致的部分。一张表的所有划分和所有网络作为一批同时训练。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    data: {
      label: '已发表划分的文件夹',
      help: '需要一个文件夹，每张表一个子文件夹（data.txt、index_features.txt、index_target.txt、index_test_0.txt ……），网页无法打开。请用命令行：“npx glassbox run uci --data DIR”。没有它时，用项目自带的一张表随机划分，旁边也就没有发表的数字。',
    },
    training: {
      label: '训练方式',
      help: '照发表的做法（40 轮，学习率 0.1，对抗点），或只改动其中一处。',
      options: {
        published: '照发表的做法',
        'no-adversary': '不用对抗点',
        slower: '学习率降到五分之一',
        longer: '轮数增到四倍',
        'plain-units': '权重用普通单位',
        beta: 'β-NLL，β = 1/2',
        all: '以上全部',
      },
    },
    networks: { label: '一个集成的网络数', help: '发表的表格用五个。' },
    epochs: { label: '轮数', help: '把训练点过多少遍。' },
    splits: { label: '划分数', help: '用其中多少个划分；误差棒由此而来。' },
    width: { label: '隐藏单元', help: '一层 ReLU；蛋白质表用两倍，与发表的一致。' },
    batch: { label: '每批点数', help: '不放回地抽取。' },
    learningRate: { label: '学习率', help: 'Adam 的学习率。各层带有增益 1/√(输入数)。' },
    adversary: {
      label: '对抗幅度',
      help: '把点朝对网络不利的方向移动多远，以每个输入范围的百分比计。0 表示不用。',
    },
  },
  columns: {
    number: '序号',
    set: '表',
    setting: '训练方式',
    points: '行数',
    splits: '划分数',
    rmse: '误差（RMSE）',
    rmseError: 'RMSE 的标准误差',
    rmseSpread: 'RMSE 在各划分间的标准差',
    publishedRmse: '发表的 RMSE',
    publishedRmseError: '发表的 RMSE 的标准误差',
    rmseVerdict: 'RMSE 与发表值相比',
    nll: '每点的 −ln p',
    nllError: '−ln p 的标准误差',
    nllSpread: '−ln p 在各划分间的标准差',
    publishedNll: '发表的 −ln p',
    publishedNllError: '发表的 −ln p 的标准误差',
    nllVerdict: '−ln p 与发表值相比',
    singleRmse: '单个网络的 RMSE',
    singleRmseError: '单个网络 RMSE 的标准误差',
    singleNll: '单个网络的 −ln p',
    singleNllError: '单个网络 −ln p 的标准误差',
    gain: '集成的收益',
    gainError: '收益的标准误差',
    unexplained: 'RMSE 与目标标准差之比',
    unexplainedError: '该比值的标准误差',
    doubtShare: '分歧所占份额',
    doubtShareError: '份额的标准误差',
  },
  figures: {
    likelihood: {
      title: '它有多意外',
      caption:
        '留出点的 −ln p（奈特），对划分取平均，越低越好。另一种颜色：单独一个网络。从左到右是表格的各行。',
      x: '表格的行',
      y: '每点的 −ln p',
    },
    error: {
      title: '它差多远',
      caption: '均方根误差，以各目标自己的单位计，对划分取平均。',
      x: '表格的行',
      y: '均方根误差',
    },
  },
  findings: {
    within: {
      label: '与发表的一致：',
      yes: '{{set}}：均方根误差 {{rmse}} ± {{rmseError}}（发表值 {{publishedRmse}} ± {{publishedRmseError}}），−ln p {{nll}} ± {{nllError}}（发表值 {{publishedNll}} ± {{publishedNllError}}）。两者都在一个发表的标准误差之内。',
      no: '{{set}}：与发表的不一致。',
      'cannot-tell': '{{set}}：太接近，无法判断。',
    },
    apart: {
      label: '与发表的不完全一致：',
      yes: '{{set}} 结果更好：均方根误差 {{rmse}} ± {{rmseError}}（发表值 {{publishedRmse}} ± {{publishedRmseError}}），−ln p {{nll}} ± {{nllError}}（发表值 {{publishedNll}} ± {{publishedNllError}}）。也许这里训练得比当年更充分：“学习率降到五分之一”可以看出端倪。',
      no: '{{set}} 的 RMSE 或 −ln p 更差：均方根误差 {{rmse}} ± {{rmseError}}（发表值 {{publishedRmse}} ± {{publishedRmseError}}），−ln p {{nll}} ± {{nllError}}（发表值 {{publishedNll}} ± {{publishedNllError}}）。',
      'cannot-tell': '{{set}}：太接近，无法判断。',
    },
    together: {
      label: '合在一起：',
      yes: '{{set}}：集成比其中单个网络少一些意外，每点 {{gain}} ± {{error}} 奈特。',
      no: '{{set}}：集成比其中单个网络更意外，每点 {{gain}} ± {{error}} 奈特。',
      'cannot-tell': '{{set}}：集成的收益为每点 {{gain}} ± {{error}} 奈特，太小，无法判断。',
    },
    'change-no-adversary': { label: '不用对抗点：', ...change },
    'change-slower': { label: '学习率降到五分之一：', ...change },
    'change-longer': { label: '轮数增到四倍：', ...change },
    'change-plain-units': { label: '权重用普通单位：', ...change },
    'change-beta': { label: 'β-NLL：', ...change },
  },
  notes: {
    'without-folder':
      '没有给出文件夹：用项目自带的一张表随机划分。要与发表的数字比较，需要当年的划分：“npx glassbox run uci --data DIR”。',
  },
  guess: {
    question: '五个网络，训练方式相同、起点不同，合起来作答。面对新的点，它们比单独一个更少意外吗？',
    options: { more: '不，更意外', same: '差不多', less: '是的，更少' },
    answer:
      '更少：在彼此不一致的地方，共同的答案更宽；而单独一个过分自信的网络要为此付出很大代价。差多少取决于表。',
  },
  presets: { every: '所有训练方式', 'no-adversary': '不用对抗点', longer: '训练更久' },
  presetHelp: {
    every: '照发表的做法一次，再各改动一处共五次。',
    'no-adversary': '对抗点带来了什么？',
    longer: '四倍轮数：发表的各方法之间的差距，部分只是训练不足。',
  },
  breaks: {
    splits: {
      text: '同一张表的各划分共用大部分行。它们的离散除以 √20 并不完全是标准误差，发表的表格和这里都是如此。',
      source: 'Nadeau & Bengio, Machine Learning 52, 239 (2003)',
    },
    units: {
      text: '论文印出了学习率，却没有说权重的单位；两者合起来才决定 40 轮里网络能走多远。用增益 1/√(输入数) 也许让这里走得比发表的更远：这只是猜测。',
      source: 'Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474',
    },
    gaussian: {
      text: '五个高斯的混合按其均值和方差当作一个高斯来打分，与论文一致。这不是混合分布自己的密度。',
      source: 'Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474',
    },
  },
};
