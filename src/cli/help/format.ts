/** How help looks: titles in the reader's language, Chinese wrapped by cells, lists without what is said anyway. */
import { type Command, type HelpConfiguration, Option } from 'commander';
import { sayIfKnown } from '../../messages/catalogue.ts';
import { cellWidth, type Terminal } from '../terminal.ts';
import { wrapText } from './wrap.ts';

/** @param everywhere  options that every command takes */
export function helpFormat(terminal: Terminal, everywhere: readonly Option[]): HelpConfiguration {
  const { language, t } = terminal;
  const help = new Option('-h, --help', t('cli.options.help'));
  const translated = (usage: string) =>
    usage.replace('[options]', t('help.usage.options')).replace('[command]', t('help.usage.command'));
  return {
    styleTitle: (title) => sayIfKnown(language, `cli.titles.${title}`) ?? title,
    styleUsage: translated,
    showGlobalOptions: true,
    // Descriptions name choices and defaults themselves, in the reader's language.
    optionDescription: ({ description }) => description,
    visibleOptions: (command) => [
      ...command.options.filter(({ hidden }) => !hidden),
      ...(command.parent ? [] : [help]),
    ],
    visibleGlobalOptions: (command) => (command.parent ? [help, ...everywhere] : []),
    // That a command has options is no news.
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
    displayWidth: cellWidth,
    boxWrap: (text, width) => wrapText(text, width),
  };
}

function argumentTerm(argument: Command['registeredArguments'][number]): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
