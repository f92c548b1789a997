/** What a row of `side-by-side` holds: one temperature, both sides, every mean with its error over samples. */
import type { Column } from '../declaration.ts';

/** A mean and its standard error, as two columns. */
function withError(name: string, digits = 4): Column[] {
  return [
    { name, digits },
    { name: `${name}Error`, errorOf: name, digits: 2 },
  ];
}

export const columns: readonly Column[] = [
  { name: 'step', digits: 3 },
  { name: 'temperature' },

  ...withError('glassEnergy'),
  ...withError('glassSelf'),
  ...withError('glassMutual'),
  ...withError('glassGap'),
  ...withError('glassAbsOverlap'),
  ...withError('glassMagnetisation'),
  ...withError('glassIdentity'),
  ...withError('glassIdentityGap'),
  { name: 'glassAcceptance' },
  { name: 'glassLight' },

  ...withError('learnerEnergy'),
  ...withError('learnerSelf'),
  ...withError('learnerMutual'),
  ...withError('learnerGap'),
  ...withError('learnerNorm'),
  ...withError('learnerTeacher'),
  ...withError('learnerIdentityGap'),
  ...withError('heldOutError'),
  ...withError('heldOutOverlap'),
  ...withError('weightOverlap'),
  ...withError('weightOverlapSelf'),
  ...withError('weightAligned'),
  // A mean over many drawn networks, the same at every temperature: it comes without an error of its own.
  { name: 'weightAlignedNull' },
  { name: 'learnerAcceptance' },
  { name: 'learnerStep' },
  { name: 'learnerLight' },
  ...withError('effectiveTemperature'),

  ...withError('controlSelf'),
  ...withError('controlMutual'),
];
