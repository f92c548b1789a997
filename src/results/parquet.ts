/**
 * Rows and samples as Parquet: typed columns with nulls, and what they mean beside them. The key `glassbox` of the file holds the run as JSON
 * (`RunDescription`); pandas puts the same into `DataFrame.attrs`; the columns themselves carry label, unit and `errorOf`.
 *
 * A table without rows has no file: the writer's empty list of row groups is one that strict readers refuse.
 */
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import {
  type ColumnWords,
  describeRun,
  type RunDescription,
  type RunResults,
  wordsOfColumns,
  wordsOfSamples,
} from './describe-run.ts';
import { columnsOf, sampleTableOf, type TypedColumn } from './typed-columns.ts';

/** Rows of a group: a reader of the first lines need not unpack them all. */
const GROUP_ROWS = 65_536;

/** `rows.parquet`: the columns of rows.csv. */
export function rowsToParquet(run: RunResults): Uint8Array | null {
  if (run.rows.length === 0) return null;
  const words = wordsOfColumns(run);
  const names = words.map(({ name }) => name);
  return encode(columnsOf(run.rows, names).map(sourceOf), describeRun(run, words));
}

/** `samples.parquet`: the columns of samples.csv. */
export function samplesToParquet(run: RunResults): Uint8Array | null {
  const { row, sample, columns } = sampleTableOf(run.rows);
  if (row.length === 0) return null;
  const words = columns.map(({ name }) => wordsOfSamples(run, name));
  const places: ColumnSource[] = [
    { name: 'row', data: [...row], type: 'INT32', nullable: false },
    { name: 'sample', data: [...sample], type: 'INT32', nullable: false },
  ];
  return encode([...places, ...columns.map(sourceOf)], describeRun(run, words));
}

const TYPES = { double: 'DOUBLE', boolean: 'BOOLEAN', string: 'STRING' } as const;

function sourceOf({ name, type, cells }: TypedColumn): ColumnSource {
  return { name, data: [...cells], type: TYPES[type], nullable: true };
}

function encode(columnData: ColumnSource[], description: RunDescription): Uint8Array {
  const writer = new ByteWriter();
  const text = JSON.stringify(description);
  const parquet = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData }),
    kvMetadata: [
      { key: 'glassbox', value: text },
      // Read by pandas 2.1 and later.
      { key: 'PANDAS_ATTRS', value: text },
    ],
    // Without a version: bytes must not change with it.
    createdBy: 'glassbox',
  });
  void parquet.write({ columnData, rowGroupSize: GROUP_ROWS });
  describeChunks(parquet, description.columns);
  void parquet.finish();
  return writer.getBytes();
}

/** The writer has no argument for what a column says of itself, but the place for it in the format. */
function describeChunks(parquet: ParquetWriter, words: readonly ColumnWords[]): void {
  const byName = new Map(words.map((column) => [column.name, column]));
  for (const { meta_data: chunk } of parquet.row_groups.flatMap(({ columns }) => columns)) {
    const column = chunk && byName.get(chunk.path_in_schema[0]!);
    if (!chunk || !column) continue;
    const { labels, unit, errorOf } = column;
    const said = {
      label: labels.en,
      label_zh: labels['zh-Hans'],
      ...(unit ? { unit } : {}),
      ...(errorOf ? { errorOf } : {}),
    };
    chunk.key_value_metadata = Object.entries(said).map(([key, value]) => ({ key, value }));
  }
}
