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
    means: '实验室改用 CPU 引擎运行：自旋逐位相同，网络的结果在误差棒之内一致。',
    todo: '若想使用 GPU，请换用支持 WebGPU 的浏览器：Chrome 或 Edge 113、Safari 26、Windows 上的 Firefox 141，或更新的版本。',
  },
  'GBX-103': {
    what: 'WebGPU 可用，但没有找到显卡适配器。',
    means: '驱动缺失或被禁用。实验室改用 CPU 引擎运行：自旋逐位相同，网络的结果在误差棒之内一致。',
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
  'GBX-203': {
    what: '一个自旋的耦合之和达到 {{largest}} 个单位；局域场必须小于 {{limit}}。',
    means: '局域场以整数保存，这样的数值放不下。',
    todo: '请减少耦合位数（--coupling-bits），或把耦合整体缩小。',
  },
  'GBX-204': {
    what: '请求了 {{states}} 个状态（样本数乘以副本数），每个 {{size}} 个自旋。',
    means: '自旋玻璃可有 {{smallest}} 到 {{largest}} 个自旋、1 到 {{mostStates}} 个状态。',
    todo: '请调整自旋数、样本数或副本数。',
  },
  'GBX-220': {
    what: 'GPU 报错（{{where}}）：{{message}}',
    means: '正在计算的内容不可信，已全部弃用；上一个检查点仍然有效。',
    todo: '请改用 CPU 引擎从检查点继续，并把这条信息连同 GPU 名称一起反馈。',
  },
  'GBX-221': {
    what: 'GPU 显存不足（{{where}}）：{{message}}',
    means: '这个状态没有保留任何内容；显存可能被其他程序占用。',
    todo: '请关闭其他占用 GPU 的程序，减少副本数或系统尺寸，或改用 CPU 引擎。',
  },
  'GBX-222': {
    what: '这个 WebGPU 引擎（或它的这个状态）已经关闭。',
    means: '关闭之后又有调用到来，因此没有可以计算的对象。',
    todo: '请重新打开引擎，并恢复上一个检查点。',
  },
  'GBX-240': {
    what: '{{name}} = {{value}} 不适用于这类自旋玻璃。',
    means: '允许的取值：{{allowed}}。尚未生成任何内容。',
    todo: '请修改 {{name}}。',
  },
  'GBX-241': {
    what: '{{size}} 个格点的图不可能每个格点都有 {{degree}} 条边。',
    means: '格点数与度数之积为奇数，而每条边有两个端点。',
    todo: '请把格点数或度数改为偶数。',
  },
  'GBX-242': {
    what: '宽度为 {{width}} 的条带太宽，无法精确求和。',
    means: '求和需要 2 的（宽度）次方个数，首尾相接时还要平方；此处的上限是 {{widest}}。',
    todo: '请以较短的一边作为宽度，或沿长度方向改用开放边界，或改用抽样。',
  },
  'GBX-243': {
    what: '键 {{i}} – {{j}} 不属于宽度为 {{width}} 的条带。',
    means: '转移矩阵只接受同一行内的键，以及一个格点与下一行相同位置之间的键。',
    todo: '请检查宽度，或改用枚举或抽样。',
  },
  'GBX-262': {
    what: '一个自旋上的数值之和达到 {{largest}}；整数只有小于 {{limit}}（2^30）时才精确。',
    means: '局域场以 32 位整数保存，这样会溢出，因此没有求解。',
    todo: '请把所有数值除以 {{factor}} 或更大的数：之后会自动缩放，并报告舍入误差。',
  },
  'GBX-263': {
    what: '这个图有 {{size}} 个顶点，却没有边，也没有外场。',
    means: '所有状态的能量都是 0：没有什么可求解的。',
    todo: '请检查文件；数值为 0 的项，以及相加为 0 的重复项，都不算边。',
  },
  'GBX-264': {
    what: '无法判断 {{name}} 的格式。',
    means:
      '查找过：以 `%%MatrixMarket …` 开头的行；以 { 或 [ 开头的 JSON；`p qubo …` 行；文件头 `N M` 及其后 M 行 `i j w`；`i j J` 与 `i h` 行。文件开头的多数行都不是这些。',
    todo: '请转换成其中一种格式；注释以 # 或 % 开头。',
  },
  'GBX-265': {
    what: '{{name}} = {{value}} 无法使用。',
    means: '可用的值：{{allowed}}。没有运行任何内容。',
    todo: '请改正；`glassbox solve --help` 列出全部选项。',
  },
  'GBX-266': {
    what: '文件中有外场（或对角项），而 MaxCut 问题没有外场。',
    means: '割值无法表达文件的内容。',
    todo: '请使用 --as ising 或 --as qubo，或删去外场。',
  },
  'GBX-267': {
    what: '这份 JSON 中没有可以读取的耦合（{{reason}}）。',
    means:
      '查找过：长度相同的列表 `row`、`col`、`data`；或 `edges`，即 `[i, j, value]` 的列表；必要时还有 `h`、`n`、`vartype`、`offset`。',
    todo: '请写成其中一种形式。',
  },
  'GBX-269': {
    what: '搜索给出的能量 {{searched}} 与其自旋的能量 {{checked}} 不符。',
    means: '从头核对没有通过：这是程序的错误，因此不给出结果。',
    todo: '请连同文件和种子一并报告。',
  },
  'GBX-290': {
    what: '{{name}} 是压缩文件（{{kind}}），不是文本。',
    means: '这里只读文本，因此没有求解任何内容。',
    todo: '请先解压，或用管道输入：`{{command}} | npx glassbox solve -`。',
  },
  'GBX-291': {
    what: '第 {{line}} 行声明有 {{size}} 个顶点；最多读取 {{largest}} 个。',
    means: '这样大的数多半是笔误，而不是规模；它的状态也放不进内存。',
    todo: '请改正文件头，或将其删去：顶点数便由各条边得出。',
  },
  'GBX-300': {
    what: '文件中没有任何耦合。',
    means: '文件为空，或者全部是注释行。',
    todo: '请每行写一个耦合 `i j J`，或使用以 `N M` 开头的 MaxCut 文件，或 Matrix Market 文件。',
  },
  'GBX-301': {
    what: '第 {{line}} 行无法读取：“{{text}}”。',
    means: '每行应为两个格点编号加一个耦合值，或一个格点编号加一个外场值。',
    todo: '请改正或删去该行；注释以 #、% 或 // 开头，或在行首写 ;。',
  },
  'GBX-302': {
    what: '第 {{line}} 行的 {{text}} 不是有限的数。',
    means: '用它算不出能量，因此没有读入任何内容。',
    todo: '请换成一个数，或删去该行。',
  },
  'GBX-303': {
    what: '第 {{line}} 行让格点 {{site}} 与自身耦合。',
    means: '自旋与自身的乘积恒为 1，自耦合只会让所有能量平移同一个常数。',
    todo: '请删去该行；若想给该格点加外场，请写成 `{{site}} h`。',
  },
  'GBX-304': {
    what: '第 {{line}} 行出现格点 {{site}}，而编号范围是 {{first}} 到 {{last}}。',
    means: '可能是文件头写的规模太小，也可能混用了两种编号方式。',
    todo: '请改正文件头或该编号；编号须始终从 0 或始终从 1 开始。',
  },
  'GBX-305': {
    what: '文件只描述了 {{size}} 个自旋。',
    means: '至少要有两个自旋才会有耦合。',
    todo: '请检查文件头和格点编号。',
  },
  'GBX-306': {
    what: '第 {{line}} 行声明有 {{promised}} 项，实际只找到 {{found}} 项。',
    means: '文件可能不完整，或文件头不属于它。',
    todo: '请重新获取文件，或改正第 {{line}} 行的数目。',
  },
  'GBX-307': {
    what: '第 {{line}} 行的矩阵不是方阵：{{rows}} × {{columns}}。',
    means: '耦合矩阵中每个自旋对应一行和一列。',
    todo: '请提供方阵。',
  },
  'GBX-308': {
    what: '矩阵不对称：第 {{line}} 行的 J({{i}},{{j}}) = {{value}}，而 J({{j}},{{i}}) = {{mirror}}。',
    means: '每对自旋只有一个耦合，程序不会替您在两者之间选择。',
    todo: '请提供对称部分 (J + Jᵀ)/2，或将矩阵声明为 `symmetric` 并只保留一半。',
  },
  'GBX-309': {
    what: '这种 Matrix Market 文件不能作为耦合：“{{banner}}”。',
    means: '可读取的矩阵须为 coordinate 或 array，real、integer 或 pattern，symmetric 或 general。',
    todo: '请将矩阵写成 `%%MatrixMarket matrix coordinate real symmetric`。',
  },
  'GBX-311': {
    what: '第 {{line}} 行出现格点 {{site}}；最多读取 {{largest}} 个格点。',
    means: '这样大的编号多半是笔误，而不是规模。',
    todo: '请从 0 或 1 开始连续编号。',
  },
  'GBX-312': {
    what: '文件中没有一行是耦合。',
    means: '耦合要写三个数 `i j J`；两个数的行是外场 `i h`。只有外场构不成玻璃。',
    todo: '请每行写一个耦合：`i j J`。',
  },
  'GBX-313': {
    what: '这个文件是 {{size}} 行 {{size}} 列的表格，而不是耦合列表。',
    means: '它看起来是整个矩阵 J；列表应每行写一个耦合 `i j J`。',
    todo: '请在表格上面加两行：`%%MatrixMarket matrix array real general` 和 `{{size}} {{size}}`，这样便按矩阵读取。',
  },
  'GBX-314': {
    what: '第 {{line}} 行被当作文件头 `N M`，其中 N = {{size}}。',
    means: '至少要有两个自旋才会有耦合。',
    todo: '请改正自旋数；如果该行是外场 `i h`，请放到耦合之后。',
  },
  'GBX-315': {
    what: '{{file}} 中的耦合涉及 {{size}} 个自旋。',
    means: '这里的玻璃最多有 {{largest}} 个自旋；自旋数取自文件头，或文件中最大的编号。',
    todo: '请使用较小的玻璃；如果格点编号有空缺，请连续编号。',
  },
  'GBX-316': {
    what: '这个文件不是耦合的文本文件。',
    means: '其中含有二进制数据，可能是图像、压缩包或 UTF-16 文本。',
    todo: '请使用 UTF-8 编码的文本文件。',
  },
  'GBX-320': {
    what: '{{size}} 个自旋太多，无法逐一枚举。',
    means: '共有 2^{{size}} 个构型；精确枚举最多到 {{largest}} 个自旋。',
    todo: '请改用抽样，或最多选 {{largest}} 个自旋。',
  },
  'GBX-330': {
    what: '{{file}} 是空文件。',
    means: '没有可供学习的表格，现有内容未作任何改动。',
    todo: '请选择带表头、且至少有 {{least}} 行数据的 CSV 文件。',
  },
  'GBX-331': {
    what: '{{file}} 只有表头和 {{rows}} 行数据。',
    means: '数据太少，无法训练和检验网络，现有内容未作任何改动。',
    todo: '请在表头下给出至少 {{least}} 行数据。',
  },
  'GBX-332': {
    what: '第 {{row}} 行“{{column}}”列：“{{text}}”不是数字。',
    means: '该列其余的值都是数字，因此按数值列读取；程序没有擅自猜测。',
    todo: '请改正这一格，或清空它（按缺失值处理），或选择不含“{{column}}”的输入列。',
  },
  'GBX-333': {
    what: '没有名为“{{column}}”的列。',
    means: '要预测的列必须在表格之中，表中现有：{{columns}}。',
    todo: '请从中选择一列作为目标。',
  },
  'GBX-334': {
    what: '目标列“{{column}}”每一行的值都相同（{{value}}）。',
    means: '从常数中学不到任何东西。',
    todo: '请另选一列作为目标。',
  },
  'GBX-335': {
    what: '第 {{row}} 行有 {{found}} 格，而表头有 {{expected}} 格。',
    means: '无法确定各个值属于哪一列（读到的分隔符：{{delimiter}}）；程序没有擅自猜测。',
    todo: '请改正这一行。如果数字用逗号作小数点，请用分号分隔各格后再保存。',
  },
  'GBX-336': {
    what: '有两列都叫“{{column}}”。',
    means: '列是按名称选择的，因此名称不能重复。',
    todo: '请在表头中改掉其中一个名称。',
  },
  'GBX-337': {
    what: '{{rows}} 行中只有 {{usable}} 行完整，至少需要 {{least}} 行。',
    means: '所用的列中只要缺一个值，该行就会被略去。缺失最多的是“{{column}}”列（{{missing}} 处）。',
    todo: '请不使用该列，或补上缺失的值，或增加数据行。',
  },
  'GBX-338': {
    what: '第 {{row}} 行“{{column}}”列：“{{text}}”中的逗号可能是小数点，也可能是千位分隔符。',
    means: '两种读法相差一千倍以上；程序没有擅自猜测。',
    todo: '请改用小数点书写数字，不写千位分隔符，或选择不含“{{column}}”的输入列。',
  },
  'GBX-339': {
    what: '没有可用来学习的列。',
    means: '除目标列“{{column}}”外，其余各列不是常数、全空，就是几乎每行都各不相同的文字。',
    todo: '请选择别的输入列，或另选目标列。',
  },
  'GBX-340': {
    what: '第 {{row}} 行开始的引号没有在该格末尾闭合。',
    means: '此后的全部内容会被并成一格；程序没有擅自猜测。',
    todo: '请补上引号；如果引号是文字的一部分，请写成两个引号。',
  },
  'GBX-341': {
    what: '{{file}} 不是文本表格。',
    means: '其中含有二进制数据，可能是电子表格文件（xlsx、ods）或 UTF-16 文本。',
    todo: '请另存为 UTF-8 编码的 CSV 文件。',
  },
  'GBX-342': {
    what: '第一行不是表头：第 {{position}} 列的名称是“{{text}}”。',
    means: '第一行必须是各列的名称，否则会丢掉一行数据。',
    todo: '请在数据上方加一行列名。',
  },
  'GBX-343': {
    what: '目标列“{{column}}”在 {{rows}} 行中有 {{categories}} 个类别。',
    means: '类别太多，看起来是名称或编号，而不是分类。',
    todo: '请另选一列作为目标。',
  },
  'GBX-344': {
    what: '目标列“{{column}}”有 {{categories}} 个类别，而这个学习器只有一个输出。',
    means: '一个输出只能区分两类，或预测一个数。',
    todo: '请选择数值目标，或只有两个类别的目标。',
  },
  'GBX-345': {
    what: '{{file}} 不是 UTF-8 编码（第 {{line}} 行）。',
    means: '有些字符无法读取，列名和类别会出错；程序没有擅自猜测。',
    todo: '请将表格另存为 UTF-8 编码的 CSV 文件。',
  },
  'GBX-346': {
    what: '没有名为“{{column}}”的输入列。',
    means: '表格中现有：{{columns}}。',
    todo: '请从中选择若干列，用逗号分隔；不填则全部使用（--features）。',
  },
  'GBX-347': {
    what: '{{set}}：要求 {{points}} 个训练点和 {{heldOut}} 个留出点，但总共只有 {{rows}} 个。',
    means: '任何一个点都不会重复使用。',
    todo: '请减少点数。',
  },
  'GBX-348': {
    what: '要求 {{points}} 个训练点，而 {{set}} 只有 {{rows}} 个。',
    means: '表格的五分之一要留出，有缺项的行也不用。',
    todo: '请把点数减到 {{rows}} 以内，或换一张表格。',
  },
  'GBX-350': {
    what: '计算线程无法为网络取得 {{mebibytes}} MiB 内存。',
    means: '这台机器或浏览器已没有更多内存可用；原有的内容没有改变。',
    todo: '请减少网络数目、一次计算的数据点或小批量的大小，也可以关闭其他页面。',
  },
  'GBX-400': {
    what: '没有名为“{{name}}”的实验。',
    means: '没有运行任何东西。',
    todo: '最接近的是 {{nearest}}。可选：{{known}}。',
  },
  'GBX-401': {
    what: '{{experiment}} 没有名为“{{name}}”的设置。',
    means: '没有运行任何东西：悄悄忽略一个设置，得到的就不是所要的数值。',
    todo: '您是想用 {{nearest}} 吗？',
  },
  'GBX-402': {
    what: '{{name}} = {{value}} 超出范围。',
    means: '它必须在 {{min}} 到 {{max}} 之间；没有运行任何东西。',
    todo: '请用最接近的允许值 {{nearest}}。',
  },
  'GBX-403': {
    what: '{{name}} = {{value}} 不是数字。',
    means: '没有运行任何东西。',
    todo: '请用 {{min}} 到 {{max}} 之间的数字。',
  },
  'GBX-404': {
    what: '{{name}} = {{value}} 不是整数。',
    means: '没有运行任何东西。',
    todo: '请用 {{min}} 到 {{max}} 之间的整数，例如 {{nearest}}。',
  },
  'GBX-405': {
    what: '{{name}} = {{value}} 不在可选范围内。',
    means: '可选：{{options}}。没有运行任何东西。',
    todo: '请改用 {{nearest}}。',
  },
  'GBX-406': {
    what: '{{name}} = {{value}} 既不是 true 也不是 false。',
    means: '没有运行任何东西。',
    todo: '请用 true 或 false。',
  },
  'GBX-407': {
    what: '{{name}} 不是文件。',
    means: '配置中的文件由名称和文本组成；没有运行任何东西。',
    todo: '请给出 {"name": …, "text": …}，没有文件时用 null；在命令行上请给出路径。',
  },
  'GBX-408': {
    what: '配置必须是由设置名称组成的对象，而不是 {{found}}。',
    means: '没有运行任何东西。',
    todo: '请写成 {"seed": 1, …}。',
  },
  'GBX-409': {
    what: '无法读取 {{path}}（{{reason}}）。',
    means: '没有运行任何东西。',
    todo: '请检查路径和权限。',
  },
  'GBX-410': {
    what: '{{path}} 不是 JSON（{{reason}}）。',
    means: '没有运行任何东西。',
    todo: '请修正该文件；`glassbox describe` 会列出所有设置。',
  },
  'GBX-411': {
    what: '没有选项 {{flag}}。',
    means: '没有运行任何东西。',
    todo: '最接近的是 {{nearest}}；`glassbox {{command}} --help` 会列出全部选项。',
  },
  'GBX-412': {
    what: '没有命令“{{name}}”。',
    means: '没有运行任何东西。',
    todo: '请改用 {{nearest}}；`glassbox --help` 会列出全部命令。',
  },
  'GBX-413': {
    what: '无法理解这条命令：{{reason}}',
    means: '没有运行任何东西。',
    todo: '`glassbox {{command}} --help` 会说明用法。',
  },
  'GBX-414': {
    what: '要求使用 {{engine}} 引擎，但它无法在这里打开（{{reason}}）。',
    means: '没有运行任何东西：明确要求的引擎绝不会被换成别的。',
    todo: '请使用 --engine auto，或查看 `glassbox check`。',
  },
  'GBX-415': {
    what: '{{name}} = {{value}} 已改为 {{nearest}}。',
    means: '它超出了 {{min}} 到 {{max}} 的范围。',
    todo: '无需操作，或另选一个值。',
  },
  'GBX-416': {
    what: '{{name}} = {{value}} 无法读取。',
    means: '已使用默认值 {{nearest}}。',
    todo: '请检查链接是否完整复制。',
  },
  'GBX-417': {
    what: '链接中的设置 {{name}} 在这里无法识别。',
    means: '已忽略它。',
    todo: '请检查链接是否完整复制；它也可能来自更新的版本。',
  },
  'GBX-418': {
    what: '链接要求的实验“{{name}}”在这里无法识别。',
    means: '已改为以默认设置显示第一个实验。',
    todo: '请检查链接是否完整复制；它也可能来自更新的版本。',
  },
  'GBX-419': {
    what: '该链接由另一个版本写成（v = {{value}}）。',
    means: '已尽可能读取。',
    todo: '请与发送者核对各项设置。',
  },
  'GBX-420': {
    what: '{{name}} 不是长度不超过 {{max}} 个字符的文本。',
    means: '没有运行任何东西。',
    todo: '请缩短它。',
  },
  'GBX-429': {
    what: '没有说明要运行哪个实验。',
    means: '没有运行任何东西。',
    todo: '请选择其中之一：{{known}}。例如：npx glassbox run {{first}}',
  },
  'GBX-430': {
    what: '“{{setting}}”选择了“own”，但“{{field}}”没有给出文件。',
    means: '没有可以运行的数据。',
    todo: '请给出文件（{{flag}} FILE），或改用其他设置。',
  },
  'GBX-431': {
    what: '最高温度（{{hottest}}）不高于最低温度（{{coldest}}）。',
    means: '冷却沿温度阶梯向下进行。',
    todo: '请提高 --hottest 或降低 --coldest。',
  },
  'GBX-432': {
    what: '二值感知机没有“{{labels}}”这种标签。',
    means: '它的模式是随机的，标签也是随机的，或由教师给出。',
    todo: '请使用 --labels random 或 --labels teacher。',
  },
  'GBX-433': {
    what: '训练点只有 {{points}} 个，却要求每批 {{batch}} 个。',
    means: '没有运行任何内容。',
    todo: '请使用不大于 {{points}} 的 --batch。',
  },
  'GBX-444': {
    what: '学习率为 {{rate}} 时，梯度下降在这里会跑飞。',
    means: '沿最陡的方向，每一步矫枉过正，越走越远，没有稳定的状态可测。',
    todo: '请用小于 {{largest}} 的 --learning-rate；批量小的时候，界限还要更低。',
  },
  'GBX-445': {
    what: '{{points}} 个点定不下线性模型的 {{modes}} 个方向。',
    means: '有的方向会完全平坦，权重沿着它没有任何约束。',
    todo: '请让 --points 大于 {{modes}}，或减少 --modes。',
  },
  'GBX-437': {
    what: '取值 ±1 的感知机不能有 {{size}} 个权重。',
    means: '权重个数为偶数时，局域场可能恰为零，既不算对也不算错。',
    todo: '请用 --size {{lower}} 或 --size {{higher}}。',
  },
  'GBX-438': {
    what: '逐一计数只适用于 {{smallest}} 到 {{largest}} 个 ±1 权重，{{size}} 个不行。',
    means: '计数要试遍所有权重，每多一个，时间翻倍。',
    todo: '请用 --size {{largest}} 或更小，或用 --exact false。',
  },
  'GBX-439': {
    what: '对 {{size}} 个权重，从 {{lightest}} 到 {{heaviest}} 的负载不成范围。',
    means: '最轻的负载至少是一个图案，最重的要比它更重。',
    todo: '请调大 --heaviest，或改动 --lightest。',
  },
  'GBX-440': {
    what: '有 {{size}} 个权重的学生无法逐个数完。',
    means: '只有权重为 ±1、个数为奇数且不超过 {{largest}} 时才能数。尚未运行任何内容。',
    todo: '请使用 --counted {{largest}} 或更小的数。',
  },
  'GBX-441': {
    what: '最大负载（{{heaviest}}）没有高于最小负载（{{lightest}}）。',
    means: '负载从最小走到最大。',
    todo: '请提高 --heaviest 或降低 --lightest。',
  },
  'GBX-442': {
    what: '{{size}} 个权重、负载 {{heaviest}}，一个样本的例子太多。',
    means: '内存放不下。尚未运行任何内容。',
    todo: '请使用 --heaviest {{largest}} 或更小，或减小 --size。',
  },
  'GBX-443': {
    what: '看不懂这一串每点特征数：“{{text}}”。',
    means: '应为至多 64 个数，每个在 0.01 到 20 之间。',
    todo: '请写成 0.5, 0.95, 2 这样，或者不填。',
  },
  'GBX-447': {
    what: '副本要在第 {{spawn}} 步分开，而训练只有 {{steps}} 步。',
    means: '那样就只有许多个同样的网络，没有什么可比；没有运行任何东西。',
    todo: '请让 --spawn 小于 --steps。',
  },
  'GBX-448': {
    what: '同一个网络的副本本该因小批量不同而分开，却没有小批量（--batch 0）。',
    means: '每一步都用全部点，相同的网络永远相同；没有运行任何东西。',
    todo: '请设定小批量，例如 --batch 16。',
  },
  'GBX-449': {
    what: '最窄的宽度 {{narrowest}} 大于最宽的 {{widest}}。',
    means: '那样就没有宽度可运行；没有运行任何东西。',
    todo: '请让 --narrowest 不大于 --widest。',
  },
  'GBX-450': {
    what: '耦合取 {{bits}} 位时，外场 {{field}} 取整后成了零。',
    means: '外场与耦合都是同一单位的整数，而这个外场还不到半个单位。',
    todo: '请让 --field 大于 {{smallest}}，或增大 --coupling-bits。',
  },
  'GBX-451': {
    what: '停留温度 T = {{stop}} 不在 {{coldest}} 与 {{hottest}} 之间。',
    means: '冷却不会经过那里，或者那里就是起点、终点。',
    todo: '请在冷却范围之内选择 --stop-temperature。',
  },
  'GBX-452': {
    what: '最窄的网络（{{narrowest}} 个隐藏单元）不比最宽的（{{widest}} 个）窄。',
    means: '宽度从窄到宽依次走过。',
    todo: '请降低 --narrowest 或提高 --widest。',
  },
  'GBX-457': {
    what: '委员会机只有一个输出，而 {{task}} 要 {{outputs}} 个。',
    means: '它的单元只会投“是”或“否”，或者合成一个数；没有运行任何东西。',
    todo: '请选择两类或实数答案的 --task，或用 --wiring layers。',
  },
  'GBX-458': {
    what: '{{inputs}} 个输入无法平均分给树形的 {{hidden}} 个单元。',
    means: '树形里每个单元各有同样多的输入；没有运行任何东西。',
    todo: '请让 --hidden 能整除 {{inputs}}，或用 --wiring committee。',
  },
  'GBX-460': {
    what: '{{setting}} = {{value}} 与模型 {{model}} 不相配。',
    means: '这个模型没有这种选择；若悄悄略去，运行的就是另一回事了。',
    todo: '请使用 {{instead}}，或换一个模型。',
  },
  'GBX-461': {
    what: '要求在 {{model}} 上做团簇移动，而那里任意两个自旋都有耦合。',
    means: '两个副本不同的格点在那里全连在一起，移动只不过给副本换了名字。',
    todo: '请去掉 --clusters，或改用格点或图上的模型。',
  },
  'GBX-462': {
    what: '一个样本需要 {{states}} 个状态。',
    means: '副本数乘温度级数（回火），或副本数乘群体大小，最多为 {{most}}：同一样本的副本要一起移动。',
    todo: '请降低 --copies、--steps 或 --population。',
  },
  'GBX-463': {
    what: '采用 {{method}} 这种做法时无法调整温度阶梯。',
    means: '调整要凭交换的接受率，而只有回火才有交换。',
    todo: '请使用 --method tempering，或改用其他 --ladder。',
  },
  'GBX-470': {
    what: '公式是空的。',
    means: '系数、源项或边界值必须是一个数或一个公式；没有运行任何东西。',
    todo: '请写一个，例如 0 或 1 + 0.5 * sin(pi * x)。',
  },
  'GBX-471': {
    what: '公式有 {{length}} 个字符。',
    means: '最多读取 {{most}} 个，这样每个计算内核都能处理；没有运行任何东西。',
    todo: '请缩短公式，或选用现成的问题。',
  },
  'GBX-472': {
    what: '公式在第 {{position}} 个字符处嵌套超过 {{most}} 层。',
    means: '那样会有太多中间结果同时互相等待；没有运行任何东西。',
    todo: '请去掉不必要的括号：写 a + b + c，而不写 a + (b + (c))。',
  },
  'GBX-473': {
    what: '公式从第 {{position}} 个字符起读不懂，就在“{{near}}”附近。',
    means: '公式里可以有数、名称、+ - * / ^、括号和函数；每个乘积都要写出 *；没有运行任何东西。',
    todo: '请改正那里：2 * x 而非 2x，x^2 而非 x**2，0.5 而非 0,5。',
  },
  'GBX-474': {
    what: '公式在第 {{position}} 个字符处用了 {{name}}，这里没有这个名称。',
    means: '此处可用的有：{{names}}。没有运行任何东西。',
    todo: '请使用其中之一；自然对数写作 ln。',
  },
  'GBX-475': {
    what: '第 {{position}} 个字符处的函数 {{name}} 得到 {{given}} 个值，而它需要 {{wanted}} 个。',
    means: '缺了或多了就没有值；没有运行任何东西。',
    todo: '请把它们写在括号里，例如 sin(x) 或 max(x, y)。',
  },
  'GBX-476': {
    what: '公式中的 {{part}} 不是单精度能表示的数。',
    means: '它除以了零、没有定义，或者大于 3.4e38；没有运行任何东西。',
    todo: '请改正这一部分。',
  },
  'GBX-477': {
    what: '公式 {{text}} 在 {{point}} 处等于 {{value}}。',
    means:
      '这一点在区域内或边界上，那里的值必须是单精度能表示的数（绝对值不超过 3.4e38）；没有运行任何东西。',
    todo: '请选用在整个区域内都有限的公式，例如用 1 / (x^2 + 0.01) 代替 1 / x^2。',
  },
  'GBX-478': {
    what: '{{text}} 的导数变得太大（{{size}}，最多 {{most}}）。',
    means: '方程需要这个公式的斜率，而它因子太多或嵌套太深；没有运行任何东西。',
    todo: '请把它写得简单些。',
  },
  'GBX-479': {
    what: '参数不能叫做 {{name}}。',
    means: '名称由一个字母和至多 31 个字母、数字或 _ 组成，不能重复，也不能与函数同名。',
    todo: '请换一个名称，例如 k 或 source_1。',
  },
  'GBX-480': {
    what: '{{points}} 个残差点在一个计算线程中需要 {{mebibytes}} MiB，而它只有 {{limit}} MiB。',
    means: '尚未分配任何内存；原有的残差保持不变。',
    todo: '请减少点数或组数，或让各组共用同一批输入。',
  },
  'GBX-481': {
    what: '{{residuals}} 个残差对 {{parameters}} 个参数的雅可比矩阵需要 {{mebibytes}} MiB，最多只能有 {{limit}} MiB。',
    means: '没有进行任何计算。',
    todo: '请把残差数减到 {{most}} 以下，或改用只需梯度的优化方法（L-BFGS、Adam）。',
  },
  'GBX-493': {
    what: '{{text}} 没有说明是哪条边。',
    means: '单独指定一条边时，先写边名，再写冒号和公式；没有运行任何东西。',
    todo: '例如写成 top: 1; left: flux 0。',
  },
  'GBX-494': {
    what: '没有名为 {{name}} 的边。',
    means: '这个形状的边是 {{names}}；没有运行任何东西。',
    todo: '请使用其中的名称。',
  },
  'GBX-490': {
    what: '网格上的点无法每隔 {{every}} 步换一批。',
    means: '网格只有一组点，再取一次还是原来那些。没有运行任何东西。',
    todo: '请改用随机、Sobol 或拉丁超立方点，或把步数设为 0。',
  },
  'GBX-495': {
    what: '没有配点（{{count}} 个）。',
    means: '方程要在区域内部的点上逐点检验；一个点都没有，网络就学不到任何规律。没有运行任何东西。',
    todo: '请至少取 1 个点；通常取几百个。',
  },
  'GBX-496': {
    what: '没有一条边给定温度，解不唯一。',
    means:
      '只给热流时，任何解加上一个常数仍是解（什么都不给就更多了）：网络只会学到无穷多个答案中的一个。没有运行任何东西。',
    todo: '请至少给一条边指定温度，例如 0。',
  },
  'GBX-497': {
    what: '导热系数 {{text}} 在 {{point}} 处等于 {{value}}。',
    means: '只有导热系数为正，热才会从高温流向低温；若它为零或为负，问题就没有唯一解。没有运行任何东西。',
    todo: '请选用在整个区域内都大于零的公式，例如 1 + 0.5 * sin(pi * x)。',
  },
  'GBX-498': {
    what: '公式 {{text}} 在 {{point}} 附近无限增大。',
    means:
      '这一点在区域内或边界上。方程若在某处为无穷大，那里就谈不上残差，配点怎么取都一样；没有运行任何东西。',
    todo: '请选用处处有限的公式，例如用 1 / (x^2 + 0.01) 代替 1 / x^2。',
  },
  'GBX-499': {
    what: '导热系数 {{text}} 有跳变。',
    means:
      '越过跳变处，热流不变，温度的斜率却要变；区域内逐点的方程并不包含这一点，答案会悄悄出错。没有运行任何东西。',
    todo: '请改用陡而光滑的台阶，例如 2 + tanh(20 * (x - 0.5))。',
  },
  'GBX-500': {
    what: '运行已停止：{{message}}',
    means: '这是 Glassbox 的故障，与您的设置无关。到此为止的各行数据均已保留。',
    todo: '请附上详情、配置和种子进行报告。',
  },
  'GBX-501': {
    what: '无法读取检查点（{{reason}}）。',
    means: '它已损坏，或不是 Glassbox 的检查点；没有改动任何东西。',
    todo: '请用同一配置重新运行：会得到同样的数据行。',
  },
  'GBX-502': {
    what: '该检查点属于另一个配置（{{found}}，当前是 {{asked}}）。',
    means: '继续会混淆两次运行；没有改动任何东西。',
    todo: '请用当初的配置恢复，或开始新的运行。',
  },
  'GBX-503': {
    what: '该检查点由另一个版本写成（{{found}}，当前是 {{asked}}）。',
    means: '它的数据行可能与本版本的计算结果不同；没有改动任何东西。',
    todo: '请用那个版本完成它，或重新运行。',
  },
  'GBX-504': {
    what: '{{path}} 中已有另一个完成的运行（{{found}}；这次是 {{asked}}）。',
    means: '已完成的运行绝不会被覆盖；没有运行任何东西。',
    todo: '请用 --out 选择另一个文件夹。',
  },
  'GBX-505': {
    what: '无法写入 {{path}}（{{reason}}）。',
    means: '运行已停止；已保存的内容会保留。',
    todo: '请检查路径、权限和剩余空间。',
  },
  'GBX-506': {
    what: '{{path}} 中没有可以恢复的运行。',
    means: '可恢复的文件夹应有 manifest.json；若运行尚未完成，还应有检查点。',
    todo: '请检查路径，或用 --out 开始新的运行。',
  },
  'GBX-507': {
    what: 'GPU 设备再次丢失（{{reason}}）。',
    means: '运行将在 CPU 引擎上从最近的检查点（第 {{row}} 行）继续。',
    todo: '无需操作；自旋玻璃的数值不变，神经网络在舍入误差内一致。',
  },
  'GBX-508': {
    what: '{{path}} 中有一个未完成的运行。',
    means: '在此重新开始会丢弃 {{rows}} 行数据；没有运行任何东西。',
    todo: '请用 --resume {{path}} 继续，或用 --out 选择另一个文件夹。',
  },
  'GBX-509': {
    what: '引擎之间不一致：{{first}} 与 {{second}} 给出了不同的摘要。',
    means: '在这台机器上，其中之一的结果是错误的。',
    todo: '请不要混用，并附上 `glassbox check --json` 的输出进行报告。',
  },
  'GBX-510': {
    what: '{{path}} 不能用作运行的文件夹（{{reason}}）。',
    means: '没有运行任何东西，也没有写入任何内容。',
    todo: '请检查路径和权限，或用 --out 选择另一个文件夹。',
  },
  'GBX-600': {
    what: '{{name}} 超过 {{limit}} MB。',
    means: '网页没有读取它，否则只会卡死。',
    todo: '这么大的文件，请改用命令行。',
  },
  'GBX-601': {
    what: '无法读取 {{name}}（{{reason}}）。',
    means: '没有改动任何东西。',
    todo: '请确认文件仍在原处且允许读取，然后重新选择。',
  },
  'GBX-602': {
    what: '实验室负责计算的部分无法启动（{{reason}}）。',
    means: '什么都运行不了：浏览器阻止了工作线程，或实验室有文件没有送达。',
    todo: '请重新载入页面；若仍然如此，请允许本站使用工作线程，或换一个浏览器。',
  },
  'GBX-603': {
    what: '{{language}}的文字没有送达（{{reason}}）。',
    means: '页面保持现在的语言，运行不受影响。',
    todo: '请检查网络，再重新载入页面。',
  },
};
