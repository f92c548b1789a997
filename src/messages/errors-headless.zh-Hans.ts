/** 只有命令行和程序库才会遇到的问题，编号 700 到 799。 */
import type { headlessEn } from './errors-headless.en.ts';
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessZh: Readonly<Record<keyof typeof headlessEn, ProblemText>> = {
  'GBX-700': {
    what: '另一个进程正在 {{path}} 里工作（主机 {{host}} 上的进程 {{pid}}）。',
    means: '没有启动任何运行：同一个文件夹里的两次运行会互相覆盖。',
    todo: '请等它结束，或停止它，或用 --out 另选一个文件夹。',
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
};
