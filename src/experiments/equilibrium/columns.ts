/** Columns of a row; a quantity that a configuration does not have is null in it. */
import type { Column } from '../declaration.ts';
import { withError } from '../glass-common/columns.ts';

/** Value, whole standard error, and its two parts: of the runs' length, and of the number of samples. */
function split(name: string, digits = 4): Column[] {
  return [
    ...withError(name, digits),
    { name: `${name}Thermal`, digits: 2 },
    { name: `${name}Disorder`, digits: 2 },
  ];
}

export const columns: readonly Column[] = [
  { name: 'step', digits: 3 },
  { name: 'temperature' },
  { name: 'equilibrated' },
  ...split('energy', 5),
  { name: 'exactEnergy', digits: 5 },
  ...split('heat'),
  { name: 'exactHeat' },
  ...split('freeEnergy', 5),
  { name: 'exactFreeEnergy', digits: 5 },
  ...withError('entropy'),
  ...split('m'),
  ...split('absM'),
  { name: 'exactAbsM' },
  ...withError('chi'),
  ...split('absQ'),
  ...split('q2'),
  { name: 'exactQ2' },
  ...split('q4'),
  ...withError('chiSG'),
  ...withError('binder'),
  ...withError('binderM'),
  ...split('link'),
  ...withError('correlation'),
  ...withError('ultrametric', 3),
  ...withError('ultrametricControl', 3),
  { name: 'acceptance', digits: 3 },
  { name: 'swap', digits: 3 },
  { name: 'trips', digits: 3 },
  { name: 'slotsWanted', digits: 3 },
  ...withError('tauEnergy', 3),
  { name: 'tauEnergyKnown', digits: 3 },
  ...withError('tauQ2', 3),
  { name: 'tauQ2Known', digits: 3 },
  { name: 'clusterShare', digits: 3 },
  { name: 'disagreeShare', digits: 3 },
  { name: 'rho', digits: 3 },
  { name: 'families', digits: 3 },
  { name: 'logVariance', digits: 3 },
  ...withError('settledEnergy', 3),
  ...withError('settledQ2', 3),
  ...withError('pastGap', 3),
  ...withError('startGap', 3),
  ...withError('identityGap', 3),
  ...withError('exactGap', 3),
];
