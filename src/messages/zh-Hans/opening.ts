import type { SameShape } from '../catalogue.ts';
import type { opening as en } from '../en/opening.ts';

/** 最初几秒：一段录好的运行，以及由运行来回答的猜测。 */
export const opening: SameShape<typeof en> = {
  spoken: '计算引擎打开之前，先播放一段录好的运行。',
  status: {
    opening: '录像 · 正在打开计算引擎……',
    behind: '录像 · 本机正在重算同一次运行：{{percent}}',
    paused: '录像 · 按“播放”在本机重算',
    alone: '录像 · 本机没有在计算',
  },
  guess: {
    says: '运行的回答：{{answer}}。',
    saysNot: '这次运行分不出来。',
    right: '与你猜的一样。',
    overlaps: '此刻把副本两两相比：',
    overlap: '{{title}}T = {{at}} 时，最高处在 q = {{peak}}。',
    full: '看整幅图',
  },
};
