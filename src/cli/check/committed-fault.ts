/**
 * For the tests alone: GLASSBOX_TEST_FAULT="crash node webgpu" or "hang deno cpu" makes the self-test of that host do what a driver may
 * do at that engine. Nobody else sets it.
 */
import process from 'node:process';

export async function commitFault(host: string, engine: string): Promise<void> {
  const [fault, at, by] = (process.env.GLASSBOX_TEST_FAULT ?? '').split(' ');
  if (at !== host || by !== engine) return;
  // What was said before must have left this process, as it has when a driver is at work.
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (fault === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (fault === 'quit') process.exit(3);
  // A signal takes a moment to arrive; a hang is for ever.
  for (;;);
}
