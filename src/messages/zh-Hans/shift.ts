import type { SameShape } from '../catalogue.ts';
import { columnsFor } from '../en/active-words.ts';
import type { shift as en } from '../en/shift.ts';
import { learnerFields } from './learner-words.ts';

const targets = { shape: '新形状', rule: '新规律', both: '两样都变' };
const quantities = {
  Miss: '相对误差',
  Doubt: '疑虑（分歧）',
  Residual: '定律的残差',
  MissKnows: '知道 k 时的相对误差',
  DoubtKnows: '知道 k 时的疑虑',
  Alarm: '疑虑警报',
  Classifier: '分类器检验',
  Mmd: 'MMD',
  Law: '定律警报',
  AlarmKnows: '知道 k 时的疑虑警报',
  ClassifierKnows: '输入含 k 的分类器检验',
  MmdKnows: '输入含 k 的 MMD',
};
const rings = (caption: string) => ({ caption, x: '变化的大小', y: '报警的重复所占比例' });

/** 实验 `shift`：学过一类板的代理模型遇上另一类板。 */
export const shift: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '只见过矩形的集成',
      about:
        '网络从一点“看到”的东西，即板的形状和边界上给定的温度，学会导热系数单一的矩形板内的温度。然后板变了。切去一角，输入是新的，定律照旧（协变量偏移）；导热系数处处不同，输入照旧，背后的定律换了（概念偏移）。每块板都有精确解作评判。',
    },
  },
  fields: {
    seed: learnerFields.seed,
    largest: {
      label: '最大的变化',
      help: '取 1 时，缺口占每边的三到六成，ln k 从板的一端到另一端升高 6。',
    },
    levels: { label: '分几级', help: '从没有变化到最大变化之间分几步。' },
    plates: { label: '学多少块板', help: '矩形板，每块有自己的边长和边界温度。' },
    points: { label: '每块取几点', help: '板内告知温度的位置数。' },
    members: { label: '网络数', help: '每个集成的成员；它们的分歧就是疑虑。' },
    width: { label: '隐藏单元', help: '两个隐藏层各有多宽。' },
    steps: { label: '训练步数', help: 'Adam，每步 128 个点；学习率沿余弦降到零。' },
    sample: {
      label: '一次检验用几块板',
      help: '每次检验拿这么多块新板与同样多的矩形板相比，每块只取一点：同一块板上的点不是独立样本。',
    },
    repeats: { label: '检验重复次数', help: '每次用另一批板；图中是报警的比例。' },
    judged: { label: '评判用的板', help: '误差取自这些板；变化大小不同时用的是同一批。' },
    cells: { label: '图的格数', help: '沿较长的一边。' },
    permutations: { label: '置换次数', help: '打乱标签多少次，用来算 MMD 的 p 值。' },
    task: {
      label: '带家族的表',
      help: '按物种分的企鹅（是不是雄的？），按家族分的合成材料（电导率的常用对数；数据是编造的），或者自己的、有一列写着分组的表。',
      options: { penguins: '企鹅', materials: '合成材料', own: learnerFields.task.options.own },
    },
    table: learnerFields.table,
    target: learnerFields.target,
    features: { label: learnerFields.features.label, help: '列名用逗号隔开；留空则用除分组以外的其余各列。' },
    group: { label: '分组所在的列', help: '自己的表用。十行以上的组各留出一次，最多十二组。' },
  },
  columns: {
    phase: '运行阶段',
    amount: '变化的大小',
    ...columnsFor(targets, quantities, { between: '：', error: '，误差' }),
    distance: '到角的距离',
    cornerMiss: '各距离上的误差',
    cornerMissError: '它的误差',
    cornerDoubt: '各距离上的疑虑',
    cornerDoubtError: '它的误差',
    cornerControl: '没有缺口时该处的误差',
    cornerControlError: '它的误差',
    shown: '板',
    heldOut: '留出的家族的编号（0：不留）',
    family: '留出的家族',
    wrong: '误差（答错的比例，或平均绝对误差）',
    wrongError: '它的误差',
    guessed: '瞎猜的误差',
    guessedError: '它的误差',
    expected: '自己预计的误差',
    expectedError: '它的误差',
    relative: '误差与瞎猜之比',
    relativeError: '它的误差',
    relativeExpected: '预计的误差与瞎猜之比',
    relativeExpectedError: '它的误差',
    familyAlarm: '疑虑警报',
    familyAlarmError: '它的误差',
    familyClassifier: '分类器检验',
    familyClassifierError: '它的误差',
    familyMmd: 'MMD',
    familyMmdError: '它的误差',
  },
  columnWords: { shown: { source: '原来的矩形', shape: '新形状', rule: '新规律', both: '两样都变' } },
  curves: { level: '5 %，检验的水平', guess: '瞎猜' },
  figures: {
    miss: {
      title: '误差',
      caption: '集成均值的误差，以每块板上温度的大小为单位，对板取平均。',
      x: '变化的大小',
      y: '相对误差',
    },
    doubt: {
      title: '疑虑',
      caption: '集成的标准差，单位相同。与误差对照着看：疑虑跟不上误差的地方，集成错了还很有把握。',
      x: '变化的大小',
      y: '疑虑',
    },
    plate: {
      title: '一块板，四个世界',
      caption: '原来的板、新形状、新规律、两样都变，都取最大的变化。残差按这块板真正的导热系数来算。',
      x: 'x',
      y: 'y',
      panels: {
        exact: '真实温度',
        said: '集成的均值',
        error: '误差',
        doubt: '疑虑',
        residual: '定律的残差',
      },
    },
    shapeAlarms: {
      title: '谁察觉新形状？',
      ...rings('各种探测器在 5 % 水平上报警的重复所占比例；误差棒为 68 % 区间的一半。'),
    },
    ruleAlarms: {
      title: '谁察觉新规律？',
      ...rings('同上。只看输入的探测器察觉不到，除非输入里有 k；知道新 k 的定律可以。'),
    },
    bothAlarms: { title: '两样都变，谁察觉？', ...rings('同上，既有缺口，导热系数又不均匀。') },
    knows: {
      title: '新规律，输入里有 k',
      caption:
        '这个集成知道 ln k 及其梯度，但只见过一个值：它并没有更准，却会起疑。虚线：不知道 k 的集成的疑虑。',
      x: '变化的大小',
      y: '相对大小',
    },
    corner: {
      title: '凹角附近',
      caption: '误差与疑虑随到角距离的变化，以温度的尺度为单位。点线：同样的板没有缺口时，同样的位置。',
      x: '距离 / 板的大小',
      y: '误差',
    },
    families: {
      title: '没见过的家族',
      caption:
        '一张表里的行。0：各家族都学一些行，问另一些行；1、2……：学的时候把一个家族整个留出，偏偏问它（企鹅：阿德利、帽带、巴布亚；材料：类石榴石、类磷酸盐、类钙钛矿、类硫银锗矿、类硫代磷酸盐、类卤化物；自己的表的家族名写在各行里）。纵轴是误差与瞎猜之比，瞎猜指训练行里最常见的类或中位数：1 就是碰运气。虚线：集成预计自己有多大误差。误差棒按行算（合成材料按世界算），没有计入训练集之间的重叠。',
      x: '留出的家族',
      y: '与瞎猜之比',
    },
    familyAlarms: {
      title: '谁察觉新家族？',
      caption:
        '每种探测器在 5 % 水平上报警的重复所占比例，两边各 40 行。同一张表的各次重复共用它的行，所以误差棒偏小；合成材料的各个世界是独立的。',
      x: '留出的家族',
      y: '报警的重复所占比例',
    },
  },
  findings: {
    learnt: {
      label: '在学过的地方模型是好的：',
      yes: '是的：在没见过的矩形板上误差为 {{miss}} ± {{error}} %。',
      no: '不好：在没见过的矩形板上误差为 {{miss}} ± {{error}} %。下面的结论说明不了什么。',
      'cannot-tell': '在没见过的矩形板上误差为 {{miss}} ± {{error}} %。',
    },
    covariate: {
      label: '新形状会响警报：',
      yes: '会：误差是矩形板上的 {{times}} ± {{error}} 倍，疑虑是 {{doubt}} ± {{doubtError}} 倍；{{repeats}} 次重复中警报响了 {{rings}} 次。',
      no: '不会：误差是矩形板上的 {{times}} ± {{error}} 倍，疑虑是 {{doubt}} ± {{doubtError}} 倍，{{repeats}} 次重复中警报只响了 {{rings}} 次。',
      'cannot-tell':
        '误差是矩形板上的 {{times}} ± {{error}} 倍，疑虑是 {{doubt}} ± {{doubtError}} 倍；{{repeats}} 次重复中警报响了 {{rings}} 次。',
    },
    concept: {
      label: '新规律悄无声息：',
      yes: '是的：误差是原来的 {{times}} ± {{error}} 倍，疑虑是 {{doubt}} ± {{doubtError}} 倍。{{repeats}} 次重复中，警报响了 {{rings}} 次，分类器 {{classifier}} 次，MMD {{mmd}} 次。',
      no: '不，有人听见了：误差是原来的 {{times}} ± {{error}} 倍，疑虑是 {{doubt}} ± {{doubtError}} 倍。{{repeats}} 次重复中，警报响了 {{rings}} 次，分类器 {{classifier}} 次，MMD {{mmd}} 次。',
      'cannot-tell':
        '误差是原来的 {{times}} ± {{error}} 倍，疑虑是 {{doubt}} ± {{doubtError}} 倍。{{repeats}} 次重复中，警报响了 {{rings}} 次，分类器 {{classifier}} 次，MMD {{mmd}} 次。',
    },
    law: {
      label: '知道新 k 的定律听得见：',
      yes: '听得见，{{repeats}} 次重复中响了 {{rings}} 次。它不需要测任何温度，但得有人知道 k 变了。',
      no: '听不见，{{repeats}} 次重复中只响了 {{rings}} 次。',
      'cannot-tell': '{{repeats}} 次重复中响了 {{rings}} 次。',
    },
    knows: {
      label: '输入里有 k，全都会响：',
      yes: '是的：{{repeats}} 次中警报响了 {{rings}} 次，分类器 {{classifier}} 次，MMD {{mmd}} 次。看得见的，才可能察觉它没见过；误差照样是 {{miss}} ± {{error}} %。',
      no: '不响：{{repeats}} 次中警报响了 {{rings}} 次，分类器 {{classifier}} 次，MMD {{mmd}} 次。误差为 {{miss}} ± {{error}} %。',
      'cannot-tell':
        '不是全响，或者还不能肯定：{{repeats}} 次中警报响了 {{rings}} 次，分类器 {{classifier}} 次，MMD {{mmd}} 次。误差为 {{miss}} ± {{error}} %。',
    },
    calibrated: {
      label: '没有变化时它们安静：',
      yes: '是的：响得最多的一个在 {{repeats}} 次重复中响了 {{worst}} 次，即 {{low}} 到 {{high}} % 之间（许诺的是 5 %；七种探测器合起来为 95 % 区间）。',
      no: '不：有一个在 {{repeats}} 次重复中响了 {{worst}} 次，即 {{low}} 到 {{high}} % 之间，而许诺的是 5 %。',
      'cannot-tell':
        '响得最多的一个在 {{repeats}} 次重复中响了 {{worst}} 次，即 {{low}} 到 {{high}} % 之间：要与 5 % 分清，还需要更多重复。',
    },
    corner: {
      label: '失败就在角上：',
      yes: '是的：距角为板大小的 {{distance}} 处，误差为 {{miss}} ± {{error}} %；没有缺口的板在同样位置为 {{control}} ± {{controlError}} %，远离角处为 {{far}} ± {{farError}} %。最近的一圈为 {{near}} ± {{nearError}} %：边上给定的温度把它拉住了。',
      no: '不是：距角为板大小的 {{distance}} 处，误差为 {{miss}} ± {{error}} %；没有缺口的板在同样位置为 {{control}} ± {{controlError}} %；远处 {{far}} ± {{farError}} %，最近一圈 {{near}} ± {{nearError}} %。',
      'cannot-tell':
        '距角为板大小的 {{distance}} 处，误差为 {{miss}} ± {{error}} %；没有缺口的板在同样位置为 {{control}} ± {{controlError}} %；远处 {{far}} ± {{farError}} %，最近一圈 {{near}} ± {{nearError}} %。',
    },
    families: {
      label: '没见过的家族，误差变大：',
      yes: '是的，最差的是 {{family}}：误差为瞎猜的 {{held}} ± {{error}} %，随机划分时为 {{random}} ± {{randomError}} %。{{all}} 个家族里，有 {{chance}} 个在两倍误差之内不比瞎猜强。',
      no: '没有，最差的是 {{family}}：误差为瞎猜的 {{held}} ± {{error}} %，随机划分时为 {{random}} ± {{randomError}} %。{{all}} 个家族里，有 {{chance}} 个在两倍误差之内不比瞎猜强。',
      'cannot-tell':
        '最差的是 {{family}}：误差为瞎猜的 {{held}} ± {{error}} %，随机划分时为 {{random}} ± {{randomError}} %。{{all}} 个家族里，有 {{chance}} 个在两倍误差之内不比瞎猜强。',
    },
    sure: {
      label: '对有的家族，集成过于自信：',
      yes: '是的，{{family}}：预计误差为瞎猜的 {{expected}} ± {{expectedError}} %，实际是 {{held}} ± {{error}} %。',
      no: '没有，{{family}}：预计误差为瞎猜的 {{expected}} ± {{expectedError}} %，实际是 {{held}} ± {{error}} %。',
      'cannot-tell':
        '{{family}}：预计误差为瞎猜的 {{expected}} ± {{expectedError}} %，实际是 {{held}} ± {{error}} %。',
    },
    familyAlarms: {
      label: '探测器察觉新家族：',
      yes: '个个都察觉：各家族共检验 {{tests}} 次，疑虑警报响了 {{alarm}} 次，分类器 {{classifier}} 次，MMD {{mmd}} 次；疑虑警报对 {{family}} 响得最少，{{repeats}} 次中 {{least}} 次。随机划分时，{{repeats}} 次中依次为 {{quietAlarm}}、{{quietClassifier}}、{{quietMmd}} 次。',
      no: '有一个没被察觉：各家族共检验 {{tests}} 次，疑虑警报响了 {{alarm}} 次，分类器 {{classifier}} 次，MMD {{mmd}} 次；疑虑警报对 {{family}} 响得最少，{{repeats}} 次中 {{least}} 次。随机划分时，{{repeats}} 次中依次为 {{quietAlarm}}、{{quietClassifier}}、{{quietMmd}} 次。',
      'cannot-tell':
        '不是全都响，或者还不能肯定：各家族共检验 {{tests}} 次，疑虑警报响了 {{alarm}} 次，分类器 {{classifier}} 次，MMD {{mmd}} 次；疑虑警报对 {{family}} 响得最少，{{repeats}} 次中 {{least}} 次。随机划分时，{{repeats}} 次中依次为 {{quietAlarm}}、{{quietClassifier}}、{{quietMmd}} 次。',
    },
  },
  guess: {
    question:
      '模型学的板只有一种导热系数。现在导热系数变了，形状和边界温度看上去与从前一样。它的疑虑会随误差一起变大吗？',
    options: {
      yes: '会：错了的网络会互相争执',
      no: '不会：它们意见一致，一起错',
      some: '会变大一点',
    },
    answer:
      '不会。疑虑针对的是没见过的输入，而这些输入见过成千上万次。所有网络都拿旧答案回答新问题。只有知道新规律的才听得见：带着新导热系数的定律本身，或者几次测量。',
  },
  presets: {
    slight: '小变化',
    few: '板很少',
    many: '板很多',
    sharp: '更灵敏的检验',
    materials: '材料的家族',
  },
  presetHelp: {
    slight: '最多到十分之三：变化多大才有人察觉？',
    few: '只有 32 块矩形板：模型差一些，处处疑虑多一些。',
    many: '1024 块矩形板、十个网络：模型更好，也更安全吗？要一两分钟。',
    sharp: '每次检验 120 块板：更小的变化也听得见。',
    materials: '表换成编造的合成材料：六个家族，各留出一次。',
  },
  breaks: {
    chance: {
      text: '问到另一个家族时，模型可以比瞎猜还差：家族之间学到的差别，在新家族内部未必成立。药物与靶点正是如此：对已知的蛋白质和化合物说得很准，遇到新的就差得多。',
      source:
        'Chatterjee 等，Nat. Commun. 14, 1989 (2023)；Kramer 与 Gedeck，J. Chem. Inf. Model. 50, 1961 (2010)',
    },
    matched: {
      text: '这里的新规律是特意做得纯粹的：边界温度在精确解所能达到的程度上与旧板相同。现实中新规律多半也带来新输入，可能因此而报警。',
      source: 'Quiñonero-Candela 等编，Dataset Shift in Machine Learning (2009)，第 1 章',
    },
    told: {
      text: '残差听得见新规律，是因为有人告诉它新的导热系数。定律本身若是错的或过时的，它和数据一样沉默。',
      source: 'Kennedy 与 O’Hagan，J. R. Stat. Soc. B 63, 425 (2001)',
    },
    independent: {
      text: '检验许诺的 5 % 只对独立的点成立。少数几块板上的许多点并不独立：若把每块板的点全用上，不变也会报警。',
      source: 'Gretton 等，J. Mach. Learn. Res. 13, 723 (2012)，第 3 节',
    },
    harmless: {
      text: '检验报警，说的是输入不同，不是模型错了。板足够多时，无关紧要的变化也会被查出来。',
      source: 'Rabanser、Günnemann 与 Lipton，arXiv:1810.11953',
    },
  },
};
