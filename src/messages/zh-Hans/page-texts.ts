/** 中文页面最初载入的文字；每个实验的文字随实验一起载入。 */
import { errorsZh } from '../errors.zh-Hans.ts';
import { names } from './names.ts';
import { shared } from './shared.ts';

export const texts = { ...shared, experiments: names, errors: errorsZh };
