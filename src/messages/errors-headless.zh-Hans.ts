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
  'GBX-742': {
    what: '安装包里不含基准测试。',
    means: '基准测试针对源代码，并要安装用来比较的其他程序库。',
    todo: '请在项目源代码的文件夹里运行 `npm run bench`。',
  },
  'GBX-743': {
    what: '检验 {{host}} 的进程在测试引擎 {{engine}} 时被信号 {{signal}} 终止。',
    means: '它不是自己结束的，多半是显卡驱动崩溃了。此前测完的结果和其他环境的结果仍在报告里。',
    todo: '请更新驱动，或用 VK_ICD_FILENAMES 指定另一个；在此之前可用 --engine cpu 计算。',
  },
  'GBX-744': {
    what: '检验 {{host}} 的进程在测试引擎 {{engine}} 时 {{seconds}} 秒没有回应，已被终止。',
    means: '多半是显卡驱动停住了。此前测完的结果和其他环境的结果仍在报告里。',
    todo: '机器较慢时请延长等待（--timeout）；否则请更新驱动，在此之前可用 --engine cpu 计算。',
  },
  'GBX-745': {
    what: '检验 {{host}} 的进程在测试引擎 {{engine}} 时提前结束（退出码 {{code}}：{{reason}}）。',
    means: '这个引擎没有测完。此前测完的结果和其他环境的结果仍在报告里。',
    todo: '请再试一次；若仍如此，请更新显卡驱动，在此之前可用 --engine cpu 计算。',
  },
  'GBX-746': {
    what: '命令行旁边没有 {{file}}。',
    means: '所含各软件包的许可证应当放在那里：这份副本不完整。',
    todo: '请重新安装，或在项目源代码的文件夹里运行 `npm run build:headless`。',
  },
};
