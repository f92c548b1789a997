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
  'GBX-760': {
    what: '--array {{array}} 不是任务列表。',
    means: '没有写出任何内容。',
    todo: '请按 Slurm 的写法给出任务：--array 0-99；或 --array 0-99%10，表示同时最多十个。',
  },
  'GBX-761': {
    what: '--array {{array}} 缺少 {{shards}} 片中 {{missing}} 片的任务：{{first}}。',
    means: '没有写出任何内容：第 I 个任务计算第 I 片，所以任务必须是 0 到 {{last}}，一个也不能少。',
    todo: '请用 --array 0-{{last}}。只想运行其中几片时，把列表交给 submit.sh：./submit.sh --array=3,17',
  },
  'GBX-762': {
    what: '{{name}} {{value}} 不能用。',
    means: '没有写出任何内容。',
    todo: '{{name}} 应为：{{allowed}}。',
  },
  'GBX-763': {
    what: '这里没有 sbatch（{{reason}}）。',
    means: '没有写出也没有提交任何内容：这台机器不能向 Slurm 集群提交。',
    todo: '请去掉 --submit，再到集群的登录节点上运行写好的 submit.sh。',
  },
  'GBX-764': {
    what: 'Slurm 没有接受作业：{{reason}}',
    means: '脚本已写在 {{folder}}；此前若已提交了什么，上面已列出。',
    todo: '请修改 Slurm 不接受的内容（--partition、--account、--time、--mem、--array），或询问集群管理员，然后重新写出脚本。',
  },
  'GBX-765': {
    what: '加入 {{path}} 的各行之后，shell 读不懂脚本：{{reason}}',
    means: '没有写出任何内容。',
    todo: '请用 bash -n {{path}} 检查并改正该文件。',
  },
  'GBX-766': {
    what: '设置有 {{size}} kB，而一个 ConfigMap 最多 {{limit}} kB。',
    means: '没有写出任何内容。',
    todo: '请换用较小的自备文件，或把文件放在卷上，手动运行。',
  },
  'GBX-767': {
    what: '{{folder}} 里是另一次运行的脚本。',
    means: '没有写出任何内容：队列里的任务要读那里的设置，否则会算成别的东西。',
    todo: '请用 --out 另选一个文件夹；或等队列里没有任务之后删除 {{folder}}。',
  },
  'GBX-768': {
    what: '这个网格的 {{points}} 次运行不够 {{shards}} 片分。',
    means: '没有写出任何内容：每次运行由一片计算，有的分片会一个也没有。',
    todo: '请最多分成 {{points}} 片，或用更大的网格。',
  },
  'GBX-769': {
    what: '{{path}} 没有写明它是哪个实验的设置。',
    means: '没有写出任何内容。',
    todo: '请用页面上的“设置文件”保存设置，或在文件里加上 "experiment": "…"。',
  },
};
