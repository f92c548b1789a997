/** Presets as toggles: those of one group exclude one another, and each is undone by itself. */
import type { Experiment } from '../../experiments/declaration.ts';
import { type Config, defaultsOf } from '../../experiments/schema.ts';

/** Groups in declared order; presets of no group come last, under the name ''. */
export function groupsOfPresets({ presets, presetGroups = {} }: Experiment): [string, readonly string[]][] {
  const grouped = new Set(Object.values(presetGroups).flat());
  const single = Object.keys(presets).filter((name) => !grouped.has(name));
  const groups = Object.entries(presetGroups);
  return single.length > 0 ? [...groups, ['', single]] : groups;
}

export function isPresetOn({ presets }: Experiment, config: Config, name: string): boolean {
  return Object.entries(presets[name] ?? {}).every(([key, value]) => config[key] === value);
}

/** The change that pressing `name` makes: what its group set goes back to the defaults, then the preset comes, unless it was on. */
export function presetChange(experiment: Experiment, config: Config, name: string): Config {
  const { presets, presetGroups = {} } = experiment;
  const group = Object.values(presetGroups).find((names) => names.includes(name)) ?? [name];
  const defaults = defaultsOf(experiment.fields);
  const keys = group.flatMap((one) => Object.keys(presets[one] ?? {}));
  const cleared = Object.fromEntries(keys.map((key) => [key, defaults[key]]));
  return isPresetOn(experiment, config, name) ? cleared : { ...cleared, ...presets[name] };
}
