/** 只有命令行和程序库才会遇到的问题，编号 700 到 799。 */
import type { headlessEn } from './errors-headless.en.ts';
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessZh: Readonly<Record<keyof typeof headlessEn, ProblemText>> = {
  'GBX-700': {
    what: '另一个进程正在 {{path}} 里工作（主机 {{host}} 上的进程 {{pid}}）。',
    means: '没有启动任何运行：同一个文件夹里的两次运行会互相覆盖。',
    todo: '请等它结束，或停止它，或用 --out 另选一个文件夹。',
  },
  'GBX-730': {
    what: '{{path}} 不是 glassbox bench 的结果：{{why}}。',
    means: '没有比较：否则会把别种数字、或改动过的文件里的数字当成时间。',
    todo: '请给出 glassbox bench 写下的文件（bench/results/*.json），或网页 bench.html 保存的文件。',
  },
  'GBX-731': {
    what: '无法读取 {{path}}：{{reason}}。',
    means: '没有比较任何东西。',
    todo: '请检查路径，并确认有权读取这个文件。',
  },
  'GBX-732': {
    what: '{{first}} 和 {{second}} 没有共同的项目。',
    means: '两者测的环境、引擎或项目不同，因此无从并排比较。',
    todo: '请用相同的 --host 和 --engine 测量两次。',
  },
  'GBX-733': {
    what: '有一个环境没有测到：{{host}}（{{reason}}）。',
    means: '它是点名要测的，或者这里没有别的环境；没有为它写下任何结果。',
    todo: '请安装它，或用 CHROME_PATH 指明 Chrome；也可以用 --host 另选一个。',
  },
  'GBX-734': {
    what: '{{flag}} 不能与 {{other}} 同时使用。',
    means: '没有测量：两者要求的是各自不同的测量。',
    todo: '请去掉其中一个。',
  },
};
