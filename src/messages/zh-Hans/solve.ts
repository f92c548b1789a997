import type { SameShape } from '../catalogue.ts';
import type { solve as en } from '../en/solve.ts';

/** `glassbox solve`：读到了什么、怎样搜索、找到了什么。 */
export const solve: SameShape<typeof en> = {
  about: '为 Ising、MaxCut 或 QUBO 文件寻找低能态（- 表示标准输入）',
  options: {
    time: '搜索的秒数（10；给了 --rounds 则不限）',
    target: '能量达到此值或更低时停止',
    replicas: '同时退火的状态数（默认按规模决定）',
    rounds: '做完这么多轮即停止',
    seed: '种子：种子和轮数相同，结果就相同',
    as: '文件无法说明时，指定其含义：ising、maxcut 或 qubo',
    sign: '能量的符号：“-” 表示 E = −ΣJss（ising），“+” 表示 E = +Σ',
    out: '把自旋写入此文件，每个自旋一个 + 或 -',
    json: '标准输出的最后一行是一个 JSON 对象',
    quiet: '不显示进度',
  },
  read: '{{name}}：{{format}}，{{size}} 个自旋，{{pairs}} 个耦合。',
  convention: {
    'ising-': '约定：E = −Σ J s s − Σ h s（ising，符号 -）。',
    'ising+': '约定：E = +Σ J s s + Σ h s（ising，符号 +）。',
    'maxcut+': '约定：E = Σ w s s = Σ w − 2 割值，因此能量最低即割值最大（maxcut，符号 +）。',
    'maxcut-':
      '约定：权重 w 是文件数值的相反数；E = Σ w s s = Σ w − 2 割值，因此能量最低即割值最大（maxcut，符号 -）。',
    'qubo+': '约定：E = Σ q x x，取最小，x 为 0 或 1；自旋中的 + 即 x = 1（qubo，符号 +）。',
    'qubo-': '约定：E = −Σ q x x，即 Σ q x x 取最大；自旋中的 + 即 x = 1（qubo，符号 -）。',
  },
  plan: {
    'anneal-tabu':
      '方法：在 {{engine}} 上分轮退火 {{replicas}} 个副本，其中一半从已知最好的状态出发；各轮之间做禁忌搜索。',
    'anneal-subgraphs':
      '方法：在 {{engine}} 上分轮退火 {{replicas}} 个副本，其中一半从已知最好的状态出发；各轮之间在大块子图上求精确最优，把若干状态中最好的部分拼接起来，并做禁忌搜索。',
  },
  range: {
    field: '温度：从 {{hottest}}（强耦合自旋的典型局域场）到 {{coldest}}（弱耦合自旋典型局域场的十分之一）。',
    gap: '温度：从 {{hottest}}（强耦合自旋的典型局域场）到 {{coldest}}（翻转一个自旋最小代价的八分之一）。',
  },
  duplicates: '重复给出的自旋对已相加：共 {{count}} 行，第一处在第 {{line}} 行。',
  unused: '没有耦合也没有外场、朝向任意的自旋：{{count}} 个，最前面是 {{first}}。',
  parts: '图由 {{count}} 个互不耦合的部分组成；它们一起求解。',
  rounding: '耦合已缩放为整数；最大舍入误差为 {{error}}。',
  best: '{{seconds}} 秒：能量 {{energy}}',
  bestCut: '{{seconds}} 秒：能量 {{energy}}，割值 {{cut}}',
  searching: '正在搜索，{{seconds}} / {{limit}} 秒',
  stopping: '正在停止，保留目前最好的状态。',
  result: '能量 {{energy}}',
  resultCut: '能量 {{energy}}，割值 {{cut}}',
  checked: '已按文件中的数值从头核对。自旋摘要 {{digest}}。',
  found:
    '共 {{seconds}} 秒，在第 {{best}} 秒找到；{{rounds}} 轮（每个副本 {{sweeps}} 次扫描），种子 {{seed}}。',
  honest: '这是启发式方法：给出的是遇到过的最好状态，并不证明没有更低的。',
  proof: {
    enumeration: '已证明：数遍了所有状态，没有更低的。',
    bound: '已证明：每个耦合和外场都得到满足，不可能更低。',
  },
  targetReached: '已达到目标。',
  targetMissed: '未达到目标 {{target}}。',
  interrupted: '已手动停止。',
  written: '自旋已写入 {{path}}。',
  allowed: {
    seconds: '大于 0 的秒数',
    replicas: '1 到 1024 的整数',
    rounds: '1 到 1000000 的整数',
    energy: '一个数',
    seed: '0 到 2^53 − 1 的整数',
    threads: '1 到 256 的整数',
    as: 'ising、maxcut 或 qubo',
    sign: '“-”或“+”（也可写 -1、1、minus、plus）',
  },
};
