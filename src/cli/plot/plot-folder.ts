/** Draws what a run's experiment declares, from the rows in its folder. */
import { join } from 'node:path';
import type { Figure, Row } from '../../experiments/declaration.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { withFoot } from '../../plot/chart/chart-sheet.ts';
import { engineWords, footOf, SEPARATOR } from '../../plot/foot.ts';
import { figureSheet, rowsWith } from '../../plot/sheets/figure-sheet.ts';
import { STYLES } from '../../plot/styles.ts';
import { type FigureWords, wordsOf } from '../../plot/words.ts';
import { aligned, type Terminal } from '../terminal.ts';
import {
  chosenFigures,
  chosenRows,
  type Format,
  type PlotFlags,
  type Request,
  requestFrom,
} from './request.ts';
import { type FoundRun, runIn } from './run-in.ts';
import { openRenderer, type Picture, pictureSvg, type Renderer, writePicture } from './write-picture.ts';

/** One picture to be made. */
interface Job {
  readonly figure: Figure<never>;
  /** Null for figures that are drawn from all rows. */
  readonly row: Row | null;
  /** Counted from 1 among the rows of the run. */
  readonly number: number | null;
  /** Of its file, without an ending. */
  readonly name: string;
}

interface Written {
  readonly figure: string;
  readonly kind: string;
  readonly title: string;
  readonly row: number | null;
  readonly format: Format;
  readonly path: string;
}

/** @returns the exit code */
export async function plotFolder(terminal: Terminal, path: string, flags: PlotFlags): Promise<number> {
  const request = requestFrom(terminal, flags);
  const run = runIn(path);
  const words = wordsOf(terminal.language, run.experiment.id);
  const jobs = jobsOf(terminal, words, run, request, flags.figure);
  if (jobs.length === 0) throw new GlassboxError('GBX-713', { path });
  if (request.file && jobs.length > 1)
    throw new GlassboxError('GBX-716', { path: request.file, count: jobs.length });
  sayVersion(terminal, run);
  const renderer = request.formats.includes('png') ? await openRenderer() : null;
  const folder = request.folder ?? join(path, 'figures');
  const written: Written[] = [];
  for (const job of jobs) {
    const picture = pictureOf(words, run, request, job, terminal);
    if (!picture) continue;
    for (const format of request.formats) {
      const target = request.file ?? join(folder, `${job.name}.${format}`);
      writePicture(target, drawn(picture, format, renderer));
      const { figure, number: row } = job;
      written.push({ figure: figure.id, kind: figure.kind, title: picture.title, row, format, path: target });
    }
  }
  tell(terminal, written, flags.json === true);
  return 0;
}

/** @throws GBX-719 where a figure was asked for by name and there is nothing to draw of it */
function jobsOf(
  terminal: Terminal,
  words: FigureWords,
  { experiment, config, rows }: FoundRun,
  request: Request,
  asked: readonly string[] | undefined,
): Job[] {
  return chosenFigures(experiment, asked).flatMap((figure): Job[] => {
    const applies = !figure.when || figure.when(config as never);
    const drawable = applies ? rowsWith(figure, rows, experiment.fields) : [];
    const chosen = chosenRows(figure.kind, request.rows, rows, drawable);
    if (chosen.length === 0) {
      const why = !applies ? 'settings' : drawable.length === 0 ? 'rows' : 'chosen';
      const facts = { figure: figure.id, why: terminal.t(`plot.why.${why}`) };
      if (asked) throw new GlassboxError('GBX-719', facts);
      // A figure that these settings do not have is not missed.
      if (applies) terminal.error(terminal.t('plot.left', { ...facts, title: titleIn(words, figure) }));
      return [];
    }
    return chosen.map((row) => {
      const number = row && rows.indexOf(row) + 1;
      const name = request.rows === 'last' || row === null ? figure.id : `${figure.id}-row-${number}`;
      return { figure, row, number, name };
    });
  });
}

function pictureOf(
  words: FigureWords,
  run: FoundRun,
  { theme, width }: Request,
  { figure, row }: Job,
  terminal: Terminal,
): Picture | null {
  const { config, rows, experiment } = run;
  const style = STYLES[theme];
  const scene = figureSheet(
    { figure, config, words, style, width },
    rows,
    row ?? undefined,
    experiment.fields,
  );
  if (!scene) return null;
  const foot = withFoot(scene, footIn(words, run), style.theme.ground, style.theme.text);
  return { scene: foot, title: titleIn(words, figure), language: terminal.language, width };
}

/** What made it; of an unfinished run how far it has come. */
function footIn(words: FigureWords, { config, manifest, rows }: FoundRun): string {
  const engine = manifest.engine ? engineWords(words, manifest.engine) : null;
  const foot = footOf(words, config, engine);
  if (manifest.shard) {
    const { index, of } = manifest.shard;
    return [foot, words.t('plot.shard', { index, of })].join(SEPARATOR);
  }
  if (manifest.state === 'finished') return foot;
  return [foot, words.t('plot.unfinished', { count: rows.length })].join(SEPARATOR);
}

const titleIn = (words: FigureWords, { id }: Figure<never>) => words.of(`figures.${id}.title`);

function drawn(picture: Picture, format: Format, renderer: Renderer | null): string | Uint8Array {
  return format === 'svg' || !renderer ? pictureSvg(picture) : renderer.toPng(picture);
}

/** The figures are those of this version, the rows those of another. */
function sayVersion(terminal: Terminal, { manifest, experiment }: FoundRun): void {
  const [found, here] = [manifest.experimentVersion, experiment.version];
  if (found !== here) terminal.error(terminal.t('plot.version', { experiment: experiment.id, found, here }));
}

function tell(terminal: Terminal, written: readonly Written[], json: boolean): void {
  if (json) {
    terminal.out(JSON.stringify(written, null, 2));
    return;
  }
  const lines = written.map(({ title, path, row }) => [
    path,
    row === null ? title : terminal.t('plot.ofRow', { title, row }),
  ]);
  for (const line of aligned(lines)) terminal.out(line);
}
