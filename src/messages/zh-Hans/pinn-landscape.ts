import type { SameShape } from '../catalogue.ts';
import type { pinnLandscape as en } from '../en/pinn-landscape.ts';
import { learnerFields } from './learner-words.ts';

const { seed, activation, learningRate } = learnerFields;

/** 实验 `pinn-landscape`：定律的损失地形与数据的损失地形并排。 */
export const pinnLandscape: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '同样的网络，两位老师',
      about:
        '网络、起点、点都相同，要学的函数也相同：一次教它满足的方程，一次教它的数值。对什么也没学的网络，两种损失都是 1。',
    },
  },
  fields: {
    seed,
    law: {
      label: '定律',
      help: '均匀加热的板中的导热；方盒中单一波长的波（亥姆霍兹方程）；被输运一段时间的波（对流），网络在它上面会失败，这是已知的。',
      options: { plate: '加热的板', helmholtz: '亥姆霍兹方程', convection: '对流' },
    },
    hidden: { label: '隐藏单元数', help: '每层的单元数。要算整个黑塞矩阵，不必多。' },
    networks: { label: '网络数', help: '每个网络起点不同，都由两位老师各教一遍。误差棒由此而来。' },
    reach: { label: '切片画到多远', help: '边长的一半，以从起点到终点的距离为单位。' },
    layers: { label: '隐藏层数', help: '各层一样宽。' },
    activation: {
      label: activation.label,
      help: activation.help,
      options: {
        tanh: activation.options.tanh,
        gelu: activation.options.gelu,
        erf: activation.options.erf,
        sine: activation.options.sine,
      },
    },
    points: { label: '内部点数', help: '规则网格；两位老师用同样的点。' },
    boundary: {
      label: '边值',
      help: '硬：由构造严格满足，两种损失只在内部要求什么上不同。软：作为两种损失共有的一项，这是通常的做法。',
      options: { hard: '硬', soft: '软' },
    },
    boundaryPoints: { label: '边上点数', help: '边值为软时才用到。' },
    adamSteps: { label: 'Adam 步数', help: '第一阶段。' },
    learningRate: { label: learningRate.label, help: 'Adam 的学习率。' },
    lbfgsIterations: { label: 'L-BFGS 迭代次数', help: '第二阶段，用 f64。' },
    newtonIterations: { label: '高斯–牛顿迭代次数', help: '第三阶段，从 L-BFGS 停下的地方开始。' },
    memory: { label: 'L-BFGS 的记忆', help: '保留多少对“步长与梯度变化”。' },
    resolution: { label: '每边点数', help: '每幅切片每边取多少个点；偶数会加一。' },
  },
  columns: {
    phase: '运行的哪一段',
    taught: '由谁来教',
    iteration: '步数与迭代',
    lawLoss: '定律的损失',
    lawLossError: '定律损失的误差',
    dataLoss: '数据的损失',
    dataLossError: '数据损失的误差',
    lawFieldError: '定律来教：场错多少',
    lawFieldErrorError: '定律来教之错的误差',
    dataFieldError: '数据来教：场错多少',
    dataFieldErrorError: '数据来教之错的误差',
    stage: '在哪里',
    lawTop: '定律：最大本征值',
    lawTopError: '定律最大本征值的误差',
    dataTop: '数据：最大本征值',
    dataTopError: '数据最大本征值的误差',
    lawCondition: '定律：最大比中位',
    lawConditionError: '定律最大比中位的误差',
    dataCondition: '数据：最大比中位',
    dataConditionError: '数据最大比中位的误差',
    lawStiff: '定律：陡的方向数',
    lawStiffError: '定律陡方向数的误差',
    dataStiff: '数据：陡的方向数',
    dataStiffError: '数据陡方向数的误差',
    lawNegative: '定律：为负的份额',
    lawNegativeError: '定律为负份额的误差',
    dataNegative: '数据：为负的份额',
    dataNegativeError: '数据为负份额的误差',
    topRatio: '最大本征值之比（定律/数据）',
    topRatioError: '最大本征值之比的误差',
    rawRatio: '同上，原始单位',
    rawRatioError: '原始单位之比的误差',
    conditionRatio: '条件数之比（定律/数据）',
    conditionRatioError: '条件数之比的误差',
    lbfgsCondition: 'L-BFGS 度规下：最大比中位',
    lbfgsConditionError: 'L-BFGS 度规下之比的误差',
    newtonCondition: '高斯–牛顿度规下：最大比中位',
    newtonConditionError: '高斯–牛顿度规下之比的误差',
    lbfgsStiff: 'L-BFGS 度规下：陡的方向数',
    lbfgsStiffError: 'L-BFGS 度规下陡方向数的误差',
    newtonStiff: '高斯–牛顿度规下：陡的方向数',
    newtonStiffError: '高斯–牛顿度规下陡方向数的误差',
    rank: '名次',
    lawStart: '定律，起点',
    lawStartError: '定律起点的误差',
    dataStart: '数据，起点',
    dataStartError: '数据起点的误差',
    lawEnd: '定律，终点',
    lawEndError: '定律终点的误差',
    dataEnd: '数据，同样的权重',
    dataEndError: '数据同样权重处的误差',
    preconditioned: '定律，L-BFGS 度规下',
    preconditionedError: '定律在 L-BFGS 度规下的误差',
    plane: '切片',
    halfWidth: '边长的一半',
    share: '路在平面内的份额',
    outside: '路离开平面（均方根）',
  },
  figures: {
    random: {
      title: '两个随机方向',
      caption:
        '定律所教的第一个网络走到的地方，沿逐单元归一的两个随机方向，两种损失用同样的颜色。圆点：来路的投影，几乎全在平面之外。两位老师认定的最低处相同，周围的样子却不同。',
      x: '第一个方向',
      y: '第二个方向',
      panels: { law: '定律的损失', data: '数据的损失' },
      points: { randomWay: '来路' },
    },
    steepest: {
      title: '定律最陡的两个方向',
      caption:
        '同一个地方，沿定律的损失上升最快的方向：一道峡谷。切片在最陡处显出墙来，对几十个平缓的方向却只字不提，而路正是沿着那些方向走的。',
      x: '最陡',
      y: '次陡',
      panels: { law: '定律的损失', data: '数据的损失' },
      points: { steepestWay: '来路' },
    },
    lawSpace: {
      title: '来路，画在定律的损失上',
      caption:
        '含有来路最多的两个方向：从起点（方块）到 L-BFGS 停下的地方（菱形）。标记的高度是网络当时真正的损失，它浮在地面之上多高，就是这个平面藏起了多少。选“立体”，可以转着看。',
      x: '第一个方向',
      y: '第二个方向',
    },
    dataSpace: {
      title: '同一条路，画在数据的损失上',
      caption: '同一个平面，同样的网络，由数据来衡量。带路的是定律：这里若有上坡，那就不是数据要走的下坡路。',
      x: '第一个方向',
      y: '第二个方向',
    },
    spectrum: {
      title: '全部本征值',
      caption:
        '整个黑塞矩阵本征值的大小，从最大的排起：同样的权重处，定律与数据各一条；点线在共同的起点，实线在定律之路的终点；对各网络取几何平均。虚线：定律的本征值，在 L-BFGS 所建的度规下。它抹平了最陡的，其余照旧。',
      x: '名次',
      y: '|本征值|',
    },
    training: {
      title: '两种损失',
      caption:
        '先 Adam，再 L-BFGS，再高斯–牛顿，起点相同。两者都以什么也没学的网络为 1。但单位并不相同，请看下一幅图。',
      x: '步数与迭代',
      y: '损失',
    },
    errors: {
      title: '场究竟错多少',
      caption: '场的相对误差；只有数据的损失直接衡量它。',
      x: '步数与迭代',
      y: '场的相对误差',
    },
  },
  findings: {
    steeper: {
      label: '起点上，定律的地形更陡吗？',
      yes: '是：各以没学过的网络的损失为单位，它的最大本征值是数据的 {{factor}} ± {{factorError}} 倍；以原始均方计，{{raw}} ± {{rawError}} 倍。',
      no: '本身并不：以原始均方计，它的最大本征值是数据的 {{raw}} ± {{rawError}} 倍；但各以没学过的网络的损失为单位，只是 {{factor}} ± {{factorError}} 倍。',
      'cannot-tell':
        '还分不出来：以没学过的网络的损失为单位，{{factor}} ± {{factorError}} 倍；以原始均方计，{{raw}} ± {{rawError}} 倍。',
      waiting: '第一批黑塞矩阵还没有算出来。',
    },
    wider: {
      label: '同样的权重处，它的条件数更差吗？',
      yes: '是：在定律之路的终点，定律的最大本征值是中位数的 {{law}} 倍，数据的是 {{data}} 倍：宽了 {{factor}} ± {{factorError}} 倍。',
      no: '从这个数看不是：在定律之路的终点，定律的最大本征值是中位数的 {{law}} 倍，数据的是 {{data}} 倍，前者是后者的 {{factor}} ± {{factorError}} 倍。',
      'cannot-tell':
        '还分不出来：在定律之路的终点，定律的最大本征值是中位数的 {{law}} 倍，数据的是 {{data}} 倍，前者是后者的 {{factor}} ± {{factorError}} 倍。',
      waiting: '定律之路走完见分晓。',
    },
    more: {
      label: '它要管的方向更多吗？',
      yes: '是：在那里，比最陡方向平缓不到一百倍的方向，定律有 {{law}} ± {{lawError}} 个，数据有 {{data}} ± {{dataError}} 个。',
      no: '不是：在那里，比最陡方向平缓不到一百倍的方向，定律有 {{law}} ± {{lawError}} 个，数据有 {{data}} ± {{dataError}} 个。',
      'cannot-tell':
        '还分不出来：在那里，比最陡方向平缓不到一百倍的方向，定律有 {{law}} ± {{lawError}} 个，数据有 {{data}} ± {{dataError}} 个。',
      waiting: '定律之路走完见分晓。',
    },
    compass: {
      label: '定律的损失说得出误差吗？',
      yes: '这里说得出，在两倍之内：损失为 {{loss}} 时，场错 {{miss}}，是损失平方根的 {{times}} ± {{timesError}} 倍。',
      no: '说不出，它太小了：损失只有 {{loss}}，场却错 {{miss}}，是损失平方根的 {{times}} ± {{timesError}} 倍（数据的：{{data}} ± {{dataError}} 倍）。',
      larger:
        '说不出，它太大了：损失为 {{loss}}，场只错 {{miss}}，比损失的平方根小 {{over}} ± {{overError}} 倍（数据的：平方根的 {{data}} ± {{dataError}} 倍）。',
      'cannot-tell':
        '还分不出来：损失为 {{loss}} 时，场错 {{miss}}，是损失平方根的 {{times}} ± {{timesError}} 倍。',
      waiting: '要等两边都走完。',
    },
    evened: {
      label: 'L-BFGS 把它抹平了吗？',
      yes: '抹平了一部分：比最陡方向平缓不到一百倍的，原有 {{plain}} ± {{plainError}} 个；在它建起的度规下有 {{lbfgs}} ± {{lbfgsError}} 个；在高斯–牛顿的度规下有 {{newton}} ± {{newtonError}} 个。',
      no: '这里没有：比最陡方向平缓不到一百倍的，原有 {{plain}} ± {{plainError}} 个；在它建起的度规下有 {{lbfgs}} ± {{lbfgsError}} 个；在高斯–牛顿的度规下有 {{newton}} ± {{newtonError}} 个。',
      'cannot-tell':
        '还分不出来：比最陡方向平缓不到一百倍的，原有 {{plain}} ± {{plainError}} 个；在它建起的度规下有 {{lbfgs}} ± {{lbfgsError}} 个；在高斯–牛顿的度规下有 {{newton}} ± {{newtonError}} 个。',
      waiting: 'L-BFGS 结束时见分晓。',
    },
    walks: {
      label: '挡住 L-BFGS 的是墙吗？',
      yes: '不是：高斯–牛顿从那里出发，{{iterations}} 次迭代把损失缩小了 {{newton}} ± {{newtonError}} 倍，而 L-BFGS 最后差不多的次数只缩小了 {{lbfgs}} ± {{lbfgsError}} 倍。下去的路一直通着，只是平。',
      no: '高斯–牛顿也没能走得更远：{{iterations}} 次迭代缩小了 {{newton}} ± {{newtonError}} 倍，L-BFGS 最后差不多的次数缩小了 {{lbfgs}} ± {{lbfgsError}} 倍。',
      'cannot-tell':
        '还分不出来：高斯–牛顿 {{iterations}} 次迭代缩小了 {{newton}} ± {{newtonError}} 倍，L-BFGS 最后差不多的次数缩小了 {{lbfgs}} ± {{lbfgsError}} 倍。',
      waiting: '高斯–牛顿还没有开始。',
    },
    index: {
      label: '越往下，下去的路越少，像玻璃那样吗？',
      yes: '是：起点上有 {{before}} ± {{beforeError}}% 的方向向下弯，终点上有 {{after}} ± {{afterError}}%。不过剩下的都几乎是平的。',
      no: '不是：起点上有 {{before}} ± {{beforeError}}% 的方向向下弯，终点上有 {{after}} ± {{afterError}}%。',
      'cannot-tell':
        '还分不出来：起点上有 {{before}} ± {{beforeError}}% 的方向向下弯，终点上有 {{after}} ± {{afterError}}%。',
      waiting: '定律之路走完见分晓。',
    },
  },
  guess: {
    question: '同样的网络学同样的温度分布，一次由方程教，一次由数值教。方程为什么慢？',
    options: {
      walls: '有墙：会卡住的地方更多',
      steep: '有一个方向比其余的都陡得多',
      many: '要管的方向更多，跨越许多尺度',
    },
    answer:
      '要管的方向更多。二阶方程按波数的四次方看重短波：数据几乎不在意的，定律却寸步不让。路上并没有什么拦着：L-BFGS 只能爬的地方，高斯–牛顿知道所有方向的曲率，照样走下去。',
  },
  presets: {
    near: '靠近看',
    soft: '软边值',
    helmholtz: '亥姆霍兹方程',
    convection: '对流',
    wide: '更宽的网络',
  },
  presetGroups: { waves: '别的定律' },
  presetHelp: {
    near: '来路的五十分之一：谷底。',
    soft: '边值作为两种损失共有的一项，这是通常的做法。这一项与定律孰轻孰重，就成了单位的偶然，结果里看得出来。',
    helmholtz: '盒子里有好几个波。',
    convection: '定律的损失降得远比数据的低，场却是错的。',
    wide: '32 个隐藏单元：方向更多，大多是平的。',
  },
  breaks: {
    walls: {
      text: '玻璃慢，是因为要翻过墙，而且一次要翻许多。这里慢，是因为曲率：从最陡方向的 1/λ 到最平方向的 1/λ，时间跨越许多个数量级。看起来像玻璃的多重时间尺度，可是换一个度规就消失了，而墙不会因为换度规就消失。',
      source: 'Baity-Jesi et al., arXiv:1803.06969; Rathore et al., arXiv:2402.01868',
    },
    units: {
      text: '定律的损失和数据的损失，单位不同。除以什么也没学的网络的损失，只是一种取法；条件数和个数与此无关，最大本征值有关。',
      source: 'Rathore, Lei, Frangella, Lu & Udell, arXiv:2402.01868',
    },
    planes: {
      text: '切片只显示所有方向中的两个。它把路藏起了多少，就印在图边；参见“一个点，四幅图”。',
      source: 'Li, Xu, Taylor, Studer & Goldstein, arXiv:1712.09913',
    },
  },
};
