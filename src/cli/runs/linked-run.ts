/** `glassbox run --link LINK`: what a share link says, run again and held to the result that it claims. */
import { readFingerprint } from '../../experiments/fingerprint.ts';
import { decodePacked } from '../../experiments/link-pack.ts';
import { splitLink } from '../../experiments/link-parts.ts';
import { configHash } from '../../experiments/manifest.ts';
import { experiments } from '../../experiments/registry.ts';
import { parseConfig } from '../../experiments/schema.ts';
import { projectVersion } from '../project.ts';
import type { Terminal } from '../terminal.ts';
import { common, type RunFlags, tellThere } from './flags-of-runs.ts';
import { defaultFolder, RunFolder } from './folder.ts';
import { runJob } from './run.ts';
import { sayVerdict } from './verdict.ts';

/**
 * @returns the exit code; 1 where the result differs from the one in the link
 * @throws what the experiment itself says of the settings
 */
export async function linkJob(terminal: Terminal, link: string, flags: RunFlags): Promise<number> {
  const { experiment, config, notes } = decodePacked(link, experiments);
  const { fp } = splitLink(link);
  // A link is mended and every change is said, as on the page; one that asks for another experiment is not run.
  for (const { id, facts } of notes) terminal.problem(id, facts);
  if (notes.some(({ id }) => id === 'GBX-418')) return 2;
  const claimed = fp === null ? null : readFingerprint(fp);
  if (fp !== null && !claimed) terminal.problem('GBX-618', { value: fp.slice(0, 60) });
  if (claimed && notes.length > 0) terminal.error(terminal.t('share.verdict.changed'));
  const asked = {
    experiment,
    config: parseConfig(experiment, config),
    engine: flags.engine ?? ('auto' as const),
    folder: flags.out ?? defaultFolder(experiment, config),
    checkpoint: null,
    claimed: notes.length > 0 ? null : claimed,
    ...common(flags),
  };
  const folder = new RunFolder(asked.folder);
  const hash = configHash(experiment, asked.config);
  if (folder.checkFree(hash, asked.engine, projectVersion()) === 'free') return runJob(terminal, asked);
  const code = tellThere(terminal, asked.folder, asked);
  return asked.claimed ? sayVerdict(terminal, experiment, folder.rows(), asked.claimed) : code;
}
