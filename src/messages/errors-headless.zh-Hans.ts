/** 只有命令行和程序库才会遇到的问题，编号 700 到 799。 */
import type { headlessEn } from './errors-headless.en.ts';
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessZh: Readonly<Record<keyof typeof headlessEn, ProblemText>> = {
  'GBX-700': {
    what: '另一个进程正在 {{path}} 里工作（主机 {{host}} 上的进程 {{pid}}）。',
    means: '没有启动任何运行：同一个文件夹里的两次运行会互相覆盖。',
    todo: '请等它结束，或停止它，或用 --out 另选一个文件夹。',
  },
  'GBX-710': {
    what: '没有文件夹 {{path}}。',
    means: '没有绘制任何图。',
    todo: '请给出 `glassbox run` 写入的文件夹：它输出的最后一行里有名字。',
  },
  'GBX-711': {
    what: '{{path}} 里没有运行结果：缺少 {{missing}}。',
    means: '没有绘制任何图：图要根据 `glassbox run` 写下的文件来画。',
    todo: '请给出某次运行的文件夹，例如 results/side-by-side-1a2b3c4d。',
  },
  'GBX-712': {
    what: '实验 {{experiment}} 没有名为 {{name}} 的图。',
    means: '是否想写 {{nearest}}？没有绘制任何图。',
    todo: '它的图有：{{known}}。',
  },
  'GBX-713': {
    what: '{{path}} 里的运行还没有可画的内容。',
    means: '还没有写下任何一行能用于它的图的数据。',
    todo: '请等第一行数据，或继续运行：`glassbox run --resume {{path}}`。',
  },
  'GBX-714': {
    what: '{{path}} 的第 {{line}} 行不是一行数据。',
    means: '没有绘制任何图：文件被改动过，或者不完整。',
    todo: '请恢复该文件，或重新运行实验。',
  },
  'GBX-715': {
    what: '{{name}} 不能是 {{value}}。',
    means: '没有绘制任何图。',
    todo: '可用的值：{{allowed}}。',
  },
  'GBX-716': {
    what: '{{path}} 是一个文件，而要画的图有 {{count}} 幅。',
    means: '没有绘制任何图：后一幅会覆盖前一幅。',
    todo: '请用 --figure 指定一幅图（并用 --rows 指定一行），或用 --out 给出一个文件夹。',
  },
  'GBX-717': {
    what: '无法写入 {{path}}（{{reason}}）。',
    means: '在它之前的图已经写好，这一幅没有。',
    todo: '请用 --out 另选位置，或腾出空间并允许写入。',
  },
  'GBX-718': {
    what: '生成 PNG 的部件无法载入（{{reason}}）。',
    means: '它对每种系统各有一份，而本系统的那一份没有安装。',
    todo: '请用 `npm install` 重新安装，或加上 --format svg。',
  },
  'GBX-719': {
    what: '图 {{figure}} 无法绘制：{{why}}。',
    means: '没有绘制任何图。',
    todo: '去掉 --figure 就会画出所有可画的图；也可以换用其他 --rows。',
  },
};
