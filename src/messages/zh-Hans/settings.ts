import type { SameShape } from '../catalogue.ts';
import type { settings as en } from '../en/settings.ts';

/** 按键、声音与外观的对话框。 */
export const settings: SameShape<typeof en> = {
  title: '按键、声音与外观',
  projector: '“投影”为白底黑字，字更大，让教室后排也看得清。',
  sound: '声音',
  hear: '聆听运行过程',
  heard:
    '每一行新数据是一个音：能量或损失低，音就低，高则音高，音高按目前的最小值和最大值来定；玻璃在左，网络在右。',
  keys: '按键',
  where:
    '没有输入框或按钮占用时，字母、空格和句点可用；F6 以及 Alt 加数字随处可用。在图表里：方向键读数，PageUp 与 PageDown 跨大步，Home 与 End 跳到两端，+ − 0 缩放。',
  action: '作用',
  key: '按键',
  change: '更改',
  changeOf: '更改按键：{{action}}',
  waiting: '请按一个键……',
  press: '请按“{{action}}”的新按键。退格键取消按键，Esc 键保持不变。',
  none: '无',
  fixed: 'Alt+1 到 Alt+9 打开各主题的第一个实验；Esc 关闭打开的内容。',
  defaults: '恢复所有默认按键',
  actions: {
    play: '播放与暂停',
    step: '走一步',
    restart: '用同一种子重新开始',
    newSeed: '换一个种子重新开始',
    temperature: '转到温度',
    data: '图表的数据表',
    copyLink: '复制链接',
    share: '分享与导出',
    language: '切换语言',
    sound: '打开或关闭声音',
    shortcuts: '本列表',
    nextRegion: '页面的下一部分',
    previousRegion: '页面的上一部分',
  },
};
