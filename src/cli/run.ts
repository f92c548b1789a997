/** `glassbox run`: one experiment from its configuration to its folder of results. */
import { Controller } from '../controller/controller.ts';
import type { EngineChoice, RunEvents, RunStatus } from '../controller/protocol.ts';
import type { EngineInfo } from '../engine/contract.ts';
import { openEngine } from '../engine/select.ts';
import { commandLine } from '../experiments/command-line.ts';
import type { ConfigOf, Experiment, Fields, Finding, Row } from '../experiments/declaration.ts';
import {
  digestOfRows,
  type Fingerprint,
  fingerprintOf,
  fingerprintText,
  rowToJson,
} from '../experiments/fingerprint.ts';
import { encodePacked } from '../experiments/link-pack.ts';
import { type Manifest, whatRuns } from '../experiments/manifest.ts';
import type { Config } from '../experiments/schema.ts';
import { headlessHost } from '../host/headless.ts';
import { sayProblem } from '../messages/catalogue.ts';
import type { SpinStore } from '../results/spins.ts';
import { RunFolder } from './folder.ts';
import { openProgress, type Progress } from './progress.ts';
import { gitCommit, projectVersion } from './project.ts';
import { findingLines, resultTable } from './results.ts';
import { Signals } from './signals.ts';
import { checkSpins, openSpins } from './spins.ts';
import { duration, exitCodeOf, noteText, type Terminal } from './terminal.ts';
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
}

/** Rows are written at most this often while a run goes on, ms. */
const WRITE_MS = 1000;

/** @returns the exit code */
export async function runJob(terminal: Terminal, job: RunJob): Promise<number> {
  return new RunCommand(terminal, job).toEnd();
}

class RunCommand {
  readonly #rows: Row[] = [];
  /** Rows that are on stdout already; after the loss of a device some come twice. */
  readonly #printed: string[] = [];
  readonly #folder: RunFolder;
  readonly #progress: Progress;
  #manifest: Manifest;
  #writtenAt = 0;
  #hasCheckpoint: boolean;

  constructor(
    private readonly terminal: Terminal,
    private readonly job: RunJob,
  ) {
    this.#folder = new RunFolder(job.folder);
    this.#progress = openProgress(terminal, !job.quiet);
    this.#hasCheckpoint = job.checkpoint !== null;
    this.#manifest = this.#firstManifest();
  }

  async toEnd(): Promise<number> {
    const { experiment, config, engine, checkpoint, checkpointSeconds } = this.job;
    checkSpins(this.#folder, this.job);
    this.#folder.begin(experiment, config, this.#manifest);
    const spins = await openSpins(this.#folder, this.job);
    const host = await headlessHost(this.job.threads);
    const controller = new Controller({
      open: (choice) => openEngine(choice, host),
      checkpointMs: 1000 * checkpointSeconds,
      onCheckpoint: (bytes) => this.#keep(bytes),
      ...(spins && { onStates: (states, row) => spins.add(row, states) }),
    });
    const signals = new Signals(async (asked) => {
      if (asked) this.#say(this.terminal.t('cli.run.stopping'));
      await controller.checkpoint();
      await controller.cancel();
    });
    const began = performance.now();
    const request = { experiment: experiment.id, config, engine, ...(checkpoint ? { checkpoint } : {}) };
    try {
      const end = await controller.run(request, this.#events());
      this.#progress.end();
      return await this.#finish(end, (performance.now() - began) / 1000, signals, spins);
    } finally {
      // Whatever went wrong: threads that are left open would keep the process alive for ever.
      signals.release();
      await controller.close();
    }
  }

  #events(): RunEvents {
    const { terminal, job } = this;
    let announced = false;
    /** Every width of a series may say the same. */
    const said = new Set<string>();
    return {
      row: (row, index) => this.#takeRow(row, index),
      frame: () => {},
      status: (status) => {
        if (status.engine && !this.#manifest.engine) this.#noteEngine(status.engine);
        // Not before the first step: until then a file may be refused, and nothing goes into the folder.
        if (status.engine && status.done > 0 && !announced) {
          announced = true;
          this.#announce(status);
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
    this.#folder.writeManifest(this.#manifest);
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

  #takeRow(row: Row, index: number): void {
    this.#rows[index] = row;
    if (this.job.json) {
      const line = rowToJson(row, index);
      if (this.#printed[index] !== line) process.stdout.write(`${line}\n`);
      this.#printed[index] = line;
    }
    if (performance.now() - this.#writtenAt < WRITE_MS) return;
    this.#folder.writeRows(this.job.experiment, this.#rows);
    this.#writtenAt = performance.now();
  }

  #keep(bytes: Uint8Array): void {
    this.#folder.writeCheckpoint(bytes);
    this.#folder.writeManifest({ ...this.#manifest, rows: this.#rows.length });
    this.#hasCheckpoint = true;
  }

  async #finish(end: RunStatus, seconds: number, signals: Signals, spins: SpinStore | null): Promise<number> {
    const { terminal, job } = this;
    const rows = this.#rows.length;
    const finished = end.state === 'done';
    const digest = finished ? digestOfRows(this.#rows) : null;
    const results = { experiment: job.experiment, config: job.config, rows: this.#rows, digest };
    await writeResults(this.#folder, results);
    const anySpins = spins?.finish(results) ?? true;
    if (finished && !anySpins) this.#say(terminal.t('cli.run.noSpins', { experiment: job.experiment.id }));
    const print = digest === null ? null : fingerprintOf(job.experiment, this.#rows, digest);
    const fingerprint = print && fingerprintText(print);
    const state = finished ? 'finished' : 'unfinished';
    const endedAt = new Date().toISOString();
    this.#folder.writeManifest({
      ...this.#manifest,
      state,
      endedAt,
      rows,
      digest,
      fingerprint,
      engine: end.engine,
    });
    if (finished) {
      const findings = await job.experiment.findings(this.#rows, job.config as ConfigOf<Fields>);
      this.#folder.write('findings.json', `${JSON.stringify(findings, null, 2)}\n`);
      this.#folder.dropCheckpoint();
      if (!job.json && !job.quiet) this.#showResults(findings);
      const facts = { rows, folder: job.folder, time: duration(seconds), digest: digest! };
      this.#say(terminal.t('cli.run.done', facts));
      return job.claimed ? sayVerdict(terminal, job.experiment, this.#rows, job.claimed, print!) : 0;
    }
    if (end.problem) {
      terminal.problem(end.problem.id ?? 'GBX-500', end.problem.facts);
      if (end.problem.id === 'GBX-500') terminal.error(end.problem.message);
      terminal.error(terminal.t(rows > 0 ? 'cli.run.failed' : 'cli.run.failedBare', { row: rows }));
      return exitCodeOf(end.problem.id);
    }
    const key = this.#hasCheckpoint ? 'cli.run.stopped' : 'cli.run.stoppedBare';
    this.#say(terminal.t(key, { row: rows, folder: job.folder }));
    return signals.exitCode;
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
    const { experiment, config, engine, startedAt } = this.job;
    return {
      ...whatRuns(experiment, config),
      engineChoice: engine,
      engine: null,
      versions: {
        glassbox: projectVersion(),
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}`,
      },
      gitCommit: gitCommit(),
      state: 'unfinished',
      startedAt: startedAt ?? new Date().toISOString(),
      endedAt: null,
      rows: 0,
      digest: null,
      fingerprint: null,
      link: encodePacked(experiment, config).link,
      command: commandLine(experiment, config),
    };
  }
}
