/** 只有命令行和程序库才会遇到的问题，编号 700 到 799。 */
import type { headlessEn } from './errors-headless.en.ts';
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessZh: Readonly<Record<keyof typeof headlessEn, ProblemText>> = {
  'GBX-700': {
    what: '另一个进程正在 {{path}} 里工作（主机 {{host}} 上的进程 {{pid}}）。',
    means: '没有启动任何运行：同一个文件夹里的两次运行会互相覆盖。',
    todo: '请等它结束，或停止它，或用 --out 另选一个文件夹。',
  },
  'GBX-740': {
    what: '项 {{term}} 不能用在 {{size}} 个格点的问题里。',
    means: '格点是从 0 到格点数减一的整数；数值必须有限；耦合与边连接两个不同的格点。',
    todo: '请改正这一项，或改正格点数。',
  },
  'GBX-741': {
    what: '{{value}} 不是可用的线程数。',
    means: 'CPU 引擎的线程数是 1 到 256 的整数。',
    todo: '请换一个数，或不写。',
  },
};
