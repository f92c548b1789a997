import type { SameShape } from '../catalogue.ts';
import type { jamming as en } from '../en/jamming.ts';
import { learnerFields } from './learner-words.ts';

const { seed, task, points, inputs, steps, optimiser, learningRate, profile, activation } = learnerFields;

export const jamming: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '由窄到宽的网络',
      about:
        '每个标签要一份余量：有了就不再花费，没有就一直推。参数太少，总有标签推个不停，好比小盒子里装不下的球。',
    },
  },
  fields: {
    seed,
    task,
    points,
    inputs,
    narrowest: { label: '最窄的隐藏单元数', help: '运行由窄到宽。' },
    widest: { label: '最宽的隐藏单元数', help: '要宽到每个标签都能满足。' },
    widths: { label: '宽度的个数', help: '大致按等比取；相同的只取一次。' },
    steps: { label: steps.label, help: '用全部梯度，没有噪声。阈值附近训练变慢：步数越多，找到的解越多。' },
    samples: { label: '样本数', help: '点与标签抽多少次，每次配一个网络；误差棒由此而来。' },
    optimiser,
    learningRate,
    profile,
    activation,
  },
  columns: {
    step: '序号',
    hidden: '隐藏单元数',
    parameters: '参数数',
    ratio: '每个数据的参数数',
    satisfied: '满足全部标签的网络',
    satisfiedLow: '95% 区间下限',
    satisfiedHigh: '95% 区间上限',
    unsatisfied: '每个数据的未满足标签数',
    unsatisfiedError: '每个数据未满足标签数的误差',
    contacts: '每个参数的未满足标签数',
    contactsError: '每个参数未满足标签数的误差',
    energy: '每个数据的能量',
    energyError: '能量的误差',
    gradient: '梯度的模',
    gradientError: '梯度模的误差',
    wrong: '训练点上的错误率',
    wrongError: '训练点错误率的误差',
    heldOutWrong: '新点上的错误率',
    heldOutWrongError: '新点错误率的误差',
  },
  figures: {
    satisfied: {
      title: '从阻塞到自由',
      caption: '满足全部标签的网络所占比例及其 95% 区间。从一个也没有到全部满足，只隔很窄的一段参数。',
      x: '每个数据的参数数 p/P',
      y: '网络的比例',
    },
    contacts: {
      title: '还有谁在推',
      caption:
        '没有余量的标签，按参数和按数据计数：相当于球与球的接触。要把网络撑住，接触数大约与参数数同量级。',
      x: '每个数据的参数数 p/P',
      y: '未满足的标签',
    },
    energy: {
      title: '能量',
      caption: '标签所欠余量的均方之半。全部满足时恰好为零。',
      x: '每个数据的参数数 p/P',
      y: '每个数据的能量',
    },
    errors: {
      title: '记住不等于学会',
      caption: '训练点与新点上的错误率。对随机标签，新点只能猜：一半是碰运气。',
      x: '每个数据的参数数 p/P',
      y: '错误率',
    },
  },
  findings: {
    threshold: {
      label: '在哪里阻塞？',
      yes: '每个数据 {{ratio}} ± {{error}} 个参数时，一半的网络满足全部标签。',
      no: '每个数据 {{ratio}} ± {{error}} 个参数时，一半的网络满足全部标签。',
      'cannot-tell': '这些宽度内尚未见到：每个数据 {{widest}} 个参数时，{{satisfied}}% 的网络满足全部标签。',
    },
    jump: {
      label: '推着的标签数终止于有限值吗？',
      yes: '是：每个数据 {{ratio}} 个参数时（多数仍阻塞的最后一个宽度），阻塞的网络每个参数有 {{contacts}} ± {{error}} 个。',
      no: '这里不是：每个数据 {{ratio}} 个参数时，阻塞的网络每个参数有 {{contacts}} ± {{error}} 个。',
      'cannot-tell': '要看到阈值两边才能说。',
    },
    settled: {
      label: '阻塞的网络静止了吗？',
      yes: '是：梯度至多是二倍能量平方根的 {{gradient}} 倍。',
      no: '没有：梯度仍是二倍能量平方根的 {{gradient}} 倍。请训练更久再计数。',
      'cannot-tell': '不完全：梯度达到二倍能量平方根的 {{gradient}} 倍。再多些步数就知道了。',
    },
    generalises: {
      label: '最宽的网络学到东西了吗？',
      yes: '学到了：新点上错 {{wrong}} ± {{error}}%。',
      no: '没有：新点上错 {{wrong}} ± {{error}}%，与碰运气无异。它只是记住了标签。',
      'cannot-tell': '新点上错 {{wrong}} ± {{error}}%：离碰运气太近，看不出来。',
      'random-jammed': '新点上错 {{wrong}} ± {{error}}%。随机标签背后没有规律，而这里连标签也没有全部记住。',
      random: '新点上错 {{wrong}} ± {{error}}%。随机标签背后没有规律：它只是记住了。',
    },
  },
  guess: {
    question: '100 个随机标签。网络要多少参数才能全部答对，并留有余量？',
    options: { fewer: '不到 100 个', equal: '100 个左右', more: '几百个' },
    answer:
      '更少，只要优化器够好：在这里，没有噪声、训练够久，大约一半就行。一个标签只是一个比特，一个权重却是一个数。但余地越小，找得越久；存在的解，训练也未必找得到。',
  },
  presets: { 'twice-the-data': '数据加倍', rule: '有规律的标签', patient: '训练十倍久', relu: 'ReLU' },
  presetHelp: {
    'twice-the-data': '200 个点：阈值应当停在差不多的每个数据参数数上。',
    rule: '标签由教师给出：更少的参数就够。',
    patient: '40 000 步：阈值向更少的参数稍移。',
    relu: '可以沉默的单元。',
  },
  breaks: {
    algorithm: {
      text: '阻塞之处，是这种训练找不到解的地方，而不是解不存在的地方。',
      source: 'Geiger 等，Phys. Rev. E 100 (2019) 012115',
    },
    spheres: {
      text: '刚好相触的球，接触数恰等于自由度数。网络最后的“接触”更少：多少取决于深度与数据。',
      source: 'Spigler 等，J. Phys. A 52 (2019) 474001',
    },
    loss: {
      text: '用交叉熵，没有标签会嫌够：能量永不为零，也就没有清晰的阈值。',
      source: 'Geiger 等，Phys. Rev. E 100 (2019) 012115',
    },
  },
};
