import type { SameShape } from '../catalogue.ts';
import type { pinnOptimisers as en } from '../en/pinn-optimisers.ts';
import { learnerFields } from './learner-words.ts';
import { pinnFields } from './pinn-words.ts';

/** 每种走法各一列。 */
function ways<K extends 'L2' | 'Block' | 'Loss'>(kind: K, name: string) {
  return {
    [`adam${kind}`]: `Adam：${name}`,
    [`lbfgs${kind}`]: `L-BFGS，f32：${name}`,
    [`lbfgsExact${kind}`]: `L-BFGS，f64：${name}`,
    [`newton${kind}`]: `高斯–牛顿，f32：${name}`,
    [`newtonExact${kind}`]: `高斯–牛顿，f64：${name}`,
  } as { readonly [W in 'adam' | 'lbfgs' | 'lbfgsExact' | 'newton' | 'newtonExact' as `${W}${K}`]: string };
}

/** 实验 `pinn-optimisers`：同一个损失，三种下山的走法，f32 与 f64 各算一遍。 */
export const pinnOptimisers: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '学习定律的网络',
      about:
        '同样的小网络，从同样的起点出发，只凭热传导方程学习一块板的温度：用 Adam，用 Adam 再接 L-BFGS，用高斯–牛顿。后两种各算两遍：一遍像显卡那样用 f32，一遍用 f64。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    plate: {
      label: '板',
      help: '四边恒冷的方板。正弦热源的解处处光滑；均匀热源在四角与边界条件相抵触，解在那里不光滑。',
      options: {
        sine: '正弦热源',
        heated: '均匀热源',
        corners: '均匀热源，角函数已知',
        'sine-edge': '一边温度为正弦',
      },
    },
    steps: { label: 'Adam 的步数', help: '至多这么多步；按测量切换时可能提前结束。' },
    lbfgs: { label: 'L-BFGS 的迭代数', help: '至多这么多次，从 Adam 停下的地方开始。' },
    newton: { label: '高斯–牛顿的迭代数', help: '至多这么多次，从 Adam 的起点开始。' },
    change: {
      label: '何时离开 Adam',
      help: '按测量：走平了，或者配点的噪声盖过了信号，就换；此后只要独立的点上损失也在降，L-BFGS 就继续。固定：走完全部步数再换。',
      options: { measured: '按测量', fixed: '固定' },
    },
    width: pinnFields.width,
    points: pinnFields.points,
    boundaryPoints: pinnFields.boundaryPoints,
    boundaryWeight: pinnFields.boundaryWeight,
    sampling: {
      label: pinnFields.sampling.label,
      help: '用网格时，每一步问的都是同样的点。',
      options: { grid: '网格', random: '随机', sobol: 'Sobol 序列', 'latin-hypercube': '拉丁超立方' },
    },
    renewEvery: { label: '每隔几步换一批点', help: '只在 Adam 阶段；0 表示一直用第一批。' },
    learningRate: { label: '学习率', help: 'Adam 的学习率，自始至终不变。' },
    spread: {
      label: '起点的散布',
      help: '第一层的权重和偏置取得多开。取 1 时斜率同 Glorot，偏置仍然散开。',
    },
    networks: { label: '种子数', help: '起点各不相同的网络；图中画中位数，文件里有每一个。' },
  },
  columns: {
    way: '走法',
    arithmetic: '计算精度',
    made: '步数或迭代数',
    cost: '代价（以梯度计）',
    evaluations: '求值次数',
    ...ways('L2', '误差'),
    ...ways('Block', '最差块'),
    ...ways('Loss', '损失'),
    floor: 'f32 的舍入',
    heldOut: '独立点上的损失',
    ratio: '信噪比',
    signal: '梯度的信号',
    noise: '梯度的噪声',
    stopped: '已停下的种子数',
    reason: '为何停下',
  },
  figures: {
    error: {
      title: '谁走到了底',
      caption:
        '整块板上温度的相对误差，取各种子的中位数。大家用同一个钟：算了多少，折合成多少次梯度；高斯–牛顿的一步抵得上许多次。虚线：f32。实线：f64。',
      x: '代价，梯度次数',
      y: '相对误差（L2）',
    },
    loss: {
      title: 'f32 的地板',
      caption:
        'L-BFGS 的损失，虚线为 f32，实线为 f64。点线：f32 的舍入给损失带来的误差，每次查看时估计一次。比它小的下降看不见，线搜索因此失败。',
      x: '代价，梯度次数',
      y: '损失',
    },
    newtonLoss: {
      title: '高斯–牛顿几乎不受影响',
      caption:
        '高斯–牛顿的损失，虚线为 f32，实线为 f64。它的步子来自残差，舍入与残差相比很小；L-BFGS 比较的是损失，差值会被舍入淹没。',
      x: '代价，梯度次数',
      y: '损失',
    },
    signal: {
      title: '梯度的信号与噪声',
      caption:
        '沿 Adam 及其后引擎上的 L-BFGS，用两半随机点来量；两半彼此独立，也与训练用的点无关。缺了圆点的地方，信号的估计值低于零：它淹没在噪声里了。',
      x: '代价，梯度次数',
      y: '梯度的平方',
    },
    ratio: {
      title: '信噪比',
      caption:
        '同样的数据画成比值，取各种子的中位数；点线是切换所依据的 1。每个圆点都用各自新抽的点，估计值在真值上下散落，可能低于零。在固定的点上，所跟随的梯度没有任何噪声：信噪比按定义就是无穷大。',
      x: '代价，梯度次数',
      y: '信号 / 噪声',
    },
  },
  curves: { one: '信号等于噪声' },
  findings: {
    finish: {
      label: 'L-BFGS 把 Adam 开了头的事做完：',
      yes: '是。Adam 走 {{steps}} 步，相对误差 {{adam}}；f64 的 L-BFGS 把它降到 {{lbfgs}}（代价 {{cost}} 次梯度）。',
      no: '没有。Adam 为 {{adam}}，接着 L-BFGS 为 {{lbfgs}}。',
      'cannot-tell': '并非每个种子都如此：Adam 为 {{adam}}，接着 L-BFGS 为 {{lbfgs}}。',
      waiting: '还在下降。',
    },
    floor: {
      label: 'L-BFGS 止于 f32：',
      yes: '是。迭代 {{made}} 次之后，损失为 {{loss}}，再走一步的收获已小于舍入 {{rounding}}。误差 {{f32}}；f64 走到 {{f64}}。',
      no: '在这些迭代之内没有：f32 的误差 {{f32}}，f64 的误差 {{f64}}。',
      'cannot-tell': 'f32 的误差 {{f32}}，f64 的误差 {{f64}}。',
      reference: '参考引擎本身就用 f64 计算，没有 f32 可比。',
      waiting: '还在下降。',
    },
    newton: {
      label: '高斯–牛顿更好，且不怕 f32：',
      yes: '是。f64 为 {{f64}}，f32 为 {{f32}}，而 f64 的 L-BFGS 为 {{lbfgs}}；代价 {{cost}} 次梯度。',
      no: '不是。f64 为 {{f64}}，f32 为 {{f32}}，L-BFGS 为 {{lbfgs}}。',
      'cannot-tell': '看不清楚：f64 为 {{f64}}，f32 为 {{f32}}，L-BFGS 为 {{lbfgs}}。',
      waiting: '还在下降。',
    },
    ended: {
      label: '引擎上的 L-BFGS 为何停下：',
      yes: '已收敛：梯度小到了所要求的程度。',
      no: '它跑飞了。',
      'cannot-tell': '另有原因。',
      converged: '已收敛：梯度小到了所要求的程度。',
      'precision-limited': '迭代 {{made}} 次之后受限于精度：一步所能得到的下降小于损失的舍入误差。',
      'line-search-failed': '线搜索失败了两次（沿 L-BFGS 的方向一次，沿最陡方向一次），而舍入解释不了。',
      'iteration-limit': '到 {{made}} 次迭代被截止，当时还在下降。',
      'evaluation-limit': '求值次数用完而截止，当时还在下降。',
      overfits: '它在迁就自己的点：这些点上损失还在降，独立的点上已不再降。',
      diverged: '损失不是有限数。',
      waiting: '还在下降。',
    },
    signal: {
      label: '梯度的信号高过配点的噪声：',
      yes: '是，Adam 最后两次查看都高过；{{looks}} 次查看里有 {{below}} 次低于 1，最后一次为 {{last}}。',
      no: '不是：Adam 的 {{looks}} 次查看里有 {{below}} 次低于 1，最后两次都在内，末次为 {{last}}。在这样的点上走，每一步多半是噪声；“测量后切换”会把点集扩大并固定下来。',
      'cannot-tell': '说不准：Adam 的 {{looks}} 次查看里有 {{below}} 次低于 1，最后两次一高一低。',
      waiting: '为时尚早。',
      'fixed-above':
        '在随机点上是这样，Adam 最后两次查看都高过；{{looks}} 次里有 {{below}} 次低于 1。训练用的点本来就是固定的，在那里信噪比按定义为无穷大。',
      'fixed-below':
        'Adam 结束时，在随机点上不是：{{looks}} 次查看里有 {{below}} 次低于 1，末次为 {{last}}。点这么少，若每步都换，到这时梯度多半是噪声。Adam 之所以往下走，是因为它的点固定不变，信噪比在那里按定义为无穷大；结束时，损失在这些点上为 {{loss}}，在独立的点上为 {{heldOut}}。',
      'fixed-between':
        '在随机点上说不准：Adam 的 {{looks}} 次查看里有 {{below}} 次低于 1，最后两次一高一低。训练用的点是固定的，在那里信噪比按定义为无穷大。',
    },
  },
  guess: {
    question: 'Adam 已走到离真实温度约百分之一的地方，几乎降不动了。什么能让误差再小一千倍？',
    options: { longer: '让 Adam 多走些步', curvature: '一种知道曲率的方法', wider: '更宽的网络' },
    answer:
      '网络本身做得到：高斯–牛顿能找到好上千倍的权重，代价不过相当于让 Adam 走两倍的路。谷又窄又长，一阶方法只能顺着它爬。L-BFGS 边走边学曲率，能走很远，直到损失的差值被 f32 的舍入淹没。高斯–牛顿的曲率取自残差，几乎不在乎。但若解本身不光滑，谁也帮不上忙：均匀热源下，高斯–牛顿迭代四百次，误差仍有千分之三到千分之六，除非把角上已知的函数放到网络旁边。',
  },
  presets: {
    'unit-source': '均匀热源',
    'known-corners': '均匀热源，角函数已知',
    asymmetric: '一边是暖的',
    'fresh-points': '不断换点',
    'few-points': '点太少',
    'no-spread': '收拢的起点',
  },
  presetGroups: { plate: '板', points: '配点' },
  presetHelp: {
    'unit-source':
      '解的二阶导数在角上没有极限：连高斯–牛顿迭代四百次，误差也还有千分之三到千分之六（三个种子，f32 与 f64）。',
    'known-corners': '同一块板，把角上自有的函数 r² ln r 放到网络旁边：高斯–牛顿的误差约为四十到六十分之一。',
    asymmetric: '解不对称：坐标轴若弄反，马上看得出来。',
    'fresh-points':
      '每十步换一批随机点：这时噪声是真的，约四百步后盖过信号；点集随即扩大、冻结，交给 L-BFGS。',
    'few-points':
      '内部只有三十个点：高斯–牛顿把点上的损失降到零（10⁻²⁹），误差却停在千分之二，是九百个点时的两百多倍。',
    'no-spread': '各单元起点相近：二阶方法要走得更久。',
  },
  breaks: {
    one: {
      text: '只是一个小网络，二维问题，解光滑或近乎光滑。高斯–牛顿在这里取胜，并不说明百万权重的网络也会如此：那时它的矩阵根本放不下。',
      source: 'Müller & Zeinhofer, arXiv:2302.13163',
    },
    noise: {
      text: '这里的信号与噪声来自随机配点。这种噪声不是温度：它随位置而变，残差全为零处便消失。',
      source: 'Anagnostopoulos et al., arXiv:2403.18494',
    },
    clock: {
      text: '计的是乘法次数，不是秒数。处理器若做矩阵长乘积比算 tanh 更拿手，高斯–牛顿实际上比这个钟显示的更划算。',
      source: 'Rathore et al., arXiv:2402.01868',
    },
  },
};
