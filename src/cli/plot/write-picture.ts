/** Writes a picture as SVG or PNG, under another name first, so that a reader never sees half of one. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Language } from '../../messages/language.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { sceneToSvg } from '../../plot/scene/scene-svg.ts';
import { makeFolder } from '../runs/make-folder.ts';
import { pngFamily, svgFamily } from './fonts.ts';
import { pixelAddress } from './pixels.ts';
import { typeset } from './typeset.ts';

/** Pixels of a PNG to one of the picture. */
export const PNG_SCALE = 2;

const OPTIONS = {
  font: { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans' },
  logLevel: 'off',
} as const;

export interface Picture {
  readonly scene: Scene;
  readonly title: string;
  readonly language: Language;
  /** CSS pixels; that of the scene without. */
  readonly width: number | undefined;
}

export const pictureSvg = ({ scene, title, language, width }: Picture): string =>
  sceneToSvg(scene, { title, family: svgFamily(language), addressOf: pixelAddress, width });

export interface Renderer {
  toPng(picture: Picture): Buffer;
}

/** @throws GBX-718 where the renderer was not installed for this system */
export async function openRenderer(): Promise<Renderer> {
  try {
    const { Resvg } = await import('@resvg/resvg-js');
    const ends = new Map<string, number>();
    return {
      toPng({ scene, title, width }) {
        const piecesOf = typeset(scene, Resvg, OPTIONS, ends);
        const words = { title, family: pngFamily, addressOf: pixelAddress, piecesOf, width };
        const zoom = { fitTo: { mode: 'zoom', value: PNG_SCALE } } as const;
        return new Resvg(sceneToSvg(scene, words), { ...OPTIONS, ...zoom }).render().asPng();
      },
    };
  } catch (cause) {
    const reason = (cause as Error).message.split('\n')[0]!;
    throw new GlassboxError('GBX-718', { reason }, { cause });
  }
}

/** @throws GBX-717 when it cannot be written */
export function writePicture(path: string, data: string | Uint8Array): void {
  try {
    makeFolder(dirname(path));
    writeFileSync(`${path}.part`, data);
    renameSync(`${path}.part`, path);
  } catch (cause) {
    // Also `force` minds a file where a folder should be.
    if (existsSync(`${path}.part`)) rmSync(`${path}.part`);
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new GlassboxError('GBX-717', { path, reason: code ?? message }, { cause });
  }
}
