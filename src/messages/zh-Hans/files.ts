import type { SameShape } from '../catalogue.ts';
import type { couplings as enCouplings, table as enTable } from '../en/files.ts';

/** 从自备文件里读到了什么、替您做了哪些决定：一一说明。 */
export const couplings: SameShape<typeof enCouplings> = {
  format: '按 {{format}} 读取：{{size}} 个自旋，{{couplings}} 个耦合，{{fields}} 个外场。',
  'sign-coupling': '正数使两个自旋趋于同向（J）。',
  'sign-weight': '数值是 MaxCut 的权重：正数使两个自旋趋于反向（J = −w）。',
  numbering: '第一个自旋的编号是 {{first}}。',
  duplicates: '有 {{count}} 对重复出现，已相加（首次在第 {{line}} 行；其中 {{reversed}} 对次序颠倒）。',
  zeros: '{{count}} 项为零，即没有耦合。',
  unused: '{{count}} 个自旋既没有耦合也没有外场，是自由的（{{sites}}）。',
  unweighted: '各行都没有数值，因此每一对按 1 计。',
  'column-names': '第一行是列名，已略去：{{names}}。',
};

export const table: SameShape<typeof enTable> = {
  size: '{{rows}} 行、{{columns}} 列，以{{delimiter}}分隔。',
  delimiters: { comma: '逗号', semicolon: '分号', tab: '制表符', bar: '竖线' },
  missing: '缺失 {{count}} 个值。用到的列里若有缺失，该行便不使用。',
  marks: '视为缺失的写法：{{marks}}。',
  'comma-decimal': '数字中的逗号按小数点理解。',
  'comma-thousands': '数字中的逗号按千位分隔符理解。',
  blank: '跳过了 {{count}} 个空行。',
  used: '共 {{rows}} 行：{{training}} 行用于训练，{{heldOut}} 行留作检验。',
  roles: '预测：{{target}}。依据：{{inputs}}。',
  incomplete: '有 {{count}} 行因缺少数值而未使用，缺失的列：{{columns}}。',
  'left-constant': '因取值不变而未使用：{{columns}}。',
  'left-empty': '因全为空而未使用：{{columns}}。',
  'left-too-many-categories': '因几乎每行文字都不同而未使用：{{columns}}。',
  categories: '类别已转换为 0/1 输入：{{columns}}。',
  source: '数据：{{citation}}。使用条款：{{licence}}。',
  standardised: '数值只按训练点做标准化。',
};
