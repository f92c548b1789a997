/** What commander could not read, in the reader's language: it tells it in English only, so the facts are taken from its message. */
import type { CommanderError } from 'commander';
import type { commands } from '../messages/en/commands.ts';
import type { Terminal } from './terminal.ts';

type Kind = keyof (typeof commands)['misread'];

/** Where the facts stand in the messages of commander 14, by its code. */
const FACTS: Readonly<Record<Kind, RegExp>> = {
  missingArgument: /argument '(?<name>.*)'$/,
  optionMissingArgument: /option '(?<name>.*)' argument missing$/,
  invalidArgument:
    /^(?:option '(?<option>.*)' argument '(?<given>.*)' is invalid\.|command-argument value '(?<value>.*)' is invalid for argument '(?<argument>.*)'\.) Allowed choices are (?<choices>.*)\.$/s,
  conflictingOption: /^option '(?<name>.*)' cannot be used with option '(?<other>.*)'$/,
  excessArguments: /for '(?<name>.*)'\. Expected (?<most>\d+) arguments? but got (?<count>\d+)\.$/,
};

/** What happened; in commander's words where it says something else than it used to. */
export function misreadReason({ t }: Terminal, error: CommanderError): string {
  const said = error.message.replace(/^error: /, '');
  const kind = error.code.replace('commander.', '') as Kind;
  const facts = FACTS[kind]?.exec(said)?.groups;
  if (!facts) return said;
  const { option, argument, given, value, choices, ...others } = facts;
  const known =
    kind === 'invalidArgument'
      ? { name: option ?? argument!, value: given ?? value!, choices: choices! }
      : others;
  return t(`commands.misread.${kind}`, known as Record<string, string>);
}
