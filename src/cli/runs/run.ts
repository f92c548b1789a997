/** One experiment from its configuration to its folder of results: what `run`, `resume` and every run of a grid do. */
import type { EngineChoice, RunEvents, RunStatus } from '../../controller/protocol.ts';
import type { EngineInfo } from '../../engine/contract.ts';
import { commandLine } from '../../experiments/command-line.ts';
import type { Experiment, Finding, Row } from '../../experiments/declaration.ts';
import {
  digestOfRows,
  type Fingerprint,
  fingerprintOf,
  fingerprintText,
  rowToJson,
} from '../../experiments/fingerprint.ts';
import { encodePacked } from '../../experiments/link-pack.ts';
import { type Manifest, whatRuns } from '../../experiments/manifest.ts';
import type { Config } from '../../experiments/schema.ts';
import type { Shard } from '../../experiments/shards.ts';
import { sayProblem } from '../../messages/catalogue.ts';
import type { SpinStore } from '../../results/spins.ts';
import { gitCommit, projectVersion } from '../project.ts';
import { duration, exitCodeOf, noteText, type Terminal } from '../terminal.ts';
import { RunFolder } from './folder.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { Persistence } from './persistence.ts';
import { openProgress, type Progress } from './progress.ts';
import { findingLines, resultTable } from './results.ts';
import { Session } from './session.ts';
import { checkSpins, openSpins } from './spins.ts';
import { sayVerdict } from './verdict.ts';
import { writeResults } from './write-results.ts';

export interface RunJob {
  readonly experiment: Experiment;
  readonly config: Config;
  readonly engine: EngineChoice;
  readonly folder: string;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Seconds between checkpoints. */
  readonly checkpointSeconds: number;
  readonly threads: number | undefined;
  /** Keep the states behind every row. */
  readonly spins: boolean;
  /** Of the run in the same folder that this one goes on with. */
  readonly checkpoint: Uint8Array | null;
  readonly startedAt?: string;
  /** What a link says came of it. */
  readonly claimed?: Fingerprint | null;
  readonly shard?: Shard;
  /** Wait for the lock of a process elsewhere that may be dead. */
  readonly patient?: boolean;
  /** Of a run in a series: nothing is said of how it starts and ends but one line. */
  readonly title?: string;
}

/** Rows are written at most this often while a run goes on, ms. */
const WRITE_MS = 1000;

/** @returns the exit code */
export async function runJob(terminal: Terminal, job: RunJob): Promise<number> {
  const session = await Session.open(job);
  try {
    return await runInSession(terminal, job, session);
  } finally {
    await session.close();
  }
}

/** @returns the exit code; @throws GBX-700 where another process is at work in the folder */
export async function runInSession(terminal: Terminal, job: RunJob, session: Session): Promise<number> {
  const command = new RunCommand(terminal, job, session);
  const lock = await lockFolder(job.folder, job.patient === true, () => command.loseFolder());
  return command.toEnd(lock);
}

