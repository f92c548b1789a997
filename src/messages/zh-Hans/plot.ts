import type { SameShape } from '../catalogue.ts';
import type { plot as en } from '../en/plot.ts';

/** `glassbox plot`：把一次运行的图存成文件。 */
export const plot: SameShape<typeof en> = {
  about: '把文件夹里一次运行的图绘成 SVG 和 PNG，未完成的运行也可以',
  options: {
    out: '存放图片的文件夹，或一个以 .svg 或 .png 结尾的文件（默认 FOLDER/figures）',
    figure: '只画这些图，按编号指定（默认全部）',
    format: 'svg、png 或 both（默认 both，即两种都要）',
    theme: '配色：light（浅色）或 dark（深色）（默认 light）',
    width: '图片宽度（像素），PNG 的像素数为其两倍（默认按内容决定）',
    rows: '只显示一行数据的图画哪些行：last（最后一行）、all（全部），或行号如 1,4-6（默认 last）',
    json: '以 JSON 列表输出写了哪些文件',
  },
  allowed: {
    format: 'svg、png 或 both',
    ending: '与 --out 的文件名结尾一致的格式',
    theme: 'light 或 dark',
    width: '{{least}} 到 {{most}} 之间的像素数',
    rows: 'last、all，或从 1 开始的行号，如 1,4-6',
  },
  why: {
    settings: '这次运行的设置下没有这幅图',
    rows: '还没有哪一行数据可供绘制',
    chosen: '所指定的行都没有这幅图',
  },
  left: '略过：{{title}}（{{figure}}）：{{why}}。',
  version: '这些数据由 {{experiment}} 的第 {{found}} 版生成，而图按第 {{here}} 版绘制：可能缺少部分曲线。',
  shard: '分片 {{index}}/{{of}}：只有一部分样本',
  unfinished: '未完成，目前行数：{{count}}',
  ofRow: '{{title}}，第 {{row}} 行',
};
