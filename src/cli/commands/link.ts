/** `glassbox link`: the share link of settings, and the settings of a share link. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Experiment, Row } from '../../experiments/declaration.ts';
import { fingerprintOf, fingerprintText } from '../../experiments/fingerprint.ts';
import { linkedExperiment } from '../../experiments/link.ts';
import { decodePacked, encodePacked, hasFiles, LARGEST_PACKED } from '../../experiments/link-pack.ts';
import { splitLink } from '../../experiments/link-parts.ts';
import { experimentById, experiments } from '../../experiments/registry.ts';
import { type Config, parseConfig } from '../../experiments/schema.ts';
import { configOf, type Settings, settingsToJson } from '../../experiments/settings-file.ts';
import { sayOf } from '../../messages/catalogue.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { addFieldFlags, configFrom, readConfigFile } from '../flags.ts';
import { fillsWhenNamed, lazily } from '../help/lazy.ts';
import { checkOneRun, RunFolder } from '../runs/folder.ts';
import type { Terminal } from '../terminal.ts';

interface LinkFlags {
  readonly page?: string;
  readonly files?: boolean;
  readonly config?: string;
  readonly read?: string;
}

/** What a link is made of. */
interface Linked {
  readonly experiment: Experiment;
  readonly config: Config;
  /** Fingerprint of the result, as text. */
  readonly fp: string | null;
}

const SHOWN_CHARACTERS = 60;

/** @param finish  hears the exit code */
export function addLink(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  const link = program
    .command('link')
    .description(t('commands.link.about'))
    .usage('FILE | DIR | EXPERIMENT [options] | --read LINK')
    .argument('[FILE]', t('commands.link.file'));
  addLinkFlags(link, terminal)
    .option('--read <LINK>', t('commands.link.read'))
    .action((path: string | undefined, flags: LinkFlags) => {
      if (flags.read !== undefined) return finish(readLink(terminal, flags.read));
      if (path !== undefined) return finish(print(terminal, fromPath(terminal, path), flags));
      throw new GlassboxError('GBX-756');
    });
  fillsWhenNamed(link);
  for (const experiment of experiments) {
    // Hidden: they are the list of `run --help` again.
    const command = link.command(experiment.id, { hidden: true });
    command.description(sayOf(terminal.language, experiment.id, 'question'));
    lazily(command, () => {
      addFieldFlags(command, experiment, terminal);
      addLinkFlags(command.optionsGroup(t('cli.titles.Options:')), terminal);
    });
    command.action(() => {
      const flags = command.optsWithGlobals<LinkFlags>();
      const file = flags.config === undefined ? {} : configOf(readConfigFile(flags.config), experiment);
      const linked = checked(terminal, experiment, file, command.opts());
      finish(linked ? print(terminal, linked, flags) : 2);
    });
  }
}

function addLinkFlags(command: Command, { t }: Terminal): Command {
  return command
    .option('--page <URL>', t('commands.link.page'))
    .option('--files', t('commands.link.files'))
    .option('--config <FILE>', t('commands.link.config'));
}

/** @returns null once the problems are told */
function checked(
  terminal: Terminal,
  experiment: Experiment,
  file: unknown,
  flags: Readonly<Record<string, unknown>>,
): Linked | null {
  const { config, problems } = configFrom(experiment, file, flags);
  for (const { id, facts } of problems) terminal.problem(id, facts);
  return problems.length > 0 ? null : { experiment, config, fp: null };
}

/**
 * What a settings file, a manifest or the folder of a run says.
 *
 * @throws GBX-400 where there is neither such a file nor such an experiment, GBX-750 for bare settings
 */
function fromPath(terminal: Terminal, path: string): Linked | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  // A word without dots and slashes was meant to be an experiment.
  if (!stat && !/[./\\]/.test(path)) experimentById(path);
  if (stat?.isDirectory() && existsSync(join(path, 'manifest.json'))) return fromFolder(terminal, path);
  if (stat?.isDirectory()) checkOneRun(path);
  const settings: Settings = readConfigFile(path);
  if (settings.experiment === null) throw new GlassboxError('GBX-750', { path });
  const experiment = experimentById(settings.experiment);
  return checked(terminal, experiment, configOf(settings, experiment), {});
}

function fromFolder(terminal: Terminal, path: string): Linked | null {
  const folder = new RunFolder(path);
  const manifest = folder.manifest()!;
  const experiment = experimentById(manifest.experiment);
  const { config } = readConfigFile(folder.file('config.json'));
  const linked = checked(terminal, experiment, config, {});
  if (!linked) return null;
  if (manifest.shard) {
    terminal.error(terminal.t('commands.link.shard', { path }));
    return linked;
  }
  if (manifest.state !== 'finished') {
    terminal.error(terminal.t('commands.link.unfinished', { path }));
    return linked;
  }
  const rows = folder
    .readRows()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
  return { ...linked, fp: fingerprintText(fingerprintOf(experiment, rows, manifest.digest ?? undefined)) };
}

/** @throws GBX-751 for no address, GBX-752 for a link that is too long */
function print(terminal: Terminal, linked: Linked | null, flags: LinkFlags): number {
  if (!linked) return 2;
  const { experiment, config, fp } = linked;
  const page = flags.page === undefined ? '' : pageAddress(flags.page);
  const files = flags.files === true;
  const { link, tooLong } = encodePacked(experiment, config, { files, fp });
  if (tooLong !== null) throw new GlassboxError('GBX-752', { length: tooLong, most: LARGEST_PACKED });
  terminal.out(`${page}#${link}`);
  if (!files && hasFiles(experiment, config)) terminal.error(terminal.t('commands.link.filesLeft'));
  return 0;
}

function pageAddress(page: string): string {
  if (!URL.canParse(page) || !/^(https?|file):$/.test(new URL(page).protocol))
    throw new GlassboxError('GBX-751', { page: page.slice(0, SHOWN_CHARACTERS) });
  return page.replace(/#.*$/s, '');
}

/** @throws GBX-753 for what is no link, GBX-400 for one of an experiment that there is not, and what the experiment itself says of the settings */
function readLink(terminal: Terminal, link: string): number {
  const named = linkedExperiment(splitLink(link).plain);
  if (named === null) throw new GlassboxError('GBX-753', { link: link.slice(0, SHOWN_CHARACTERS) });
  // On the page another experiment would stand in for one that is not known; in a file it would be a lie.
  experimentById(named);
  const { experiment, config, notes } = decodePacked(link, experiments);
  // A link is mended and every change is said, as `run --link` does.
  for (const { id, facts } of notes) terminal.problem(id, facts);
  process.stdout.write(settingsToJson(experiment, parseConfig(experiment, config)));
  return 0;
}
