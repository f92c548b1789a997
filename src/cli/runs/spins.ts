/** `--spins`: the states behind every row, in `spins.zarr` of the run's folder. */
import { existsSync, rmSync } from 'node:fs';
import { decodeCheckpoint } from '../../controller/checkpoint.ts';
import type { Experiment } from '../../experiments/declaration.ts';
import type { Config } from '../../experiments/schema.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { SpinStore } from '../../results/spins.ts';
import type { RunFolder } from './folder.ts';
import { storeIn } from './stores.ts';

export const SPINS = 'spins.zarr';

export interface SpinsAsked {
  readonly experiment: Experiment;
  readonly config: Config;
  readonly spins: boolean;
  readonly checkpoint: Uint8Array | null;
}

export const hasSpins = (folder: RunFolder): boolean => existsSync(folder.file(SPINS));

/** @throws GBX-721 for spins of a run that is finished without them */
export function checkFinishedSpins(folder: RunFolder, asked: boolean): void {
  if (asked && !hasSpins(folder)) throw new GlassboxError('GBX-721', { path: folder.path });
}

/** @throws GBX-720 where rows of the run are made already, without spins */
export function checkSpins(folder: RunFolder, asked: SpinsAsked): void {
  const rows = keptRows(asked);
  if (rows > 0 && !hasSpins(folder)) throw new GlassboxError('GBX-720', { path: folder.path, rows });
}

/** The store of a run that begins or goes on; null where nobody asked for it. What an earlier run left there goes. */
export async function openSpins(folder: RunFolder, asked: SpinsAsked): Promise<SpinStore | null> {
  if (!asked.spins) {
    rmSync(folder.file(SPINS), { recursive: true, force: true });
    return null;
  }
  const { SpinStore } = await import('../../results/spins.ts');
  return SpinStore.open(storeIn(folder, SPINS), asked, keptRows(asked));
}

function keptRows({ spins, checkpoint }: SpinsAsked): number {
  return spins && checkpoint ? decodeCheckpoint(checkpoint).rows.length : 0;
}
