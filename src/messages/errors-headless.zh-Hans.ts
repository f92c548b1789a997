/** 只有命令行和程序库才会遇到的问题，编号 700 到 799。 */
import type { headlessEn } from './errors-headless.en.ts';
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessZh: Readonly<Record<keyof typeof headlessEn, ProblemText>> = {
  'GBX-700': {
    what: '另一个进程正在 {{path}} 里工作（主机 {{host}} 上的进程 {{pid}}）。',
    means: '没有启动任何运行：同一个文件夹里的两次运行会互相覆盖。',
    todo: '请等它结束，或停止它，或用 --out 另选一个文件夹。',
  },
  'GBX-720': {
    what: '{{path}} 里的运行已有 {{rows}} 行，当时没有保存自旋状态。',
    means: '没有启动任何运行：否则 spins.zarr 会从运行的半途开始。',
    todo: '请去掉 --spins 再继续，或用 --spins 在另一个文件夹里重新运行。',
  },
  'GBX-721': {
    what: '{{path}} 里的运行已经完成，当时没有保存自旋状态。',
    means: '没有运行任何东西：已有的结果不会重算。',
    todo: '要连同自旋状态再算一遍，请用 --out 另选一个文件夹。',
  },
};
