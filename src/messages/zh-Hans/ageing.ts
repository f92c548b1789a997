import type { SameShape } from '../catalogue.ts';
import type { ageing as en } from '../en/ageing.ts';
import { glassFields, glassPanels } from './glass-words.ts';
import { learnerFields } from './learner-words.ts';

const { seed, samples, size } = glassFields;
const { learningRate, batch, points, inputs } = learnerFields;

export const ageing: SameShape<typeof en> = {
  panels: {
    ...glassPanels,
    learner: {
      title: '一大一小两种网络',
      about:
        '两种网络用随机梯度下降、以恒定的学习率学同一批随机标签。小网络参数太少，记不全；大网络绰绰有余。',
    },
  },
  fields: {
    seed,
    smallHidden: { label: '小网络的隐藏单元数', help: '小网络两个隐藏层的宽度。' },
    largeHidden: { label: '大网络的隐藏单元数', help: '大网络两个隐藏层的宽度。' },
    learningRate,
    loss: {
      label: '损失函数',
      help: '平方合页损失在每个标签都有余量后为零；交叉熵永不为零。',
      options: { 'squared-hinge': '平方合页', 'squared-error': '平方误差', 'cross-entropy': '交叉熵' },
    },
    batch: { label: batch.label, help: '每一步抽取的点数；不少于总点数时用全部的点，没有噪声。' },
    weightDecay: { label: '权重衰减', help: '把权重拉回零。有了它，权重不会无限增长。' },
    points,
    inputs,
    longest: { label: '最长时间', help: '每个年龄跟踪多久：网络以训练步计，玻璃以扫描计。' },
    samples: { label: samples.label, help: '标签与玻璃各有多少套；每套标签配每种网络一个。误差棒由此而来。' },
    temperature: { label: '玻璃的温度', help: '骤冷之后停在这里；Tc = 1。' },
    size,
  },
  columns: {
    step: '序号',
    time: '时间 t',
    ratio: 't / 10 000',
    glass100: '玻璃，年龄 100',
    glass100Error: '玻璃（年龄 100）的误差',
    glass1000: '玻璃，年龄 1000',
    glass1000Error: '玻璃（年龄 1000）的误差',
    glass10000: '玻璃，年龄 10000',
    glass10000Error: '玻璃（年龄 10000）的误差',
    smallWeights100: '参数少，权重，年龄 100',
    smallWeights100Error: '参数少，权重（年龄 100）的误差',
    smallWeights1000: '参数少，权重，年龄 1000',
    smallWeights1000Error: '参数少，权重（年龄 1000）的误差',
    smallWeights10000: '参数少，权重，年龄 10000',
    smallWeights10000Error: '参数少，权重（年龄 10000）的误差',
    smallOutputs100: '参数少，输出，年龄 100',
    smallOutputs100Error: '参数少，输出（年龄 100）的误差',
    smallOutputs1000: '参数少，输出，年龄 1000',
    smallOutputs1000Error: '参数少，输出（年龄 1000）的误差',
    smallOutputs10000: '参数少，输出，年龄 10000',
    smallOutputs10000Error: '参数少，输出（年龄 10000）的误差',
    smallCorrelation100: '参数少，关联，年龄 100',
    smallCorrelation100Error: '参数少，关联（年龄 100）的误差',
    smallCorrelation1000: '参数少，关联，年龄 1000',
    smallCorrelation1000Error: '参数少，关联（年龄 1000）的误差',
    smallCorrelation10000: '参数少，关联，年龄 10000',
    smallCorrelation10000Error: '参数少，关联（年龄 10000）的误差',
    largeWeights100: '参数多，权重，年龄 100',
    largeWeights100Error: '参数多，权重（年龄 100）的误差',
    largeWeights1000: '参数多，权重，年龄 1000',
    largeWeights1000Error: '参数多，权重（年龄 1000）的误差',
    largeWeights10000: '参数多，权重，年龄 10000',
    largeWeights10000Error: '参数多，权重（年龄 10000）的误差',
    largeOutputs100: '参数多，输出，年龄 100',
    largeOutputs100Error: '参数多，输出（年龄 100）的误差',
    largeOutputs1000: '参数多，输出，年龄 1000',
    largeOutputs1000Error: '参数多，输出（年龄 1000）的误差',
    largeOutputs10000: '参数多，输出，年龄 10000',
    largeOutputs10000Error: '参数多，输出（年龄 10000）的误差',
    largeCorrelation100: '参数多，关联，年龄 100',
    largeCorrelation100Error: '参数多，关联（年龄 100）的误差',
    largeCorrelation1000: '参数多，关联，年龄 1000',
    largeCorrelation1000Error: '参数多，关联（年龄 1000）的误差',
    largeCorrelation10000: '参数多，关联，年龄 10000',
    largeCorrelation10000Error: '参数多，关联（年龄 10000）的误差',
    smallLoss: '参数少，损失',
    smallLossError: '参数少，损失的误差',
    smallUnlearnt: '参数少，仍答错的比例',
    smallUnlearntError: '参数少，仍答错比例的误差',
    largeLoss: '参数多，损失',
    largeLossError: '参数多，损失的误差',
    largeUnlearnt: '参数多，仍答错的比例',
    largeUnlearntError: '参数多，仍答错比例的误差',
  },
  figures: {
    'small-weights': {
      title: '参数少：一直在走',
      caption: '自记下之时起权重的均方位移，三个年龄各一条。三条重合就没有老化；越老越慢就是老化。',
      x: '记下之后的时间 t（步）',
      y: '权重的 Δ',
    },
    'large-weights': {
      title: '参数多：走到了头',
      caption: '大网络的同一条曲线。标签全部记住后，损失为零，梯度为零，噪声也为零：老网络可能一动不动。',
      x: '记下之后的时间 t（步）',
      y: '权重的 Δ',
    },
    'small-outputs': {
      title: '说了什么（参数少）',
      caption: '训练点上输出的均方变化。权重可以漂移，函数却不变。',
      x: '记下之后的时间 t（步）',
      y: '输出的 Δ',
    },
    'large-outputs': {
      title: '说了什么（参数多）',
      caption: '大网络的同一条曲线。',
      x: '记下之后的时间 t（步）',
      y: '输出的 Δ',
    },
    correlation: {
      title: '权重的方向',
      caption: '当时与现在权重夹角的余弦：方向不变就是 1，与长短无关。',
      x: '记下之后的时间 t（步）',
      y: '权重的 C(t_w, t_w + t)',
    },
    loss: {
      title: '损失',
      caption: '自起点走 t 步后每点的平均损失。',
      x: '自起点的时间 t（步）',
      y: '每点损失',
    },
    glass: {
      title: '同一时钟上的玻璃',
      caption: '骤冷后的玻璃与时间 t 之前的自己有多像，在同样三个年龄记下。越老越慢。',
      x: '记下之后的时间 t（扫描）',
      y: '关联 C(t_w, t_w + t)',
    },
  },
  findings: {
    'learner-small-stored': {
      label: '参数少：',
      yes: '{{parameters}} 个参数记住了全部 {{points}} 个标签。再少给些参数，才看得出差别。',
      no: '{{parameters}} 个参数对 {{points}} 个标签；{{time}} 步后仍有 {{wrong}} ± {{error}}% 答错。',
      'cannot-tell': '{{parameters}} 个参数对 {{points}} 个标签；{{time}} 步后有 {{wrong}}% 答错。',
    },
    'learner-small-ages': {
      label: '小网络会老化吗？',
      yes: '会。走过一定距离所需的时间随年龄按 t_w^μ 增长，年龄 {{young}} 与 {{old}} 之间 μ = {{mu}} ± {{error}}（1 为完全老化，0 为没有）。',
      no: '这里不会：年龄 {{young}} 与 {{old}} 之间 μ = {{mu}} ± {{error}}，老与不老没有差别。',
      'cannot-tell': '年龄 {{young}} 与 {{old}} 之间 μ = {{mu}} ± {{error}}：这次运行看不出来。',
      still: '老网络几乎不动：{{reach}}，年轻时是 {{young}}。它到了终点，这不是老化。',
    },
    'learner-large-stored': {
      label: '参数多：',
      yes: '到第 {{time}} 步，{{parameters}} 个参数记住了全部 {{points}} 个标签。',
      no: '{{parameters}} 个参数对 {{points}} 个标签；{{time}} 步后仍有 {{wrong}} ± {{error}}% 答错。',
      'cannot-tell': '{{parameters}} 个参数对 {{points}} 个标签；{{time}} 步后有 {{wrong}}% 答错。',
    },
    'learner-large-ages': {
      label: '大网络会老化吗？',
      yes: '会。走过一定距离所需的时间随年龄按 t_w^μ 增长，年龄 {{young}} 与 {{old}} 之间 μ = {{mu}} ± {{error}}。',
      no: '这里不会：年龄 {{young}} 与 {{old}} 之间 μ = {{mu}} ± {{error}}。',
      'cannot-tell': '年龄 {{young}} 与 {{old}} 之间 μ = {{mu}} ± {{error}}：这次运行看不出来。',
      still:
        '不会，它站住了：老网络只移动 {{reach}}，年轻时是 {{young}}。它找到了谷底；这么点时间，玻璃找不到。',
    },
    'glass-ages': {
      label: '玻璃会老化吗？',
      yes: '会。忘掉同样多所需的时间按 t_w^μ 增长，年龄 {{young}} 与 {{old}} 之间 μ = {{mu}} ± {{error}}。',
      no: '这里不会：μ = {{mu}} ± {{error}}。在 Tc 以上，任何年龄都忘得一样快。',
      'cannot-tell': '年龄 {{young}} 与 {{old}} 之间 μ = {{mu}} ± {{error}}：这次运行看不出来。',
    },
  },
  guess: {
    question: '哪种网络最后会停下来？',
    options: {
      small: '小的：它没有多少余地',
      large: '大的：它什么都装得下',
      neither: '都不会：小批量的噪声没有尽头',
    },
    answer:
      '大的。它装得下每一个标签，损失到了零，小批量的噪声也随梯度一起消失。小网络永远不满足：各个小批量彼此矛盾，它一直游荡；若有什么把权重拉住，就游荡得越来越慢。',
  },
  presets: { long: '看久些', quiet: '没有噪声', decay: '权重衰减', logistic: '交叉熵', warm: '不是玻璃' },
  presetHelp: {
    long: '每个年龄跟踪 100 000 步与扫描。',
    quiet: '每步用全部的点：没有噪声的梯度下降。',
    decay: '权重被拉回，不会无限增长，变慢更容易看清。',
    logistic: '永不为零的损失：大网络继续走，越来越慢，权重越来越大。',
    warm: '玻璃在转变温度以上：任何年龄都忘得一样快。',
  },
  breaks: {
    barriers: {
      text: '网络变慢，是因为平坦的方向越来越多，没有看到它翻越势垒；任意两个自旋都耦合的玻璃，老化也用不着翻越。同样是慢，原因却不同：标签全部记住之后，网络在平坦的谷底扩散，这种玻璃没有这样的谷底。',
      source:
        'Baity-Jesi 等，ICML (2018)，arXiv:1803.06969；Cugliandolo 与 Kurchan，Phys. Rev. Lett. 71, 173 (1993)',
    },
    temperature: {
      text: '玻璃处在一个温度下。小批量的噪声却不是温度：它随位置而变，标签全部记住之处就消失。',
      source: 'Mandt、Hoffman 与 Blei，J. Mach. Learn. Res. 18 (2017) 134',
    },
    caging: {
      text: '有人把网络放进真正的热浴：低温下看得到老化，却没有看到笼子，温度高于零时弛豫时间也不发散；玻璃则不然。',
      source: 'Kerr Winter 与 Janssen，arXiv:2405.13098',
    },
    growth: {
      text: '没有权重衰减，权重可以无限增长，位移也随之增长。那是漂移，不是记忆。',
      source: 'Soudry、Hoffer、Nacson、Gunasekar 与 Srebro，J. Mach. Learn. Res. 19 (2018) 70',
    },
  },
};
