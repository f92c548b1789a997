import type { SameShape } from '../catalogue.ts';
import type { materials as en } from '../en/materials.ts';
import { learnerFields } from './learner-words.ts';

const matters = {
  yes: '有影响。每个值的 −ln p 低 {{gain}} ± {{error}} 奈特（确切值的误差低 {{mae}} ± {{maeError}}）。',
  no: '这里反而有害：−ln p 的收益为 {{gain}} ± {{error}} 奈特（确切值的误差：{{mae}} ± {{maeError}}）。',
  'cannot-tell':
    '太接近，无法判断：每个值 {{gain}} ± {{error}} 奈特（确切值的误差：{{mae}} ± {{maeError}}）。',
};
const given = '过程的平均误差为 {{mae}}（去掉界限值后为 {{maeSeen}}），共 {{tested}} 个值。';

/** 实验 `materials`：一张材料表，其中一些值只是界限。 */
export const materials: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '网络与高斯过程',
      about:
        '集成为每种材料给出均值和方差。旁边是高斯过程、最近的十种材料和中位数。没有自己的表时，会生成一张合成表：其中的数字不属于任何真实材料。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    table: {
      label: '自己的材料表',
      help: 'CSV 文件，第一行是列名。没有时生成一张合成表。文件不会离开这台机器。',
    },
    testTable: { label: '检验用的表', help: '列相同的第二个文件，其中的内容一概不用于训练。' },
    target: { label: '要预测的列', help: '数字；<1E-10 这样的写法按界限处理。' },
    composition: { label: '组成所在的列', help: '化学式，如 Li6.4La3Zr1.4Ta0.6O12。留空则不用组成。' },
    features: { label: '其他列', help: '另外用来预测的数字列；手写时以逗号分隔。' },
    family: { label: '族或文献所在的列', help: '每次重新划分时，此列相同的行都在同一侧。' },
    split: { label: '划分所在的列', help: '其中写着“test”的行被留出。' },
    logarithm: { label: '目标取 log10', help: '适合跨越多个数量级的量。' },
    resplits: { label: '随机重划分', help: '一半训练，四分之一校准，四分之一检验。误差棒由此而来。' },
    networkResplits: { label: '网络的重划分', help: '其中这么多个也由网络来学。' },
    networks: { label: '一个集成的网络数', help: '每个重划分、每种界限处理方式各这么多。' },
    epochs: { label: '轮数', help: '把训练点过多少遍。' },
    width: { label: '隐藏单元', help: '一层 ReLU。' },
  },
  columns: {
    number: '序号',
    test: '划分',
    model: '模型',
    repeats: '划分数',
    tested: '检验的值',
    censored: '其中的界限',
    mae: '平均绝对误差',
    maeError: '其标准误差',
    maeSeen: '同上，去掉界限',
    maeSeenError: '去掉界限后的标准误差',
    coverage: '95% 区间的覆盖率',
    coverageError: '覆盖率的标准误差',
    halfWidth: '区间的半长',
    halfWidthError: '半长的标准误差',
    nll: '每个值的 −ln p',
    nllError: '−ln p 的标准误差',
    measured: '测量值',
    said: '预测值',
    saidError: '其标准差',
    bound: '预测值，只知道界限',
    ignorance: '无知（标准差）',
    noise: '噪声（标准差）',
  },
  figures: {
    parity: {
      title: '预测对测量',
      caption:
        '第一次检验中的材料，由把界限当界限的集成给出。误差棒：一个标准差，噪声与无知合在一起。另一种颜色：只知道界限，真值还在更左边。',
      x: '测量值',
      y: '预测值',
    },
    doubts: {
      title: '两种不确定',
      caption: '同样这些材料：网络认为是噪声的部分，以及它们彼此不一致的部分。',
      x: '测量值',
      y: '标准差',
    },
  },
  findings: {
    'censoring-as-value': { label: '界限当界限，而不当数值：', ...matters },
    'censoring-dropped': { label: '用上界限，而不丢掉：', ...matters },
    learnt: {
      label: '学到了东西：',
      yes: '过程的平均误差为 {{mae}}，比中位数小 {{gain}} ± {{error}}。',
      no: '没有：过程的误差 {{mae}}，比中位数还大（{{gain}} ± {{error}}）。',
      'cannot-tell': '太接近，无法判断：过程的误差 {{mae}}，中位数大 {{gain}} ± {{error}}。',
    },
    covered: {
      label: '区间：',
      yes: '校准之后，95% 区间在 {{repeats}} 次重划分中平均含住 {{coverage}} ± {{error}} % 的新值。',
      no: '含住的太少：{{repeats}} 次重划分平均 {{coverage}} ± {{error}} %，而不是 95%。',
      'cannot-tell': '{{repeats}} 次重划分平均 {{coverage}} ± {{error}} %：多做几次才能判断。',
    },
    running: {
      label: '目前：',
      yes: '一个模型（{{model}}）在 {{tested}} 个值上的误差为 {{mae}}；其余的还没算完。',
      no: '一个模型（{{model}}）在 {{tested}} 个值上的误差为 {{mae}}；其余的还没算完。',
      'cannot-tell': '一个模型（{{model}}）在 {{tested}} 个值上的误差为 {{mae}}；其余的还没算完。',
    },
    given: { label: '在表自带的划分上：', yes: given, no: given, 'cannot-tell': given },
  },
  notes: {
    synthetic: '合成表：在此生成，形式如锂电解质的表。其中没有一个数字属于真实材料。',
    read: '{{rows}} 行，其中 {{censored}} 行只知道界限；{{leftOut}} 行因有缺失而略过。',
  },
  guess: {
    question: '表中有些材料写着“低于 1e-10”。这些行怎样处理最好？',
    options: { drop: '丢掉它们', value: '把 1e-10 当作数值', bound: '当作界限' },
    answer:
      '当作界限，说的正是已知的，不多也不少。它是否改变对其他材料的预测，取决于这样的行有多少、比其余的低多少：这里在同样的重划分上成对地测量。',
  },
  presets: { steadier: '更多重划分' },
  presetHelp: { steadier: '误差棒更小，需几分钟。' },
  breaks: {
    exchangeable: {
      text: '区间的保证要求新材料与校准用的材料同类。新的族、别的实验室就不是：表自带的划分往往把整篇文献留出，那里的误差更大。',
      source: 'Lei, G’Sell, Rinaldo, Tibshirani & Wasserman, arXiv:1604.04173',
    },
    composition: {
      text: '组成不是结构。多晶型共用一个化学式，它们的离散被算作噪声，其实是无知。',
      source: 'Ward, Agrawal, Choudhary & Wolverton, npj Comput. Mater. 2, 16028 (2016)',
    },
    bounds: {
      text: '覆盖率按表中所写计算，界限按其自身的数值计。真值在界限之下何处，无人知道。',
      source: 'Tobin, Econometrica 26, 24 (1958)',
    },
  },
};
