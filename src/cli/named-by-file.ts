/** `run --config FILE --seed 8`: the flags are those of the experiment that the file names, so it is put where it could have been typed. */
import { experiments } from '../experiments/registry.ts';
import { readConfigFile } from './flags.ts';

/** @returns the words as they were where there is nothing to add; what is wrong with a file is told by whoever runs it */
export function withNamedExperiment(words: readonly string[]): readonly string[] {
  const at = words[0] === '--lang' ? 2 : words[0]?.startsWith('--lang=') ? 1 : 0;
  const rest = words.slice(at + 1);
  if (words[at] !== 'run' || rest.some(isElsewhere)) return words;
  const flag = rest.findIndex((word) => word === '--config' || word.startsWith('--config='));
  const file = rest[flag]?.split('=')[1] ?? rest[flag + 1];
  if (flag < 0 || file === undefined) return words;
  try {
    const id = readConfigFile(file).experiment;
    return isExperiment(id) ? [...words.slice(0, at + 1), id, ...rest] : words;
  } catch {
    return words;
  }
}

const isExperiment = (word: string | null): word is string => experiments.some(({ id }) => id === word);

/** An experiment that is named already, or a run that comes from elsewhere. */
const isElsewhere = (word: string) =>
  isExperiment(word) || /^--(link|resume)\b/.test(word) || ['-h', '--help'].includes(word);
