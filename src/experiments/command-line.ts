/** The command that repeats a run: only what is not the default, flags as `glassbox run` reads them. */
import type { Experiment } from './declaration.ts';
import type { Config } from './schema.ts';

/** `couplingBits` is `--coupling-bits`. */
export function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** @returns one line for a POSIX shell; a person's own file is named as if it lay in the current folder */
export function commandLine(experiment: Experiment, config: Config): string {
  const flags: string[] = [];
  // A file that lies there unused would otherwise be taken for the choice.
  const overruled = new Set(
    Object.entries(experiment.fields).flatMap(([key, field]) =>
      field.kind === 'file' &&
      field.implies &&
      config[key] &&
      config[field.implies.field] !== field.implies.value
        ? [field.implies.field]
        : [],
    ),
  );
  for (const [key, field] of Object.entries(experiment.fields)) {
    const value = config[key];
    if (key !== 'seed' && value === field.default && !overruled.has(key)) continue;
    const text = field.kind === 'file' ? (value as { name: string } | null)?.name : String(value);
    if (text !== undefined) flags.push(flagText(key, text));
  }
  return ['npx glassbox run', experiment.id, ...flags].join(' ');
}

/** A setting as one types it: `--coupling-bits 7`. */
export function flagText(key: string, value: unknown): string {
  return `${flagOf(key)} ${quoted(String(value))}`;
}

/** One word of a POSIX shell, whatever is in it. */
export function quoted(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
