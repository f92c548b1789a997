/**
 * How the page shows itself: what a link says beside the run. It never changes results, and goes along while the reader changes
 * settings; the digest `fp` alone is of one configuration (`state/address.ts`).
 *
 * `ui.embed` how much of the page is shown in a frame · `ui.story` the story being read and its step, `quenched.3` · `hide`, `lock` settings
 * (by field name) and parts of the page (`guess`, `presets`, …) that a teacher took away or fixed, separated by commas.
 */
import * as v from 'valibot';
import type { LinkNote } from '../../experiments/link.ts';

export const EMBED_LEVELS = ['full', 'basic', 'figure', 'none'] as const;
export type EmbedLevel = (typeof EMBED_LEVELS)[number];

export interface View {
  /** Null: the page stands alone. */
  readonly embed: EmbedLevel | null;
  readonly story: { readonly id: string /** From 1. */; readonly step: number } | null;
  readonly hide: readonly string[];
  readonly lock: readonly string[];
}

export const PLAIN_VIEW: View = { embed: null, story: null, hide: [], lock: [] };

const names = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][\w-]*(,[A-Za-z][\w-]*)*$/),
  v.transform((text) => [...new Set(text.split(','))]),
);
const place = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z-]*\.[1-9]\d?$/),
  v.transform((text) => {
    const [id, step] = text.split('.');
    return { id: id!, step: Number(step) };
  }),
);

/** Each on its own: one that cannot be read is left out, and said. */
export function readView(said: Readonly<Record<string, string>>): { view: View; notes: LinkNote[] } {
  const notes: LinkNote[] = [];
  const read = <T>(key: string, schema: v.GenericSchema<string, T>, otherwise: T): T => {
    const text = said[key];
    if (text === undefined) return otherwise;
    const result = v.safeParse(schema, text);
    if (result.success) return result.output;
    notes.push({ id: 'GBX-417', facts: { name: key } });
    return otherwise;
  };
  const view = {
    embed: read<EmbedLevel | null>('ui.embed', v.picklist(EMBED_LEVELS), null),
    story: read<View['story']>('ui.story', place, null),
    hide: read<readonly string[]>('hide', names, []),
    lock: read<readonly string[]>('lock', names, []),
  };
  return { view, notes };
}

/** The keys of a link that say this view; `readView` of them is the view. */
export function viewKeys({ embed, story, hide, lock }: View): Record<string, string> {
  return {
    ...(embed ? { 'ui.embed': embed } : {}),
    ...(story ? { 'ui.story': `${story.id}.${story.step}` } : {}),
    ...(hide.length > 0 ? { hide: hide.join(',') } : {}),
    ...(lock.length > 0 ? { lock: lock.join(',') } : {}),
  };
}
