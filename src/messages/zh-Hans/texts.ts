/** 全部中文文字：中文页面只载入这一份。 */
import { errorsZh } from '../errors.zh-Hans.ts';
import { zhHans } from './index.ts';

export const texts = { ...zhHans, errors: errorsZh };
