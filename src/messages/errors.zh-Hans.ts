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
};
