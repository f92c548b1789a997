/** 几个小命令：链接、验证表、补全、手册。 */
import type { SameShape } from '../catalogue.ts';
import type { commands as en } from '../en/commands.ts';

export const commands: SameShape<typeof en> = {
  json: '输出 JSON，供程序读取',
  misread: {
    missingArgument: '缺少 {{name}}。',
    optionMissingArgument: '{{name}} 需要一个值。',
    invalidArgument: '“{{value}}”不是 {{name}} 的值；可以是 {{choices}}。',
    conflictingOption: '{{name}} 与 {{other}} 不能同时使用。',
    excessArguments: '{{name}} 最多接受 {{most}} 个参数，但给出了 {{count}} 个。',
  },
  help: { about: '显示某个命令或专题的帮助', words: '一个命令，或一个专题：{{topics}}' },
  describe: { schema: '配置的 JSON Schema（草案 2020-12）' },
  link: {
    about: '输出一组设置的分享链接，或读取链接',
    file: '设置文件、运行清单或运行的文件夹；也可以是实验名，设置以选项给出',
    page: '网页地址，放在链接之前',
    files: '把您自己的文件也装进链接',
    config: '从文件读取设置；命令行选项优先',
    read: '把这个链接的内容输出为设置文件（链接要加引号）',
    filesLeft: '链接中没有您自己的文件：请加上 --files，或另行发送。',
    shard: '{{path}} 是一个分片：链接里是整次运行的设置，没有结果。',
    unfinished: '{{path}} 中的运行尚未完成：链接里只有设置，没有结果。',
  },
  validate: {
    about: '重新测量 docs/validation.md 中与发表值和精确值对照的数值',
    only: '只做名称中含有此文字的测量',
    list: '列出各项测量的名称',
  },
  completion: {
    about: '输出一段脚本，让终端能补全命令、实验和选项',
    shell: 'bash、zsh 或 fish',
  },
  man: {
    about: '输出手册页（roff 格式）',
    experiment: '一个实验的手册页，含设置、预设和各列',
  },
  schema: {
    title: '{{name}}的设置',
    about: '{{question}}各项设置都可以省略。涉及多项设置的规则由程序检查。',
    text: '点的坐标是否在范围之内，由程序检查。',
    file: '文件以名称和文本给出；null 表示没有文件。',
  },
};
