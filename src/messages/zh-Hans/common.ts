import type { SameShape } from '../catalogue.ts';
import type { common as en } from '../en/common.ts';

/** 网页与命令行共用的文字。 */
export const common: SameShape<typeof en> = {
  title: 'Glassbox',
  tagline: '冷得太快，就会卡住。',
  subtitle: '一边是由磁体构成的玻璃，一边是一批神经网络：在同一座时钟下，并排冷却。',
  engines: {
    auto: '自动选择',
    webgpu: 'WebGPU',
    cpu: 'CPU',
    reference: '参考实现（慢而直白）',
  },
  states: {
    opening: '正在准备',
    running: '运行中',
    paused: '已暂停',
    done: '已完成',
    cancelled: '已停止',
    failed: '因故停止',
  },
  verdicts: { yes: '是', no: '否', 'cannot-tell': '尚不能判断' },
  /** Of a finding without a single number. */
  nothingToTell: '无法判断：这里没有可以据以判断的测量值。',
  plusMinus: '{{value}} ± {{error}}',
  none: '–',
  comma: '，',
  listComma: '、',
  titled: '{{title}}：{{text}}',
};
