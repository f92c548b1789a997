/** The JSON Schema of a configuration against an independent validator, and against our own check. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonSchema, OWN_KEYWORDS } from '../../src/cli/json-schema.ts';
import type { Experiment, Field } from '../../src/experiments/declaration.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { checkConfig } from '../../src/experiments/schema.ts';
import { LANGUAGES } from '../../src/messages/catalogue.ts';
import { anyConfig } from '../support/any-config.ts';
import { deafTerminal } from '../support/program.ts';
import { walk } from '../support/walk.ts';

/** Strict: an unknown keyword, or one that contradicts its type, is an error. */
const ajv = new Ajv2020({ strict: true, allErrors: true });
ajv.addVocabulary(OWN_KEYWORDS);

const all: readonly Experiment[] = [walk as unknown as Experiment, ...experiments];
const schemas = new Map(all.map((experiment) => [experiment.id, jsonSchema(experiment, deafTerminal('en'))]));
const validators = new Map([...schemas].map(([id, schema]) => [id, ajv.compile(schema)]));

const anyExperiment = fc.constantFrom(...all);

test('every schema is valid, in both languages, with the words of the language', () => {
  for (const language of LANGUAGES)
    for (const experiment of experiments) {
      const schema = jsonSchema(experiment, deafTerminal(language));
      expect(ajv.validateSchema(schema), experiment.id).toBe(true);
      const chinese = /[\u4e00-\u9fff]/.test(String(schema.title));
      expect(chinese).toBe(language === 'zh-Hans');
    }
  expect(schemas.get('walk')).toMatchObject({
    $id: 'urn:glassbox:settings:walk:1',
    'x-version': 1,
    additionalProperties: false,
    properties: {
      seed: { type: 'integer', minimum: 0, maximum: 2 ** 53 - 1, default: 1 },
      length: { type: 'number', minimum: 1e-3, maximum: 10, default: 0.5, 'x-unit': 'J' },
      rule: { enum: ['plain', 'drift'], default: 'plain' },
      mirror: { type: 'boolean' },
      name: { type: 'string', maxLength: 40 },
      start: { default: null, 'x-flag': '--start' },
    },
  });
});

test('every default and every preset is valid', () => {
  for (const experiment of experiments) {
    const validate = validators.get(experiment.id)!;
    expect(validate({}), experiment.id).toBe(true);
    for (const preset of Object.values(experiment.presets)) {
      expect(validate(preset), `${experiment.id}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  }
});

test('a configuration that the program takes is one that the schema takes', () => {
  const configs = anyExperiment.chain((experiment) =>
    anyConfig(experiment, { files: true }).map((config) => ({ experiment, config })),
  );
  fc.assert(
    fc.property(configs, ({ experiment, config }) => {
      expect(checkConfig(experiment, config).problems).toEqual([]);
      const validate = validators.get(experiment.id)!;
      expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
    }),
    { seed: 20, numRuns: 500 },
  );
});

/** Values that some setting does not take. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    '',
    ' ',
    '7',
    'x'.repeat(5000),
    -1,
    0.5,
    1e300,
    2 ** 60,
    '1,2;3',
    'AZ',
    '1,2;;3,4',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.string(),
  fc.record({ name: fc.string(), text: fc.string() }),
  fc.record({ name: fc.string() }),
);

/** At the edge of what the setting takes, on either side of it. */
function nearby(field: Field | undefined): fc.Arbitrary<unknown> {
  if (field?.kind === 'integer' || field?.kind === 'real') {
    const { min, max } = field;
    return fc.constantFrom(min, max, min - 1, max + 1, min + 0.5, (min + max) / 2, String(min));
  }
  if (field?.kind === 'choice') return fc.constantFrom(...field.options, `${field.options[0]} `);
  if (field?.kind === 'text')
    return fc.constantFrom('x'.repeat(field.maxLength), 'x'.repeat(field.maxLength + 1), '', '1,2', ' AB ');
  if (field?.kind === 'file') return fc.constantFrom(null, { name: 'a', text: 'b' }, { name: 'a' });
  return fc.constantFrom(true, false, 0, 'true');
}

test('what the schema refuses the program refuses too; what only the program refuses, the schema says that it leaves to it', () => {
  const mutated = anyExperiment.chain((experiment) =>
    fc
      .tuple(
        anyConfig(experiment),
        fc.array(
          fc
            .constantFrom(...Object.keys(experiment.fields), 'unheardOf')
            .chain((key) =>
              fc.tuple(
                fc.constant(key),
                fc.oneof(strange, { arbitrary: nearby(experiment.fields[key]), weight: 4 }),
              ),
            ),
          { minLength: 1, maxLength: 2 },
        ),
      )
      .map(([config, changes]) => ({ experiment, config: { ...config, ...Object.fromEntries(changes) } })),
  );
  const count = { refused: 0, taken: 0, left: 0 };
  fc.assert(
    fc.property(mutated, ({ experiment, config }) => {
      const { problems } = checkConfig(experiment, config);
      const valid = validators.get(experiment.id)!(config);
      if (!valid) {
        count.refused++;
        expect(problems.length, JSON.stringify(config)).toBeGreaterThan(0);
      } else if (problems.length > 0) {
        count.left++;
        // Points out of range, and texts whose length is counted otherwise.
        for (const { id } of problems) expect(['GBX-551', 'GBX-420']).toContain(id);
      } else count.taken++;
    }),
    { seed: 21, numRuns: 2000 },
  );
  expect(count.refused).toBeGreaterThan(500);
  expect(count.taken).toBeGreaterThan(50);
});

test('a schema that says too much would be caught', () => {
  const narrow = structuredClone(schemas.get('walk')!) as {
    properties: { rows: { maximum: number } };
    $id: string;
  };
  narrow.properties.rows.maximum = 999;
  narrow.$id += ':narrow';
  const validate = ajv.compile(narrow);
  expect(checkConfig(walk as unknown as Experiment, { rows: 1000 }).problems).toEqual([]);
  expect(validate({ rows: 1000 })).toBe(false);
});
