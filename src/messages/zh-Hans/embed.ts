import type { SameShape } from '../catalogue.ts';
import type { embed as en, component as enComponent } from '../en/embed.ts';

/** `<glassbox-lab>` 自己对网页作者说的话。 */
export const component: SameShape<typeof enComponent> = {
  noAnswer:
    '框架里的实验室没有回应。请检查地址（src），以及本页的安全策略是否在 `frame-src` 中列出了该主机。',
  noOrigin:
    '本页是以文件方式打开的，或处于沙箱之中：没有自己的来源，无法与框架通信，框架里的按钮照常可用。请经由网页服务器打开。',
  gone: '框架还没有回应，就已从页面上移走或重新载入。',
};

/** 嵌在别的网页里的实验室。 */
export const embed: SameShape<typeof en> = {
  label: 'Glassbox：{{name}}',
  open: '在实验室中打开',
  openLabel: '在新标签页里，用完整的实验室打开这次运行',
  play: '就在这里运行',
  picture: '按默认设置运行所得的图：{{name}}',
  component,
};
