import type { SameShape } from '../catalogue.ts';
import type { slice as en } from '../en/slice.ts';
import { learnerFields } from './learner-words.ts';

const {
  seed,
  task,
  table,
  target,
  features,
  hidden,
  steps,
  points,
  inputs,
  activation,
  optimiser,
  learningRate,
  batch,
  profile,
} = learnerFields;

/** 实验 `slice`：过同一个极小点的四个平面，各自藏起了什么。 */
export const slice: SameShape<typeof en> = {
  panels: {
    learner: {
      title: '一个网络',
      about: '它的权重是几百维空间里的一个点。训练使这个点沿坡而下。',
    },
  },
  fields: {
    seed,
    task,
    table,
    target,
    features,
    hidden,
    steps,
    reach: {
      label: '图画到多远',
      help: '每幅图边长的一半，以路离终点的最大距离为单位。四幅图一样大。',
    },
    points,
    inputs,
    resolution: { label: '每边点数', help: '每幅图每边取多少个点；偶数会加一，使正中间恰是路的终点。' },
    activation,
    optimiser,
    learningRate,
    batch: { label: batch.label, help: '每一步抽取的点数。0 表示用全部点，没有噪声。' },
    profile,
  },
  columns: {
    slice: '哪幅图',
    share: '路在平面内的份额',
    rms: '离开平面（均方根）',
    max: '离开平面（最远）',
    halfWidth: '边长的一半',
    curvature1: '横向曲率',
    curvature2: '纵向曲率',
    meanCurvature: '所有方向的平均曲率',
    step: '训练步数',
    loss: '真实损失',
    distance: '离终点的距离',
    randomReading: '图上读数（随机）',
    filterReading: '图上读数（逐单元归一）',
    trajectoryReading: '图上读数（路的平面）',
    hessianReading: '图上读数（最大曲率）',
    randomOutside: '离开平面（随机）',
    filterOutside: '离开平面（逐单元归一）',
    trajectoryOutside: '离开平面（路的平面）',
    hessianOutside: '离开平面（最大曲率）',
  },
  figures: {
    random: {
      title: '两个随机方向',
      caption:
        '过训练终点（菱形）的一个平面上的训练损失。来路从方块起投影在平面上，各标记的颜色是当时真正的损失。这个平面几乎把整条路都藏了起来：一切仿佛发生在一个点上，而标记的颜色在那里的地面上根本没有。它显示的是所有方向的平均曲率，很小。',
    },
    filter: {
      title: '随机方向，逐单元归一',
      caption:
        '同样是随机方向，但在每个单元里的那一段与该单元的权重等长（滤波器归一化），于是一层的共同尺度不再重要。它照样藏起了几乎整条路，原因也一样：所有方向之中只取了两个。',
    },
    trajectory: {
      title: '路自己的平面',
      caption:
        '从终点量起，含有这条路最多的两个方向。路几乎没有被藏起，标记差不多融进了地面。可是这个平面是事后选的，它背对着每一面陡壁；而且随机游走也会画出同样光滑的弧。',
    },
    hessian: {
      title: '曲率最大的两个方向',
      caption:
        '从终点出发，损失上升最快的方向：前面的图里是平原，这里是一道窄谷。它藏起了几乎整条路，因为陡的方向走完之后，训练是沿着平的方向过来的。',
    },
    readings: {
      title: '你会读到什么',
      caption: '实线：网络真正的损失。其余：在画出路的地方，也就是垂足处，每幅图上的损失。',
      x: '训练步数',
      y: '训练损失',
    },
    outside: {
      title: '离图有多远',
      caption: '实线：离路的终点的距离。其余：离开各个平面的距离。',
      x: '训练步数',
      y: '权重空间中的长度',
    },
  },
  findings: {
    'hides-random': {
      label: '两个随机方向显示了',
      yes: '路的 {{share}}%；它离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
      no: '路的 {{share}}%；它离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
      'cannot-tell': '路的 {{share}}%；它离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
    },
    'hides-filter': {
      label: '逐单元归一后显示了',
      yes: '路的 {{share}}%；它离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
      no: '路的 {{share}}%；它离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
      'cannot-tell': '路的 {{share}}%；它离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
    },
    'hides-trajectory': {
      label: '路自己的平面显示了',
      yes: '它的 {{share}}%；离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
      no: '它的 {{share}}%；离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
      'cannot-tell': '它的 {{share}}%；离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
    },
    'hides-hessian': {
      label: '曲率最大的方向显示了',
      yes: '路的 {{share}}%；它离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
      no: '路的 {{share}}%；它离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
      'cannot-tell': '路的 {{share}}%；它离开平面的距离均方根为 {{rms}}，最远 {{max}}。',
    },
    misread: {
      label: '图上的损失就是行者的损失吗？',
      yes: '不是。在画路的地方读数，损失差了 {{random}} 倍（随机）、{{filter}} 倍（逐单元归一）、{{trajectory}} 倍（路的平面）、{{hessian}} 倍（最大曲率），都是沿路的中位数。',
      no: '这里差不多是：沿路的中位数为 {{random}} 倍（随机）、{{filter}} 倍（逐单元归一）、{{trajectory}} 倍（路的平面）、{{hessian}} 倍（最大曲率）。',
      'cannot-tell': '看不出来：沿路的中位数为 {{random}}、{{filter}}、{{trajectory}}、{{hessian}} 倍。',
      waiting: '路上各处的数据还没有来。',
    },
    curvatures: {
      label: '随机方向看得见陡壁吗？',
      yes: '看不见：最大的两个曲率是 {{top}} 与 {{second}}，所有方向平均为 {{mean}}，两个随机方向看到的是 {{random1}} 与 {{random2}}。',
      no: '这里看得见：最大的两个曲率是 {{top}} 与 {{second}}，所有方向平均为 {{mean}}，两个随机方向看到的是 {{random1}} 与 {{random2}}。',
      'cannot-tell': '看不出来：最大的两个曲率是 {{top}} 与 {{second}}，平均为 {{mean}}。',
    },
  },
  guess: {
    question: '四个平面穿过同一片地形的同一个点，都用同样的比例画出。四幅图有多像？',
    options: { alike: '很像：本来就是同一个谷', tilted: '同一个谷，转了转、拉了拉', other: '四个不同的故事' },
    answer:
      '四个故事：一片平原，一只浅碗，一条下坡的弧，一道峡谷。每一个都是真的，每一个都只说了几百个方向中的两个。所以，图应当写明路离它有多远，图上的标记应当显示那里真正的损失。',
  },
  presets: { near: '近看', wide: '更宽的网络', labels: '随机标签', teacher: '教师网络' },
  presetHelp: {
    near: '只看来路的十分之一：谷底。',
    wide: '64 个隐藏单元：方向更多，两个随机方向显示得更少。',
    labels: '十维空间里没有规律的标签。',
    teacher: '十个输入的教师网络，平方误差。',
  },
  breaks: {
    dimension: {
      text: '图上的谷与山口只属于两个方向。在高维空间里，几乎在每个平面上都像极小的点，可以是鞍点；图上的墙，在下一个方向上可以绕过去。',
      source: 'Dauphin 等，arXiv:1406.2572；Li、Xu、Taylor、Studer 与 Goldstein，arXiv:1712.09913',
    },
    walk: {
      text: '路差不多躺在两维里，这说明不了什么：高维随机游走的前两个主分量也占去大半，画出同样的弧。',
      source: 'Antognini 与 Sohl-Dickstein，arXiv:1806.08805',
    },
    scale: {
      text: '尖还是平，要看尺度：ReLU 网络可以改换尺度，函数不变而看上去更尖。逐单元归一去掉了一层的共同尺度，却没有去掉单元之间的相对尺度，“宽谷泛化得更好吗？”量的就是剩下的部分；另外三幅图什么也没去掉。',
      source: 'Dinh、Pascanu、Bengio 与 Bengio，arXiv:1703.04933',
    },
  },
};
