/** Random configurations that a declaration allows, for property tests (fast-check). */
import fc from 'fast-check';
import type { Experiment, Field } from '../../src/experiments/declaration.ts';
import { added, type PlayedAxis, type PlayedForm } from '../../src/experiments/played-text.ts';

/** A text that was written by playing. */
function anyPlay(form: PlayedForm): fc.Arbitrary<string> {
  if (form.kind === 'letters')
    return fc
      .array(fc.constantFrom(...form.letters), { maxLength: form.max })
      .map((letters) => letters.join(''));
  const coordinate = ({ min, max }: PlayedAxis) => fc.double({ min, max, noNaN: true });
  return fc
    .array(fc.tuple(coordinate(form.x), coordinate(form.y)), { maxLength: form.max })
    .map((points) => points.reduce((text, point) => added(form, text, point), ''));
}

function anyValue(field: Field, files: boolean): fc.Arbitrary<unknown> {
  const usual = fc.constant(field.default);
  switch (field.kind) {
    case 'integer':
      return fc.oneof(usual, fc.integer({ min: field.min, max: Math.min(field.max, 2 ** 31 - 1) }));
    case 'real':
      return fc.oneof(usual, fc.double({ min: field.min, max: field.max, noNaN: true }));
    case 'choice':
      return fc.constantFrom(...field.options);
    case 'toggle':
      return fc.boolean();
    case 'text':
      return field.form
        ? fc.oneof(usual, anyPlay(field.form))
        : fc.oneof(usual, fc.string({ maxLength: field.maxLength }));
    case 'file':
      return files
        ? fc.oneof(
            usual,
            fc.record({ name: fc.string({ maxLength: 20 }), text: fc.string({ maxLength: 400 }) }),
          )
        : usual;
  }
}

/** @param files  whether there may be files of the person's own; default none */
export function anyConfig(
  experiment: Experiment,
  { files = false } = {},
): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(experiment.fields).map(
    ([key, field]) => [key, anyValue(field, files)] as const,
  );
  return fc.record(Object.fromEntries(fields)).map((config) => {
    for (const [key, value] of Object.entries(config)) if (Object.is(value, -0)) config[key] = 0;
    return config;
  });
}
