/**
 * `glassbox list` without the rest of the command line: names and questions stand by themselves (`messages/<language>/names.ts`), so that
 * a shell's completion or a loop in a script does not wait for fifty experiments to be loaded.
 */
import { shelf } from '../experiments/shelf.ts';
import { chooseLanguage, type Language, languageOf } from '../messages/language.ts';
import { aligned } from './text-table.ts';

type Names = Readonly<Record<string, { readonly name: string; readonly question: string }>>;

const namesIn: Readonly<Record<Language, () => Promise<Names>>> = {
  en: async () => (await import('../messages/en/names.ts')).names,
  'zh-Hans': async () => (await import('../messages/zh-Hans/names.ts')).names,
};

/** @returns false for anything but a plain `list`, which is left to the whole command line */
export async function answerQuickly(words: readonly string[]): Promise<boolean> {
  const asked = asksForList(words);
  if (!asked) return false;
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  // A reader that went away (`| head`) has seen what it wanted.
  process.stdout.on('error', () => process.exit(0));
  const text = await listText(chooseLanguage([asked.language, LC_ALL, LC_MESSAGES, LANG]), asked.json);
  process.stdout.write(`${text}\n`);
  return true;
}

/** Every experiment with its name and question. */
export async function listText(language: Language, json: boolean): Promise<string> {
  const names = await namesIn[language]();
  const lines = shelf.map(({ id }) => ({ id, name: names[id]!.name, question: names[id]!.question }));
  if (json) return JSON.stringify(lines);
  return aligned(lines.map(({ id, name, question }) => [id, name, question])).join('\n');
}

/** `list`, `--json` and `--lang LANGUAGE` in any order, and nothing else. */
function asksForList(
  words: readonly string[],
): { readonly json: boolean; readonly language: string | undefined } | null {
  let language: string | undefined;
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--lang') language = words[++at];
    else if (word.startsWith('--lang=')) language = word.slice('--lang='.length);
    else rest.push(word);
    if (word.startsWith('--lang') && !languageOf(language)) return null;
  }
  const json = rest.includes('--json');
  const plain = rest.filter((word) => word !== '--json');
  return plain.length === 1 && plain[0] === 'list' ? { json, language } : null;
}
