/** 只有命令行和程序库才会遇到的问题，编号 700 到 799。 */
import type { headlessEn } from './errors-headless.en.ts';
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessZh: Readonly<Record<keyof typeof headlessEn, ProblemText>> = {
  'GBX-700': {
    what: '另一个进程正在 {{path}} 里工作（主机 {{host}} 上的进程 {{pid}}）。',
    means: '没有启动任何运行：同一个文件夹里的两次运行会互相覆盖。',
    todo: '请等它结束，或停止它，或用 --out 另选一个文件夹。',
  },
  'GBX-701': {
    what: '{{experiment}} 的样本不能分开计算。',
    means:
      '没有启动任何运行。分片可以划分 `glassbox describe` 注明可分的实验的样本，也可以划分一个网格里的各次运行。',
    todo: '请做成网格，例如 --seed 1..16：这样每个分片负责其中一部分运行。',
  },
  'GBX-702': {
    what: '{{samples}} 个样本要分成 {{shards}} 片：有的分片会一个也没有。',
    means: '没有启动任何运行。',
    todo: '请最多分成 {{samples}} 片，或增加样本数。',
  },
  'GBX-703': {
    what: '第 {{shard}} 片与其他分片不属于同一次运行：本应相同的内容不同。',
    means: '没有合并任何内容。这些分片的设置不同，或由不同版本算出。',
    todo: '请用其他分片的命令重新运行这一片。',
  },
};
