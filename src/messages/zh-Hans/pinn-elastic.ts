import type { SameShape } from '../catalogue.ts';
import type { pinnElastic as en } from '../en/pinn-elastic.ts';
import { learnerFields } from './learner-words.ts';

const { seed, learningRate } = learnerFields;

/** 实验 `pinn-elastic`：只凭力的平衡，让网络学会弹性体怎样变形。 */
export const pinnElastic: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '懂得定律的网络',
      about:
        '只告诉它们：处处受力平衡，边上已知什么；物体怎样变形，要它们自己去找。物体内部的位移，一个也不给它们看。',
    },
  },
  fields: {
    seed,
    problem: {
      label: '物体',
      help: '带圆孔的板，横向受拉（只取四分之一，其余由对称得到）；为检验而构造的问题，内部有体力；一端固定的梁。三者都有精确解。',
      options: { hole: '带孔的板', manufactured: '构造的问题', cantilever: '悬臂梁' },
    },
    inputs: {
      label: '坐标',
      help: '在孔的周围，怎样把位置告诉网络：用 ln r 和角度，应力变化平缓；用 x 和 y，应力在孔边很陡。另外两个物体只用 x 和 y。',
      options: { fitted: '贴合圆孔', plain: 'x 和 y' },
    },
    material: {
      label: '薄还是厚',
      help: '平面应力：薄板，厚度方向可以自由变薄。平面应变：厚体，厚度方向变不了。基尔施的应力两者相同，位移却不同。构造的问题自带材料。',
      options: { 'plane-stress': '薄（平面应力）', 'plane-strain': '厚（平面应变）' },
    },
    poisson: {
      label: '泊松比',
      help: '受拉时横向收缩多少。接近 1/2 时体积几乎不变，厚体就会很难学。',
    },
    networks: {
      label: '网络数',
      help: '它们的差别只在起点。误差棒来自它们的离散；大家一起错的，误差棒里看不见。',
    },
    iterations: {
      label: '迭代次数',
      help: '收尾方法的迭代次数；若是高斯–牛顿法，每次都要解一个全部参数的方程组。',
    },
    width: { label: '板宽的一半', help: '以孔的半径为单位。' },
    boundary: {
      label: '固定的边',
      help: '硬：固定边和对称线上的位移由构造严格满足。软：作为损失中的项。边上的力总是损失中的项。',
      options: { hard: '硬', soft: '软' },
    },
    sampling: {
      label: '在哪里检验定律',
      help: '加密：相对于到圆心的距离，孔边与远处一样密。自适应：Adam 期间依残差重选五次。没有孔的物体，加密就是均匀。',
      options: { dense: '孔边加密', even: '均匀', adaptive: '哪里破坏得厉害就选哪里' },
    },
    points: { label: '内部点数', help: '在这些点上检验力的平衡。' },
    boundaryPoints: { label: '边上点数', help: '所有条件合计，按长度分配。' },
    hidden: { label: '每层单元数', help: '0：由物体决定（有孔取 12，其余取 24）。' },
    layers: { label: '隐藏层数', help: '0：由物体决定（有孔取两层，其余取一层）。' },
    finish: {
      label: '方法',
      help: '接在 Adam 之后，或者一开始就用。两种方法都用 f64，配点从开始起不再变动。',
      options: { 'gauss-newton': '高斯–牛顿法', lbfgs: 'L-BFGS 法', none: '只用 Adam' },
    },
    adamSteps: { label: '之前的 Adam 步数', help: '在计算引擎上，用它自己的精度。' },
    learningRate: { label: learningRate.label, help: 'Adam 的学习率；沿余弦曲线降到十分之一。' },
    resolution: { label: '每边格数', help: '图的格数；误差就取在这些格子的中点上。' },
  },
  columns: {
    phase: '运行的哪一段',
    iteration: '步数与迭代',
    loss: '损失',
    lossError: '损失的误差',
    residual: '力不平衡',
    residualError: '力不平衡的误差',
    unseen: '别处的力不平衡',
    unseenError: '别处力不平衡的误差',
    conditions: '边上的偏差',
    conditionsError: '边上偏差的误差',
    displacement: '位移错多少',
    displacementError: '位移之错的误差',
    block: '位移错多少（最差一块）',
    blockError: '最差一块之错的误差',
    stress: '应力错多少',
    stressError: '应力之错的误差',
    concentration: '孔顶的应力',
    concentrationError: '孔顶应力的误差',
    angle: '角度',
    hoop: '沿孔边的应力',
    hoopError: '沿孔边应力的误差',
    distance: '到圆心的距离',
    ligament: '孔外截面上的应力',
    ligamentError: '孔外截面上应力的误差',
    position: '沿梁的位置',
    deflection: '挠度',
    deflectionError: '挠度的误差',
    height: '梁内高度',
    bending: '沿梁的应力',
    bendingError: '沿梁应力的误差',
    network: '网络',
  },
  curves: { kirsch: '基尔施解', timoshenko: '铁木辛柯解', three: '拉应力的三倍' },
  figures: {
    body: {
      title: '受力的物体',
      caption:
        '一个网络：应力误差居中的那个。虚线是它受力后的轮廓，放大到最大位移为图宽的 8%。冯·米塞斯应力说明延性材料先在哪里屈服。最后一幅是网络自己看得见的东西：力有多不平衡，以载荷为单位。应力以拉应力为单位，梁则以其最大应力为单位；位移的单位是它 × 长度 / 杨氏模量，长度取孔的半径或梁的高度。构造的问题另有自己的数值。',
      x: 'x',
      y: 'y',
      panels: {
        displacement: '位移',
        vonMises: '冯·米塞斯应力',
        exactVonMises: '冯·米塞斯应力（精确）',
        stressMiss: '冯·米塞斯应力的误差',
        misplacement: '位移的误差',
        residual: '力不平衡',
      },
      points: { deformed: '受力后的轮廓', collocation: '检验定律的点' },
    },
    edge: {
      title: '沿孔边',
      caption:
        '沿孔边的应力，以拉应力为单位：从迎着拉力的一侧（0°，受压）到孔顶（90°，拉应力的三倍）。实线：各网络的平均；虚线：基尔施解，因为外边上加的正是他的面力，在这里是精确的。',
      x: '与拉力方向的夹角（度）',
      y: '沿孔边的应力 / 拉应力',
    },
    ligament: {
      title: '从孔边向外',
      caption: '从孔顶到板边的直线上，沿拉力方向的应力。它只在离孔一个半径之内很大，别处就是拉应力本身。',
      x: '到圆心的距离 / 半径',
      y: '沿拉力的应力 / 拉应力',
    },
    deflection: {
      title: '梁怎样弯',
      caption: '中线的位移，各网络的平均；虚线：铁木辛柯解。',
      x: '到固定端的距离 / 梁高',
      y: '挠度',
    },
    bending: {
      title: '固定端的截面上',
      caption: '固定端上沿梁方向的应力：一侧受拉，一侧受压，中间为零。',
      x: '高度 / 梁高',
      y: '沿梁的应力 / 最大值',
    },
    learning: {
      title: '什么一起下降，什么不',
      caption:
        '网络看得见的：在自己的点上和别的点上力有多不平衡，边上偏差多少，都以载荷为单位。只有我们看得见的：位移（全体，以及 8 × 8 块中最差的一块）和冯·米塞斯应力的相对误差。别的都降下去而误差不动的时候，残差就衡量不了误差。',
      x: '步数与迭代',
      y: '相对误差；残差 / 载荷',
    },
    concentration: {
      title: '“三”这个数',
      caption: '训练途中孔顶的应力，以拉应力为单位。',
      x: '步数与迭代',
      y: '孔顶的应力 / 拉应力',
    },
  },
  findings: {
    solved: {
      label: '位移对吗？',
      yes: '对：相对误差 {{miss}} ± {{missError}}%，8 × 8 块中最差的一块 {{block}} ± {{blockError}}%。',
      no: '不对：相对误差 {{miss}} ± {{missError}}%，8 × 8 块中最差的一块 {{block}} ± {{blockError}}%。',
      'cannot-tell':
        '以 1% 为准还分不出来：相对误差 {{miss}} ± {{missError}}%，8 × 8 块中最差的一块 {{block}} ± {{blockError}}%。',
    },
    stressed: {
      label: '应力对吗？',
      yes: '对：冯·米塞斯应力的相对误差为 {{miss}} ± {{missError}}%。',
      no: '不对：冯·米塞斯应力的相对误差为 {{miss}} ± {{missError}}%。',
      'cannot-tell': '以 1% 为准还分不出来：冯·米塞斯应力的相对误差为 {{miss}} ± {{missError}}%。',
    },
    concentrated: {
      label: '孔边的应力是拉应力的三倍吗？',
      yes: '是，误差在 {{within}}% 以内：{{factor}} ± {{factorError}}；基尔施解正好是 {{exact}}。',
      no: '不是：{{factor}} ± {{factorError}}，偏离超过 {{within}}%；基尔施解正好是 {{exact}}。',
      'cannot-tell':
        '是否在 {{within}}% 以内还分不出来：{{factor}} ± {{factorError}}；基尔施解正好是 {{exact}}。',
    },
    bent: {
      label: '梁端到了该到的地方吗？',
      yes: '到了，误差在 {{within}}% 以内：挠度 {{deflection}} ± {{deflectionError}}；铁木辛柯解为 {{exact}}。',
      no: '没有：挠度 {{deflection}} ± {{deflectionError}}，偏离超过 {{within}}%；铁木辛柯解为 {{exact}}。',
      'cannot-tell':
        '是否在 {{within}}% 以内还分不出来：挠度 {{deflection}} ± {{deflectionError}}；铁木辛柯解为 {{exact}}。',
      waiting: '训练结束时见分晓。',
    },
    hidden: {
      label: '小小的残差背后藏着大误差吗？',
      yes: '是：力的不平衡只有载荷的 {{residual}} ± {{residualError}}，应力的相对误差却有 {{miss}} ± {{missError}}，是前者的 {{times}} ± {{timesError}} 倍。',
      no: '这里没有：力的不平衡为载荷的 {{residual}} ± {{residualError}}，应力的相对误差为 {{miss}} ± {{missError}}，是前者的 {{times}} ± {{timesError}} 倍。',
      'cannot-tell':
        '还分不出来：力的不平衡为载荷的 {{residual}} ± {{residualError}}，应力的相对误差为 {{miss}} ± {{missError}}，是前者的 {{times}} ± {{timesError}} 倍。',
    },
    loose: {
      label: '在配点之间，定律被破坏了吗？',
      yes: '是：在没有检验过的点上，力的不平衡为载荷的 {{unseen}} ± {{unseenError}}，是检验过的点上的 {{times}} ± {{timesError}} 倍。多取些点会有帮助。',
      no: '没有：在别的点上，力的不平衡为载荷的 {{unseen}} ± {{unseenError}}，是检验过的点上的 {{times}} ± {{timesError}} 倍。',
      'cannot-tell':
        '还分不出来：在别的点上，力的不平衡为载荷的 {{unseen}} ± {{unseenError}}，是检验过的点上的 {{times}} ± {{timesError}} 倍。',
    },
  },
  guess: {
    question: '网络只拿到 x 和 y，把孔周围力的不平衡降到了拉应力的二十分之一。它在孔边的应力错多少？',
    options: {
      same: '也是二十分之一左右',
      half: '一半左右',
      none: '完全不错：定律不容许别的答案',
    },
    answer:
      '错一半左右。在通往孔边的一路上，每处都多出一点点不该有的力，载荷就绕过了孔：处处都很小，加起来却不小。换成贴合圆孔的坐标，同样的网络、同样的点，就能在百分之几之内找到那个“三”。给网络看什么，也是物理。',
  },
  presets: {
    plain: '普通的 x 和 y',
    manufactured: '构造的问题',
    cantilever: '悬臂梁',
    strain: '平面应变',
    'wide-plate': '小孔',
  },
  presetGroups: { body: '别的物体' },
  presetHelp: {
    plain: '定律、配点、网络都一样，只是坐标不贴合圆孔：残差降下去了，应力还是错的。',
    manufactured: 'Haghighat 的问题，内部有体力，也没有会掩盖坐标轴弄反的对称。',
    cantilever: '细长的梁：剪应力的微小误差会累积成挠度的大误差。',
    strain: '位移会变，应力不许变。',
    'wide-plate': '板宽是孔的十倍：相对于整块板，应力更陡。',
  },
  breaks: {
    infinite: {
      text: '正好等于三，说的是无限大的板。这里之所以精确，是因为外边上加的是基尔施解的面力，而不是均匀的拉力；若是均匀拉力，板宽为孔径四倍的板要高出百分之几。',
      source: 'Timoshenko & Goodier, Theory of Elasticity (1970), section 35',
    },
    elements: {
      text: '对这类物体，有限元更快、更准，还带误差估计。懂得定律的网络，用武之地在于数据和定律都不完整、常数未知，或者要用一个模型回答许多物体的时候。',
      source: 'Haghighat, Raissi, Moure, Gomez & Juanes, Comput. Methods Appl. Mech. Eng. 379 (2021) 113741',
    },
    ensemble: {
      text: '误差棒来自起点不同的网络之间的离散。配点、坐标、宽度都相同，大家因此一起犯的错，不在误差棒之内。',
      source: 'Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474',
    },
  },
};
