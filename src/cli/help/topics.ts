/** What is the same for all commands and said once: exit codes, environment, files. For `glassbox help TOPIC` and the man page. */
import type { MessageKey } from '../../messages/catalogue.ts';
import { cellWidth, type Terminal } from '../terminal.ts';
import { wrapText } from './wrap.ts';

/** A term and the key of what it means. */
type Entry = readonly [term: string, text: MessageKey];

export const TOPICS = {
  'exit-codes': [
    ['0', 'help.code.done'],
    ['1', 'help.code.failed'],
    ['2', 'help.code.refused'],
    ['129', 'help.code.hangup'],
    ['130', 'help.code.interrupted'],
    ['141', 'help.code.reader'],
    ['143', 'help.code.terminated'],
  ],
  environment: [
    ['LC_ALL, LC_MESSAGES, LANG', 'help.variable.language'],
    ['NO_COLOR', 'help.variable.noColor'],
    ['VK_ICD_FILENAMES', 'help.variable.driver'],
    ['CHROME_PATH', 'help.variable.chrome'],
    ['GLASSBOX_KEEP_BUNDLE', 'help.variable.bundle'],
  ],
  files: [
    ['manifest.json', 'help.file.manifest'],
    ['config.json', 'help.file.config'],
    ['rows.jsonl', 'help.file.jsonl'],
    ['rows.csv', 'help.file.csv'],
    ['samples.csv', 'help.file.samples'],
    ['findings.json', 'help.file.findings'],
    ['KIND-FIGURE.csv', 'help.file.tables'],
    ['checkpoint', 'help.file.checkpoint'],
  ],
} as const satisfies Record<string, readonly Entry[]>;

export type TopicName = keyof typeof TOPICS;
export const TOPIC_NAMES = Object.keys(TOPICS) as TopicName[];
export const isTopic = (word: string): word is TopicName => Object.hasOwn(TOPICS, word);

export function topicText({ t }: Terminal, topic: TopicName, width: number): string {
  const entries = TOPICS[topic];
  const wide = Math.max(...entries.map(([term]) => cellWidth(term)));
  const lines = entries.map(([term, key]) => {
    const indent = ' '.repeat(wide + 4);
    const words = wrapText(t(key), width - indent.length, indent);
    return `  ${term.padEnd(wide)}  ${words}`;
  });
  return `${t(`help.topics.${topic}`)}\n\n${lines.join('\n')}\n`;
}
