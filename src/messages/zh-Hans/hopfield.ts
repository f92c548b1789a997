import type { SameShape } from '../catalogue.ts';
import type { hopfield as en } from '../en/hopfield.ts';
import { glassFields, glassPortraits } from './glass-words.ts';

const { seed, size, copies, rule } = glassFields;

/** 实验 `hopfield`：记忆的提取与负载。 */
export const hopfield: SameShape<typeof en> = {
  panels: {
    glass: {
      title: '自旋的记忆',
      about:
        '这里的耦合不是随机抽取的：每存一个图案，就往耦合里加上它的一份。从某个图案附近出发的副本，应当能找回这个图案。',
    },
  },
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: { label: '温度', help: '为零时，自旋总是听从邻居。' },
    heaviest: { label: '最重的负载', help: '最满的记忆里，平均每个自旋存多少图案，即 P/N。' },
    sweeps: { label: '扫描轮数', help: '副本从起点出发，可以弛豫多久。' },
    loads: { label: '负载的个数', help: '从最轻到最重，均匀分布。' },
    lightest: { label: '最轻的负载', help: '最空的记忆里，平均每个自旋存多少图案。' },
    samples: { label: '样本数', help: '有多少组随机图案；误差棒由此而来。' },
    copies,
    rule,
  },
  columns: {
    load: '负载 α = P/N',
    patterns: '图案数 P',
    kept: '与所存图案的重叠',
    keptError: '重叠的误差',
    remembered: '记住的比例',
    rememberedError: '比例的误差',
    chance: '随机出发的最佳重叠',
    chanceError: '最佳重叠的误差',
    energyKept: '能量（从图案出发）',
    energyKeptError: '能量的误差（从图案出发）',
    energyChance: '能量（随机出发）',
    energyChanceError: '能量的误差（随机出发）',
    exact: 'N → ∞ 时的重叠',
  },
  curves: { retrieval: '提取态，N → ∞' },
  ticks: { capacity: '容量 0.138' },
  figures: {
    retrieval: {
      title: '先是全记得，然后全忘',
      caption:
        '副本与出发时那个图案的重叠。虚线：随机出发的副本，取它最接近的图案。点线：无穷大的记忆，一下子全部丢光。',
      x: '负载 α = P/N',
      y: '重叠 m',
    },
    remembered: {
      title: '还记得多少？',
      caption: '与原图案的重叠仍在 0.8 以上的副本所占的比例。',
      x: '负载 α = P/N',
      y: '比例',
    },
    energy: {
      title: '记忆并非最低的态',
      caption: '副本停下时的能量：从图案出发的，以及随机出发的。',
      x: '负载 α = P/N',
      y: '每个自旋的能量',
    },
    overlaps: { title: '全有或全无', caption: '单个副本与其图案的重叠怎样分布。', x: '重叠 m', y: '密度' },
  },
  findings: {
    theory: {
      label: '负载轻时记得住吗？',
      yes: '记得住：α = {{load}} 时重叠为 {{kept}} ± {{error}}；无穷大的记忆保留 {{exact}}。',
      no: '与预期不符：α = {{load}} 时重叠为 {{kept}} ± {{error}}，无穷大的记忆保留 {{exact}}。',
      'cannot-tell': 'α = {{load}} 时重叠为 {{kept}} ± {{error}}。',
    },
    breakdown: {
      label: '记忆在哪里崩溃？',
      yes: '在 α = {{load}} 附近，平均重叠降到 0.7 以下。T = 0 的无穷大记忆在 0.138 崩溃；小的记忆则在它附近模糊地过渡。',
      no: '不在这个范围内：α = {{heaviest}} 时重叠为 {{kept}}。',
      'cannot-tell': '还没到：α = {{heaviest}} 时重叠仍有 {{kept}}。',
    },
    anywhere: {
      label: '随机出发能想起什么吗？',
      yes: '不能：α = {{load}} 时，随机出发的最佳重叠是 {{chance}} ± {{error}}。这些副本停在谁也没有存过的谷里。',
      no: '能：α = {{load}} 时，最佳重叠是 {{chance}} ± {{error}}。',
      'cannot-tell': '能想起一部分：α = {{load}} 时，最佳重叠是 {{chance}} ± {{error}}。',
    },
  },
  guess: {
    question: '往同一个记忆里存越来越多的图案，先前的会怎样？',
    options: { fade: '全都慢慢淡去', oldest: '最早的先丢', all: '几乎同时全部丢失', none: '没有影响' },
    answer:
      '几乎同时全部丢失，大约在每个自旋 0.138 个图案的时候。在那之前，每个图案都保存得几乎完好。图案彼此干扰，一旦超过容量，干扰就把每个副本都带走了。',
  },
  presets: { warm: '温热', large: '大记忆', small: '小记忆' },
  presetHelp: {
    warm: 'T = 0.3 时，记得更少，记住的也更模糊。',
    large: '一千个自旋：崩溃来得更陡。',
    small: '一百个自旋：过渡变得模糊。',
  },
  breaks: {
    symmetric: {
      text: '点线是副本对称的解。T = 0 时副本对称略有破缺，容量移到 0.1382 左右，变化太小，这里看不出来。',
      source: 'Amit、Gutfreund 与 Sompolinsky，Ann. Phys. 173, 30 (1987)',
    },
    dynamics: {
      text: '点线只说图案附近有没有这样的态。超过容量以后，副本慢慢离开图案，停在半路；那里的重叠，点线并不知道。',
      source: 'Amit、Gutfreund 与 Sompolinsky，Phys. Rev. Lett. 55, 1530 (1985)',
    },
    learning: {
      text: '赫布规则只把图案加起来，从不改错。训练出来的网络会改正错误，平均每个权重最多能存两个图案。',
      source: 'Gardner，J. Phys. A 21, 257 (1988)',
    },
  },
};
