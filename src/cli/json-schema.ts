/**
 * An experiment's configuration as a JSON Schema (draft 2020-12), for editors and other programs. It refuses nothing that
 * `checkConfig` takes; what it cannot say (rules across settings, coordinates of clicked points) the program checks.
 */
import type { Experiment, Field } from '../experiments/declaration.ts';
import type { PlayedForm } from '../experiments/played-text.ts';
import { sayIfKnown, sayOf } from '../messages/catalogue.ts';
import { joinTexts } from '../messages/join.ts';
import { flagOf, groupTitle } from './flags.ts';
import type { Terminal } from './terminal.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Keywords that are ours: validators pass over them. */
export const OWN_KEYWORDS = [
  'x-experiment',
  'x-version',
  'x-flag',
  'x-group',
  'x-level',
  'x-unit',
  'x-accepts',
  'x-titles',
];

export function jsonSchema(experiment: Experiment, terminal: Terminal): JsonSchema {
  const { id, version, fields } = experiment;
  const of = (key: string) => sayOf(terminal.language, id, key);
  const properties = Object.entries(fields).map(([key, field]) => [
    key,
    fieldSchema(experiment, key, field, terminal),
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:glassbox:settings:${id}:${version}`,
    title: terminal.t('commands.schema.title', { name: of('name') }),
    description: terminal.t('commands.schema.about', { question: of('question') }),
    'x-experiment': id,
    'x-version': version,
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}

function fieldSchema(experiment: Experiment, key: string, field: Field, terminal: Terminal): JsonSchema {
  const of = (name: string) => sayOf(terminal.language, experiment.id, `fields.${key}.${name}`);
  const note =
    field.kind === 'file'
      ? terminal.t('commands.schema.file')
      : field.kind === 'text' && field.form?.kind === 'points'
        ? terminal.t('commands.schema.text')
        : null;
  return {
    title: of('label'),
    description: note === null ? of('help') : joinTexts(of('help'), note),
    ...valuesOf(field, of),
    default: field.default,
    ...(field.unit ? { 'x-unit': sayIfKnown(terminal.language, `units.${field.unit}`) ?? field.unit } : {}),
    'x-flag': flagOf(key),
    'x-group': groupTitle(terminal, field.group),
    'x-level': field.level,
  };
}

function valuesOf(field: Field, of: (name: string) => string): JsonSchema {
  switch (field.kind) {
    case 'integer':
      return { type: 'integer', minimum: field.min, maximum: field.max };
    case 'real':
      return { type: 'number', minimum: field.min, maximum: field.max };
    case 'choice':
      return {
        type: 'string',
        enum: field.options,
        'x-titles': Object.fromEntries(field.options.map((option) => [option, of(`options.${option}`)])),
      };
    case 'toggle':
      return { type: 'boolean' };
    case 'text':
      return {
        type: 'string',
        // Characters outside the basic plane count as two here and as one there, so this refuses no more than we do.
        maxLength: field.maxLength,
        ...(field.form ? { pattern: patternOf(field.form) } : {}),
      };
    case 'file':
      return {
        anyOf: [
          { type: 'null' },
          {
            type: 'object',
            properties: { name: { type: 'string' }, text: { type: 'string' } },
            required: ['name', 'text'],
            additionalProperties: false,
          },
        ],
        'x-accepts': field.accepts,
      };
  }
}

/** Of texts that are written by playing, as `played-text.ts` reads them. */
function patternOf(form: PlayedForm): string {
  if (form.kind === 'letters') {
    const letters = form.letters.replace(/[\\\]^-]/g, '\\$&');
    return `^\\s*[${letters}]{0,${form.max}}\\s*$`;
  }
  const number = '\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*';
  const point = `${number}[,，]${number}`;
  return `^(\\s*|${point}([;；]${point}){0,${form.max - 1}})$`;
}
