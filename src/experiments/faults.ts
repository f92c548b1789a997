/** What is wrong with a declaration itself: a programmer's mistakes, found by one test over all experiments. */
import type { DecisionFigure, Experiment } from './declaration.ts';
import { checkConfig, checkField, defaultsOf } from './schema.ts';

/** Link keys that mean something else; `ui.`, `lang`, `hide` and `lock` belong to the view. */
const RESERVED_LINKS = ['v', 'x', 'z', 'fp', 'lang', 'hide', 'lock'];

/** @returns a sentence per fault; empty for a sound declaration */
export function declarationFaults(experiment: Experiment): string[] {
  return [
    ...fieldFaults(experiment),
    ...columnFaults(experiment),
    ...figureFaults(experiment),
    ...panelFaults(experiment),
    ...playFaults(experiment),
    ...treeFaults(experiment),
    ...presetFaults(experiment),
  ];
}

function fieldFaults({ id, fields }: Experiment): string[] {
  const faults: string[] = [];
  if (!/^[a-z][a-z0-9-]*$/.test(id)) faults.push(`id "${id}" is not kebab-case`);
  if (fields.seed?.kind !== 'integer') faults.push('there is no integer field "seed"');
  const links = new Set<string>();
  for (const [key, field] of Object.entries(fields)) {
    if (!/^[a-z][A-Za-z0-9]*$/.test(key)) faults.push(`field "${key}" is not camelCase`);
    if (!/^[a-z][a-z0-9]*$/i.test(field.link) || RESERVED_LINKS.includes(field.link)) {
      faults.push(`field "${key}": link key "${field.link}" cannot be used`);
    }
    if (links.has(field.link)) faults.push(`field "${key}": link key "${field.link}" is taken`);
    links.add(field.link);
    if (field.kind === 'file' && field.implies) {
      const { field: name, value } = field.implies;
      const choice = fields[name];
      if (!choice || checkField(name, choice, value))
        faults.push(`field "${key}": it implies ${name} = "${value}", which is not allowed`);
    }
    if (checkField(key, field, field.default)) faults.push(`field "${key}": its default is not allowed`);
  }
  return faults;
}

function columnFaults({ columns }: Experiment): string[] {
  const names = columns.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const lost = columns.filter(({ errorOf }) => errorOf !== undefined && !names.includes(errorOf));
  return [
    ...twice.map((name) => `column "${name}" is declared twice`),
    ...lost.map(({ name, errorOf }) => `column "${name}" is the error of "${errorOf}", which is no column`),
  ];
}

function figureFaults(experiment: Experiment): string[] {
  const { columns, figures } = experiment;
  const names = new Set(columns.map(({ name }) => name));
  return figures.flatMap((figure) => {
    const used =
      figure.kind === 'line'
        ? [
            figure.x,
            ...figure.series.flatMap(({ y, error }) => (error ? [y, error] : [y])),
            ...(figure.shade ?? []),
          ]
        : figure.kind === 'decision'
          ? [figure.at, ...(figure.outcome ?? []), ...decisionColumns(experiment, figure)]
          : [...[figure.by].flat(), ...('notes' in figure ? (figure.notes ?? []) : [])];
    return used
      .filter((name) => !names.has(name))
      .map((name) => `figure "${figure.id}" draws "${name}", which is no column`);
  });
}

/** Numbers and names of every candidate. */
function decisionColumns(
  { fields }: Experiment,
  { field, measures, named }: DecisionFigure<never>,
): string[] {
  const text = fields[field];
  const letters = text?.kind === 'text' && text.form?.kind === 'letters' ? [...text.form.letters] : [];
  const stems = [...measures.map(({ id }) => id), ...(named ? [named] : [])];
  return letters.flatMap((letter) => stems.map((stem) => stem + letter));
}

/** What a figure adds to, and columns that a profile draws without having them. */
function playFaults({ fields, figures }: Experiment): string[] {
  return figures.flatMap((figure) => {
    const faults: string[] = [];
    const adds =
      figure.kind === 'profile'
        ? figure.adds
        : figure.kind === 'decision' || figure.kind === 'spins'
          ? figure.field
          : null;
    if (adds) {
      const wanted = figure.kind === 'profile' ? 'points' : 'letters';
      const field = fields[adds];
      if (field?.kind !== 'text' || field.form?.kind !== wanted)
        faults.push(`figure "${figure.id}" adds to "${adds}", which is no text of form ${wanted}`);
    }
    if (figure.kind !== 'profile') return faults;
    const drawn = [
      ...figure.lines.map(({ y }) => y),
      ...figure.bands.flatMap((band) => ('half' in band ? [band.centre, band.half] : [band.low, band.high])),
    ];
    const lost = drawn.filter((name) => !figure.columns.includes(name));
    return [
      ...faults,
      ...lost.map((name) => `figure "${figure.id}" draws "${name}", which its table has not`),
    ];
  });
}

/** What a figure of several fields says twice, or never. */
function panelFaults({ figures }: Experiment): string[] {
  return figures.flatMap((figure) => {
    if (figure.kind !== 'fields') return [];
    const ids = figure.panels.map(({ id }) => id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    const scales = new Map<string, string>();
    const mixed = figure.panels.filter(({ group, scale }) => {
      if (group === undefined) return false;
      const first = scales.get(group) ?? scale;
      scales.set(group, first);
      return first !== scale;
    });
    return [
      ...(ids.length === 0 ? [`figure "${figure.id}" has no panel`] : []),
      ...twice.map((id) => `figure "${figure.id}" has two panels "${id}"`),
      ...mixed.map(
        ({ id, group }) => `figure "${figure.id}": panel "${id}" has another scale than its group "${group}"`,
      ),
    ];
  });
}

/** A matrix in the order of a map that nobody draws; a tree whose counts cannot be told apart, or are of one name. */
function treeFaults({ figures }: Experiment): string[] {
  return figures.flatMap((figure) => {
    if (figure.kind === 'matrix' && figure.order !== undefined) {
      const { id, order } = figure;
      const drawn = figures.some((other) => other.kind === 'radial' && other.source === order);
      return drawn ? [] : [`figure "${id}" is in the order of "${order}", which no radial figure shows`];
    }
    if (figure.kind !== 'tree') return [];
    const twice = (names: readonly string[]) => names.filter((name, k) => names.indexOf(name) !== k);
    return [
      ...twice(figure.counts.map(({ id }) => id)).map((id) => `figure "${figure.id}" has two counts "${id}"`),
      ...twice(figure.counts.map(({ mark }) => mark)).map(
        (mark) => `figure "${figure.id}" shows two counts by the mark "${mark}"`,
      ),
    ];
  });
}

function presetFaults(experiment: Experiment): string[] {
  const defaults = defaultsOf(experiment.fields);
  const lost = Object.entries(experiment.presetGroups ?? {}).flatMap(([group, names]) =>
    names
      .filter((name) => !(name in experiment.presets))
      .map((name) => `preset group "${group}" names "${name}", which is no preset`),
  );
  const refused = Object.entries(experiment.presets).flatMap(([name, change]) =>
    checkConfig(experiment, { ...defaults, ...change }).problems.map(
      ({ field, id }) => `preset "${name}": "${field}" is refused with ${id}`,
    ),
  );
  return [...lost, ...refused];
}
