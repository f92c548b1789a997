import type { SameShape } from '../catalogue.ts';
import type { calibration as en } from '../en/calibration.ts';
import { data } from './data.ts';
import { learnerFields } from './learner-words.ts';

const methods = {
  single: '单个网络',
  ensemble: '集成',
  dropout: '丢弃法',
  laplace: '拉普拉斯近似',
  process: '高斯过程',
} as const;
type Method = keyof typeof methods;

/** 一种方法的各列：误差棒内的比例（原样与缩放后），以及它在评分图中的位置。 */
function columns<M extends Method>(method: M) {
  const name = methods[method];
  return {
    [method]: name,
    [`${method}Error`]: `${name}：误差`,
    [`${method}Scaled`]: `${name}，缩放后`,
    [`${method}ScaledError`]: `${name}，缩放后：误差`,
    [`${method}Crps`]: `${name}：CRPS`,
    [`${method}CrpsError`]: `${name}：CRPS 的误差`,
  } as {
    readonly [K in M | `${M}Error` | `${M}Scaled` | `${M}ScaledError` | `${M}Crps` | `${M}CrpsError`]: string;
  };
}

function honest(name: string) {
  return {
    label: `${name}：原样就诚实吗？`,
    yes: '是。承诺 {{nominal}} 的误差棒装下了 {{coverage}} ± {{coverageError}} 的答案；缩放之后是 {{after}} ± {{afterError}}。',
    no: '不。承诺 {{nominal}} 的误差棒装下了 {{coverage}} ± {{coverageError}} 的答案；缩放之后是 {{after}} ± {{afterError}}。',
    'cannot-tell':
      '承诺 {{nominal}}，实际 {{coverage}} ± {{coverageError}}：是否相差 0.03 以内还不能断定。缩放之后是 {{after}} ± {{afterError}}。',
    waiting: '训练结束后揭晓。',
  };
}

