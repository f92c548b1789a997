/** `glassbox describe`: what an experiment takes and gives, from its declaration alone. */
import { flagText } from '../experiments/command-line.ts';
import type { Experiment } from '../experiments/declaration.ts';
import { sayIfKnown, sayOf } from '../messages/catalogue.ts';
import { flagOf, rangeOf } from './flags.ts';
import { aligned, type Terminal } from './terminal.ts';

export async function describeSchema(terminal: Terminal, experiment: Experiment): Promise<void> {
  const { jsonSchema } = await import('./json-schema.ts');
  terminal.out(JSON.stringify(jsonSchema(experiment, terminal), null, 2));
}

export function describe(terminal: Terminal, experiment: Experiment, json: boolean): void {
  const { id, version, fields, columns, presets, shards = [] } = experiment;
  if (json) {
    terminal.out(JSON.stringify({ id, version, fields, columns, presets, shards }, null, 2));
    return;
  }
  const of = (key: string) => sayOf(terminal.language, id, key);
  const unitOf = (unit?: string) => (unit ? (sayIfKnown(terminal.language, `units.${unit}`) ?? unit) : '');
  terminal.out(
    `${of('name')} (${id} ${version})\n${of('question')}\n\n${terminal.t('cli.describe.settings')}`,
  );
  const settings = Object.entries(fields).map(([key, field]) => [
    `  ${flagOf(key)}`,
    String(field.default ?? '–') || '–',
    [of(`fields.${key}.label`), unitOf(field.unit)].filter(Boolean).join(terminal.t('common.comma')),
    // Last: a list of choices may be long, and nothing should have to stand behind it.
    rangeOf(field, terminal),
  ]);
  terminal.out(aligned(settings).join('\n'));
  const counts = shards.map(flagOf).join(terminal.t('common.listComma'));
  terminal.out(`\n${terminal.t(`cli.describe.${counts ? 'shards' : 'noShards'}`, { counts })}`);
  terminal.out(`\n${terminal.t('cli.describe.presets')}`);
  const flags = (change: object) => Object.entries(change).map(([key, value]) => flagText(key, value));
  terminal.out(
    aligned(Object.entries(presets).map(([name, change]) => [`  ${name}`, flags(change).join(' ')])).join(
      '\n',
    ),
  );
  terminal.out(`\n${terminal.t('cli.describe.columns')}`);
  terminal.out(
    aligned(columns.map(({ name, unit }) => [`  ${name}`, of(`columns.${name}`), unitOf(unit)])).join('\n'),
  );
}
