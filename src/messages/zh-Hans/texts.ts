/** 全部中文文字，供命令行和测试使用。 */
import { errorsZh } from '../errors.zh-Hans.ts';
import { zhHans } from './index.ts';

export const texts = { ...zhHans, errors: errorsZh };
