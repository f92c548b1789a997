/**
 * The settings file: `{"experiment": "sk-anneal", "config": {…}}`, written by the page and read by it and by `--config`. A file may
 * also be the bare configuration, as `config.json` of a run is; then somebody else has to say which experiment is meant.
 */
import { GlassboxError } from '../messages/problem.ts';
import type { Experiment } from './declaration.ts';
import { type Config, configToJson } from './schema.ts';

/** Raised when a file of this version could not be read by an earlier one. */
export const SETTINGS_FORMAT = 1;

export interface Settings {
  /** Null in a bare configuration. */
  readonly experiment: string | null;
  /** Not yet checked. */
  readonly config: unknown;
  /** Values of settings that vary, for the command line; not yet checked. */
  readonly grid?: unknown;
}

export function settingsToJson(experiment: Experiment, config: Config): string {
  const settings = {
    format: SETTINGS_FORMAT,
    experiment: experiment.id,
    experimentVersion: experiment.version,
    config: JSON.parse(configToJson(experiment, config)) as unknown,
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/**
 * What a file of settings says: a settings file, a bare configuration, or the manifest of a run without own files, whose texts stand
 * beside it.
 *
 * @throws GBX-614 for one of a later format, GBX-615 for a manifest whose files are elsewhere
 */
export function readSettings(value: unknown): Settings {
  const whole = value as Record<string, unknown> | null;
  if (typeof value !== 'object' || !whole || Array.isArray(value) || typeof whole.experiment !== 'string')
    return { experiment: null, config: value };
  if (typeof whole.format === 'number' && whole.format > SETTINGS_FORMAT)
    throw new GlassboxError('GBX-614', { found: whole.format, known: SETTINGS_FORMAT });
  const { files } = whole;
  if (typeof files === 'object' && files !== null && Object.keys(files).length > 0)
    throw new GlassboxError('GBX-615', { experiment: whole.experiment });
  const grid = whole.grid === undefined ? {} : { grid: whole.grid };
  return { experiment: whole.experiment, config: whole.config ?? {}, ...grid };
}

/** @throws GBX-613 when the file is of another experiment than the one that is meant */
export function configOf(settings: Settings, { id }: Experiment): unknown {
  if (settings.experiment !== null && settings.experiment !== id)
    throw new GlassboxError('GBX-613', { found: settings.experiment, asked: id });
  return settings.config;
}

/** @throws GBX-612 when the text is not JSON */
export function parseSettings(name: string, text: string): Settings {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GlassboxError('GBX-612', { name, reason: (cause as Error).message }, { cause });
  }
  return readSettings(value);
}
