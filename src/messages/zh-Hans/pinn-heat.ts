import type { SameShape } from '../catalogue.ts';
import type { pinnHeat as en, HeatColumnEnd } from '../en/pinn-heat.ts';
import { learnerFields } from './learner-words.ts';
import { pinnFields } from './pinn-words.ts';

/** 定律某一权重的各列，`name` 写在前面。 */
function columns<S extends 'data' | 'weak' | 'strong' | 'law'>(series: S, name: string) {
  return {
    [`${series}L2`]: name,
    [`${series}L2Error`]: `${name}：标准误差`,
    [`${series}Block`]: `${name}：最差的一块`,
    [`${series}BlockError`]: `${name}：最差一块的误差棒`,
    [`${series}Spread`]: `${name}：网络间的离散`,
    [`${series}SpreadError`]: `${name}：离散的误差`,
    [`${series}Ratio`]: `${name}：离散与误差之比`,
    [`${series}RatioError`]: `${name}：该比值的误差`,
    [`${series}Where`]: `${name}：离散与误差的秩相关`,
    [`${series}WhereError`]: `${name}：秩相关的误差`,
  } as { readonly [K in `${S}${HeatColumnEnd}`]: string };
}

const honest = {
  yes: '能，相差不到两倍：离散是平均场误差的 {{ratio}} ± {{error}} 倍。两者在各块之间的秩相关为 {{where}} ± {{whereError}}。',
  no: '不能：离散是平均场误差的 {{ratio}} ± {{error}} 倍。两者在各块之间的秩相关为 {{where}} ± {{whereError}}。',
  'cannot-tell':
    '离散是平均场误差的 {{ratio}} ± {{error}} 倍，要多抽几次才能定论。两者在各块之间的秩相关为 {{where}} ± {{whereError}}。',
  waiting: '网络仍在训练。',
};

