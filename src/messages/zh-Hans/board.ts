import type { SameShape } from '../catalogue.ts';
import type { board as en } from '../en/board.ts';

/** 用手翻转的自旋棋盘，以及折叠的链。 */
export const board: SameShape<typeof en> = {
  keys: '方向键在自旋之间移动，回车或空格翻转，退格收回上一步。',
  hint: '点一个自旋就能翻转它。',
  moves: '您的步子',
  made: '已走 {{count}} 步',
  undo: '收回上一步',
  takenBack: '上一步已收回。已走 {{count}} 步',
  full: '{{count}} 步已经走完：请先收回几步。',
  turned: '自旋 {{name}} 现在朝{{way}}。{{state}}',
  up: '上',
  down: '下',
  spin: '自旋 {{name}}，朝{{way}}：{{bonds}} 条键中有 {{unsatisfied}} 条未满足，翻转会使能量{{effect}}。',
  lowers: '降低 {{change}}',
  raises: '升高 {{change}}',
  keeps: '保持不变',
  counts: '未满足的键：{{bonds}} 条中的 {{unsatisfied}} 条；能量 {{energy}}。',
  least: '最少只能到 {{least}} 条。',
  lowest: '这已是最低的排列之一。',
  stuck: '翻哪一个都没有好处，却还比最少多出 {{above}} 条：这是个陷阱。',
  falling: '翻转后有好处的自旋：{{helpful}} 个。',
  satisfied: '已满足的键',
  unsatisfied: '未满足的键',
  alike: '要求两端相同',
  opposite: '要求两端相反',
  chain: '一条 {{beads}} 珠的链，其中 H 珠 {{filled}} 个；H 珠之间的接触：{{contacts}} 处。',
  hydrophobic: 'H：疏水',
  polar: 'P：亲水',
  contact: '两个 H 相接触',
  first: '第一个珠子',
};
