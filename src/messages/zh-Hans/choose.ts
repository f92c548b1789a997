import type { SameShape } from '../catalogue.ts';
import type { CandidateColumns, choose as en } from '../en/choose.ts';
import { budgetWords, ensembleWords, policyNames } from './active-words.ts';

const { random, epistemic, aleatoric, improvement, bound } = policyNames;
const candidate = <L extends 'A' | 'B'>(letter: L) =>
  ({
    [`name${letter}`]: `${letter}：成分`,
    [`prediction${letter}`]: `${letter}：预测`,
    [`doubt${letter}`]: `${letter}：两种不确定合计`,
    [`epistemic${letter}`]: `${letter}：无知`,
    [`aleatoric${letter}`]: `${letter}：噪声`,
  }) as { readonly [K in CandidateColumns<L>]: string };

/** 实验 `choose`：候选 A 还是 B，人与各策略同场。 */
export const choose: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '您来买，它们也买',
      about:
        '一百六十个锂电解质候选，全是编造的，电导率只有生成器知道。每一轮，您的模型推出两个：A 是它最不了解的，B 是测量最分散的。您为其中一个付钱。五种策略用同类的模型，在同一个世界里从同样的起点开始买；同一个候选，不管谁测，得到的数都一样。',
    },
  },
  fields: {
    seed: { label: '世界', help: '换一个数，候选、真值、噪声都换。' },
    picks: { label: '您的选择', help: '每轮一个字母，如 ABBA。它们写在链接里：一个链接就是一局。' },
    rounds: { label: '轮数', help: '您付得起的测量次数。' },
    blind: {
      label: '盲选',
      help: '字母打乱，只显示两种不确定的总和。各代表什么，选完才说。',
    },
    loudNoise: budgetWords.loudNoise,
    noise: budgetWords.noise,
    ruggedness: {
      label: '崎岖程度',
      help: '相邻成分之间真值起伏多大，单位 log10 S/cm。',
    },
    first: budgetWords.first,
    candidates: budgetWords.candidates,
    heldOut: budgetWords.heldOut,
    model: {
      label: '模型',
      help: '高斯过程被告知每个家族重复得多准；网络得自己弄清楚，开头猜得很差。',
      options: { process: '高斯过程', ensemble: '网络集成' },
    },
    ...ensembleWords,
  },
  columns: {
    measured: '测量次数',
    youBest: '您：买到的最好',
    youMiss: '您：模型的误差',
    youLoud: '您：买在嘈杂家族',
    randomBest: `${random}：买到的最好`,
    randomMiss: `${random}：模型的误差`,
    randomLoud: `${random}：买在嘈杂家族`,
    epistemicBest: `${epistemic}：买到的最好`,
    epistemicMiss: `${epistemic}：模型的误差`,
    epistemicLoud: `${epistemic}：买在嘈杂家族`,
    aleatoricBest: `${aleatoric}：买到的最好`,
    aleatoricMiss: `${aleatoric}：模型的误差`,
    aleatoricLoud: `${aleatoric}：买在嘈杂家族`,
    improvementBest: `${improvement}：买到的最好`,
    improvementMiss: `${improvement}：模型的误差`,
    improvementLoud: `${improvement}：买在嘈杂家族`,
    boundBest: `${bound}：买到的最好`,
    boundMiss: `${bound}：模型的误差`,
    boundLoud: `${bound}：买在嘈杂家族`,
    bestThereIs: '池中最好',
    picked: '已选几次',
    ...candidate('A'),
    ...candidate('B'),
    lastLetter: '上一次选的',
    lastName: '您买了',
    lastWhy: '它被推出来的理由',
    lastMeasured: '测得',
    lastTruth: '真值',
    lastNoise: '一次测量的噪声',
  },
  figures: {
    offer: {
      title: '您为哪一个付钱？',
      caption:
        '无知是您的模型对真值知道得多少，噪声是测一次会分散多少；都以 log10 电导率的标准差表示。付了钱，只有一个会变小。',
      options: { A: '候选 A', B: '候选 B' },
      measures: { prediction: '预测', epistemic: '无知', aleatoric: '噪声', doubt: '合计' },
      choose: '测 {{letter}}',
      chosen: '您测了 {{letter}}。还剩 {{left}} 轮。',
      over: '钱花完了。下面是您买到的，以及别人买到的。',
    },
    best: {
      title: '买到的最好候选',
      caption: '各自测过的候选中真值最高者的 log10 电导率（S/cm）。一局就是一次抽样：没有误差棒。',
      x: '测量次数',
      y: 'log10 电导率',
    },
    miss: {
      title: '模型错了多少',
      caption: '在 200 个谁也买不到的候选上与真值的均方根距离，单位 log10 S/cm。',
      x: '测量次数',
      y: '模型的误差',
    },
    loud: {
      title: '买在嘈杂家族的',
      caption: '多少次测量花在了测不准的那个家族。',
      x: '测量次数',
      y: '花在那里的测量',
    },
  },
  findings: {
    bought: {
      label: '您的钱花在了学得到的地方：',
      yes: '{{made}} 次选择中有 {{loud}} 次落在嘈杂家族（噪声 {{noise}}）。随机选购：{{randomLoud}}；买噪声的：{{aleatoricLoud}}。',
      no: '{{made}} 次选择中有 {{loud}} 次落在嘈杂家族（噪声 {{noise}}），那里一次测量说明不了什么。随机选购：{{randomLoud}}；买噪声的：{{aleatoricLoud}}。',
      'cannot-tell':
        '{{made}} 次选择中有 {{loud}} 次落在嘈杂家族。随机选购：{{randomLoud}}；买噪声的：{{aleatoricLoud}}。',
      waiting: '您还没有选：有 {{rounds}} 轮等着您。',
    },
    best: {
      label: '这一局您找到的比随机选购好：',
      yes: '是的：{{mine}}，随机 {{random}}；您领先 {{rivals}} 种策略中的 {{beaten}} 种，与 {{ties}} 种打平。池中最好：{{there}}。',
      no: '没有：{{mine}}，随机 {{random}}；您领先 {{rivals}} 种策略中的 {{beaten}} 种，与 {{ties}} 种打平。池中最好：{{there}}。',
      'cannot-tell':
        '一样：{{mine}}；您领先 {{rivals}} 种策略中的 {{beaten}} 种，与 {{ties}} 种打平。池中最好：{{there}}。',
      waiting: '您还没有选。',
    },
    model: {
      label: '这一局您的模型比随机选购的好：',
      yes: '是的：误差 {{mine}}，随机 {{random}}，买无知的 {{epistemic}}，买噪声的 {{aleatoric}}。您领先 {{rivals}} 种策略中的 {{beaten}} 种。',
      no: '没有：误差 {{mine}}，随机 {{random}}，买无知的 {{epistemic}}，买噪声的 {{aleatoric}}。您领先 {{rivals}} 种策略中的 {{beaten}} 种。',
      'cannot-tell': '误差 {{mine}}，随机 {{random}}，买无知的 {{epistemic}}，买噪声的 {{aleatoric}}。',
      waiting: '您还没有选。',
    },
    trap: {
      label: '在这个世界里，一直买噪声是有代价的：',
      yes: '是的：{{rounds}} 轮之后，它买到的最好比买无知的低 {{behind}}，模型的误差多出 {{worse}}。它有 {{loud}} 次测量花在嘈杂家族。',
      no: '没有：{{rounds}} 轮之后，它买到的最好比买无知的低 {{behind}}，模型的误差多出 {{worse}}（负数说明它运气好）。一个世界证明不了什么，要看许多候选池的那个实验。',
      'cannot-tell':
        '只有一部分：{{rounds}} 轮之后，它买到的最好比买无知的低 {{behind}}，模型的误差多出 {{worse}}。一个世界证明不了什么，要看许多候选池的那个实验。',
      waiting: '各策略还在买。',
    },
  },
  guess: {
    question: '还能再测一种材料。A 是模型最不了解的，B 的测量预计最分散。您为哪一个付钱？',
    options: {
      a: 'A：不知道的可以学到',
      b: 'B：最不确定，收获最大',
      either: '都一样：不确定就是不确定',
    },
    answer:
      'A。它的不确定是无知，测一次就去掉大半，连近邻也跟着明白。B 的不确定是噪声，测完还是那么大。单独一局可能由运气决定；世界多了，买噪声的就落在后面。',
  },
  presetGroups: { games: '一局' },
  presets: {
    'all-a': '总选 A',
    'all-b': '总选 B',
    blind: '盲选',
    'another-world': '另一个世界',
    networks: '网络',
    longer: '三十轮',
  },
  presetHelp: {
    'all-a': '十二次都买模型最不了解的。',
    'all-b': '十二次都买最分散的：这就是陷阱。',
    blind: '字母不说明什么；您只能看预测、家族与两种不确定的总和。',
    'another-world': '换一批候选，换一个真值。',
    networks: '用网络集成代替高斯过程：它把噪声当成知识，陷阱更难看出来。',
    longer: '大家都有更多的钱。',
  },
  breaks: {
    one: {
      text: '一局就是一次抽样。赢的人是对了还是走运，只有重复才说得清。',
      source: '见实验 active-learning',
    },
    own: {
      text: '高斯过程被告知噪声，而它对自己的无知说得准不准，要看核选得对不对。网络两样都得自己弄清楚，八次测量之后会把拟合进去的噪声当成知识：换个模型看看。',
      source: '此处所测；Valdenegro-Toro 与 Mori，arXiv:2204.09308',
    },
    noise: {
      text: '如果噪声本身就是问题，它就值得买：重复性研究是特意去买它的。而把同一个候选反复测量、平均掉噪声，这里不卖。',
      source: 'Settles，Active Learning Literature Survey，Wisconsin TR 1648 (2009)',
    },
    materials: {
      text: '材料是编造的。真实的表格里噪声并不已知，家族之间的差别也不止两个数，许多看似噪声的，其实是没人记下的制备过程。',
      source: 'Therrien 等，Digital Discovery (2026)，10.1039/D5DD00441A',
    },
  },
};
