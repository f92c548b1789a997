/** Opens a file of settings: checked as a whole before anything on the page changes. */
import type { Experiment, Fields } from '../../experiments/declaration.ts';
import { type Config, checkConfig, parseConfig } from '../../experiments/schema.ts';
import { configOf, parseSettings } from '../../experiments/settings-file.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Visit } from '../state/visit.ts';
import { t, tOf } from '../text.ts';

/** A table of the person's own may lie in it; beyond this a page would only hang. */
const LARGEST_MB = 64;

/** @throws GBX-600, GBX-612 … 615, GBX-617, GBX-619, or what the experiment itself says of the settings */
export async function openSettings(visit: Visit, file: File): Promise<void> {
  if (file.size > LARGEST_MB * 2 ** 20)
    throw new GlassboxError('GBX-600', { name: file.name, limit: LARGEST_MB });
  const settings = parseSettings(file.name, await file.text());
  // A bare configuration is taken for the experiment that is open.
  const id = settings.experiment ?? visit.session.peek().experiment.id;
  if (!visit.shelf.some((entry) => entry.id === id)) throw new GlassboxError('GBX-617', { name: id });
  await visit.openSettings(id, (experiment) =>
    checked(experiment, configOf(settings, experiment), file.name),
  );
}

function checked(experiment: Experiment, input: unknown, name: string): Config {
  const { config, problems } = checkConfig(experiment, input);
  if (problems.length === 0) return parseConfig(experiment, config);
  const [only] = problems;
  if (problems.length === 1) throw new GlassboxError(only!.id, only!.facts);
  const label = ({ field }: { field: string }) =>
    field in (experiment.fields as Fields) ? tOf(experiment.id, `fields.${field}.label`) : field;
  throw new GlassboxError('GBX-619', { name, list: problems.map(label).join(t('common.listComma')) });
}
