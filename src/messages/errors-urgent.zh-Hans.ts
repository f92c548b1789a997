/** 页面最先可能要说的问题，其余文字没有送达时也能说明：为什么用这个引擎、缺了什么。 */
import type { ProblemText, urgentEn } from './errors-urgent.en.ts';

export const urgentZh: Readonly<Record<keyof typeof urgentEn, ProblemText>> = {
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
  'GBX-105': {
    what: '{{asked}} 在这块 GPU 上放不下。',
    means: '它的缓冲区最多容纳 {{largest}}，运行已改用这个大小。',
    todo: '若要原来的大小，请撤销：运行改用 CPU 引擎，会慢一些。',
  },
  'GBX-106': {
    what: '找到了 GPU，但无法打开（{{reason}}）。',
    means: '实验室改用 CPU 引擎运行：自旋逐位相同，网络的结果在误差棒之内一致。',
    todo: '可以关闭其他占用 GPU 的页面后再试，也可以直接继续：除了速度，什么都不会损失。',
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
  'GBX-604': {
    what: '页面的一部分没有送达（{{reason}}）。',
    means: '您要的内容打不开；屏幕上的实验不受影响。',
    todo: '请检查网络后再试；如果实验室在此期间更新过，请重新载入页面。',
  },
  'GBX-620': {
    what: '负责计算的部分已有 {{seconds}} 秒没有回应。',
    means: '眼前是同一次运行的录像，本机还没有开始计算。',
    todo: '请再等一等，或重新载入页面；若仍然如此，请换一个浏览器。',
  },
  'GBX-653': {
    what: '页面上出了问题：{{message}}',
    means: '运行在别处计算，不受影响。',
    todo: '若页面显示不正常，请重新载入；并请用底部的“复制报告”告诉我们。',
  },
  'GBX-654': {
    what: '页面有一部分没有送达。',
    means: '可能是网络断开，或者页面打开期间实验室有了更新。运行不受影响。',
    todo: '请重新载入页面：运行会从原处继续。',
  },
};
