import type { SameShape } from '../catalogue.ts';
import type { skFreeze as en } from '../en/sk-freeze.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** 实验 `sk-freeze`：两种冷却速率，以及淬火之后的老化。 */
export const skFreeze: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: { label: '淬火到的温度', help: '从随机状态一下子投到这个温度，然后观察。' },
    sweeps: { label: '每级温度的扫描轮数', help: '指快冷；慢冷用十倍的轮数。' },
    longest: { label: '最长的观察', help: '淬火之后，把副本与它的过去比较多久。' },
    steps,
    hottest,
    coldest,
    samples,
    copies,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: '序号',
    temperature: 'T',
    selfFast: '快冷',
    selfFastError: '自重叠的误差（快冷）',
    flipsFast: '快冷',
    flipsFastError: '翻转率的误差（快冷）',
    energyFast: '能量（快冷）',
    energyFastError: '能量的误差（快冷）',
    selfSlow: '慢十倍',
    selfSlowError: '自重叠的误差（慢冷）',
    flipsSlow: '慢十倍',
    flipsSlowError: '翻转率的误差（慢冷）',
    energySlow: '能量（慢十倍）',
    energySlowError: '能量的误差（慢冷）',
    time: 't',
    ratio: 't 与年龄之比',
    age1: '年龄 1 时记下',
    age1Error: '年龄 1 的误差',
    age10: '年龄 10 时记下',
    age10Error: '年龄 10 的误差',
    age100: '年龄 100 时记下',
    age100Error: '年龄 100 的误差',
    age1000: '年龄 1000 时记下',
    age1000Error: '年龄 1000 的误差',
    scaled10: '年龄 10',
    scaled10Error: '年龄 10 的误差（按年龄计时）',
    scaled100: '年龄 100',
    scaled100Error: '年龄 100 的误差（按年龄计时）',
    scaled1000: '年龄 1000',
    scaled1000Error: '年龄 1000 的误差（按年龄计时）',
    flipRate: '年龄 t 时每次更新的翻转率',
    flipRateError: '年龄 t 时翻转率的误差',
  },
  curves: { 'q-ea': '同一个谷内的 q，N → ∞' },
  ticks: { critical: 'Tc：平衡态，N → ∞' },
  figures: {
    ageing: {
      title: '玻璃记得自己的年龄',
      caption:
        '淬火之后，在四个年龄各记下副本的样子，过 t 之后再与自己比较。年轻的玻璃忘得快，年老的忘得慢。若在平衡态，四条曲线本该合成一条。',
      x: '记下之后的时间 t（扫描轮数）',
      y: '相关 C(t_w, t_w + t)',
    },
    scaled: {
      title: '以年龄计时',
      caption: '同样的曲线，横轴改为 t 除以年龄。它们彼此靠拢：要紧的是过去了几个年龄。',
      x: 't / t_w',
      y: '相关 C(t_w, t_w + t)',
    },
    cooling: {
      title: '冷得慢，冻得晚',
      caption:
        '副本与半级温度之前的自己比较。慢冷在每级温度看得更久，所以冻得更晚。点线是同一个谷内的重叠，也就是永远看下去之后剩下的。',
      x: '温度 T/J',
      y: '自重叠',
    },
    flips: {
      title: '没有什么突然停下',
      caption: '自旋更新中真正翻转的比例。它随温度平滑下降：并没有“冻结的一刻”。',
      x: '温度 T/J',
      y: '每次更新的翻转率',
    },
    'flip-rate': {
      title: '越来越慢，却从不静止',
      caption:
        '淬火之后，自旋更新中真正翻转的比例随时间的变化。先降一阵，然后就几乎不再降：大多数翻转只是自旋在谷里来回摆，剩下的才是老化。',
      x: '淬火之后的时间（扫描轮数）',
      y: '每次更新的翻转率',
    },
  },
  findings: {
    rate: {
      label: '什么时候冻住的？',
      yes: '要看观察多久：快冷时，自重叠在 T = {{fast}} 以下留住一半；慢冷则要到 T = {{slow}} 以下。',
      no: '这里两种冷却冻得差不多，分别在 {{fast}} 与 {{slow}}。',
      'cannot-tell': '不在这个温度范围内。',
    },
    flips: {
      label: '翻转渐渐消失：',
      yes: '从最高温时占全部更新的 {{hot}}%，降到 T = {{temperature}} 时的 {{cold}}%，中间没有跳变。',
      no: '这里并非如此：最高温时 {{hot}}%，T = {{temperature}} 时 {{cold}}%。',
      'cannot-tell': '目前从 {{hot}}% 降到 {{cold}}%。',
    },
    memory: {
      label: '玻璃知道自己的年龄：',
      yes: '过了 {{time}} 轮，年龄 1000 的副本与自己仍有 {{old}} 的重叠，年龄 10 的只剩 {{young}}（± {{error}}）。',
      no: '这里并非如此：过了 {{time}} 轮，两种年龄忘得一样多（{{old}} 与 {{young}}）。这不是玻璃。',
      'cannot-tell': '过了 {{time}} 轮，{{old}} 与 {{young}} 之差还在误差 {{error}} 之内，无法判断。',
    },
    left: {
      label: '还剩多少：',
      yes: '在 T = {{temperature}}，年龄 1000 的副本过了 {{time}} 轮还剩 {{c}} ± {{error}}，没有摆脱过去。',
      no: '在 T = {{temperature}}，年龄 1000 的副本过了 {{time}} 轮只剩 {{c}} ± {{error}}，已经摆脱过去。',
      'cannot-tell': '年龄 1000 的副本过了 {{time}} 轮剩 {{c}} ± {{error}}。',
    },
  },
  guess: {
    question: '把玻璃冷却得慢十倍，它会在同一个温度冻结吗？',
    options: {
      same: '会，相变就该如此',
      lower: '不会，温度更低',
      higher: '不会，温度更高',
    },
    answer:
      '温度更低。冻结不是一个事件，而是冷却与弛豫的赛跑。淬火之后赛跑还在继续：玻璃越老，忘得越慢；以自己的年龄计时，它看上去却总是一个样。',
  },
  presets: { warm: '不成玻璃', cold: '更冷', slow: '慢十倍', patient: '看得更久' },
  presetHelp: {
    warm: 'T = 1.2，在相变之上：几轮之后，各种年龄忘得一样快。',
    cold: 'T = 0.2：记忆保持得更久。',
    slow: '两种冷却都用十倍的时间：都冻得更晚。',
    patient: '淬火之后观察到三万轮。',
  },
  breaks: {
    ergodicity: {
      text: '老化中的 SK 玻璃最终能否摆脱过去，很晚才有答案：极长的运行之后，仍有一部分记忆永远留下。',
      source: 'Bernaschi、Billoire、Maiorano、Parisi 与 Ricci-Tersenghi，arXiv:1906.11195',
    },
    finite: {
      text: '有限的玻璃，年龄一旦超过自身的弛豫时间，就不再老化。自旋少，这一天就来得早。',
      source: 'Bouchaud、Cugliandolo、Kurchan 与 Mézard，arXiv:cond-mat/9702070',
    },
    networks: {
      text: '训练中的网络也会老化，原因却不同：参数多于所需时，平坦方向让权重越漂越慢，并没有势垒挡着。',
      source: 'Baity-Jesi 等，arXiv:1803.06969',
    },
  },
};
