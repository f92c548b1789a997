/**
 * What can be typed where, as a table that scripts for shells are made of. It is read off the commander program, so that a new
 * command or flag completes by itself; `@bomb.sh/tab` and `omelette` ask the program at every Tab, which takes it most of a second.
 */
import type { Argument, Command, Option } from 'commander';
import type { Experiment } from '../../experiments/declaration.ts';
import { experiments } from '../../experiments/registry.ts';
import { flagOf } from '../flags.ts';
import { filled } from '../help/lazy.ts';
import { pathOf } from '../help/teach.ts';
import { TOPIC_NAMES } from '../help/topics.ts';

export interface Word {
  readonly word: string;
  readonly about: string;
}

/** What may stand as a value: words, or what lies on the disk. `run` is the folder of a run. */
export interface Values {
  readonly words: readonly Word[];
  readonly paths: 'none' | 'file' | 'folder' | 'run';
}

export interface Flag extends Word {
  readonly takes: 'nothing' | 'perhaps' | 'value';
  readonly values: Values;
}

/** A command, by its words: "run side-by-side". */
export interface Place {
  readonly path: string;
  readonly flags: readonly Flag[];
  /** Subcommands, and what stands as an argument. */
  readonly values: Values;
}

const NOTHING: Values = { words: [], paths: 'none' };
const bare = (words: readonly string[]): Word[] => words.map((word) => ({ word, about: '' }));

export function completionTable(program: Command): Place[] {
  const everywhere = program.options.filter(({ long }) => long === '--lang');
  const places: Place[] = [];
  const visit = (command: Command) => {
    places.push(placeOf(filled(command), program, everywhere));
    for (const sub of command.commands) visit(sub);
  };
  visit(program);
  return places;
}

function placeOf(command: Command, program: Command, everywhere: readonly Option[]): Place {
  const experiment = experiments.find(({ id }) => id === command.name());
  const own = command === program ? command.options : [...command.options, ...everywhere];
  const help: Flag = { word: '--help', about: '', takes: 'nothing', values: NOTHING };
  return {
    path: pathOf(command),
    flags: [...own.flatMap((option) => flagOfOption(option, experiment)), help],
    values: argumentsOf(command, program),
  };
}

function flagOfOption(option: Option, experiment: Experiment | undefined): Flag[] {
  if (option.hidden || !option.long) return [];
  const takes = option.required ? 'value' : option.optional ? 'perhaps' : 'nothing';
  const values = takes === 'nothing' ? NOTHING : valuesOf(option, experiment);
  return [{ word: option.long, about: option.description, takes, values }];
}

function valuesOf(option: Option, experiment: Experiment | undefined): Values {
  if (option.argChoices) return { words: bare(option.argChoices), paths: 'none' };
  const field = Object.entries(experiment?.fields ?? {}).find(([key]) => flagOf(key) === option.long)?.[1];
  if (field?.kind === 'choice') return { words: bare(field.options), paths: 'none' };
  if (field?.kind === 'toggle') return { words: bare(['true', 'false']), paths: 'none' };
  const name = /[<[](.+?)(?:\.\.\.)?[>\]]/.exec(option.flags)?.[1] ?? '';
  if (name === 'PRESET') return { words: bare(Object.keys(experiment?.presets ?? {})), paths: 'none' };
  return named(name, option.long === '--resume');
}

/** What a value is, from the name that help gives it: FILE, DIR, FILE|EXPERIMENT. */
function named(name: string, ofRun = false): Values {
  const says = (word: string) => name.includes(word);
  const words = says('EXPERIMENT') ? experimentWords() : [];
  if (says('FILE')) return { words, paths: 'file' };
  if (says('DIR') || says('FOLDER')) return { words, paths: ofRun ? 'run' : 'folder' };
  return { words, paths: 'none' };
}

const experimentWords = (): Word[] => bare(experiments.map(({ id }) => id));

function argumentsOf(command: Command, program: Command): Values {
  const subcommands = command.commands.map((sub) => ({ word: sub.name(), about: sub.description() }));
  const first = command.registeredArguments.map((argument) => ofArgument(command, argument, program));
  return {
    words: [...subcommands, ...first.flatMap(({ words }) => words)],
    paths: first.find(({ paths }) => paths !== 'none')?.paths ?? 'none',
  };
}

function ofArgument(command: Command, argument: Argument, program: Command): Values {
  if (argument.argChoices) return { words: bare(argument.argChoices), paths: 'none' };
  if (command.name() === 'help') {
    const commands = program.commands.map((sub) => ({ word: sub.name(), about: sub.description() }));
    return { words: [...commands, ...bare(TOPIC_NAMES)], paths: 'none' };
  }
  // A folder that is an argument is one that a run has written.
  return named(argument.name(), true);
}
