/** The three sets as the packages ship them, in the form in which src/learner/data/files/ keeps them. */
import { readFile } from 'node:fs/promises';

const modules = new URL('../../node_modules/', import.meta.url);
const json = async (path) => JSON.parse(await readFile(new URL(path, modules), 'utf8'));

const cell = (value) => (value === null || value === undefined ? '' : String(value));
const csv = (names, rows) =>
  `${[names, ...rows.map((row) => row.map(cell))].map((r) => r.join(',')).join('\n')}\n`;

/** 344 penguins; one sex is written "." there, which is a missing value. */
export async function penguinsCsv() {
  const rows = await json('vega-datasets/data/penguins.json');
  return csv(
    ['species', 'island', 'beak length', 'beak depth', 'flipper length', 'body mass', 'sex'],
    rows.map((r) => [
      r.Species,
      r.Island,
      r['Beak Length (mm)'],
      r['Beak Depth (mm)'],
      r['Flipper Length (mm)'],
      r['Body Mass (g)'],
      r.Sex === '.' ? null : r.Sex?.toLowerCase(),
    ]),
  );
}

/** 406 cars, of which 8 lack the miles per gallon and 6 the horsepower. */
export async function carsCsv() {
  const rows = await json('vega-datasets/data/cars.json');
  return csv(
    ['name', 'mpg', 'cylinders', 'displacement', 'horsepower', 'weight', 'acceleration', 'year', 'origin'],
    rows.map((r) => [
      r.Name,
      r.Miles_per_Gallon,
      r.Cylinders,
      r.Displacement,
      r.Horsepower,
      r.Weight_in_lbs,
      r.Acceleration,
      r.Year.slice(0, 4),
      r.Origin,
    ]),
  );
}

const DIGITS_PER_CLASS = 500;

/**
 * The first 500 of each digit, class after class, [digit][28][28], uint8. The package rounds grey levels to three decimals of
 * 255ths, so rounding gives the bytes of the database back exactly.
 */
export async function digitBytes() {
  const bytes = new Uint8Array(10 * DIGITS_PER_CLASS * 784);
  for (let digit = 0; digit < 10; digit++) {
    const { data } = await json(`mnist/src/digits/${digit}.json`);
    const start = digit * DIGITS_PER_CLASS * 784;
    for (let k = 0; k < DIGITS_PER_CLASS * 784; k++) bytes[start + k] = Math.round(data[k] * 255);
  }
  return bytes;
}
