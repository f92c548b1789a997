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
  'GBX-704': {
    what: '{{path}} 只剩 {{reason}} 可用空间。',
    means: '没有启动任何运行：保存结果和检查点需要 {{least}} MiB。',
    todo: '请腾出一些空间，或用 --out 另选一个文件夹。',
  },
  'GBX-705': {
    what: '{{path}} 现在无法写入（{{reason}}）。',
    means: '运行继续；此前保存的内容完好，新的内容暂存在内存里。',
    todo: '请腾出空间或修正权限：程序会自动再次尝试写入。',
  },
  'GBX-706': {
    what: '结果仍未写入：{{path}}（{{reason}}）。',
    means: '运行已经结束，各行还在内存里；程序每隔几秒再试一次。',
    todo: '请腾出空间。按 Ctrl-C 则放弃，只留下最近的检查点。',
  },
  'GBX-707': {
    what: '另一个进程接管了 {{path}}。',
    means: '本进程已停止，不再向那里写入任何内容。一个进程若一段时间没有动静，就会发生这种情况。',
    todo: '请用 `glassbox status` 查看是谁在那里工作。',
  },
  'GBX-708': {
    what: '{{name}} = {{value}} 这个范围没有终点，或取值太多。',
    means: '没有运行任何东西。',
    todo: '请写作 first..last 或 first..last:step，例如 1..100 或 10..100:10。',
  },
  'GBX-709': {
    what: '{{name}} 不能这样在网格里变化。',
    means:
      '没有运行任何东西。设置文件的 `grid` 部分列出数值或选项类的设置，每个给出一列取值，或像 "1..100" 这样的文字。',
    todo: '其他设置请放进 `config`。',
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
  'GBX-770': {
    what: '网格有 {{runs}} 次运行，太大了；一次最多 {{most}} 次。',
    means: '没有运行任何东西。',
    todo: '请分成几个网格。',
  },
  'GBX-771': {
    what: '{{path}} 里是另一个网格，或另一次运行。',
    means: '没有运行任何东西：同一个文件夹里的两套计划会分不清结果。',
    todo: '请用 --out 另选文件夹，或给出那里的计划（plan.json）的设置。',
  },
  'GBX-772': {
    what: '{{of}} 个部分中有 {{count}} 个缺失或未完成：{{missing}}。',
    means: '没有合并任何内容。',
    todo: '请先完成它们：用同样的命令加 --shard 和 --continue，或用 `glassbox resume`；`glassbox status` 会逐一显示。',
  },
  'GBX-773': {
    what: '{{value}} 不是分片。',
    means: '没有运行任何东西。分片从 0 数起：四片依次是 0/4、1/4、2/4、3/4。',
    todo: '请写作 --shard I/N，其中 I 小于 N。',
  },
  'GBX-774': {
    what: '{{path}} 里没有运行。',
    means: '那里没有 manifest.json、plan.json，也没有 `shards` 或 `points` 文件夹。',
    todo: '请检查路径：它就是 --out 所给的文件夹。',
  },
  'GBX-775': {
    what: '{{path}} 里是一个网格的许多次运行，不是一次运行。',
    means: '没有生成任何内容：图和链接都属于某一次运行。',
    todo: '请给出其中一次运行，例如 {{path}}/points/0000；`glassbox status {{path}}` 会列出每次运行的设置。',
  },
  'GBX-776': {
    what: '{{path}} 里是一次运行的各分片，尚未合并。',
    means: '没有生成任何内容：合并各分片之后，运行才完整。',
    todo: '请用 `glassbox merge {{path}}` 合并，或给出其中一片：{{path}}/shards/{{first}}。',
  },
  'GBX-777': {
    what: '{{path}} 里是一次运行，没有它的分片。',
    means: '没有合并任何内容：没有可合并的东西。',
    todo: '它的表已经在那里。要合并分片，请给出含有 `shards` 的文件夹。',
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
  'GBX-750': {
    what: '“{{path}}”没有说明属于哪个实验。',
    means: '其中只有设置本身，就像一次运行的 config.json。没有生成链接。',
    todo: '请指明实验：`glassbox link EXPERIMENT --config {{path}}`，或给出运行的文件夹。',
  },
  'GBX-751': {
    what: '“{{page}}”不是网页地址。',
    means: '要求生成以它开头的链接。没有输出任何内容。',
    todo: '请给出像 https://example.org/glassbox/ 这样的地址，或去掉 --page。',
  },
  'GBX-752': {
    what: '链接的打包部分会有 {{length}} 个字符，而上限是 {{most}} 个。',
    means: '更长的链接会被邮件和聊天软件截断。没有输出任何内容。',
    todo: '请改为发送设置文件，用 `run --config` 读取；不加 --files，自备文件就不会进入链接。',
  },
  'GBX-753': {
    what: '“{{link}}”不是 Glassbox 的分享链接。',
    means: '其中没有实验名（x=…），因此没有可读的设置。',
    todo: '请完整复制链接并加上引号：终端会把 & 当作命令的结尾。',
  },
  'GBX-754': {
    what: '这次安装中没有验证表。',
    means: '验证表由源代码中的脚本生成，安装包不含这些脚本。没有运行任何内容。',
    todo: '请在源码目录中运行 `npm run validate`；数值见 docs/validation.md。',
  },
  'GBX-755': {
    what: '没有名称中含“{{name}}”的测量。',
    means: '没有测量任何内容。',
    todo: '用 `glassbox validate --list` 列出全部名称；最接近的是 {{nearest}}。',
  },
  'GBX-756': {
    what: '没有可用来生成链接的内容。',
    means: '`glassbox link` 需要一个设置文件、一次运行的文件夹，或一个实验名。没有输出任何内容。',
    todo: '例如 `glassbox link sk-anneal --size 64`；加 --read 则是读取链接。',
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
    todo: '请等第一行数据，或继续运行：`glassbox resume {{path}}`。',
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
