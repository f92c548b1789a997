/** Experiments and their rows. */
export type { RunState, RunStatus } from '../../controller/protocol.ts';
export { rowsToCsv, samplesToCsv } from '../../experiments/csv.ts';
export type {
  ChoiceField,
  Column,
  ConfigOf,
  Experiment,
  Field,
  Fields,
  FileField,
  Finding,
  Frame,
  Histogram,
  IntegerField,
  MatrixData,
  RealField,
  Row,
  TextField,
  ToggleField,
} from '../../experiments/declaration.ts';
export { digestOfRows, rowsToJsonLines } from '../../experiments/fingerprint.ts';
export { type Config, defaultsOf, parseConfig } from '../../experiments/schema.ts';
export type { Shelved } from '../../experiments/shelf.ts';
export type { Topic } from '../../experiments/topics.ts';
export { experiment, experiments, type RunOptions, run } from '../run.ts';
