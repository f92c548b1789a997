import type { SameShape } from '../catalogue.ts';
import type { chaos as en } from '../en/chaos.ts';
import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, hottest, couplingBits, rule } = glassFields;

/** 实验 `chaos`：耦合或温度的小小改变。 */
export const chaos: SameShape<typeof en> = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: { label: '温度', help: '原来的玻璃与改了耦合的玻璃都处在这个温度。' },
    strongest: {
      label: '最大的改动',
      help: '掺进多少别的耦合（相对于原来的耦合）；温度也按同样的比例升高。',
    },
    sweeps: { label: '扫描轮数', help: '四分之一用来冷却，四分之一用来安定，一半用来测量。' },
    samples,
    hottest,
    couplingBits,
    rule,
  },
  columns: {
    strength: '改动 ε 或 ΔT/T',
    bond: '相似度（改耦合）',
    bondError: '相似度的误差（改耦合）',
    thermal: '相似度（改温度）',
    thermalError: '相似度的误差（改温度）',
    bondQ2: '与改了耦合者的 q²',
    bondQ2Error: 'q² 的误差（改耦合）',
    thermalQ2: '与改了温度者的 q²',
    thermalQ2Error: 'q² 的误差（改温度）',
    own: '原玻璃自身的 q²',
    ownError: '自身 q² 的误差',
  },
  figures: {
    likeness: {
      title: '键变了，谷也变了',
      caption:
        '两块玻璃有多相似；谷完全相同时为 1。实线：耦合改动的比例为 ε。虚线：耦合不变，温度升高同样的比例。',
      x: '改动 ε 或 ΔT/T',
      y: '相似度 r',
    },
    squares: {
      title: '背后的重叠',
      caption: '与原玻璃的重叠平方的平均。温度升高时它也会下降，因为热的副本处处更松；r 已经扣除了这一点。',
      x: '改动 ε 或 ΔT/T',
      y: 'q²',
    },
  },
  findings: {
    bonds: {
      label: '改了耦合，会去别处吗？',
      yes: '会：改动为 {{strength}} 时，相似度降到 {{r}} ± {{error}}。',
      no: '这里不会：改动为 {{strength}} 时，相似度仍有 {{r}} ± {{error}}。',
      'cannot-tell': '看不出来：改动为 {{strength}} 时，相似度为 {{r}} ± {{error}}。',
    },
    thermal: {
      label: '改了温度呢？',
      yes: '看不到这种事：温度升高 {{percent}}% 时，相似度为 {{r}} ± {{error}}。在这样的尺寸，温度混沌是看不见的。',
      no: '温度升高 {{percent}}% 时，相似度降到 {{r}} ± {{error}}。这么小的玻璃，多半是没有安定或已经融化，而不是混沌。',
      'cannot-tell': '看不出来：温度升高 {{percent}}% 时，相似度为 {{r}} ± {{error}}。',
    },
  },
  guess: {
    question: '把所有耦合改动一点，或者把温度改动同样的比例，哪一个更能挪动那些谷？',
    options: { bonds: '耦合', thermal: '温度', both: '一样', none: '都不能' },
    answer:
      '耦合，而且远胜温度。升温后谷还是那些谷，只是副本在里面更松散。对无穷大的玻璃，两者都应当通向全然不同的谷；但温度要起这个作用，需要的自旋太多，在这样的尺寸没有人见过。',
  },
  presets: { larger: '更大的玻璃', warm: '温热', hasty: '太快' },
  presetHelp: {
    larger: '二百五十六个自旋：改动耦合的作用更强。',
    warm: '靠近相变，几乎没有谷可以改变。',
    hasty: '只扫四十轮：同一块玻璃的副本彼此也不一致。',
  },
  breaks: {
    size: {
      text: '混沌说的是大玻璃：改动再小，只要 N 足够大，它终会得胜。只看一个尺寸的曲线，最多见到开头。',
      source: 'Bray 与 Moore，Phys. Rev. Lett. 58, 57 (1987)',
    },
    thermal: {
      text: '在 SK 中，人们用上千个自旋找过温度混沌，发现它极弱。虚线停在 1 附近，并不能否定它。',
      source: 'Billoire 与 Marinari，J. Phys. A 33, L265 (2000)',
    },
    learning: {
      text: '换掉几个训练样本，网络的“耦合”就变了。函数会不会跟着变，正是稳定性研究要问的；那里的答案多半是不会。',
      source: 'Bousquet 与 Elisseeff，J. Mach. Learn. Res. 2, 499 (2002)',
    },
  },
};
