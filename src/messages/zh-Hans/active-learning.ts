import type { SameShape } from '../catalogue.ts';
import type { activeLearning as en } from '../en/active-learning.ts';
import { columnsFor } from '../en/active-words.ts';
import { budgetWords, ensembleWords, policyNames } from './active-words.ts';
import { learnerFields } from './learner-words.ts';

const against = (what: string) => ({
  yes: `是的：整个过程平均，它的误差比随机选购低 {{gain}} % [{{low}}, {{high}}]（{{repeats}} 个配对的候选池，95 %）；结束时省下 {{end}} [{{endLow}}, {{endHigh}}]。${what}`,
  no: `没有，反而更差：整个过程平均，误差比随机选购高 {{more}} % [{{moreLow}}, {{moreHigh}}]（{{repeats}} 个配对的候选池，95 %）；结束时省下 {{end}} [{{endLow}}, {{endHigh}}]。${what}`,
  'cannot-tell': `看不出：整个过程平均，误差比随机选购低 {{gain}} % [{{low}}, {{high}}]（{{repeats}} 个配对的候选池，95 %）；结束时省下 {{end}} [{{endLow}}, {{endHigh}}]。${what}`,
  waiting: '还没有选购，或者候选池不到三个。',
});
const spent = '它有 {{loud}} % 的钱花在嘈杂区，随机选购为 {{randomLoud}} %。';
const found = {
  yes: '是的：结束时高出 {{gain}} [{{low}}, {{high}}]（{{repeats}} 个配对的候选池，95 %）。',
  no: '没有，反而更差：结束时低了 {{more}} [{{moreLow}}, {{moreHigh}}]（{{repeats}} 个配对的候选池，95 %）。',
  'cannot-tell': '看不出：结束时高出 {{gain}} [{{low}}, {{high}}]（{{repeats}} 个配对的候选池，95 %）。',
  waiting: '还没有选购，或者候选池不到三个。',
};

