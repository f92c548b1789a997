/**
 * Everything of a run in one zip: what the command line writes into its folder (`manifest.json`, `config.json`, rows), every figure
 * as data and pictures as they are on screen, what the columns mean in all languages, and how to cite.
 * `npx glassbox run ID --config config.json` gives the same rows again.
 */

import type { PackedFile } from '../../../workers/share.ts';
import { commandLine } from '../../experiments/command-line.ts';
import type { Experiment, Row } from '../../experiments/declaration.ts';
import { fingerprintOf, fingerprintText } from '../../experiments/fingerprint.ts';
import { type Manifest, whatRuns } from '../../experiments/manifest.ts';
import { configToJson } from '../../experiments/schema.ts';
import { LANGUAGES } from '../../messages/language.ts';
import { sayIfKnown } from '../../messages/say.ts';
import type { GlassboxFigure } from '../chart/figure-element.ts';
import { learnEverywhere } from '../state/preferences.ts';
import type { Session } from '../state/session.ts';
import type { Visit } from '../state/visit.ts';
import { bibtex, type Citation } from './citation.ts';
import { inShareWorker } from './in-worker.ts';
import { isWhole } from './run-link.ts';

export interface Everything {
  readonly name: string;
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly files: number;
}

/** @param about.link  the whole address of the run */
export async function packEverything(
  visit: Visit,
  about: { readonly link: string; readonly citation: Citation; readonly citationFile: string },
): Promise<Everything> {
  const session = visit.session.peek();
  const { experiment } = session;
  const rows = session.rows.peek();
  const [figures] = await Promise.all([filesOfFigures(experiment.id), learnEverywhere(experiment.id)]);
  const whole = isWhole(session);
  return inShareWorker(async (worker) => {
    const digest = whole ? await worker.digest(rows) : null;
    const manifest = manifestOf(session, rows, digest, about.citation.version, about.link);
    const config = session.runConfig;
    const files: PackedFile[] = [
      { name: 'manifest.json', contents: json(manifest) },
      { name: 'config.json', contents: configToJson(experiment, config) },
      { name: 'findings.json', contents: json(session.findings.peek()) },
      { name: 'columns.json', contents: json(columnsOf(experiment)) },
      { name: 'CITATION.cff', contents: about.citationFile },
      { name: 'citation.bib', contents: bibtex(about.citation, about.link) },
      ...figures,
    ];
    const folder = `${experiment.id}-${manifest.configHash.slice(0, 8)}`;
    const { zip, files: count } = await worker.zip(folder, experiment.columns, rows, files);
    return { name: `${folder}.zip`, zip: zip as Uint8Array<ArrayBuffer>, files: count };
  });
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** What the command line writes of a run, said by the page. */
function manifestOf(
  { experiment, runConfig: config, engineChoice, status }: Session,
  rows: readonly Row[],
  digest: string | null,
  version: string,
  link: string,
): Manifest {
  return {
    ...whatRuns(experiment, config),
    engineChoice: engineChoice.peek(),
    engine: status.peek().engine,
    versions: { glassbox: version, browser: navigator.userAgent },
    gitCommit: null,
    state: digest === null ? 'unfinished' : 'finished',
    startedAt: null,
    endedAt: new Date().toISOString(),
    rows: rows.length,
    digest,
    fingerprint: digest && fingerprintText(fingerprintOf(experiment, rows, digest)),
    link: link.replace(/^.*#/, ''),
    command: commandLine(experiment, config),
  };
}

/** Every figure that is on the page, as it is there: its data, and its picture where it has one. */
async function filesOfFigures(experiment: string): Promise<PackedFile[]> {
  const figures = [...document.querySelectorAll<GlassboxFigure>('glassbox-figure')];
  const files = await Promise.all(
    figures
      .filter((figure) => figure.experiment === experiment)
      .map(async (figure) => {
        const { id, csv, png, svg } = await figure.files();
        const pictures = await Promise.all(
          [['png', png] as const, ['svg', svg] as const].map(async ([format, blob]) =>
            blob
              ? [{ name: `figures/${id}.${format}`, contents: new Uint8Array(await blob.arrayBuffer()) }]
              : [],
          ),
        );
        return csv === null ? [] : [{ name: `figures/${id}.csv`, contents: csv }, ...pictures.flat()];
      }),
  );
  return files.flat();
}

/** What every column is, for readers of each language; units as they are written. */
function columnsOf({ id, columns }: Experiment) {
  return Object.fromEntries(
    columns.map(({ name, unit, errorOf }) => [
      name,
      {
        ...(unit ? { unit } : {}),
        ...(errorOf ? { errorOf } : {}),
        ...Object.fromEntries(
          LANGUAGES.map((tongue) => [
            tongue,
            sayIfKnown(tongue, `experiments.${id}.columns.${name}`) ?? name,
          ]),
        ),
      },
    ]),
  );
}
