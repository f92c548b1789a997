/** 各类问题的说明，供页面另行载入（`lab/state/problem-words.ts`）。 */
export { errorsZh as errors } from '../errors.zh-Hans.ts';