/** 实验 `active-learning`：哪一次测量值得花钱。 */
export const activeLearning: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '选购测量的各种策略',
      about:
        '候选池里的每个候选都可以花钱测一次。每买一批，一组网络就重新学一遍，并对每个候选说出两种不确定：测量的噪声（偶然不确定性）与模型的无知（认知不确定性）。各策略按不同的分数选购，面对的候选池、噪声、开头的测量与初始网络都相同。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    task: {
      label: '候选池',
      help: '生成的候选池真值已知，其中有一块嘈杂区，测量结果很分散。材料是编造的，没有一个数来自真实材料。',
      options: {
        line: '一条曲线',
        plane: '一个曲面',
        materials: '合成材料',
        classes: '两个类别',
        own: '我的表格',
      },
    },
    compare: {
      label: '策略',
      help: '哪些策略并排运行。',
      options: { doubts: '按不确定性', search: '找最好的候选', batches: '成批购买', all: '全部' },
    },
    ...budgetWords,
    batch: { label: '每次买几个', help: '一次买下，之后模型才重新学习。' },
    repeats: { label: '候选池个数', help: '独立的重复，每个都是另一个世界。误差棒由它们而来。' },
    model: {
      label: '模型',
      help: '生成的候选池里，高斯过程被告知每个候选的噪声；网络却得自己去学。',
      options: { ensemble: '网络集成', process: '高斯过程' },
    },
    ...ensembleWords,
    floorShare: {
      label: '噪声底',
      help: '池中剩余候选的平均无知低于平均噪声（均指方差）的这个比例时，规则说“停”。这里谁也不听它的，只记下来。',
    },
    table: learnerFields.table,
    target: learnerFields.target,
    features: learnerFields.features,
  },
  columns: {
    measured: '测量次数',
    ...columnsFor(
      policyNames,
      {
        Miss: '模型的误差',
        Gain: '比随机省下的误差',
        Best: '买到的最好',
        Loud: '嘈杂区所占份额',
        Stopped: '本该停下',
      },
      { between: '：', error: '的标准误差' },
    ),
  },
  curves: { nothing: '与随机选购相同' },
  figures: {
    miss: {
      title: '模型错了多少',
      caption:
        '在留出点上与真值的均方根距离（分类：说成较不可能那一类的比例）。对各候选池取平均，附标准误差。',
      x: '测量次数',
      y: '模型的误差',
    },
    gain: {
      title: '比随机选购省下多少',
      caption: '在同样的候选池上逐个相减：各策略共有的部分都抵消了。在零以上就是更好。',
      x: '测量次数',
      y: '省下的误差',
    },
    best: {
      title: '买到的最好候选',
      caption: '测过的候选中真值最高的那一个；自己的表格则用测量值。',
      x: '测量次数',
      y: '数值',
    },
    loud: {
      title: '钱花在了哪里',
      caption: '购买中落在嘈杂区的份额。随机选购那条线说明这一区有多常见。',
      x: '测量次数',
      y: '购买的份额',
    },
    stopped: {
      title: '按规则何时停下',
      caption: '剩余的无知曾低于噪声底的候选池所占的比例。',
      x: '测量次数',
      y: '候选池的比例',
    },
  },
  findings: {
    total: { label: '按总方差买胜过随机：', ...against(spent) },
    aleatoric: { label: '买噪声胜过随机：', ...against(spent) },
    epistemic: { label: '买无知胜过随机：', ...against(spent) },
    bald: { label: '买信息胜过随机：', ...against(spent) },
    diverse: { label: '分散成批胜过随机：', ...against(spent) },
    improvement: { label: '期望改进得到更好的模型：', ...against(spent) },
    bound: { label: '置信上界得到更好的模型：', ...against(spent) },
    thompson: { label: 'Thompson 采样得到更好的模型：', ...against(spent) },
    improvementBest: { label: '期望改进找到的候选比随机好：', ...found },
    aleatoricBest: { label: '买噪声找到的候选比随机好：', ...found },
    stops: {
      label: '在噪声底停下不损失什么：',
      yes: '看不出损失：{{repeats}} 个候选池中有 {{share}} % 会让买无知的人停下，平均在 {{measured}} 次测量之后；那时的误差比结束时高 {{gain}} [{{low}}, {{high}}]。',
      no: '有损失：{{repeats}} 个候选池中有 {{share}} % 会让买无知的人停下，平均在 {{measured}} 次测量之后；那时的误差比结束时高 {{gain}} [{{low}}, {{high}}]。集成自以为知道的比实际多。',
      'cannot-tell':
        '{{repeats}} 个候选池中有 {{share}} % 会让买无知的人停下，平均在 {{measured}} 次测量之后；那时的误差比结束时高 {{gain}} [{{low}}, {{high}}]。',
      waiting: '{{repeats}} 个候选池中只有 {{share}} % 到了噪声底：太少，说不准。',
    },
  },
  guess: {
    question: '一百多个候选，只能测三十个。测量最分散的地方，模型对下一次结果最没有把握。该去那里测吗？',
    options: {
      yes: '该：最不确定，学到的最多',
      no: '不该：那种不确定大多去不掉',
      same: '没有差别',
    },
    answer:
      '不该。不确定有两部分。世界的噪声测多少次都还在，钱扔进去就没了，比随便买还差。会变小的是模型的无知：该买的是它。能赚多少，要看模型对自己的无知说得有多老实。',
  },
  presetGroups: { pools: '候选池' },
  presets: {
    materials: '材料',
    search: '最好的材料',
    classes: '分类',
    batches: '成批',
    quiet: '没有嘈杂区',
    process: '高斯过程',
    research: '256 个候选池',
  },
  presetHelp: {
    materials: '合成的锂电解质：六个家族，其中一个常见、平庸、噪声大。',
    search: '同样的材料，但目标是一个好候选：期望改进、置信上界、Thompson 采样。',
    classes: '测的是标签而不是数：BALD 对熵。过了一条线，标签就近乎抛硬币。',
    batches: '一次八个：分数最高的八个常常是近邻，说的是同一件事。',
    quiet: '对照：处处噪声相同，陷阱没有诱饵。',
    process: '同样的问题交给一个知道噪声的模型；只要核选得对，它对自己的无知说得分毫不差。',
    research: '候选池够多，区间可以发表；要几分钟。',
  },
  breaks: {
    claim: {
      text: '这里的无知，是集成对自己的说法。几个网络谁也想不到的事，它们就不知道自己不知道；过分自信的集成会停得太早，或找错地方。噪声底规则也继承了这一点。',
      source: '此处所测：见关于停止的结论；Ovadia 等，arXiv:1906.02530',
    },
    goal: {
      text: '要一个处处都好的模型，与要一个好的候选，是两个目标。找最好的人不该为没有希望的候选买单，他的模型到头来也更差。',
      source: 'Jones、Schonlau 与 Welch，J. Global Optim. 13, 455 (1998)',
    },
    units: {
      text: '“信息”以噪声为单位来计无知，于是不碰嘈杂区；如果那里的误差也算数，它最后就落在单看无知的后面：在曲线上用高斯过程时，买得久了甚至不如随机。一种分数只对一个目标是对的。',
      source: '此处所测（docs/validation.md）；MacKay，Neural Computation 4, 590 (1992)',
    },
    bias: {
      text: '有意买来的不是随机样本：拿模型自己买的点给它打分，不是偏高就是偏低。这里的误差都取自留出点。',
      source: 'Farquhar、Gal 与 Rainforth，arXiv:2101.11665',
    },
    physics: {
      text: '买不掉的噪声不是温度，选购也不是退火：这里没有平衡态，也没有细致平衡来挑下一个候选。',
      source: 'Settles，Active Learning Literature Survey，Wisconsin TR 1648 (2009)',
    },
  },
};
