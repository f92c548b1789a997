/**
 * Couplings in JSON, as coordinates (COO). One object, with
 *
 *   row, col, data          lists of one length (also i, j, value), as SciPy's coo_matrix gives them; a matrix that holds both
 *                           halves, equal, counts each pair once
 *   or edges / couplings    a list of [i, j, value]; [i, j] counts 1
 *   h, field or linear      fields: a list by site, or an object {site: value}
 *   n, size or shape        number of sites, where not all of them occur
 *   vartype                 "SPIN" (Ising, E = + sum) or "BINARY" (QUBO), as dimod writes it
 *   offset                  a constant of the energy
 *
 * or a bare list of [i, j, value]. Sites count from 0 if a 0 occurs among them or a size allows it, else from 1.
 */
import * as v from 'valibot';
import { GlassboxError } from '../../messages/problem.ts';
import { LARGEST_SITE } from './lines.ts';
import { mergeTerms, type Quadratic, type RawTerm } from './qubo.ts';

export interface CooFile {
  readonly quadratic: Quadratic;
  readonly vartype: 'spin' | 'binary' | null;
}

export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(text);
}

const site = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_SITE));
const real = v.pipe(v.number(), v.finite());
const sites = v.array(site);
const edges = v.array(v.union([v.strictTuple([site, site]), v.strictTuple([site, site, real])]));
const fields = v.union([v.array(real), v.record(v.string(), real)]);

const RowNames = ['row', 'rows', 'i'] as const;
const ColumnNames = ['col', 'cols', 'column', 'columns', 'j'] as const;
const ValueNames = ['data', 'value', 'values', 'weight', 'weights', 'J', 'w'] as const;
const EdgeNames = ['edges', 'couplings', 'entries', 'coo', 'quadratic', 'terms'] as const;
const FieldNames = ['h', 'field', 'fields', 'linear'] as const;
const SizeNames = ['n', 'N', 'size', 'shape', 'num_variables', 'nodes'] as const;

/** @throws GBX-267 naming what is missing or wrong; GBX-304 for a site out of range */
export function readCooJson(text: string): CooFile {
  let tree: unknown;
  try {
    tree = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new GlassboxError('GBX-267', { reason: (cause as Error).message }, { cause });
  }
  const object = (Array.isArray(tree) ? { edges: tree } : tree) as Record<string, unknown>;
  const size = sizeOf(first(object, SizeNames));
  const couplings = couplingsOf(object);
  const linear = fieldsOf(first(object, FieldNames));
  const size0 = size ?? (Array.isArray(first(object, FieldNames)) ? linear.length : null);
  const all = [...couplings, ...linear];
  const largest = all.reduce((most, { i, j }) => Math.max(most, i, j), -1);
  const fromOne = size0 !== null ? largest === size0 : !all.some(({ i, j }) => i === 0 || j === 0);
  const quadratic = mergeTerms(all, size0, fromOne ? 1 : 0);
  const vartype = /^(spin|binary)$/i.exec(String(object.vartype ?? ''))?.[1]?.toLowerCase() ?? null;
  const offset = object.offset === undefined ? 0 : parse(real, object.offset, 'offset');
  return { quadratic: { ...quadratic, constant: offset }, vartype: vartype as CooFile['vartype'] };
}

function first(object: Record<string, unknown>, names: readonly string[]): unknown {
  const name = names.find((candidate) => object[candidate] !== undefined);
  return name === undefined ? undefined : object[name];
}

function couplingsOf(object: Record<string, unknown>): RawTerm[] {
  const rows = first(object, RowNames);
  if (rows !== undefined) {
    const i = parse(sites, rows, 'row');
    const j = parse(sites, first(object, ColumnNames), 'col');
    const given = first(object, ValueNames);
    const value = given === undefined ? i.map(() => 1) : parse(v.array(real), given, 'data');
    if (j.length !== i.length || value.length !== i.length) {
      throw new GlassboxError('GBX-267', {
        reason: `row ${i.length}, col ${j.length}, data ${value.length}`,
      });
    }
    return oneHalf(i.map((site, k) => ({ i: site, j: j[k]!, value: value[k]!, line: k + 1 })));
  }
  const list = first(object, EdgeNames);
  if (list === undefined) throw new GlassboxError('GBX-267', { reason: 'row, col, data; edges' });
  return parse(edges, list, 'edges').map(([i, j, value = 1], k) => ({ i, j, value, line: k + 1 }));
}

/** Of a matrix with both halves, equal to the last digit, the upper one. */
function oneHalf(terms: RawTerm[]): RawTerm[] {
  const lower = terms.filter(({ i, j }) => i > j);
  const upper = new Map(terms.filter(({ i, j }) => i < j).map(({ i, j, value }) => [`${i},${j}`, value]));
  const mirrored =
    lower.length > 0 &&
    lower.length === upper.size &&
    lower.every(({ i, j, value }) => upper.get(`${j},${i}`) === value);
  return mirrored ? terms.filter(({ i, j }) => i <= j) : terms;
}

function fieldsOf(given: unknown): RawTerm[] {
  if (given === undefined) return [];
  const parsed = parse(fields, given, 'h');
  const list = Array.isArray(parsed)
    ? parsed.map((value, site) => [site, value] as const)
    : Object.entries(parsed).map(([name, value]) => [parse(site, Number(name), 'h'), value] as const);
  return list.map(([i, value], k) => ({ i, j: i, value, line: k + 1 }));
}

function sizeOf(given: unknown): number | null {
  if (given === undefined) return null;
  const shape = parse(v.union([site, v.array(site)]), given, 'n');
  if (typeof shape === 'number') return shape;
  if (shape.length === 2 && shape[0] !== shape[1])
    throw new GlassboxError('GBX-307', { line: 1, rows: shape[0]!, columns: shape[1]! });
  return shape[0] ?? null;
}

function parse<T extends v.GenericSchema>(schema: T, value: unknown, name: string): v.InferOutput<T> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new GlassboxError('GBX-267', { reason: `${name}: ${result.issues[0].message}` });
}
