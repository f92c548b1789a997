/**
 * Tables whose rows come in families, to be asked about a family that was not seen: penguins by species (is it male?), SYNTHETIC materials
 * (log10 of a made-up conductivity), or a table of the person's own with a column of groups.
 */
import { readCsv } from '../../learner/data/csv.ts';
import { namesIn } from '../../learner/data/names-in.ts';
import { penguinTable } from '../../learner/data/penguins.ts';
import { SYNTHETIC_FAMILIES } from '../../learner/data/synthetic-formulas.ts';
import { MATERIAL_DESCRIPTORS, syntheticMaterials } from '../../learner/data/synthetic-materials.ts';
import type { CategoricalColumn, Table } from '../../learner/data/table.ts';
import { tableNotes } from '../../learner/data/table-notes.ts';
import { splitTable } from '../../learner/data/table-split.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { seedFrom } from '../../random/seed.ts';
import type { RunContext } from '../declaration.ts';
import { tellData } from '../learner-common/data-notes.ts';
import { checkOwnTable } from '../learner-common/fields.ts';
import type { ShiftConfig } from '../shift.ts';

export interface FamilyTable {
  readonly rows: number;
  /** [row][input] */
  readonly inputs: Float64Array;
  readonly width: number;
  /** Classes of one-hot targets, [row][class]; 1 for numbers, [row]. */
  readonly values: number;
  readonly targets: Float64Array;
  /** Index into `names`, [row]; -1 for the families that are too small to be held out. */
  readonly family: ArrayLike<number>;
}

export interface FamilyTables {
  /** Families that are held out, one after the other. */
  readonly names: readonly string[];
  /** Rows of a repeat: the same in all, or a world of its own. */
  of(repeat: number): FamilyTable;
  /** Which rows are no independent samples of each other: those of the same number. */
  unit(repeat: number, row: number): number;
}

/** Fewer rows than these are no test of a family. */
const LEAST_OF_FAMILY = 10;
/** And fewer of all the others no training. */
const LEAST_OF_OTHERS = 20;
const MOST_FAMILIES = 12;
const CANDIDATES = 400;

/** @throws GBX-430 and 570 to 573, those of `readCsv` and `splitTable` for a table of the person's own */
export async function familyTables(
  config: ShiftConfig,
  context: Pick<RunContext, 'note' | 'restored'>,
): Promise<FamilyTables> {
  if (config.task === 'materials') return materials(config);
  if (config.task === 'penguins') {
    tellData('penguins', context);
    const inputs = ['beak length', 'beak depth', 'flipper length', 'body mass'];
    return grouped(await penguinTable(), { target: 'sex', group: 'species', inputs, seed: config.seed });
  }
  return own(config, context);
}

/** A world of its own for each repeat: levels of families are common, best substitutions and waves are not. */
function materials({ seed: number }: ShiftConfig): FamilyTables {
  const seed = seedFrom(number);
  return {
    names: SYNTHETIC_FAMILIES.map(({ name }) => name),
    of(world) {
      const { family, descriptors, measure } = syntheticMaterials({ candidates: CANDIDATES, seed, world });
      return {
        rows: CANDIDATES,
        inputs: descriptors,
        width: MATERIAL_DESCRIPTORS.length,
        values: 1,
        targets: Float64Array.from({ length: CANDIDATES }, (_, row) => measure(row)),
        family,
      };
    },
    unit: (repeat) => repeat,
  };
}

function own(
  { table: file, target, features, group, seed }: ShiftConfig,
  context: Pick<RunContext, 'note' | 'restored'>,
): FamilyTables {
  checkOwnTable({ task: 'own', table: file });
  if (group === '') throw new GlassboxError('GBX-570', {});
  const inputs = namesIn(features);
  const { name, text } = file!;
  const used = (names: readonly string[]) =>
    inputs.length > 0 ? [...inputs, group, target || names.at(-1)!] : names;
  const table = readCsv(name, text, { used, kinds: { [group]: 'categorical' } });
  const names = table.columns.map((column) => column.name);
  const chosen = target || names.at(-1)!;
  if (!names.includes(group))
    throw new GlassboxError('GBX-571', { column: group, columns: names.join(', ') });
  if (chosen === group || inputs.includes(group)) throw new GlassboxError('GBX-572', { column: group });
  const others = names.filter((each) => each !== group && each !== chosen);
  return grouped(
    table,
    { target: chosen, group, inputs: inputs.length > 0 ? inputs : others, seed },
    context,
  );
}

interface Grouping {
  readonly target: string;
  readonly group: string;
  readonly inputs: readonly string[];
  readonly seed: number;
}

function grouped(
  table: Table,
  { target, group, inputs, seed }: Grouping,
  context?: Pick<RunContext, 'note' | 'restored'>,
): FamilyTables {
  const { split, report, trained } = splitTable(table, { target, inputs, heldOut: 0, seed: seedFrom(seed) });
  if (context && !context.restored)
    // Rows are split and standardised anew for every family.
    for (const { id, facts } of tableNotes(report))
      if (id !== 'used' && id !== 'standardised') context.note(`table.${id}`, facts);
  const { categories, codes } = table.columns.find(({ name }) => name === group) as CategoricalColumn;
  const counts = categories.map((_, code) => trained.filter((row) => codes[row] === code).length);
  const kept = categories
    .map((_, code) => code)
    .filter((code) => counts[code]! >= LEAST_OF_FAMILY && trained.length - counts[code]! >= LEAST_OF_OTHERS)
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, MOST_FAMILIES)
    .sort((a, b) => a - b);
  if (kept.length < 2)
    throw new GlassboxError('GBX-573', {
      column: group,
      groups: categories.length,
      least: LEAST_OF_FAMILY,
      others: LEAST_OF_OTHERS,
    });
  const rows = trained.length;
  const found: FamilyTable = {
    rows,
    inputs: split.train.inputs,
    width: split.inputNames.length,
    values: split.train.targets.length / rows,
    targets: split.train.targets,
    // A row without a group belongs to none.
    family: trained.map((row) => kept.indexOf(codes[row]!)),
  };
  return { names: kept.map((code) => categories[code]!), of: () => found, unit: (_, row) => row };
}
