import type { SameShape } from '../catalogue.ts';
import type { teacherStudent as en } from '../en/teacher-student.ts';

/** 实验 `teacher-student`：一道题也没答错的学生，身上有多少教师的影子。 */
export const teacherStudent: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '学生',
      about:
        '只会答“是”或“否”的感知机。例子由一位同类的教师标好，学生从所有与教师答得完全一致的感知机中抽取。',
    },
  },
  fields: {
    seed: { label: '种子', help: '种子与设置相同，运行就相同。' },
    students: {
      label: '学生',
      help: '权重在球面上，从所有不出错的学生中均匀抽取；或者权重为 ±1，像自旋一样翻动；或者权重少到可以把学生逐个数完。',
      options: {
        spherical: '球面权重，抽取',
        binary: '±1 权重，翻动',
        counted: '±1 权重，逐个数',
      },
    },
    size: { label: '权重数', help: '一个学生有多少个权重。±1 权重若为偶数则加一，免得例子两可。' },
    heaviest: { label: '最大负载', help: '运行到每个权重多少个例子为止，α = P/N。' },
    sweeps: { label: '每级负载的扫描轮数', help: '每个权重重新抽取多少次；后一半用来测量。' },
    lightest: { label: '最小负载', help: '从每个权重多少个例子开始。' },
    loads: { label: '负载的级数', help: '从最小到最大，均匀分布。' },
    temperature: {
      label: '温度',
      help: '用于翻动的 ±1 权重：学生多容易放弃一个例子。一个例子就是一份能量。',
    },
    counted: { label: '要数的权重数', help: '2^N 个学生一个不漏。21 个权重一眨眼，27 个要几秒。' },
    samples: { label: '班级数', help: '每班一位教师和一套例子；误差棒由此而来。' },
    copies: { label: '每班学生数', help: '球面权重时：从各自的起点出发这么多，从教师处出发也这么多。' },
  },
  columns: {
    load: '负载 α = P/N',
    patterns: '例子数 P',
    direction: '方向',
    overlap: 'R，学生与教师',
    overlapError: 'R 的误差',
    twins: 'q，学生与学生',
    twinsError: 'q 的误差',
    gap: 'R − q',
    gapError: 'R − q 的误差',
    functions: 'q_f，答案的一致程度',
    functionsError: 'q_f 的误差',
    gibbs: '单个学生的 ε（Gibbs）',
    gibbsError: 'Gibbs ε 的误差',
    bayes: '全体表决的 ε（Bayes）',
    bayesError: 'Bayes ε 的误差',
    hebb: 'Hebb 规则的 ε',
    hebbError: 'Hebb ε 的误差',
    stable: '最大稳定度的 ε',
    stableError: '最大稳定度 ε 的误差',
    stability: '稳定度 κ',
    stabilityError: 'κ 的误差',
    unfinished: 'κ 至多还差',
    starts: 'R：从教师出发 − 从别处出发',
    startsError: '此差的误差',
    memory: 'R 的记忆（轮）',
    memoryError: '记忆的误差',
    climbing: 'R，上行',
    climbingError: '上行 R 的误差',
    falling: 'R，下行',
    fallingError: '下行 R 的误差',
    wrongClimbing: '答错比例，上行',
    wrongClimbingError: '上行答错比例的误差',
    wrongFalling: '答错比例，下行',
    wrongFallingError: '下行答错比例的误差',
    arrived: '到达教师的比例',
    arrivedError: '该比例的误差',
    entropy: 'ln(学生数)/N',
    entropyError: 'ln(学生数)/N 的误差',
    alone: '只剩教师',
    aloneError: '只剩教师的误差',
  },
  curves: {
    overlap: '精确，N → ∞',
    gibbs: '单个学生，N → ∞',
    bayes: '全体表决，N → ∞',
    hebb: 'Hebb 规则，N → ∞',
    stable: '最大稳定度，N → ∞',
    thermal: '陌生的学生，N → ∞',
    entropy: '精确，N → ∞',
  },
  ticks: { transition: '只剩教师，1.245', spinodal: '陌生人的尽头，1.493' },
  figures: {
    overlaps: {
      title: '学生与教师，学生与学生',
      caption:
        '实线：与教师的重叠 R，学生自己量不到。虚线：两个学生的重叠 q，谁都量得到。两者相同。点线：精确曲线。下方（球面权重）：q_f，两个学生对新例子的回答有多一致，1 为总是一致，0 为与瞎猜无异。',
      x: '负载 α = P/N',
      y: '重叠',
    },
    identity: {
      title: '两者之差',
      caption: '逐班求 R − q，附误差。不论规模与负载，平均都是零。',
      x: '负载 α = P/N',
      y: 'R − q',
    },
    errors: {
      title: '没见过的例子，错多少',
      caption:
        '答错的概率：任意一个不出错的学生（Gibbs）、全体一起表决（Bayes）、把例子简单相加（Hebb）、离所有例子最远的学生（最大稳定度）。细线：精确，N → ∞。',
      x: '负载 α = P/N',
      y: '错误率 ε',
    },
    starts: {
      title: '起点忘掉了吗',
      caption: '从教师出发的链与从别处出发的链，R 之差。双方都忘掉起点之后，在误差之内为零。',
      x: '负载 α = P/N',
      y: 'R 之差',
    },
    hysteresis: {
      title: '上行下行，两条路',
      caption:
        '实线：从任意处出发，例子越来越多。虚线：从教师出发，例子越来越少。点线：此温度下陌生学生的精确曲线。刻度是 T = 0 的。',
      x: '负载 α = P/N',
      y: '与教师的重叠 R',
    },
    wrong: {
      title: '见过的例子，错多少',
      caption: '温度高于零，学生会答错一些见过的例子；与教师重合时一个也不错。',
      x: '负载 α = P/N',
      y: '答错比例',
    },
    entropy: {
      title: '还剩多少学生',
      caption: '不出错的学生数取对数，再除以权重数。无穷大的班级在 1.245 降到零，小班级则被抹平。',
      x: '负载 α = P/N',
      y: 'ln(学生数)/N',
    },
    alone: {
      title: '只剩教师',
      caption: '除了教师再无别人的班级占多少。',
      x: '负载 α = P/N',
      y: '班级比例',
    },
  },
  findings: {
    identity: {
      label: 'q 等于 R 吗？',
      yes: '等于，{{loads}} 级负载全都如此。差得最多的是 α = {{load}}：{{gap}} ± {{error}}（{{sigmas}} 倍误差；这么多级负载允许 {{limit}} 倍）。两个学生彼此相像的程度，正是学生像教师的程度。',
      no: '不等：α = {{load}} 时相差 {{gap}} ± {{error}}，是误差的 {{sigmas}} 倍，只允许 {{limit}} 倍。平均相等是定理，所以学生还没有抽均匀：请增加扫描轮数。',
      'cannot-tell': '班级太少，说不准：α = {{load}} 时 R − q 为 {{gap}} ± {{error}}。',
    },
    curves: {
      label: '错误率与理论相符吗？',
      yes: '相符：四种规则、{{loads}} 级负载，都在误差加上有限尺寸允许的 {{allowed}} 之内。最勉强的是 α = {{load}}：{{ours}} ± {{error}}，精确值 {{exact}}。',
      no: '不符：α = {{load}} 时错误率为 {{ours}} ± {{error}}，精确值 {{exact}}。',
      'cannot-tell': '班级太少，说不准：α = {{load}} 时为 {{ours}} ± {{error}}，精确值 {{exact}}。',
      'off-gibbs':
        'Gibbs 不符：α = {{load}} 时错误率为 {{ours}} ± {{error}}，N → ∞ 的精确值为 {{exact}}；有限尺寸允许 {{allowed}}。',
      'off-bayes':
        'Bayes 不符：α = {{load}} 时错误率为 {{ours}} ± {{error}}，N → ∞ 的精确值为 {{exact}}；有限尺寸允许 {{allowed}}。',
      'off-hebb':
        'Hebb 不符：α = {{load}} 时错误率为 {{ours}} ± {{error}}，N → ∞ 的精确值为 {{exact}}；有限尺寸允许 {{allowed}}。',
      'off-stable':
        '最大稳定度不符：α = {{load}} 时错误率为 {{ours}} ± {{error}}，N → ∞ 的精确值为 {{exact}}；有限尺寸允许 {{allowed}}。',
    },
    best: {
      label: '三个臭皮匠，顶个诸葛亮？',
      yes: '顶得上：α = {{load}} 时全体表决的错误率是 {{bayes}}，单个学生是 {{gibbs}}；Hebb 是 {{hebb}}，最大稳定度是 {{stable}}。',
      no: '这里不行：α = {{load}} 时全体表决是 {{bayes}}，单个学生是 {{gibbs}}，Hebb 是 {{hebb}}。',
      'cannot-tell': '太接近，说不准：α = {{load}} 时全体表决 {{bayes}}，单个学生 {{gibbs}}。',
    },
    settled: {
      label: '起点忘掉了吗？',
      yes: '忘掉了：从教师出发和从别处出发，各级负载都相差不到 {{margin}}。最慢的至少记得 {{memory}} 轮，测量了 {{sweeps}} 轮。',
      no: '没有：α = {{load}} 时相差 {{gap}} ± {{error}}。最慢的至少记得 {{memory}} 轮，测量了 {{sweeps}} 轮。请增加扫描轮数。',
      'cannot-tell':
        '还看不出：α = {{load}} 时相差 {{gap}} ± {{error}}。最慢的至少记得 {{memory}} 轮，测量了 {{sweeps}} 轮。',
    },
    hysteresis: {
      label: '有滞后吗？',
      yes: '有：α = {{load}} 时，上行的学生 R = {{climbing}} ± {{climbingError}}，从教师处下行的 R = {{falling}} ± {{fallingError}}。例子一样，温度一样，只是来路不同。',
      no: '没有：两条路重合。相差最大处 α = {{load}}，分别为 {{climbing}} ± {{climbingError}} 与 {{falling}} ± {{fallingError}}。',
      'cannot-tell':
        '太接近，说不准：上行 {{climbing}} ± {{climbingError}}，下行 {{falling}} ± {{fallingError}}。',
      waiting: '要等下行才知道。',
    },
    thermal: {
      label: '转变之前与理论相符吗？',
      yes: '相符：在 T = {{temperature}} 上行，R 与 N → ∞ 的精确值一致。偏得最多的是 α = {{load}}：{{ours}} ± {{error}}，精确值 {{exact}}。',
      no: '不符：α = {{load}}、T = {{temperature}} 时 R 为 {{ours}} ± {{error}}，精确值 {{exact}}，有 {{wrong}}% 的例子答错。学生卡在半路上了：这就是玻璃。',
      'cannot-tell': 'T = {{temperature}} 时说不准：{{ours}} ± {{error}}，精确值 {{exact}}。',
    },
    stuck: {
      label: '只剩教师时，找得到教师吗？',
      yes: '没有马上找到：从 α = {{transition}} 起再没有别人不出错；上行的学生在 T = {{temperature}} 可以答错一些，α = {{load}} 时 R = {{climbing}} ± {{error}}。到 α = {{heaviest}}，{{arrived}}% 的观测中学生到了教师那里。',
      no: '找得到：α = {{load}} 时 R = {{climbing}} ± {{error}}。',
      'cannot-tell': '太接近，说不准：α = {{load}} 时 R = {{climbing}} ± {{error}}。',
      late: '没有马上找到：从 α = {{transition}} 起再没有别人不出错；上行的学生在 T = {{temperature}} 可以答错一些，α = {{load}} 时 R = {{climbing}} ± {{error}}。直到 α = {{late}} 才走过一半；到 α = {{heaviest}}，{{arrived}}% 的观测中学生到了教师那里。',
      waiting: '从 α = {{transition}} 起才只剩教师，这次运行没有走到那里。',
    },
    jump: {
      label: '跳在哪里？',
      yes: 'R 在 α = {{at}} ± {{error}} 走过陌生人与教师的一半。无穷大的班级在 {{transition}} 一跳而过；权重这么少，跳跃被抹平，也挪了位置。',
      no: '到 α = {{heaviest}} 也没看到，那里 R = {{overlap}}。',
      'cannot-tell': '没有走到：α = {{heaviest}} 时 R = {{overlap}}。',
    },
    lone: {
      label: '什么时候只剩教师？',
      yes: 'α = {{at}} ± {{error}} 时有一半班级只剩教师；α = {{load}} 时占 {{percent}}%。',
      no: '这个范围内没有：α = {{load}} 时只占 {{percent}}%。',
      'cannot-tell': '说不准：α = {{load}} 时占 {{percent}}%。',
      waiting: '要等更多负载。',
    },
  },
  guess: {
    question: '同班两个学生没见过教师，题目全都答对。从哪里看得出它们离教师有多近？',
    options: {
      nothing: '看不出，只能问教师',
      training: '看见过的例子错了多少',
      twins: '看两个学生彼此有多像',
    },
    answer:
      '看它们彼此有多像。教师也可以是任何一个与例子相符的人，所以平均来说，两个学生彼此的距离，就是每个学生与教师的距离：q = R。玻璃的序参量，量出了学到多少。',
  },
  presets: {
    spherical: '球面权重',
    large: '两百个权重',
    binary: '滞后',
    cold: '滞后，低温',
    counted: '逐个数完',
  },
  presetGroups: { students: '学生' },
  presetHelp: {
    spherical: '均匀抽取学生：R、q 和错误率的四条精确曲线。',
    large: '权重四倍，只看两级负载：更接近精确曲线，也更慢。',
    binary: 'T = 0.7 的 ±1 权重：从任意处上行，再从教师处下行。',
    cold: 'T = 0.3 时上行的学生起初合乎理论，到 α ≈ 1 就卡住了，答错了本可答对的例子：一块玻璃。',
    counted: '十九个 ±1 权重：五十多万个学生全数一遍，数一百个班。',
  },
  breaks: {
    sgd: {
      text: '这里的学生是从所有不出错的学生中均匀抽取的。梯度下降训练出的网络并非如此：它偏爱某些解，对那些解 q = R 不一定成立。',
      source: 'Soudry 等，J. Mach. Learn. Res. 19, 70 (2018)：在可分的数据上，梯度下降走向最大稳定度',
    },
    nishimori: {
      text: 'q = R 之所以成立，是因为学生知道教师是怎样抽出来的，也知道教师不出错（西森线）。在这条线上副本对称是精确的，平衡态没有玻璃。学生若处在别的温度，或与教师不是一类，就离开了这条线。',
      source: '西森秀稔，Statistical Physics of Spin Glasses and Information Processing (2001)',
    },
    finite: {
      text: '曲线都是 N → ∞ 的。五十个权重的学生，错误率与曲线相差为 1/N 的量级，小到测不出来；二十个 ±1 权重，跳跃只是一段斜坡。唯有恒等式在任何规模都精确。',
      source: 'Engel 与 Van den Broeck，Statistical Mechanics of Learning (2001)',
    },
    stuck: {
      text: '上行的学生要耽搁多久，取决于怎样翻动。过了失稳点（T = 0 时为 1.493），理论上它们与教师之间再无阻隔，可一次翻一个权重的学生在那里照样卡成玻璃；别的算法能找到教师。',
      source: 'Horner，Z. Phys. B 86, 291 (1992)；Seung、Sompolinsky 与 Tishby，Phys. Rev. A 45, 6056 (1992)',
    },
  },
};
