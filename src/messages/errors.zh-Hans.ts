/** 各类问题的中文说明，编号与 `errors.en.ts` 一一对应：发生了什么、意味着什么、可以怎么做。 */
import type { errorsEn, ProblemText } from './errors.en.ts';

export const errorsZh: Readonly<Record<keyof typeof errorsEn, ProblemText>> = {
  'GBX-101': {
    what: '此页面不在安全上下文中。',
    means: 'WebGPU 需要 https 或 localhost，因此实验室改用 CPU 引擎运行。',
    todo: '若想使用 GPU，请通过 https 或 localhost 打开本页。',
  },
  'GBX-102': {
    what: '这里没有 WebGPU。',
    means: '实验室改用 CPU 引擎运行，所得数值不变。',
    todo: '若想使用 GPU，请换用支持 WebGPU 的浏览器：Chrome 或 Edge 113、Safari 26、Windows 上的 Firefox 141，或更新的版本。',
  },
  'GBX-103': {
    what: 'WebGPU 可用，但没有找到显卡适配器。',
    means: '驱动缺失或被禁用；实验室改用 CPU 引擎运行，所得数值不变。',
    todo: '可以更新显卡驱动，也可以直接继续：除了速度，什么都不会损失。',
  },
  'GBX-104': {
    what: '只找到一个软件模拟的 GPU（{{adapter}}）。',
    means: '它比 CPU 引擎慢 10 到 100 倍，因此改用 CPU 引擎。',
    todo: '若要在它上面检验内核，请手动选择 WebGPU。',
  },
  'GBX-110': {
    what: 'GPU 设备已丢失（{{reason}}）。',
    means: '运行将从最近的检查点（第 {{row}} 行）继续。',
    todo: '无需操作；若再次发生，运行会转到 CPU 引擎。',
  },
  'GBX-201': {
    what: '{{asked}} 放不下：本设备的 {{limitName}} 为 {{limit}}。',
    means: '尚未分配任何内存。',
    todo: '请不要超过 {{largest}}，或换一个引擎。',
  },
  'GBX-202': {
    what: '{{engine}} 引擎没有 {{what}}。',
    means: '没有运行任何东西，因为换一种做法会得到不同的数值。',
    todo: '请选择 {{instead}}。',
  },
  'GBX-203': {
    what: '一个自旋的耦合之和达到 {{largest}} 个单位；局域场必须小于 {{limit}}。',
    means: '局域场以整数保存，这样的数值放不下。',
    todo: '请减少耦合位数（--coupling-bits），或把耦合整体缩小。',
  },
  'GBX-204': {
    what: '请求了 {{states}} 个状态（样本数乘以副本数），每个 {{size}} 个自旋。',
    means: '自旋玻璃可有 {{smallest}} 到 {{largest}} 个自旋、1 到 {{mostStates}} 个状态。',
    todo: '请调整自旋数、样本数或副本数。',
  },
  'GBX-220': {
    what: 'GPU 在{{where}}时报错：{{message}}',
    means: '正在计算的内容不可信，已全部弃用；上一个检查点仍然有效。',
    todo: '请改用 CPU 引擎重新运行（数值完全相同），并把这条信息连同 GPU 名称一起反馈。',
  },
  'GBX-221': {
    what: 'GPU 在{{where}}时显存不足：{{message}}',
    means: '这个状态没有保留任何内容；显存可能被其他程序占用。',
    todo: '请关闭其他占用 GPU 的程序，减少副本数或系统尺寸，或改用 CPU 引擎。',
  },
  'GBX-222': {
    what: '这个 WebGPU 引擎（或它的这个状态）已经关闭。',
    means: '关闭之后又有调用到来，因此没有可以计算的对象。',
    todo: '请重新打开引擎，并恢复上一个检查点。',
  },
};
