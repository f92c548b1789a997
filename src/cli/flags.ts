/** Command-line flags of an experiment, made from its declaration: `couplingBits` is `--coupling-bits`. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { parse as parseToml } from 'smol-toml';
import type { Experiment, Field } from '../experiments/declaration.ts';
import {
  type Config,
  checkConfig,
  type FieldProblem,
  parseConfig,
  valueFromText,
} from '../experiments/schema.ts';
import { readSettings, type Settings } from '../experiments/settings-file.ts';
import { sayIfKnown, sayOf } from '../messages/catalogue.ts';
import { GlassboxError } from '../messages/problem.ts';
import { readSplitFolder } from './split-folder.ts';
import type { Terminal } from './terminal.ts';

export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Range or choices of a field, as people read them. */
export function rangeOf(field: Field, terminal: Terminal): string {
  switch (field.kind) {
    case 'integer':
    case 'real':
      return `${field.min} … ${field.max}`;
    case 'choice':
      return field.options.join(' | ');
    case 'toggle':
      return 'true | false';
    case 'text':
      return terminal.t('cli.describe.text', { max: field.maxLength });
    case 'file':
      return terminal.t(field.accepts === 'splits' ? 'cli.describe.folder' : 'cli.describe.file');
  }
}

function valueName(field: Field): string {
  if (field.kind === 'toggle') return '[VALUE]';
  if (field.kind !== 'file') return '<VALUE>';
  return field.accepts === 'splits' ? '<DIR>' : '<FILE>';
}

/** Fields in the groups of the page, those first that are always visible there. */
export function groupedFields({ fields }: Experiment): { group: string; fields: [string, Field][] }[] {
  const all = Object.entries(fields);
  return [...new Set(all.map(([, { group }]) => group))].map((group) => {
    const own = all.filter(([, field]) => field.group === group);
    const level = (wanted: Field['level']) => own.filter(([, field]) => field.level === wanted);
    return { group, fields: [...level('main'), ...level('more')] };
  });
}

export function groupTitle(terminal: Terminal, group: string): string {
  return sayIfKnown(terminal.language, `groups.${group}`) ?? group;
}

export function addFieldFlags(command: Command, experiment: Experiment, terminal: Terminal): void {
  const grouped = groupedFields(experiment).flatMap(({ group, fields }) =>
    fields.map(([key, field]) => ({ key, field, group })),
  );
  for (const { key, field, group } of grouped) {
    const label = sayOf(terminal.language, experiment.id, `fields.${key}.label`);
    const unit = field.unit ? ` [${sayIfKnown(terminal.language, `units.${field.unit}`) ?? field.unit}]` : '';
    const usual = field.default === null || field.default === '' ? '' : ` (${String(field.default)})`;
    const value = valueName(field);
    command.addOption(
      new Option(
        `${flagOf(key)} ${value}`,
        terminal.t('common.titled', {
          title: `${label}${unit}`,
          text: `${rangeOf(field, terminal)}${usual}`,
        }),
      ).helpGroup(terminal.t('help.heading', { title: groupTitle(terminal, group) })),
    );
  }
}

/** @throws GBX-409 where the file cannot be read, and what `settingsFromText` throws */
export function readConfigFile(path: string): Settings {
  return settingsFromText(path, readText(path));
}

/**
 * Settings from JSON, or from TOML where the name ends so.
 *
 * @throws GBX-410 when the text is not JSON or TOML, GBX-614 or GBX-615 when it cannot be used
 */
export function settingsFromText(name: string, text: string): Settings {
  const format = /\.toml$/i.test(name) ? 'TOML' : 'JSON';
  let value: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    const marked = text.replace(/^\ufeff/, '');
    value = format === 'TOML' ? parseToml(marked) : JSON.parse(marked);
  } catch (cause) {
    // A TOML parser draws the place below its first line.
    const reason = (cause as Error).message.split('\n')[0]!;
    throw new GlassboxError('GBX-410', { path: name, reason, format }, { cause });
  }
  return readSettings(value);
}

/**
 * Defaults, then the configuration file, then flags.
 *
 * @param flags  by field key, as commander gives them: text, or true for a bare toggle
 * @returns the configuration, or every problem with it
 */
export function configFrom(
  experiment: Experiment,
  file: unknown,
  flags: Readonly<Record<string, unknown>>,
): { config: Config; problems: FieldProblem[] } {
  const input: Record<string, unknown> = {};
  const base = checkConfig(experiment, file);
  // A file that is no object, or has unknown keys, is refused whatever the flags say; its values may be overruled.
  const shape = base.problems.filter(({ field }) => !Object.hasOwn(experiment.fields, field));
  if (shape.length > 0) return { config: {}, problems: shape };
  Object.assign(input, file);
  for (const [key, field] of Object.entries(experiment.fields)) {
    const given = flags[key];
    if (given === undefined) continue;
    input[key] = typeof given === 'string' ? fromFlag(field, given) : given;
  }
  const { config, problems } = checkConfig(experiment, input);
  return problems.length > 0 ? { config, problems } : { config: parseConfig(experiment, config), problems };
}

function fromFlag(field: Field, text: string): unknown {
  if (field.kind !== 'file') return valueFromText(field, text);
  if (text === '') return null;
  if (field.accepts === 'splits') return readSplitFolder(text);
  return { name: basename(text), text: readText(text) };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new GlassboxError('GBX-409', { path, reason: code ?? message }, { cause });
  }
}
