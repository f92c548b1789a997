import type { SameShape } from '../catalogue.ts';
import type { skTransition as en } from '../en/sk-transition.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, samples, steps, hottest, coldest, copies, couplings, couplingBits, rule } = glassFields;

/** 实验 `sk-transition`：SK 玻璃在 T = 1 附近的有限尺寸标度。 */
export const skTransition: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size: { label: '最大的玻璃', help: '比较三种大小：这么多个自旋、一半、四分之一。' },
    samples,
    sweeps: { label: '每级温度的扫描轮数', help: '前一半让玻璃安定下来，后一半用来测量。' },
    steps,
    hottest,
    coldest,
    copies,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: '序号',
    temperature: 'T',
    scaledSmall: '四分之一的自旋',
    scaledSmallError: '标度重叠的误差（四分之一）',
    scaledMiddle: '一半的自旋',
    scaledMiddleError: '标度重叠的误差（一半）',
    scaledLarge: '全部自旋',
    scaledLargeError: '标度重叠的误差（全部）',
    binderSmall: '四分之一的自旋',
    binderSmallError: '宾德比的误差（四分之一）',
    binderMiddle: '一半的自旋',
    binderMiddleError: '宾德比的误差（一半）',
    binderLarge: '全部自旋',
    binderLargeError: '宾德比的误差（全部）',
    energySmall: '能量（四分之一的自旋）',
    energySmallError: '能量的误差（四分之一）',
    energyMiddle: '能量（一半的自旋）',
    energyMiddleError: '能量的误差（一半）',
    energyLarge: '能量（全部自旋）',
    energyLargeError: '能量的误差（全部）',
    identityGapSmall: '四分之一的自旋',
    identityGapSmallError: '恒等式之差的误差（四分之一）',
    identityGapMiddle: '一半的自旋',
    identityGapMiddleError: '恒等式之差的误差（一半）',
    identityGapLarge: '全部自旋',
    identityGapLargeError: '恒等式之差的误差（全部）',
  },
  ticks: { critical: 'Tc = 1' },
  figures: {
    scaled: {
      title: '用对了尺子，相变就看得见',
      caption:
        '两副本之间的 q²，乘以 N 的 2/3 次幂。在相变点以上，玻璃越大曲线越低；以下则越高。三条曲线在 T = 1 相会。',
      x: '温度 T/J',
      y: 'N^(2/3) ⟨q²⟩',
    },
    binder: {
      title: '常用的尺子却看不见',
      caption:
        '宾德比不需要乘 N 的幂；在许多相变中，不同大小的曲线正好在相变点相交。这种玻璃在 T = 1 却不相交：在这样的大小上，大玻璃仍然偏低；即使相交，也在 0.8 到 0.9 附近。',
      x: '温度 T/J',
      y: '宾德比 g',
    },
    identity: {
      title: '这些曲线可信吗？',
      caption: '对高斯耦合，不论大小，平衡态下 1 + 2Tu 都等于 ⟨q²⟩。偏离零的点，说明冷却太快。',
      x: '温度 T/J',
      y: '1 + 2Tu − ⟨q²⟩',
    },
  },
  findings: {
    'scaled-crossing': {
      label: '标度重叠的交点：',
      yes: 'T = {{temperature}} ± {{error}}；无穷大玻璃的相变在 1。',
      no: 'T = {{temperature}} ± {{error}}，离 1 较远：不是玻璃太小，就是扫描太少。',
      'cannot-tell': '就目前的误差棒，还看不出交点。',
    },
    'binder-crossing': {
      label: '宾德比：',
      yes: '在 T = 1 不相交，最大与最小的玻璃在那里相差 {{difference}} ± {{differenceError}}。',
      no: '在 T = 1 与预期不符：最大的玻璃反而偏高，差为 {{difference}} ± {{differenceError}}。',
      'cannot-tell': '在 T = 1 还无法比较。',
      'too-few': '在 T = 1 还无法比较。',
      unclear: '在 T = 1 相差 {{difference}} ± {{differenceError}}：误差棒太宽，无法判断。',
      nowhere:
        '在 T = 1 不相交：最大的玻璃在那里偏低，差为 {{difference}} ± {{differenceError}}；在这个范围内也没有确定的交点。',
      elsewhere:
        '在 T = 1 不相交：最大的玻璃在那里偏低，差为 {{difference}} ± {{differenceError}}。直到 T = {{temperature}} ± {{error}} 才相交。在 T = 1，重叠的分布还没有固定的形状，仍随 N 缓慢变化。',
    },
    'at-one': {
      label: 'T = {{temperature}} 处的共同高度：',
      yes: '从小到大依次为 {{small}}、{{middle}}、{{large}} ± {{error}}：是同一个数，约为 1.02。',
      no: '从小到大依次为 {{small}}、{{middle}}、{{large}} ± {{error}}：彼此不一致。',
      'cannot-tell': '目前还没有接近 1 的温度。',
    },
    equilibrium: {
      label: '平衡：',
      yes: '恒等式处处成立；差得最多处为 {{gap}} ± {{error}}，在 T = {{temperature}}。',
      no: '在 T = {{temperature}} 被破坏，差为 {{gap}} ± {{error}}：请增加扫描轮数。',
      'cannot-tell': '还不知道。',
    },
  },
  guess: {
    question: '只有 32、64、128 个自旋的玻璃，能看出无穷多个自旋的玻璃在哪里冻结吗？',
    options: {
      no: '不能，太小了',
      binder: '能，看宾德比的交点',
      scaled: '能，看标度重叠的交点',
      jump: '能，看能量在哪里跳变',
    },
    answer:
      '能，但要用对尺子。乘上 N 的 2/3 次幂之后，各种大小的重叠在 T = 1 相会。宾德比能找到许多别的相变，在这里却会误导人：这样的大小上，它的曲线还没有稳定下来。能量则始终平滑。',
  },
  presets: { large: '更大的玻璃', sharp: '更小的误差', hasty: '太快', binary: '±J' },
  presetHelp: {
    large: '128、256、512 个自旋：扇形张得更开，达到平衡也更久。',
    sharp: '样本与扫描轮数各加倍。',
    hasty: '每级温度只扫八轮：温度低处恒等式破了；交点在较热处，还保得住。',
    binary: '耦合取 ±1：相变不变，修正略有不同。',
  },
  breaks: {
    size: {
      text: '小尺寸曲线的交点并不就是相变点。修正随 N 衰减得很慢，两种大小都增大时，交点还会移动。',
      source: 'Aspelmeier、Billoire、Marinari 与 Moore，J. Phys. A 41, 324008 (2008)',
    },
    model: {
      text: '这里每个自旋都感受到其余所有自旋。三维玻璃的相变不同，指数不同，争论的历史也不同。',
      source: 'Baity-Jesi 等，Phys. Rev. B 88, 224416 (2013)',
    },
    learning: {
      text: '网络在某个噪声水平上学不动了，并不等于发生了相变。要说相变，就得像这里一样比较不同的大小。',
      source: 'arXiv:2405.13098',
    },
  },
};
