/** Figures of the storage sections of docs/validation.md. */
import { BINARY_CAPACITY } from '../../../src/learner/exact/binary-storage.ts';
import { coverSeparability } from '../../../src/learner/exact/cover.ts';
import { COUNTED, countedName, SPHERICAL, sphericalName } from './learner-capacity-lines.ts';
import type { Figure } from './plots.ts';
import type { Reader } from './store.ts';
import { chart, type Mark } from './svg.ts';

const COLOURS = ['#0072b2', '#d55e00', '#009e73'] as const;

export function storageFigures(read: Reader): Figure[] {
  return [separableFigure(read), countedFigure(read)];
}

function separableFigure(read: Reader): Figure {
  const caption =
    'Share of separable sets of P random patterns at N = 20 and 50, with errors, and Cover’s law at the same N (lines); the infinite perceptron falls from 1 to 0 at α = 2.';
  const marks = SPHERICAL.filter((size) => read.has(sphericalName(size))).flatMap((size, k): Mark[] => {
    const name = sphericalName(size);
    const patterns = Array.from({ length: size + 1 }, (_, i) => Math.round(1.5 * size) + i);
    return [
      {
        kind: 'line',
        colour: COLOURS[k]!,
        x: patterns.map((P) => P / size),
        y: patterns.map((P) => coverSeparability(size, P)),
      },
      {
        kind: 'points',
        colour: COLOURS[k]!,
        label: `N = ${size}`,
        hollow: k % 2 === 1,
        x: read.list(name, 'load'),
        y: read.list(name, 'stored'),
        error: read.list(name, 'storedError'),
      },
    ];
  });
  const axes = { xLabel: 'α = P/N', yLabel: 'share separable', x: [1.5, 2.5], y: [0, 1.05] } as const;
  const svg = marks.length > 0 ? chart({ title: caption, ...axes, marks, legend: 'right' }) : null;
  return { section: 'separable', name: 'validation-separable', caption, svg };
}

function countedFigure(read: Reader): Figure {
  const caption =
    'Share of sets of P random patterns ±1 that some weights ±1 store, all 2^N tried; the infinite perceptron falls from 1 to 0 at α = 0.8331 (dashed).';
  const marks = COUNTED.filter((size) => read.has(countedName(size))).map((size, k): Mark => {
    const name = countedName(size);
    return {
      kind: 'points',
      colour: COLOURS[k]!,
      label: `N = ${size}`,
      joined: true,
      hollow: k % 2 === 1,
      x: read.list(name, 'load'),
      y: read.list(name, 'stored'),
      error: read.list(name, 'storedError'),
    };
  });
  const limit: Mark = {
    kind: 'line',
    colour: '#000000',
    dashed: true,
    label: 'N → ∞',
    x: [0.2, BINARY_CAPACITY, BINARY_CAPACITY, 1.2],
    y: [1, 1, 0, 0],
  };
  const axes = { xLabel: 'α = P/N', yLabel: 'share with a solution', x: [0.2, 1.25], y: [0, 1.05] } as const;
  const svg =
    marks.length > 0 ? chart({ title: caption, ...axes, marks: [...marks, limit], legend: 'right' }) : null;
  return { section: 'counted', name: 'validation-counted', caption, svg };
}
