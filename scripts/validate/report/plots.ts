/** The figures of docs/validation.md, from the same stored measurements. */
import { PARISI_GROUND_ENERGY } from '../../../src/observables/parisi.ts';
import { COUPLINGS, extrapolate, groundPoints, SLOPES } from './ground-lines.ts';
import { storageFigures } from './learner-capacity-plots.ts';
import { descentFigure } from './learner-descent-plot.ts';
import { teacherFigure } from './learner-teacher-plot.ts';
import { SIZES } from './sk-lines.ts';
import { Reader, type Store } from './store.ts';
import { chart, type Mark } from './svg.ts';

export interface Figure {
  readonly section: string;
  /** File below docs/images, without its ending. */
  readonly name: string;
  readonly caption: string;
  /** Null where what it shows was not measured. */
  readonly svg: string | null;
}

export function figuresOf(store: Store): Figure[] {
  const read = new Reader(store);
  return [
    groundFigure(read),
    slopeFigure(read),
    temperatureFigure(read, 'u'),
    temperatureFigure(read, 'q2'),
    descentFigure(read),
    ...storageFigures(read),
    teacherFigure(read),
  ];
}

const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'] as const;

function groundFigure(read: Reader): Figure {
  const caption =
    'Ground-state energies against N^(−2/3), with errors (smaller than the points), the fits from N = 31 on, and the exact value of the infinite glass (star).';
  const marks = COUPLINGS.flatMap((couplings, k): Mark[] => {
    const points = groundPoints(read, couplings);
    const fit = extrapolate(points, 31);
    if (!fit) return [];
    const colour = COLOURS[k]!;
    const x = [0, 15 ** (-2 / 3)];
    return [
      {
        kind: 'line',
        colour,
        dashed: couplings === 'gaussian',
        x,
        y: x.map((at) => fit.energy.value + fit.slope.value * at),
      },
      {
        kind: 'points',
        colour,
        label: couplings === 'binary' ? '±J' : 'Gaussian',
        hollow: couplings === 'gaussian',
        x: points.map(({ size }) => size ** (-2 / 3)),
        y: points.map(({ value }) => value),
        error: points.map(({ error, bias }) => Math.hypot(error, bias)),
      },
    ];
  });
  const exact: Mark = {
    kind: 'star',
    colour: '#000000',
    label: '−0.763167 (Crisanti and Rizzo)',
    x: [0],
    y: [PARISI_GROUND_ENERGY],
  };
  const axes = { xLabel: 'N^(−2/3)', yLabel: 'e_N', x: [-0.005, 0.175], y: [-0.77, -0.63] } as const;
  const svg =
    marks.length > 0 ? chart({ title: caption, ...axes, marks: [...marks, exact], legend: 'left' }) : null;
  return { section: 'ground', name: 'validation-ground', caption, svg };
}

/** The same without the straight line: what is left shows the errors, and where the line bends. */
function slopeFigure(read: Reader): Figure {
  const caption =
    '(e_N + 0.763167) N^(2/3), which is A where the straight line holds; the lines are 0.700 (±J, literature) and 0.742 (Gaussian, independent value at N = 127). The smallest sizes bend away upwards.';
  const marks = COUPLINGS.flatMap((couplings, k): Mark[] => {
    const points = groundPoints(read, couplings);
    if (points.length === 0) return [];
    const level = SLOPES[couplings].value;
    return [
      { kind: 'line', colour: COLOURS[k]!, dashed: true, x: [10, 300], y: [level, level] },
      {
        kind: 'points',
        colour: COLOURS[k]!,
        label: couplings === 'binary' ? '±J' : 'Gaussian',
        hollow: couplings === 'gaussian',
        x: points.map(({ size }) => size),
        y: points.map(({ size, value }) => (value - PARISI_GROUND_ENERGY) * size ** (2 / 3)),
        error: points.map(({ size, error, bias }) => Math.hypot(error, bias) * size ** (2 / 3)),
      },
    ];
  });
  const axes = { xLabel: 'N', yLabel: '(e_N − e_∞) N^(2/3)', x: [0, 270], y: [0.66, 0.8] } as const;
  const svg = marks.length > 0 ? chart({ title: caption, ...axes, marks, legend: 'left' }) : null;
  return { section: 'ground', name: 'validation-slope', caption, svg };
}

function temperatureFigure(read: Reader, quantity: 'u' | 'q2'): Figure {
  const what = quantity === 'u' ? 'Energy' : '⟨q²⟩';
  const caption = `${what} against temperature, Gaussian couplings: N = 32 … 256 with errors, and the Parisi solution of the infinite glass (black).`;
  const found = SIZES.filter((size) => read.has(`sk-${size}`));
  const marks = found.map((size, k): Mark => {
    const name = `sk-${size}`;
    return {
      kind: 'points',
      colour: COLOURS[k]!,
      label: `N = ${size}`,
      joined: true,
      hollow: k % 2 === 1,
      x: read.list(name, 'temperatures'),
      y: read.list(name, quantity),
      error: read.list(name, `${quantity}Error`),
    };
  });
  if (read.has('parisi'))
    marks.push({
      kind: 'line',
      colour: '#000000',
      label: 'N → ∞',
      x: read.list('parisi', 'temperatures'),
      y: read.list('parisi', quantity),
    });
  const y = quantity === 'u' ? ([-0.8, -0.3] as const) : ([0, 0.9] as const);
  const axes = { xLabel: 'T', yLabel: quantity === 'u' ? 'u' : '⟨q²⟩', x: [0, 1.5], y } as const;
  const legend = quantity === 'u' ? 'left' : 'right';
  const svg = found.length > 0 ? chart({ title: caption, ...axes, marks, legend }) : null;
  return {
    section: quantity === 'u' ? 'finite' : 'parisi',
    name: `validation-${quantity === 'u' ? 'energy' : 'overlap'}`,
    caption,
    svg,
  };
}
