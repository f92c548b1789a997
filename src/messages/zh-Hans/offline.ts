import type { SameShape } from '../catalogue.ts';
import type { offline as en } from '../en/offline.ts';

/** 离线可用的网页应用。 */
export const offline: SameShape<typeof en> = {
  install: '安装实验室',
  installHelp: '安装后有自己的窗口和图标，没有网络也能使用。',
  update: '实验室有新版本。',
  updateHelp: '新版本已经下载好。重新载入会结束当前的运行；设置仍保留在地址里。',
  changed: '另一个标签页已换用实验室的新版本。打开其他实验之前，请先重新载入本页。',
  reload: '重新载入',
  later: '以后再说',
};
