/** 命令行上的许多次运行：网格、分片，以及它们的进展。 */
import type { SameShape } from '../catalogue.ts';
import type { many as en } from '../en/many.ts';

export const many: SameShape<typeof en> = {
  commands: {
    resume: '继续一个文件夹里的运行，或网格里的各次运行',
    status: '显示文件夹里的运行进行到哪里，由谁在计算',
    merge: '把各分片合成一次运行的文件，或把网格里的运行合成一张表',
  },
  options: {
    continue: '开始运行，或从上次停下的地方继续；若已完成则什么也不做',
    shard:
      '只计算 N 份中的第 I 份，I = 0 … N-1：一部分样本，或网格里的一部分运行（设置写作 64,128 或 1..100）',
    dryRun: '显示将要运行什么、大约需要多久（实测几秒）；不写入任何文件',
    mergeOut: '存放合并结果的文件夹（默认为第一个）',
  },
  plan: {
    what: '{{experiment}}，运行次数：{{runs}}，存入 {{folder}}',
    shardOfGrid: '第 {{index}} 片（共 {{of}} 片）；其中的运行次数：{{runs}}',
    shardOfSamples: '第 {{index}} 片（共 {{of}} 片）：一次运行的一部分样本',
    settings: '设置',
    runs: '次数',
    each: '每次时间',
    cost: '在 {{engine}} 上全部 {{runs}} 次约需 {{time}}，合 {{hours}} 核时。刚刚在本机实测：{{kinds}} 种运行中的 {{measured}} 种，各几秒；实际可能相差一倍。',
    noCost: '无法估计：20 秒之内没有任何运行取得进展。',
  },
  done: '{{run}}：{{rows}} 行，用时 {{time}}，摘要 {{digest}}',
  ownDone: '{{runs}} 次运行全部完成。',
  stopped: '已停止：{{runs}} 次运行中完成了 {{done}} 次。继续请用：npx glassbox resume {{folder}}',
  failed: '{{runs}} 次运行中有 {{failed}} 次失败，其余完好。查看请用：npx glassbox status {{folder}}',
  spinsStay:
    '自旋状态不合并：spins.zarr 留在 {{runs}} 个文件夹里（{{folder}} ……），其中的 sample_index 按整次运行编号。',
  merged: '已合并到 {{folder}}：{{path}}。',
  state: {
    finished: '已完成',
    running: '运行中',
    stopped: '已停止',
    waiting: '等待中',
    damaged: '已损坏',
  },
  status: {
    run: '运行',
    state: '状态',
    done: '进度',
    rows: '行数',
    worker: '进程或摘要',
    more: '……还有 {{count}} 个；--json 列出全部。',
  },
};