/** 实验 `calibration`：答案有多少落在误差棒内，校正前后各如何。 */
export const calibration: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '表达把握的五种方式',
      about: '五种方法学同样的点，然后去数没人见过的答案：承诺装下一半、装下九成的误差棒，真的装下了多少？',
    },
  },
  fields: {
    seed: learnerFields.seed,
    task: {
      label: '学什么',
      help: '两个生成器，每一点的噪声都已知，并从左向右增大；一张汽车数据表；或者自己的表格。',
      options: {
        'one-input': '一个输入的波，噪声从 0.1 增到 0.5',
        'eight-inputs': '八个输入，其中三个毫无用处',
        'auto-mpg': data['auto-mpg'].label,
        own: '我的表格',
      },
    },
    table: learnerFields.table,
    target: learnerFields.target,
    features: learnerFields.features,
    points: { label: '训练点数', help: '表格最多用一半的行。' },
    coverage: { label: '误差棒承诺的比例', help: '下面结论里的误差棒应当装下多少答案。' },
    members: { label: '集成的成员数', help: '这些网络起点不同，看数据的顺序也不同。' },
    splits: {
      label: '划分次数',
      help: '全部重新抽取多少次，误差由此而来。表格的各次划分共用数据行，误差已按一条经验规则放宽（Nadeau & Bengio, 2003）。',
    },
    calibrationPoints: {
      label: '用于校正的点数',
      help: '没有人用它们训练，也不用它们评判。表格最多用四分之一的行。',
    },
    judged: {
      label: '用于评判的点数',
      help: '若是表格，剩下的行全部用于评判，至少四分之一，与这里的设置无关。',
    },
    hidden: { label: '隐藏单元数', help: '每个网络唯一隐藏层的宽度。' },
    epochs: { label: '轮数', help: '把训练点过多少遍。训练得越久，网络越自信。' },
    batch: { label: '小批量', help: '每一步用的点数，不放回抽取。' },
    learningRate: { label: '学习率', help: 'Adam 的学习率。' },
    dropout: { label: '丢弃概率', help: '一个隐藏单元被略去的概率，训练时和提问时都一样。' },
    passes: { label: '丢弃法的采样次数', help: '提问时随机稀化多少次，每次得到一个网络。' },
  },
  columns: {
    method: '方法',
    stage: '误差棒',
    coverage: '落在棒内的比例',
    coverageError: '该比例的误差',
    width: '误差棒的平均长度',
    widthError: '长度的误差',
    interval: '区间评分',
    intervalError: '区间评分的误差',
    nll: '−ln 似然',
    nllError: '−ln 似然的误差',
    crps: '连续分级概率评分（CRPS）',
    crpsError: 'CRPS 的误差',
    sharpness: '所说的标准差（均方根）',
    sharpnessError: '该标准差的误差',
    area: '失准面积',
    areaError: '面积的误差',
    rmse: '均值的误差（均方根）',
    rmseError: '该误差的误差',
    level: '承诺的比例',
    ...columns('single'),
    ...columns('ensemble'),
    ...columns('dropout'),
    ...columns('laplace'),
    ...columns('process'),
    x: 'x',
    noiseSaid: '集成所说的噪声',
    noiseSaidError: '该噪声的误差',
    ignoranceSaid: '成员之间的分歧',
    ignoranceSaidError: '分歧的误差',
  },
  ticks: { left: '数据开始', right: '数据结束' },
  curves: {
    diagonal: '诚实',
    low: '单次划分的 95% 带，下缘',
    high: '单次划分的 95% 带，上缘',
    noise: '真实噪声',
  },
  figures: {
    before: {
      title: '承诺与兑现',
      caption:
        '新答案落在中央误差棒内的比例，对承诺的比例作图，取各次划分的平均。在对角线之下，误差棒太短；在其上，太长。点线：诚实的方法在一次划分中有 95% 的机会落在其间。',
      x: '承诺的比例',
      y: '落在棒内的比例',
    },
    after: {
      title: '用一个数校正之后',
      caption:
        '一种方法的所有误差棒乘同一个因子，因子取自另外的点。长度由此改好；若误差棒在这里太长、在那里太短，一个数就无能为力。因子本身也有误差，点线没有计入。',
      x: '承诺的比例',
      y: '落在棒内的比例',
    },
    scores: {
      title: '误差棒短，本身不算优点',
      caption:
        '整个预测的评分（CRPS，越小越好）对误差棒的长短作图，缩放前后都在。恰当的评分规则对太短和太长一样罚分。',
      x: '所说的标准差（均方根）',
      y: '连续分级概率评分',
    },
    noise: {
      title: '噪声与无知，分开来看',
      caption:
        '集成所说的噪声与真实噪声相比，以及成员之间的分歧。到了数据之外，噪声只是外推，能示警的只有分歧，而且未必会响。',
      x: 'x',
      y: '标准差',
    },
  },
  findings: {
    single: honest('单个网络'),
    ensemble: honest('集成'),
    dropout: honest('丢弃法'),
    laplace: honest('末层拉普拉斯近似'),
    process: honest('高斯过程'),
    scale: {
      label: '一个数就能改好许多：',
      yes: '缩放单个网络的误差棒，每点的 −ln 似然降低 {{gain}} ± {{gainError}}，从 {{before}} 到 {{after}}。',
      no: '这里不成立：缩放反而变差，相差 {{gain}} ± {{gainError}}（之前 {{before}}，之后 {{after}}）。',
      'cannot-tell': '−ln 似然之前是 {{before}}，之后是 {{after}}，相差 {{gain}} ± {{gainError}}。',
      waiting: '训练结束后揭晓。',
    },
    promise: {
      label: '共形误差棒信守承诺：',
      yes: '是，不论方法本身诚实与否：十种之中最远的也只离理论值（{{law}}）{{sigmas}} σ。集成的装下了 {{coverage}} ± {{coverageError}}。',
      no: '否：十种之中有一种离 {{law}} 达 {{sigmas}} σ，按理论不到千分之一的机会。',
      'cannot-tell': '集成的装下了 {{coverage}} ± {{coverageError}}，理论值是 {{law}}。',
      table:
        '集成的装下了 {{coverage}} ± {{coverageError}}，承诺 {{nominal}}。表格的各次划分共用数据行，所以不能拿独立划分的规律来检验。',
      endless: '想不守也难：要承诺 {{nominal}}，{{points}} 个点太少，误差棒没有尽头，什么答案都装得下。',
      few: '分位数之外的评分太少，无从检验。集成的装下了 {{coverage}} ± {{coverageError}}，理论值是 {{law}}。',
      waiting: '训练结束后揭晓。',
    },
    members: {
      label: '众人胜过一人：',
      yes: 'CRPS 降低 {{gain}} ± {{gainError}}，从单个网络的 {{single}} 到 {{ensemble}}。',
      no: '这里不成立：集成的 CRPS 是 {{ensemble}}，单个网络是 {{single}}（相差 {{gain}} ± {{gainError}}）。',
      'cannot-tell': 'CRPS：集成 {{ensemble}}，单个网络 {{single}}，相差 {{gain}} ± {{gainError}}。',
      waiting: '训练结束后揭晓。',
    },
    noise: {
      label: '说出的噪声就是真实的噪声：',
      yes: '相差不到一成：是真实值的 {{ratio}} ± {{ratioError}} 倍。',
      no: '否，是真实值的 {{ratio}} ± {{ratioError}} 倍。网络若追着数据点的噪声走，就把噪声当成了信号。',
      more: '否，是真实值的 {{ratio}} ± {{ratioError}} 倍。网络还没学会曲线，就把没学到的部分也算作了噪声。',
      'cannot-tell': '是真实值的 {{ratio}} ± {{ratioError}} 倍。',
      waiting: '训练结束后揭晓。',
    },
  },
  guess: {
    question: '训练一个网络同时说出均值和方差。在新的点上，有多少答案会落在它的 90% 误差棒内？',
    options: { fewer: '不到 90%', right: '大约 90%', more: '超过 90%' },
    answer:
      '数据点少时，不到 90%。网络离训练点比离新点近，它的方差就是从这些偏小的误差里学来的，误差棒因此太短。留出一些点就能看出来，而且一个数就能改好大半。',
  },
  presets: {
    'eight-inputs': '八个输入',
    cars: '汽车',
    'many-points': '更多的点',
    trained: '训练很久',
    stopped: '早早停下',
  },
  presetHelp: {
    'eight-inputs': '八维空间里的两百个点：网络可以逐点追随，于是十分自信。',
    cars: '392 辆汽车每加仑汽油行驶的英里数，以其标准差为单位。这里没有人知道真实的噪声。',
    'many-points': '一维里的两百个点：自欺的余地很小。',
    trained: '轮数是七倍多。',
    stopped: '轮数只有十分之一：误差棒仍然很长。',
  },
  breaks: {
    temperature: {
      text: '校正网络时的 T 也叫温度，它除输出就像 kT 除能量。但没有什么在这个温度下处于平衡：它只是用留出的点拟合的一个数，与训练的噪声无关。',
      source: 'Guo, Pleiss, Sun & Weinberger, ICML (2017)',
    },
    members: {
      text: '集成的成员不是同一温度下一块玻璃的若干副本。每个成员是一次下降的终点，它们相差多少取决于起点、数据和时间，未必等于任何后验的宽度。凸的模型只有一个终点，成员这时总是一致，不管它们有多少不知道。',
      source:
        'Lakshminarayanan, Pritzel & Blundell, NeurIPS (2017)；Osband, Aslanides & Cassirer, NeurIPS (2018)',
    },
    marginal: {
      text: '误差棒装下全部答案的九成，不等于在每个 x 处都是九成。可能左边太长，右边太短。共形预测的承诺也只是平均意义上的，而且一旦新的点来自别处，承诺就失效。',
      source: 'Lei & Wasserman, J. R. Stat. Soc. B 76, 71 (2014)；Angelopoulos & Bates, arXiv:2107.07511',
    },
    process: {
      text: '这里的高斯过程照通常的用法，所有点共用一个噪声。噪声随 x 变化时，它的误差棒只在平均意义上正确。它的先验恰好适合光滑的曲线，这是它表现好的一大原因。',
      source: 'Rasmussen & Williams, Gaussian Processes for Machine Learning (2006)',
    },
  },
};
