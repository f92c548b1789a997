import type { SameShape } from '../catalogue.ts';
import { type transfer as en, errorColumns } from '../en/transfer.ts';
import { learnerFields } from './learner-words.ts';

export const transferMethods = {
  none: '原样不动',
  scratch: '从零开始，只用标签',
  all: '微调所有层',
  last: '只微调最后一层',
  tether: '拉回源参数的微调（L2-SP）',
  importance: '重要性加权',
  coral: 'CORAL（闭式）',
  coralLoss: '深度 CORAL',
  mmd: 'MMD',
  adversary: '对抗（DANN）',
  physics: '新的定律',
} as const;

const gain = {
  yes: '有用：误差下降 {{gain}} 个百分点，降到 {{error}}%（配对差的 95% 区间：{{low}} 至 {{high}}）。',
  no: '反而更差：误差变化 {{gain}} 个百分点，为 {{error}}%（收益的 95% 区间：{{low}} 至 {{high}}）。这就是负迁移。',
  'cannot-tell': '误差下降 {{gain}} 个百分点，到 {{error}}%，95% 区间为 {{low}} 至 {{high}}：需要更多重复。',
  waiting: '这些网络还在训练。',
};

/** 实验 `transfer`：把代理模型带到别的板上。 */
export const transfer = {
  panels: {
    learner: {
      title: '来到另一个世界的代理模型',
      about:
        '网络已经学会根据矩形板的形状和边界条件预测温度。现在板上有了缺口，或者导热率不再均匀，或者两者都有。每种适应方法都与“原样不动”作比较。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    target: {
      label: '改变什么',
      help: '缺口带来新的输入，定律不变（协变量偏移）。导热率不均匀则定律改变（概念偏移）。',
      options: { 'l-shape': '形状：缺口', conductivity: '定律：导热率 k(x)', both: '两者都变' },
    },
    amount: { label: '改变多少', help: '0 就是源域本身；取 1 时，k 在一块板上相差 400 倍。' },
    labels: { label: '标签数', help: '所有目标板上的测量点总数。5、10、20、50 和 200 也会一并尝试。' },
    repeats: { label: '重复次数', help: '每次重复有自己的源网络、板和标签；误差棒由此得来。' },
    alignedLabels: { label: '对齐后的网络也用标签', help: '先不用标签适应，再用标签微调。耗时更长。' },
    sourcePlates: { label: '源板数', help: '带标签的矩形板。' },
    targetPlates: { label: '目标板数', help: '标签取自这些板。' },
    testPlates: { label: '测试板数', help: '来自新世界，从不用于学习，只用来测误差。' },
    points: { label: '每块板的点数', help: '位置随机。' },
    width: { label: '宽度', help: '两个隐藏层各有这么多单元。' },
    steps: { label: '源域训练步数', help: 'Adam，学习率逐渐下降。从零开始时至少训练这么多步。' },
    tuneSteps: { label: '微调步数', help: '用于带标签的微调和加权后的源点。' },
    alignSteps: { label: '对齐步数', help: '深度 CORAL、MMD、对抗。' },
    lawSteps: {
      label: '按定律训练的迭代数',
      help: 'L-BFGS 的迭代数，不用标签；之后每种标签数再走其五分之一。',
    },
    learningRate: { label: '源域学习率', help: 'Adam 每步的学习率。' },
    tuneRate: { label: '微调学习率', help: 'Adam 每步的学习率。' },
    lawPlates: {
      label: '定律所用的板数',
      help: '在这些新板上要求定律成立，带标签的板也在其中。只知道边上的值，内部不测量。',
    },
    lawPoints: {
      label: '每块板的定律配点数',
      help: '板数乘以点数应多于网络的参数，否则残差只在配点上消失。',
    },
    lawWeight: { label: '定律的权重', help: '定律残差均方相对于标签均方误差的权重。' },
    pull: { label: '拉回的强度', help: 'L2-SP 的强度。' },
    strength: { label: '对齐的强度', help: '深度 CORAL、MMD 和对抗项相对于源域误差的权重。' },
    clip: { label: '权重上限', help: '密度比超过此值就截断。' },
  },
  columns: {
    phase: '运行阶段',
    method: '方法',
    labels: '标签数',
    labelsPlusOne: '标签数 + 1',
    place: '方法的位置',
    distance: '到凹角的距离',
    error: '相对误差',
    errorError: '误差的标准误差',
    gain: '相对原样不动的收益',
    gainError: '收益的标准误差',
    gainLow: '收益的 95% 下限',
    gainHigh: '收益的 95% 上限',
    gainUnlabelled: '没有标签',
    gainUnlabelledError: '没有标签：标准误差',
    gainLabelled: '用所选数目的标签',
    gainLabelledError: '用标签：标准误差',
    hurts: '有害',
    ...errorColumns(transferMethods, '标准误差', '：'),
    seenError: '在用来适应的板上的误差',
    seenErrorError: '该误差的标准误差',
    sourceError: '未见过的源板上的误差',
    sourceErrorError: '源板误差的标准误差',
    effective: '真正起作用的源点比例',
    effectiveError: '起作用比例：标准误差',
    auc: '区分源与目标的 AUC',
    aucError: 'AUC：标准误差',
    outside: '目标在源域之外的比例',
    outsideError: '域外比例：标准误差',
  },
  ticks: {
    scratch: '从零',
    all: '所有层',
    last: '末层',
    tether: 'L2-SP',
    importance: '加权',
    coral: 'CORAL 法',
    coralLoss: '深度 CORAL',
    mmd: 'MMD',
    adversary: '对抗',
    physics: '定律',
  },
  curves: { zero: '没有收益' },
  figures: {
    labels: {
      title: '误差与标签数',
      caption:
        '在新世界未见过的板上的相对误差，对各次重复取平均并标出标准误差。横轴是标签数加一，好让“没有标签”也有位置。新定律的曲线从没有标签处开始。',
      x: '标签数 + 1',
      y: '相对误差',
    },
    gains: {
      title: '每种方法的收益',
      caption: '原样不动的误差减去适应后的误差，两边是同一批重复。高于零是有用，低于零是有害，即负迁移。',
      x: '适应方法',
      y: '收益',
    },
    aligned: {
      title: '先对齐，再用标签',
      caption: '先不用标签适应，再微调所有层。',
      x: '标签数 + 1',
      y: '相对误差',
    },
    corner: {
      title: '误差与到凹角的距离',
      caption:
        '缺口处温度按 r^(2/3) 变化，斜率无穷大，光滑的代理模型从未见过。距离以板面积的平方根为单位。微调所有层时用所选数目的标签，其余方法不用标签。',
      x: '到凹角的距离',
      y: '该处的相对误差',
    },
  },
  findings: {
    shifted: {
      label: '新世界更难：',
      yes: '是：那里的误差为 {{target}} ± {{targetError}}%，旧世界未见过的板上为 {{source}} ± {{sourceError}}%。',
      no: '否：那里的误差为 {{target}} ± {{targetError}}%，旧世界未见过的板上为 {{source}} ± {{sourceError}}%。',
      'cannot-tell':
        '那里的误差为 {{target}} ± {{targetError}}%，旧世界未见过的板上为 {{source}} ± {{sourceError}}%。',
    },
    physics: { label: '没有标签，新定律有用：', ...gain },
    tuned: { label: '用 {{labels}} 个标签微调所有层有用：', ...gain },
    lastOnly: { label: '用 {{labels}} 个标签微调最后一层有用：', ...gain },
    aligned: {
      label: '没有标签，对齐或加权有用：',
      yes: '{{methods}} 种里有 {{helped}} 种有用。最好的收益为 {{gain}} 个百分点（{{low}} 至 {{high}}）；它是几种里最好的一种，看上去会比实际更好。',
      no: '否：{{methods}} 种全都有害。最好的一种使误差变化 {{gain}} 个百分点（{{low}} 至 {{high}}）。',
      'cannot-tell':
        '{{methods}} 种里没有一种明确有用，{{hurt}} 种明确有害。最好的收益为 {{gain}} 个百分点（{{low}} 至 {{high}}）。',
      waiting: '这些网络还在训练。',
    },
    hurts: {
      label: '迁移可能有害：',
      yes: '是：{{tried}} 种情形里有 {{hurt}} 种明确比原样不动更差。最差的损失 {{loss}} 个百分点（{{low}} 至 {{high}}），用了 {{labels}} 个标签。',
      no: '这里没有：{{tried}} 种情形全都明确有用。',
      'cannot-tell':
        '{{tried}} 种情形里没有明确的损失。最差的损失 {{loss}} 个百分点（{{low}} 至 {{high}}）。',
      waiting: '这些网络还在训练。',
    },
    worthIt: {
      label: '源域值得保留：',
      yes: '是：在 {{counts}} 种标签数里，有 {{better}} 种从源网络出发胜过从零开始。用 {{most}} 个标签时相差 {{difference}} 个百分点（{{low}} 至 {{high}}）。',
      no: '不总是：在 {{counts}} 种标签数里，有 {{worse}} 种从零开始明确更好。用 {{most}} 个标签时源网络领先 {{difference}} 个百分点（{{low}} 至 {{high}}）。',
      'cannot-tell':
        '与从零开始没有明确差别。用 {{most}} 个标签时源网络领先 {{difference}} 个百分点（{{low}} 至 {{high}}）。',
      waiting: '这些网络还在训练。',
    },
    overlap: {
      label: '源域覆盖目标域：',
      yes: '是：AUC 为 {{auc}} ± {{aucError}}，目标有 {{outside}} ± {{outsideError}}% 在源域之外。加权后 {{effective}} ± {{effectiveError}}% 的源点起作用。',
      no: '否：AUC 为 {{auc}} ± {{aucError}}，目标有 {{outside}} ± {{outsideError}}% 在源域之外。重要性加权对那里无话可说，加权后只有 {{effective}} ± {{effectiveError}}% 的源点起作用。',
      'cannot-tell':
        '部分覆盖：AUC 为 {{auc}} ± {{aucError}}，目标有 {{outside}} ± {{outsideError}}% 在源域之外。加权后 {{effective}} ± {{effectiveError}}% 的源点起作用。',
      waiting: '分类器还在训练。',
    },
  },
  guess: {
    question: '形状和导热率都变了，没有任何新的测量。什么有用？',
    options: {
      align: '让新旧板的特征变得相像',
      weigh: '给旧板加权，让它们像新板',
      law: '知道新的定律',
    },
    answer:
      '请看第二幅图。对齐和加权只用输入，而输入并不说明定律已经改变。定律会说明：只要知道新的导热率，在任意多的点上都可以要求它成立，不必测量。',
  },
  presetGroups: { worlds: '改变什么' },
  presets: { covariate: '只变形状', concept: '只变定律', small: '小改变', research: '多次重复' },
  presetHelp: {
    covariate: '有缺口：输入是新的，定律还是旧的。',
    concept: 'k 不再均匀：形状照旧，定律改变。',
    small: '收益本来就小的地方，适应可能有害。',
    research: '24 次重复，训练更久，各种方法都用标签。需要许多分钟。',
  },
  breaks: {
    known: {
      text: '按定律微调时，新的导热率是准确给定的。实际中它需要测量；若仍用旧的导热率会怎样，另有实验来测。',
      source: '见 physics-as-anchor',
    },
    family: {
      text: '标签和测试板来自同一个目标族。这里不能说明到了第三个世界会怎样。',
      source: 'Gulrajani & Lopez-Paz, arXiv:2007.01434',
    },
    tuned: {
      text: '强度和学习率只在别的种子上选过一次，对所有目标都相同。若肯为此花费目标标签，每种方法都还能再调。',
      source: 'Oliver et al., arXiv:1804.09170',
    },
    inputs: {
      text: '对齐特征可能把不该对应的点对在一起：特征分布相同，不等于规则相同。',
      source: 'Zhao et al., arXiv:1901.09453',
    },
  },
} as const satisfies SameShape<typeof en>;