class RunCommand {
  readonly #rows: Row[] = [];
  /** Of a shard: what its rows were made of. */
  readonly #parts: (readonly unknown[])[] = [];
  /** Rows that are on stdout already; after the loss of a device some come twice. */
  readonly #printed: string[] = [];
  readonly #folder: RunFolder;
  readonly #persistence: Persistence;
  readonly #progress: Progress;
  #manifest: Manifest;
  #writtenAt = 0;
  #hasCheckpoint: boolean;
  #lostFolder = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly job: RunJob,
    private readonly session: Session,
  ) {
    this.#folder = new RunFolder(job.folder);
    this.#progress = openProgress(terminal, !job.quiet, job.title);
    this.#persistence = new Persistence((id, facts) => {
      this.#progress.end();
      terminal.problem(id, facts);
    });
    this.#hasCheckpoint = job.checkpoint !== null;
    this.#manifest = this.#firstManifest();
  }

  async toEnd(lock: FolderLock): Promise<number> {
    const { experiment, config, engine, checkpoint, shard } = this.job;
    const { session } = this;
    try {
      checkSpins(this.#folder, this.job);
      this.#folder.begin(experiment, config, this.#manifest);
      const spins = await openSpins(this.#folder, this.job);
      session.states = spins ? (states, row) => spins.add(row, states) : undefined;
      session.keep = (bytes) => this.#keep(bytes);
      session.stopping = (asked) => {
        if (asked) this.#say(this.terminal.t('cli.run.stopping'));
      };
      const began = performance.now();
      const end = await session.controller.run(
        {
          experiment: experiment.id,
          config,
          engine,
          ...(checkpoint ? { checkpoint } : {}),
          ...(shard ? { shard } : {}),
        },
        this.#events(),
      );
      this.#progress.end();
      return await this.#finish(end, (performance.now() - began) / 1000, spins);
    } finally {
      await lock.release();
    }
  }

  /** Another process works there now: whatever is written from here on would destroy its files. */
  loseFolder(): void {
    this.#lostFolder = true;
    void this.session.controller.cancel();
  }

  #events(): RunEvents {
    const { terminal, job } = this;
    const { said } = this.session;
    let announced = false;
    return {
      row: (row, index) => this.#takeRow(row, index),
      frame: () => {},
      status: (status) => {
        if (status.engine && !this.#manifest.engine) this.#noteEngine(status.engine);
        // Not before the first step: until then a file may be refused, and nothing goes into the folder.
        if (status.engine && status.done > 0 && !announced) {
          announced = true;
          if (!job.title) this.#announce(status);
        }
        this.#progress.show(status, this.#rows.length);
      },
      note: (id, facts) => {
        const text = noteText(terminal.language, job.experiment.id, id, facts);
        if (!said.has(text)) this.#say(terminal.t('cli.run.note', { text }));
        said.add(text);
      },
    };
  }

  #noteEngine(engine: EngineInfo): void {
    this.#manifest = { ...this.#manifest, engine };
    this.#persistence.attempt(() => this.#folder.writeManifest(this.#manifest));
  }

  #announce({ engine, why }: RunStatus): void {
    const { terminal, job } = this;
    const device = `${terminal.t(`common.engines.${engine!.kind}`)} (${engine!.device})`;
    this.#say(
      terminal.t('cli.run.start', { experiment: job.experiment.id, engine: device, folder: job.folder }),
    );
    if (why)
      this.#say(terminal.t('cli.run.why', { why: sayProblem(terminal.language, why.id, why.facts).what }));
    if (job.checkpoint) this.#say(terminal.t('cli.run.resuming', { row: this.#rows.length }));
  }

  #takeRow({ parts, ...row }: Row, index: number): void {
    this.#rows[index] = row;
    if (parts) this.#parts[index] = parts;
    if (this.job.json) {
      const line = rowToJson(row, index);
      if (this.#printed[index] !== line) process.stdout.write(`${line}\n`);
      this.#printed[index] = line;
    }
    if (performance.now() - this.#writtenAt < WRITE_MS || this.#lostFolder) return;
    this.#persistence.attempt(() => this.#folder.writeRows(this.job.experiment, this.#rows, false));
    this.#writtenAt = performance.now();
  }

  #keep(bytes: Uint8Array): void {
    if (this.#lostFolder) return;
    const written = this.#persistence.attempt(() => {
      this.#folder.writeCheckpoint(bytes);
      this.#folder.writeManifest({ ...this.#manifest, rows: this.#rows.length });
    });
    this.#hasCheckpoint ||= written;
  }

  async #finish(end: RunStatus, seconds: number, spins: SpinStore | null): Promise<number> {
    if (this.#lostFolder) {
      this.terminal.problem('GBX-707', { path: this.job.folder });
      return 1;
    }
    const finished = end.state === 'done';
    const digest = finished ? digestOfRows(this.#rows) : null;
    // A shard is no result of its settings: a link would claim that it is.
    const isWhole = digest !== null && !this.job.shard;
    const print = !isWhole ? null : fingerprintOf(this.job.experiment, this.#rows, digest);
    const manifest: Manifest = {
      ...this.#manifest,
      state: finished ? 'finished' : 'unfinished',
      endedAt: new Date().toISOString(),
      rows: this.#rows.length,
      digest,
      fingerprint: print && fingerprintText(print),
      engine: end.engine,
    };
    const write = () => this.#write(manifest, spins);
    const written = await this.#persistence.insist(write, this.session.stop, finished);
    if (written === null) return this.session.exitCode;
    if (!finished) return this.#tellUnfinished(end);
    if (!this.job.json && !this.job.quiet && !this.job.title) this.#showResults(written);
    this.#tellDone(digest!, seconds);
    const { claimed, experiment } = this.job;
    return claimed ? sayVerdict(this.terminal, experiment, this.#rows, claimed, print!) : 0;
  }

  /** The manifest comes last: a folder that says it is finished is. */
  async #write(manifest: Manifest, spins: SpinStore | null): Promise<readonly Finding[]> {
    const { experiment, config, shard } = this.job;
    const finished = manifest.state === 'finished';
    const results = { experiment, config, rows: this.#rows, digest: manifest.digest };
    const findings = await writeResults(this.#folder, results);
    const anySpins = spins?.finish(results) ?? true;
    if (finished && !anySpins) this.#say(this.terminal.t('cli.run.noSpins', { experiment: experiment.id }));
    if (finished && shard) this.#folder.writeParts(this.#parts);
    this.#folder.writeManifest(manifest);
    if (finished) this.#folder.dropCheckpoint();
    return findings;
  }

  #tellDone(digest: string, seconds: number): void {
    const { terminal, job } = this;
    const facts = { rows: this.#rows.length, folder: job.folder, time: duration(seconds), digest };
    if (job.title) this.#say(terminal.t('many.done', { ...facts, run: job.title }));
    else this.#say(terminal.t('cli.run.done', facts));
  }

  #tellUnfinished(end: RunStatus): number {
    const { terminal, job } = this;
    const rows = this.#rows.length;
    if (end.problem) {
      terminal.problem(end.problem.id ?? 'GBX-500', end.problem.facts);
      if (end.problem.id === 'GBX-500') terminal.error(end.problem.message);
      terminal.error(terminal.t(rows > 0 ? 'cli.run.failed' : 'cli.run.failedBare', { row: rows }));
      return exitCodeOf(end.problem.id);
    }
    const key = this.#hasCheckpoint ? 'cli.run.stopped' : 'cli.run.stoppedBare';
    this.#say(terminal.t(key, { row: rows, folder: job.folder }));
    return this.session.exitCode;
  }

  /** What was found, then a table of what the figures are about. */
  #showResults(findings: readonly Finding[]): void {
    const { terminal, job } = this;
    const lines = findingLines(terminal, job.experiment, findings);
    if (lines.length > 0) terminal.out(`${terminal.t('cli.run.findings')}\n${lines.join('\n')}\n`);
    const width = process.stdout.columns || undefined;
    terminal.out(resultTable(terminal, job.experiment, this.#rows, job.config, width));
    const facts = { columns: job.experiment.columns.length, path: this.#folder.file('rows.csv') };
    terminal.out(terminal.t('cli.run.allColumns', facts));
  }

  #say(text: string): void {
    if (!this.job.quiet) this.#progress.say(text);
  }

  #firstManifest(): Manifest {
    const { experiment, config, engine, startedAt, shard } = this.job;
    return firstManifest(experiment, config, {
      engineChoice: engine,
      startedAt: startedAt ?? new Date().toISOString(),
      ...(shard ? { shard } : {}),
    });
  }
}

/** The manifest of a run that has not begun. */
export function firstManifest(
  experiment: Experiment,
  config: Config,
  how: Pick<Manifest, 'engineChoice' | 'startedAt' | 'shard' | 'shards'>,
): Manifest {
  const { shard } = how;
  return {
    ...whatRuns(experiment, config),
    ...how,
    engine: null,
    versions: {
      glassbox: projectVersion(),
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
    },
    gitCommit: gitCommit(),
    state: 'unfinished',
    endedAt: null,
    rows: 0,
    digest: null,
    fingerprint: null,
    link: encodePacked(experiment, config).link,
    command: [commandLine(experiment, config), ...(shard ? [`--shard ${shard.index}/${shard.of}`] : [])].join(
      ' ',
    ),
  };
}
