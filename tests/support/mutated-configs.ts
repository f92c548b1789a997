/** Settings files that went wrong: cut, mistyped, of the wrong kind, of another program, or garbage. Same seed, same files. */
import fc from 'fast-check';
import { stringify } from 'smol-toml';
import type { Experiment } from '../../src/experiments/declaration.ts';
import { configToJson } from '../../src/experiments/schema.ts';
import { settingsToJson } from '../../src/experiments/settings-file.ts';
import { anyConfig } from './any-config.ts';

export type Format = 'json' | 'toml';

/** A good file: with the name of its experiment, or bare. */
function goodFile(experiment: Experiment, format: Format): fc.Arbitrary<string> {
  return fc.tuple(anyConfig(experiment, { files: true }), fc.boolean()).map(([config, bare]) => {
    const text = bare ? configToJson(experiment, config) : settingsToJson(experiment, config);
    if (format === 'json') return text;
    // TOML has no null: a file that is not given is not there.
    const value = JSON.parse(text, (_, part) => (part === null ? undefined : part)) as Record<
      string,
      unknown
    >;
    return stringify(value);
  });
}

const deep = (open: string, close: string) => `${open.repeat(20_000)}${close.repeat(20_000)}`;

/** What a value of a setting may have become. */
const VALUES: Readonly<Record<Format, readonly string[]>> = {
  json: [
    'null',
    'true',
    '"7"',
    '-1',
    '0.5',
    '1e400',
    '-1e400',
    '1e-400',
    '99999999999999999999',
    '[]',
    '{}',
    '[1,2]',
    '{"name": 3}',
    '{"name": "a", "text": "b", "more": 1}',
    '"\\u001b[2J\\u0007"',
    '"\\ud800"',
    '"1,2;;3"',
    JSON.stringify('x'.repeat(100_000)),
    deep('[', ']'),
    deep('{"a":', '}').replace('{"a":}', '{"a":1}'),
    'NaN',
    'void 0',
    "'a'",
  ],
  toml: [
    '""',
    'true',
    '"7"',
    '-1',
    '0.5',
    '1e400',
    'inf',
    '-inf',
    'nan',
    '99999999999999999999',
    '0x10',
    '[]',
    '{}',
    '[1, 2]',
    '{ name = 3 }',
    '1979-05-27T07:32:00Z',
    '07:32:00',
    '"\\u001b[2J\\u0007"',
    '"""\nlong\n"""',
    `"${'x'.repeat(100_000)}"`,
    deep('[', ']'),
    'yes',
    "'a'",
  ],
};

const STRANGE = [
  '\u0000',
  '\ufeff',
  '\u001b[31m',
  '\r\n',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '=',
  '#',
  '//',
  'é',
  '界',
  '\ud83d\ude00',
  '-',
  '.',
  '0',
];

/** A line that says a setting: its key, and what stands between key and value. */
const LINE: Readonly<Record<Format, RegExp>> = {
  json: /^(\s*"\w+": )(.*?)(,?)$/,
  toml: /^(\w+ = )(.*)()$/,
};

const KEYS = [
  'unheardOf',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'experiment',
  'config',
  'format',
  'files',
  '',
  'a.b',
  '键',
];

type Draw = (below: number) => number;
const one = <T>(draw: Draw, all: readonly T[]): T => all[draw(all.length)]!;

/** Changes one line that says a setting. */
function changeLine(
  text: string,
  format: Format,
  draw: Draw,
  change: (found: RegExpExecArray) => string,
): string {
  const lines = text.split('\n');
  const places = lines.flatMap((line, i) => (LINE[format].test(line) ? [i] : []));
  if (places.length === 0) return change(/()()()/.exec('')!) + text;
  const at = one(draw, places);
  lines[at] = change(LINE[format].exec(lines[at]!)!);
  return lines.join('\n');
}

type Mutation = (text: string, draw: Draw, format: Format) => string;
const MUTATIONS: readonly Mutation[] = [
  // Cut off while it was written or copied.
  (text, draw) => text.slice(0, draw(text.length)),
  // A character changed, left out, put in.
  (text, draw) => {
    const at = draw(text.length);
    return text.slice(0, at) + one(draw, STRANGE) + text.slice(at + draw(2));
  },
  (text, draw) => {
    const at = draw(text.length);
    return text.slice(0, at) + text.slice(at + 1 + draw(4));
  },
  // A value of another kind, out of range, or none.
  (text, draw, format) =>
    changeLine(text, format, draw, ([, before, , after]) => `${before}${one(draw, VALUES[format])}${after}`),
  // A setting that there is not, or one said twice.
  (text, draw, format) =>
    changeLine(text, format, draw, ([line, , value, after]) => {
      const key = one(draw, KEYS);
      return format === 'json'
        ? `${line}${after ? '' : ','}\n"${key}": ${value}${after}`
        : `${line}\n${key && /^[\w.]+$/.test(key) ? key : `"${key}"`} = ${value}`;
    }),
  (text, draw, format) =>
    changeLine(
      text,
      format,
      draw,
      ([line, , , after]) => `${line}${after || (format === 'json' ? ',' : '')}\n${line}`,
    ),
  // Of another experiment, of none, of a later version, the manifest of a run with own files.
  (text, draw) =>
    text.replace(
      /(experiment"?(?::| =) )"[^"]*"/,
      (_, before) => `${before}${one(draw, ['"gone"', '"sk-anneal"', '7', '""', '"__proto__"'])}`,
    ),
  (text) => text.replace(/(format"?(?::| =) )1/, '$199'),
  (text, _, format) =>
    format === 'json' ? text.replace('{', '{"files": {"a": "b"},') : `files = { a = "b" }\n${text}`,
  (text, _, format) =>
    format === 'json'
      ? text.replace(/"config": [\s\S]*/, '"config": [1]}')
      : text.replace(/\[config\][\s\S]*/, 'config = 3\n'),
  // Something else than an object; nothing; another encoding; bytes.
  (_, draw) =>
    one(draw, [
      '',
      ' ',
      'null',
      '[]',
      '7',
      '"text"',
      '{',
      '}',
      '{}',
      '\ufeff{}',
      '<html></html>',
      'a: 1\nb: 2\n',
      'PK\u0003\u0004\u0000',
      '\u0000'.repeat(64),
      deep('[', ']'),
      deep('{"seed":', '}'),
    ]),
  (text) => `\ufeff${text}`,
  (text) => [...text].join('\u0000'),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text + text,
];

export interface MutatedConfig {
  /** What the file was made of; asked for where it does not say. */
  readonly experiment: Experiment;
  readonly text: string;
}

/** @returns files, each mutated once or twice */
export function mutatedConfigs(
  experiments: readonly Experiment[],
  format: Format,
  count: number,
  seed: number,
): MutatedConfig[] {
  const draws = fc.infiniteStream(fc.nat());
  const file = fc.constantFrom(...experiments).chain((experiment) =>
    fc
      .tuple(goodFile(experiment, format), draws, fc.integer({ min: 1, max: 2 }))
      .map(([text, numbers, times]) => {
        const draw: Draw = (below) => (below < 1 ? 0 : numbers.next().value! % below);
        let mutated = text;
        for (let i = 0; i < times; i++) mutated = one(draw, MUTATIONS)(mutated, draw, format);
        return { experiment, text: mutated };
      }),
  );
  return fc.sample(file, { numRuns: count, seed });
}
