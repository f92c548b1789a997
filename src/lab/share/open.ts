/** The way to the share dialog, whose code and texts come when it is first asked for. */
import { GlassboxError } from '../../messages/problem.ts';
import { learnPart } from '../state/preferences.ts';
import type { Visit } from '../state/visit.ts';

export async function openShare(visit: Visit): Promise<void> {
  try {
    const [{ showShare }] = await Promise.all([import('./dialog.ts'), learnPart('share')]);
    showShare(visit);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    visit.session.peek().tell(new GlassboxError('GBX-604', { reason }));
  }
}