/** 实验 `pinn-heat`：测量与导热定律孰重。 */
export const pinnHeat: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '学习温度场的网络',
      about:
        '几个小网络要知道一块板上处处的温度：可以靠带噪声的测量，可以靠导热定律和边上的温度，也可以两样都用。同一批测量教好几个网络；它们说法不一之处，便是没有把握之处。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    law: {
      label: '板',
      help: '精确解事先已知，测量由它产生，网络也由它评判。自拟公式写在“更多：方程”里，那块板用有限元量出。',
      options: {
        square: '均匀加热',
        'hot-edge': '一条热边',
        'sine-edge': '一条边按正弦加热',
        'l-shape': 'L 形',
        'four-holes': '四个冷孔',
        conductivity: '导热不均',
        own: '自拟公式',
      },
    },
    noise: { label: '测量噪声', help: '噪声的标准差，以温度的均方根为单位。' },
    weak: {
      label: '定律的小权重',
      help: '测量的均方偏差代价为 1 时，定律的均方残差代价是多少。边界条件随定律一起计入。',
    },
    lawError: {
      label: '定律的差错',
      help: '教给网络的定律里，热源偏强这么多；测量仍是对的。',
    },
    measurements: {
      label: '测量点数',
      help: '一串数，例如 4, 16, 64；不填则为 4, 16, 64, 256。一个测量也没有的情形总在其中。',
    },
    strong: { label: '定律的大权重', help: '同上，用于笃信定律的网络。' },
    boundary: pinnFields.boundary,
    boundaryWeight: pinnFields.boundaryWeight,
    enriched: pinnFields.enriched,
    shape: pinnFields.shape,
    conductivity: pinnFields.conductivity,
    source: pinnFields.source,
    edge: pinnFields.edge,
    edges: pinnFields.edges,
    draws: { label: '测量抽几次', help: '位置与噪声重新抽取多少次；误差棒由此而来。' },
    networks: { label: '每次抽样的网络数', help: '它们学同一批测量，只是起点不同。' },
    width: pinnFields.width,
    layers: pinnFields.layers,
    features: pinnFields.features,
    featureScale: pinnFields.featureScale,
    iterations: { label: '高斯–牛顿步数', help: '每个网络至多走这么多步。' },
    sampling: pinnFields.sampling,
    points: pinnFields.points,
    boundaryPoints: pinnFields.boundaryPoints,
  },
  columns: {
    phase: '阶段',
    iteration: '步数',
    measurements: '测量点数',
    residual: '定律的残差',
    residualError: '残差的误差',
    boundaryMisfit: '边界上的偏差',
    boundaryMisfitError: '边界偏差的误差',
    misfit: '测量点上的偏差',
    misfitError: '测量偏差的误差',
    ...columns('data', '只有测量'),
    ...columns('weak', '少许定律'),
    ...columns('strong', '倚重定律'),
    ...columns('law', '只有定律'),
    plainL2: 'L 形，不加角点函数',
    plainL2Error: 'L 形，不加：标准误差',
    plainBlock: 'L 形，不加：最差的一块',
    plainBlockError: 'L 形，不加：最差一块的误差棒',
    plainCorner: 'L 形，不加：角点附近占误差平方的份额',
    plainCornerError: 'L 形，不加：该份额的误差',
    enrichedL2: 'L 形，加角点函数',
    enrichedL2Error: 'L 形，加：标准误差',
    enrichedBlock: 'L 形，加：最差的一块',
    enrichedBlockError: 'L 形，加：最差一块的误差棒',
    enrichedCorner: 'L 形，加：角点附近占误差平方的份额',
    enrichedCornerError: 'L 形，加：该份额的误差',
  },
  curves: { honest: '如实的误差棒' },
  figures: {
    sweep: {
      title: '测量与定律',
      caption:
        '整块板上温度的相对误差。虚线没有定律，点线只有定律。两线相交之处，便是这条定律抵得上的测量个数；若不相交，它比所有这些测量都值。误差棒为各次抽样之间的标准误差。',
      x: '测量点数',
      y: '相对误差 (L2)',
    },
    plate: {
      title: '这块板',
      caption:
        '第一次抽样的温度：真实的温度，倚重定律的网络的平均，只有测量的网络的平均；其后依次是有定律的网络错在哪里、彼此在哪里说法不一（标准差）、其中一个在哪里违背定律。圆圈为测量点。训练途中，所示为测量点最多的情形。',
      x: 'x',
      y: 'y',
      panels: {
        exact: '真实温度',
        lawTaught: '温度，有定律',
        dataTaught: '温度，只有测量',
        error: '有定律时的误差',
        spread: '有定律时的离散',
        lawResidual: '定律的残差',
        dataError: '没有定律时的误差',
      },
      points: { measured: '测量点', collocation: '检验定律的点' },
    },
    learning: {
      title: '训练过程',
      caption: '测量点最多时的同一误差，以及只有定律时的误差。',
      x: '高斯–牛顿步数',
      y: '相对误差 (L2)',
    },
    losses: {
      title: '定律、边界与测量各还差多少',
      caption:
        '均方根，取倚重定律且测量点最多的情形。测量点上的偏差若停在噪声水平，说明网络不肯跟着噪声走；若停在其上，说明还没有找到两者都满足的场。',
      x: '高斯–牛顿步数',
      y: '均方根',
    },
    blocks: {
      title: '64 块中最差的一块',
      caption: '把板分成 8 × 8 块，取其中最差一块的误差，单位相同。若远高于整块板的误差，那里就是热点。',
      x: '测量点数',
      y: '最差一块的误差',
    },
    trust: {
      title: '离散知道误差吗？',
      caption: '网络间的离散除以平均场的真实误差：等于 1 才是如实的误差棒；小于 1，说明它们一致地错了。',
      x: '测量点数',
      y: '离散 / 误差',
    },
  },
  findings: {
    worth: {
      label: '定律代替了测量：',
      yes: '是的。只有定律、没有测量时误差为 {{law}} ± {{lawError}} %；没有定律时，{{most}} 个测量仍剩 {{data}} ± {{dataError}} %，是前者的 {{factor}} 倍。这条定律抵得上不止 {{most}} 个测量。',
      no: '没有：单靠测量，大约 {{worth}} 个就与定律的 {{law}} ± {{lawError}} % 相当；{{most}} 个时为 {{data}} ± {{dataError}} %。',
      'cannot-tell':
        '只有定律时 {{law}} ± {{lawError}} %，只有 {{most}} 个测量时 {{data}} ± {{dataError}} %：分不清。',
      waiting: '网络仍在训练。',
    },
    measurementsHelp: {
      label: '测量胜过只用定律：',
      yes: '是的：定律错了 {{wrong}} %，单用它剩下 {{alone}} ± {{aloneError}} %；加上 {{most}} 个测量为 {{best}} ± {{bestError}} %。',
      right:
        '是的，尽管定律没有错：单用它剩下 {{alone}} ± {{aloneError}} %，训练还没有把它压下去；加上 {{most}} 个测量为 {{best}} ± {{bestError}} %。',
      no: '没有：单用定律剩下 {{alone}} ± {{aloneError}} %，加上 {{most}} 个噪声为 {{noise}} % 的测量，最好也有 {{best}} ± {{bestError}} %，反而更差。',
      'cannot-tell':
        '不好也不坏：单用定律 {{alone}} ± {{aloneError}} %，加上 {{most}} 个噪声为 {{noise}} % 的测量后为 {{best}} ± {{bestError}} %。',
      waiting: '网络仍在训练。',
    },
    strongHonest: { label: '离散能说明误差（定律加测量）：', ...honest },
    dataHonest: { label: '离散能说明误差（只有测量）：', ...honest },
    lawHonest: { label: '离散能说明误差（只有定律）：', ...honest },
    hotSpot: {
      label: '最差的一块是热点：',
      yes: '是的：那里为 {{block}} ± {{blockError}} %，是整块板 {{whole}} ± {{wholeError}} % 的 {{times}} ± {{timesError}} 倍（只有定律）。',
      no: '不是：那里为 {{block}} ± {{blockError}} %，是整块板 {{whole}} ± {{wholeError}} % 的 {{times}} ± {{timesError}} 倍（只有定律）。',
      'cannot-tell':
        '那里为 {{block}} ± {{blockError}} %，是整块板 {{whole}} ± {{wholeError}} % 的 {{times}} ± {{timesError}} 倍。',
      waiting: '网络仍在训练。',
    },
    corner: {
      label: '加入角点函数值得：',
      yes: '值得：不加时 {{plain}} ± {{plainError}} %，加了 {{enriched}} ± {{enrichedError}} %，小到 {{factor}} 分之一。误差平方中，落在角点 1/4 以内的，不加时占 {{share}} %，加了占 {{rest}} %。',
      no: '不值得：不加时 {{plain}} ± {{plainError}} %，加了 {{enriched}} ± {{enrichedError}} %。',
      'cannot-tell':
        '不加时 {{plain}} ± {{plainError}} %，加了 {{enriched}} ± {{enrichedError}} %：分不清。角点附近分别占误差平方的 {{share}} % 与 {{rest}} %。',
      waiting: '网络仍在训练。',
    },
  },
  guess: {
    question:
      '一组网络看到板上 256 个带噪声的温度；另一组一个也看不到，只知道导热定律和各边的温度。哪一组更了解这块板？',
    options: { data: '有测量的一组', same: '不相上下', law: '有定律的一组' },
    answer:
      '有定律的一组。定律与边界条件把处处的温度都定了下来；测量只定得住量过的那几处，而且准不过噪声。当然，前提是定律没有错。',
  },
  presetGroups: { plates: '板' },
  presets: {
    'wrong-law': '错的定律',
    'hot-edge': '热边',
    'l-shape': 'L 形',
    holes: '冷孔',
    uneven: '导热不均',
    own: '自拟公式',
  },
  presetHelp: {
    'wrong-law': '定律里的热源偏强 30%。这时倚重定律反不如少许定律。',
    'hot-edge': '有两个角点，相邻两边的要求互相矛盾，什么网络在那里都对不了。',
    'l-shape': '内角处的解按 r^(2/3) 弯折，光滑的网络做不到。',
    holes:
      '一块热板，四个冷孔。边值硬性满足，网络的输入是到各孔的 ln r：只凭定律，误差约百分之一。若边值只作软约束，这些网络学不会。',
    uneven: '热量偏爱一侧：k = exp(x − y)。',
    own: '导热系数、热源与边界由你写（在“更多：方程”里），板可为方形或 L 形。',
  },
  notes: {
    ruler:
      '这块板没有人解出过，用有限元量得；粗细两套网格相差 {{percent}} %，因此小于其三分之一左右的误差没有意义。',
  },
  breaks: {
    right: {
      text: '定律之所以能代替数据，是因为在这里它完全正确：热源、导热系数、边界温度无一不准。实验室里没有哪一样能知道得这么清楚。权重表达的是信任，而这里的权重没有一个是由数据选出来的。',
      source: 'Karniadakis 等，Nature Reviews Physics 3, 422 (2021)',
    },
    prior: {
      text: '只有测量也并非束手无策：用光滑的先验（高斯过程，或提前停止训练）会胜过一个穿过每个噪声值的网络。这里比较的，是同一种网络在不同损失下的表现。',
      source: 'Rasmussen 与 Williams，《Gaussian Processes for Machine Learning》(2006)',
    },
    ensemble: {
      text: '同组网络只有起点不同。它们共有的东西，例如同一批测量的噪声、谁也表示不了的角点、错的定律，都不会在离散中显现。',
      source: 'Lakshminarayanan、Pritzel 与 Blundell，NeurIPS (2017)',
    },
    classical: {
      text: '定律已知的板，用有限元来解，比这里的任何网络都更快、更准。把定律写进损失，好处在于让数据与定律合到一处，而不在于单单去解一个方程。',
      source: 'Grossmann 等，IMA J. Appl. Math. 89, 143 (2024)',
    },
  },
};
