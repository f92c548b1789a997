/** 页面底层出问题时说的话，以及可以走的路。 */
import type { SameShape } from '../catalogue.ts';
import type { resilience as english } from '../en/resilience.ts';

export const resilience: SameShape<typeof english> = {
  reload: '重新载入页面',
  tryGpu: '再试一次 GPU',
  anyway: '仍然使用它',
  undo: '撤销：用原来的大小',
  fromStart: '从头运行',
  longer: '运行四倍的时间',
  temper: '改用并行回火',
  kept: '这里留有一次设置相同的运行，已完成 {{percent}}。',
  goOn: '从上次的地方继续（{{percent}}）',
  forget: '丢弃',
  keptLabel: '保存的运行',
  pageLabel: '关于本页',
  pauseHidden: '看不见本页时暂停',
  reasons: {
    silent: '没有留下任何信息',
    missing: '没有启动',
    version: '实验室的版本不同',
    damaged: '无法读取',
    full: '空间不足',
    refused: '存储被拒绝',
  },
  advice: {
    chromium: 'Chrome、Edge 及同类浏览器从 113 版起支持 WebGPU。',
    chromiumLinux:
      'Linux 上的 Chrome：较新的 Intel 显卡从 144 版起支持 WebGPU，使用 NVIDIA 535 以上驱动的从 147 版起支持；其他情况需打开“chrome://flags/#enable-unsafe-webgpu”。',
    chromiumAndroid: 'Android 上的 Chrome 需要 121 版和 Android 12，或更新的版本。',
    firefoxWindows: 'Windows 上的 Firefox 从 141 版起支持 WebGPU。',
    firefoxMac:
      '搭载 Apple 芯片的 Mac 上，Firefox 从 145 版（macOS 26）或 147 版起支持 WebGPU；Intel 处理器的 Mac 暂不支持。',
    firefoxLinux: 'Linux 上的 Firefox 还没有 WebGPU，可以试试 Chrome。',
    firefoxAndroid: 'Android 上的 Firefox 还没有 WebGPU，可以改用 Chrome。',
    safari: 'Safari 从 26 版起支持 WebGPU，iPhone 和 iPad 也一样。',
    brave: 'Brave 可能隐藏了 GPU，可以试试 Chrome 或 Firefox。',
    other: '没有认出这个浏览器；新版的 Chrome、Edge、Safari 和 Firefox 都支持 WebGPU。',
  },
};
