import type { SameShape } from '../catalogue.ts';
import type { pinnFail as en } from '../en/pinn-fail.ts';
import { learnerFields } from './learner-words.ts';

/** 实验 `pinn-fail`：残差很小，答案却是错的。 */
export const pinnFail: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '学方程的网络',
      about:
        '同样的小网络，只凭方程的残差与初值、边值来学一个方程，由易到难每级一遍；然后改动一样，全部再学一遍。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    law: {
      label: '方程',
      help: '每个方程都有一个决定难度的数。解都是已知的，但训练从不看它。',
      options: {
        convection: '对流，按速度 β',
        reaction: '反应，按速率 ρ',
        helmholtz: '亥姆霍兹，按半波数',
        burgers: '伯格斯，按 1/(πν)',
      },
    },
    levels: {
      label: '有多难',
      help: '这个数的若干取值，用空格隔开；留空就用常用的五个。最后一个会全程跟踪。',
    },
    cure: {
      label: '第二次训练改什么',
      help: '第一次训练用 Adam，什么也不改；第二次只改这一样。',
      options: {
        none: '不做第二次训练',
        'gauss-newton': '高斯–牛顿代替 Adam',
        lbfgs: '先 Adam，后 L-BFGS',
        'lbfgs-f64': '先 Adam，后双精度 L-BFGS',
        curriculum: '先易后难，一步步加',
        causality: '先早后晚，一步步放开',
        hard: '给定的值严格满足',
        features: '傅里叶特征',
        points: '配点增到四倍',
        'new-points': '途中换十次新配点',
        'adaptive-points': '途中换点，残差大处多取',
        balance: '按梯度大小平衡各项权重',
        'self-adaptive': '每点权重自行增长',
        unbalanced: '各项权重换一种配法',
      },
    },
    steps: { label: 'Adam 步数', help: '用 L-BFGS 时占三分之一，其余是它的迭代次数。' },
    copies: { label: '每一级的网络数', help: '各有各的起点。答错的比例就在它们当中数出来。' },
    iterations: { label: '高斯–牛顿步数', help: '改用高斯–牛顿时才用到。' },
    balanced: {
      label: '方程以自身各项为单位',
      help: '方程残差的平方除以其中最大一项的平方。关掉之后，难的级别里方程会比定解条件重上好几个数量级。',
    },
    conditionWeight: {
      label: '定解条件的权重',
      help: '初值与边值相对于方程的权重。不妨跨几个数量级试一试。',
    },
    points: { label: '内部配点', help: '在这些点上要求满足方程：Sobol 点集，所有网络共用。' },
    conditionPoints: { label: '定解条件的点', help: '初始时刻与边界合计。' },
    hidden: { label: '每层隐藏单元', help: '激活函数都是 tanh。' },
    layers: { label: '隐藏层数', help: '输入与输出之间的层数。' },
    learningRate: { label: '学习率', help: 'Adam 的最高学习率，按余弦下降。' },
  },
  columns: {
    phase: '运行的哪一段',
    way: '哪次训练',
    cost: '梯度次数',
    level: '级别',
    plainResidual: '残差',
    plainResidualError: '残差的误差',
    plainElsewhere: '点外的残差',
    plainElsewhereError: '点外残差的误差',
    plainCondition: '与给定值的偏差',
    plainConditionError: '偏差的误差',
    plainL2: '答案的误差',
    plainL2Error: '答案误差的误差',
    plainBlock: '最差一块的误差',
    plainBlockError: '最差一块误差的误差',
    plainEasiest: '最容易一级的答案误差',
    plainEasiestError: '最容易一级答案误差的误差',
    plainWrong: '答错的比例',
    plainWrongLow: '答错的比例，至少',
    plainWrongHigh: '答错的比例，至多',
    curedResidual: '改后残差',
    curedResidualError: '改后残差的误差',
    curedElsewhere: '改后点外的残差',
    curedElsewhereError: '改后点外残差的误差',
    curedCondition: '改后偏差',
    curedConditionError: '改后偏差的误差',
    curedL2: '改后答案的误差',
    curedL2Error: '改后答案误差的误差',
    curedBlock: '改后最差一块的误差',
    curedBlockError: '改后最差一块误差的误差',
    curedEasiest: '改后最容易一级的答案误差',
    curedEasiestError: '改后最容易一级答案误差的误差',
    curedWrong: '改后答错的比例',
    curedWrongLow: '改后答错的比例，至少',
    curedWrongHigh: '改后答错的比例，至多',
  },
  figures: {
    levels: {
      title: '网络看得见的，与看不见的',
      caption:
        '第一次训练之后，每一级各一点。虚线与点线是训练压低的：配点上的方程、给定的值。实线是配点之间的方程，以及与精确解相比的误差。它们分开之处，损失对答案已经什么也没说。',
      x: '方程有多难',
      y: '相对均方根',
    },
    pictures: {
      title: '答案、真相，以及本该一致的两幅',
      caption:
        '各级的第一个网络。残差以方程最大一项为单位，误差以 u 为单位。错的答案也可以几乎处处满足方程：它在薄薄一层里离开真相，此后便从错误的状态出发，规规矩矩地守着方程。',
      x: 'x',
      y: 'y 或 t',
      panels: { learnt: '学到的', exact: '精确解', residual: '残差', error: '误差' },
      points: { collocation: '要求满足方程的点' },
    },
    course: {
      title: '最难一级的训练过程',
      caption:
        '第一次训练。残差从一开始就在降，误差却原地不动。细点线是最容易的一级：同样的训练，在那里管用。',
      x: '损失的梯度次数',
      y: '相对均方根',
    },
    cures: {
      title: '改了有用吗？',
      caption: '两次训练之后答案的误差，以及第二次的残差。若只降了残差，不过是让罗盘骗得更像罢了。',
      x: '方程有多难',
      y: '相对均方根',
    },
    curedCourse: {
      title: '改动之后的训练过程',
      caption: '与上图相同，只是第二次训练；横轴是它的花费。',
      x: '损失的梯度次数（或相当的花费）',
      y: '相对均方根',
    },
    shares: {
      title: '多少网络答错了',
      caption: '答案偏离超过 20% 的网络所占比例。阴影是第一次训练的 Wilson 95% 区间；副本少，区间就宽。',
      x: '方程有多难',
      y: '比例',
    },
    blocks: {
      title: '最差的一块',
      caption: '8 × 8 块中最差一块的误差：对全场取平均，会掩盖一道被漏掉的锋面。',
      x: '方程有多难',
      y: '最差一块的误差',
    },
  },
  findings: {
    deceived: {
      label: '罗盘会骗人：',
      yes: '在 {{level}} 这一级，残差已降到方程自身各项的 {{residual}}%，给定的值只差 {{condition}}%，答案却偏离 {{miss}} ± {{error}}%，最差一块偏离 {{block}}%。',
      no: '这里没有：每一级都学会了。最差的是 {{level}} 这一级，残差 {{residual}}%，误差 {{miss}} ± {{error}}%。',
      'cannot-tell':
        '在 {{level}} 这一级，残差 {{residual}}%，偏差 {{condition}}%，误差 {{miss}} ± {{error}}%。',
      honest:
        '还没到那一步：在 {{level}} 这一级，答案偏离 {{miss}} ± {{error}}%，但损失也承认了：残差 {{residual}}%，与给定值的偏差 {{condition}}%。再训练久一点，降下去的也许只有这两个。',
      waiting:
        '还在路上。最难的一级：残差 {{residual}}%，与给定值的偏差 {{condition}}%，答案的误差 {{miss}} ± {{error}}%。',
    },
    breaks: {
      label: '到某处为止才学得会：',
      yes: '{{learnt}} 这一级学会了，{{failed}} 这一级没有：由它的 {{copies}} 个网络推断，这样的网络至少有 {{low}}% 会答错。',
      no: '这次运行的每一级都学会了。',
      'cannot-tell': '每级只有 {{copies}} 个网络，说不准学到哪里为止。副本多一些，区间就窄一些。',
      all: '没有哪一级能肯定学会了；{{failed}} 这一级就已经失败。',
    },
    between: {
      label: '只在被问到的地方对：',
      yes: '在 {{level}} 这一级，点外的残差是点上的 {{times}} 倍（{{low}} 到 {{high}}）。网络只是迁就了这些点；多取些点，或换一批点，就会露馅。',
      no: '不是：在 {{level}} 这一级，点外的残差是点上的 {{times}} 倍（{{low}} 到 {{high}}）。除了这点倍数，错的答案在点与点之间同样满足方程。',
      'cannot-tell': '在 {{level}} 这一级，点外的残差是点上的 {{low}} 到 {{high}} 倍。',
    },
    cure: {
      label: '改了有用：',
      yes: '在 {{level}} 这一级，误差从 {{before}}% 降到 {{after}} ± {{error}}%。',
      no: '这里没用：在 {{level}} 这一级，改之前误差 {{before}}%，改之后 {{after}} ± {{error}}%。',
      'cannot-tell':
        '在 {{level}} 这一级，改之前误差 {{before}}%，改之后 {{after}} ± {{error}}%；网络太少，可能只是碰巧。',
      partly:
        '只到某处为止。在 {{level}} 这一级，误差从 {{before}}% 降到 {{after}} ± {{error}}%；到了 {{still}} 这一级，答案仍偏离 {{stillMiss}}%。',
      worse:
        '反而有害：原本学会的一级学不会了。在 {{level}} 这一级，改之前 {{before}}%，改之后 {{after}} ± {{error}}%。',
      well: '没什么可治的：不改也没有哪一级确实失败。',
      waiting: '要等第二次训练。',
    },
  },
  guess: {
    question:
      '一列波沿着圆环跑，每单位时间跑三十弧度。网络训练到方程与初值都只差百分之几。它的答案错了多少？',
    options: {
      little: '百分之几，与残差相当',
      some: '百分之几十',
      wholly: '错得像什么也没学过',
    },
    answer:
      '像什么也没学过，甚至更糟。初始时刻附近，网络还跟着波走；随后就滑进一个几乎不变的状态，几乎处处满足方程。代价只付在薄薄一层里，均方根几乎察觉不到。残差小，要靠方程的稳定性才能推出误差小，而这个界很松。方程可以逐点核对，却仍说不出谁对谁错。',
  },
  presets: {
    curriculum: '先易后难',
    causality: '先早后晚',
    hard: '条件严格',
    features: '傅里叶特征',
    precision: '双精度',
    unbalanced: '不加平衡',
    balancing: '途中平衡',
    adaptive: '哪里不守，点取哪里',
    reaction: '反应',
    waves: '波',
    shock: '激波',
  },
  presetGroups: { cures: '改什么', laws: '哪个方程' },
  presetHelp: {
    curriculum: '第二次训练从慢波开始，分十段加快。',
    causality: '第二次训练先只要求早的时刻满足方程，分十段放开。',
    hard: '第二次训练让初值严格成立：u = g + φN。',
    features: '第二次训练把坐标的正弦与余弦交给网络。',
    precision: '第二次训练最后用双精度 L-BFGS。',
    unbalanced: '第二次训练让方程保持原来的单位：β = 30 时，它比初值重约五百倍。',
    adaptive:
      '反应方程。第二次训练途中换十次配点，残差大的地方多取：速率为 10 时，误差从 94 % 降到 10 %。换同样多的点而均匀地取，只降到 85 %。',
    balancing:
      '波的方程保持原来的单位，到第 2 级已比边值重六千倍。第二次训练在途中按梯度的大小给边值定权重，这一级的误差从 152 % 降到 11 %。',
    reaction:
      '反应 u(1 − u)，从慢到快。最快时 Adam 的答案差了 94 %，这一回残差倒说了实话：16 %。（u = 0 处处满足方程，却不合初值。）',
    waves:
      '亥姆霍兹方程，波越来越多。网络往往先学低频，常有人劝用傅里叶特征。这里点少，并不管用：从两个半波起，点上的残差降到百分之一以下，答案却差了 87 % 以上。',
    shock: '伯格斯方程，从平滑到激波。',
  },
  breaks: {
    causes: {
      text: '失败的原因不止一个：各项不平衡、损失病态、不顾因果、点太少、单精度。各家论文各执一词，在这里管用的，换个规模未必管用。疗法只能试，不能想当然。',
      source:
        'Krishnapriyan 等，arXiv:2109.01050 (2021)；Wang、Sankaran 与 Perdikaris，Comput. Methods Appl. Mech. Eng. 421, 116813 (2024)；Xu 等，arXiv:2505.10949 (2025)',
    },
    glass: {
      text: '困在错解里的网络，看上去像困在亚稳态里的玻璃。但这里并没有测过势垒。几个起点都落到一处，只说明错解容易碰上，不说明出不来；高斯–牛顿又是从头走起的，它答得更好，说明另有一条下坡路，不等于从错解里走了出来。别处的工作里，二阶方法确曾从 L-BFGS 停下的地方继续往下走。',
      source: 'Rathore、Lei、Frangella、Lu 与 Udell，ICML 2024，arXiv:2402.01868',
    },
    small: {
      text: '这些网络很小，只训练几秒。大网络训练几小时，β = 40 也能做到误差不足百分之一。学得会与学不会的分界会移动；不变的是，残差说不出你站在哪一边。',
      source: 'Rathore、Lei、Frangella、Lu 与 Udell，ICML 2024，arXiv:2402.01868',
    },
  },
};
