/** Manual pages from the finished program: glassbox(1), and one for each experiment. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Option } from 'commander';
import { flagText } from '../../experiments/command-line.ts';
import type { Experiment, Field } from '../../experiments/declaration.ts';
import { experiments } from '../../experiments/registry.ts';
import { byTopic } from '../../experiments/topics.ts';
import { sayIfKnown, sayOf } from '../../messages/catalogue.ts';
import { joinTexts } from '../../messages/join.ts';
import { flagOf, groupedFields, groupTitle, rangeOf } from '../flags.ts';
import { filled } from '../help/lazy.ts';
import { examplesOf, pathOf } from '../help/teach.ts';
import { TOPICS, type TopicName } from '../help/topics.ts';
import { projectRoot, projectVersion } from '../project.ts';
import type { Terminal } from '../terminal.ts';
import { RoffPage } from './roff.ts';

const PROGRAM = 'glassbox';

export function programPage(program: Command, terminal: Terminal): string {
  const { t, language } = terminal;
  const page = newPage(PROGRAM, terminal);
  page.section(t('help.man.name')).text(`${PROGRAM} - ${t('help.man.tagline')}`);
  page.section(t('help.man.synopsis')).text(usageOf(program, terminal));
  page.section(t('help.man.description')).text(program.description());
  page.section(t('help.man.options'));
  for (const option of program.options) addOption(page, option);
  page.term('-h, --help', t('cli.options.help'));
  page.section(t('help.man.commands'));
  for (const command of program.commands) addCommand(page, command, terminal);
  page.section(t('help.man.experiments')).text(t('help.man.experimentsAbout'));
  for (const { topic, experiments: own } of byTopic(experiments)) {
    page.subsection(t(`topics.${topic}`));
    for (const { id } of own) page.term(id, sayOf(language, id, 'question'));
  }
  for (const topic of Object.keys(TOPICS) as TopicName[]) addTopic(page, topic, terminal);
  page.section(t('help.man.examples'));
  for (const { line, text } of [program, ...program.commands].flatMap(examplesOf))
    page.example(line, t(`help.example.${text}`));
  page.section(t('help.man.seeAlso')).text('docs/command-line.md, docs/solve.md, docs/validation.md');
  return page.toString();
}

/** @param program  whose `run` has the experiment */
export function experimentPage(program: Command, terminal: Terminal, experiment: Experiment): string {
  const { t, language } = terminal;
  const of = (key: string) => sayOf(language, experiment.id, key);
  const run = program.commands.find((command) => command.name() === 'run')!;
  const command = run.commands.find((sub) => sub.name() === experiment.id)!;
  const name = `${PROGRAM}-${experiment.id}`;
  const page = newPage(name, terminal);
  page.section(t('help.man.name')).text(`${name} - ${of('name')}`);
  page.section(t('help.man.synopsis')).text(usageOf(filled(command), terminal));
  page.section(t('help.man.description')).text(of('question'));
  page.section(t('help.man.settings'));
  for (const { group, fields } of groupedFields(experiment)) {
    page.subsection(groupTitle(terminal, group));
    for (const [key, field] of fields) page.term(flagOf(key), settingText(terminal, experiment, key, field));
  }
  page.section(t('help.man.presets')).text(t('help.man.presetsAbout'));
  for (const [preset, change] of Object.entries(experiment.presets)) {
    const flags = Object.entries(change).map(([key, value]) => flagText(key, value));
    page.term(preset, [of(`presets.${preset}`), flags.map((flag) => `\`${flag}\``).join(' ')].join(' – '));
  }
  page.section(t('help.man.columns'));
  for (const { name: column, unit } of experiment.columns)
    page.term(
      column,
      [of(`columns.${column}`), unitOf(terminal, unit)].filter(Boolean).join(t('common.comma')),
    );
  page.section(t('help.man.examples'));
  for (const { line, text } of examplesOf(command)) page.example(line, t(`help.example.${text}`));
  page.section(t('help.man.seeAlso')).text(`\`${PROGRAM}\`(1)`);
  return page.toString();
}

function newPage(name: string, { t }: Terminal): RoffPage {
  return new RoffPage(name, releaseDate(), `Glassbox ${projectVersion()}`, t('help.man.manual'));
}

/** The day of the release, so that the same version gives the same page; empty where it is not told. */
function releaseDate(): string {
  const path = join(projectRoot(), 'CITATION.cff');
  if (!existsSync(path)) return '';
  return /^date-released: *(\S+)/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
}

function usageOf(command: Command, { t }: Terminal): string {
  const usage = [PROGRAM, pathOf(command), command.usage()].filter(Boolean).join(' ');
  return usage.replace('[options]', t('help.usage.options')).replace('[command]', t('help.usage.command'));
}

function addCommand(page: RoffPage, command: Command, terminal: Terminal): void {
  page.subsection(usageOf(filled(command), terminal)).text(command.description());
  const { registeredArguments: given } = command;
  for (const argument of given) if (argument.description) page.term(argument.name(), argument.description);
  for (const option of command.options) addOption(page, option);
  const ofExperiments = command.commands.some((sub) => experiments.some(({ id }) => id === sub.name()));
  // Experiments have a section and pages of their own.
  if (ofExperiments) return;
  for (const sub of command.commands) addCommand(page, sub, terminal);
}

function addOption(page: RoffPage, option: Option): void {
  if (!option.hidden) page.term(option.flags, option.description);
}

function addTopic(page: RoffPage, topic: TopicName, { t }: Terminal): void {
  page.section(t(`help.topics.${topic}`));
  for (const [term, key] of TOPICS[topic]) page.term(term, t(key));
}

function settingText(terminal: Terminal, experiment: Experiment, key: string, field: Field): string {
  const of = (name: string) => sayOf(terminal.language, experiment.id, `fields.${key}.${name}`);
  const range = rangeOf(field, terminal);
  const usual = String(field.default ?? '');
  const unit = unitOf(terminal, field.unit);
  const label = unit === '' ? of('label') : `${of('label')} [${unit}]`;
  const values = usual === '' ? range : terminal.t('help.settingRange', { range, usual });
  return joinTexts(
    terminal.t('common.titled', { title: label, text: values }) + terminal.t('help.stop'),
    of('help'),
  );
}

function unitOf({ language }: Terminal, unit: string | undefined): string {
  return unit ? (sayIfKnown(language, `units.${unit}`) ?? unit) : '';
}
