// Runs an experiment with settings of your own and saves its rows. Run: node experiment-to-csv.mjs rows.csv
import { writeFile } from 'node:fs/promises';
import { digestOfRows, experiment, rowsToCsv, run } from 'glassbox';

const file = process.argv[2] ?? 'rows.csv';
const id = 'sk-anneal';
const rows = [];
// What is not named keeps its default; `npx glassbox describe sk-anneal` lists every setting.
for await (const row of run(id, { size: 48, samples: 4, copies: 8, seed: 11 }, { engine: 'cpu' })) {
  rows.push(row);
  console.log(`row ${rows.length}: energy per spin ${row.values.energy.toFixed(4)}`);
}
const { columns } = await experiment(id).load();
await writeFile(file, rowsToCsv(columns, rows));
// The digest that `glassbox run` writes for the same settings.
console.log(`${rows.length} rows in ${file}, digest ${digestOfRows(rows)}`);
