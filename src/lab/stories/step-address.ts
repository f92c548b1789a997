/** Where a step of a story is found: a plain link, so that the browser's Back leads back and one step can be sent to somebody. */
import { linkHere } from '../state/address.ts';
import type { Visit } from '../state/visit.ts';
import type { Story } from './stories.ts';

/** What a teacher hid or fixed goes along. @param step  from 1 */
export function stepAddress(visit: Visit, { id, steps }: Story, step: number): string {
  return linkHere(steps[step - 1]!.link, { ...visit.view.value, story: { id, step } });
}
