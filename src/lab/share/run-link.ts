/** The link to what is on screen, with what goes along. */
import { encodePacked, hasFiles, type PackedLink } from '../../experiments/link-pack.ts';
import type { Config } from '../../experiments/schema.ts';
import { language } from '../state/preferences.ts';
import { differs, type Session } from '../state/session.ts';
import { type EmbedLevel, viewKeys } from '../state/view.ts';
import type { Visit } from '../state/visit.ts';

export interface LinkChoices {
  readonly language: boolean;
  readonly files: boolean;
  /** The fingerprint as text; null leaves it out. */
  readonly fp: string | null;
  readonly embed?: EmbedLevel;
}

/** What a teacher hid or locked goes along; how much of a page a frame shows is for each page to say. */
export function runLink(visit: Visit, choices: LinkChoices): PackedLink {
  const session = visit.session.value;
  const view = {
    ...viewKeys({ ...visit.view.value, embed: choices.embed ?? null }),
    ...(choices.language ? { lang: language.value } : {}),
  };
  const { files, fp } = choices;
  const { link, tooLong } = encodePacked(session.experiment, session.config.value, { view, files, fp });
  return { link: `${location.href.replace(/#.*/, '')}#${link}`, tooLong };
}

/** Names of the files of the person's own that are in use. */
export function fileNames({ experiment, config }: Session): string[] {
  const now: Config = config.value;
  if (!hasFiles(experiment, now)) return [];
  return Object.keys(experiment.fields).flatMap((key) => {
    const file = experiment.fields[key]!.kind === 'file' ? (now[key] as { name: string } | null) : null;
    return file ? [file.name] : [];
  });
}

/** Whether the rows on screen are all that these settings give. */
export const isWhole = (session: Session): boolean =>
  session.status.value.state === 'done' &&
  session.rows.value.length > 0 &&
  !differs(session.config.value, session.runConfig);
