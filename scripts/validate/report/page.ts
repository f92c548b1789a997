/** docs/validation.md: tables from stored measurements, and nothing else. */
import { activeSection } from './active-lines.ts';
import { calibrationSection } from './calibration-lines.ts';
import { doubtsSection } from './doubts-lines.ts';
import { groundSection } from './ground-lines.ts';
import { edwardsAndersonSection, ferromagnetSection } from './lattice-lines.ts';
import { countedSection, separableSection } from './learner-capacity-lines.ts';
import { curvatureSection } from './learner-curvature-lines.ts';
import { descentSection } from './learner-descent-lines.ts';
import { langevinSection, sgdSection } from './learner-noise-lines.ts';
import { binaryTeacherSection } from './learner-teacher-binary-lines.ts';
import { teacherSection } from './learner-teacher-lines.ts';
import { FAR, type Kind, type Line, minus, type Section, sigmas, withError } from './line.ts';
import { magnetSection, memorySection, quenchSection } from './other-lines.ts';
import { elasticSection, landscapeSection } from './pinn-elastic-lines.ts';
import { heatSection, inverseSection } from './pinn-heat-lines.ts';
import { pinnSection } from './pinn-lines.ts';
import { optimiserSection } from './pinn-optimiser-lines.ts';
import { figuresOf } from './plots.ts';
import { shiftSection } from './shift-lines.ts';
import { criticalSection, finiteSection, parisiSection } from './sk-lines.ts';
import { Reader, type Store } from './store.ts';
import { electrolytesSection, publishedTablesSection } from './table-lines.ts';
import { transferSection } from './transfer-lines.ts';

export function sectionsOf(store: Store): Section[] {
  const read = new Reader(store);
  return [
    groundSection(read),
    finiteSection(read),
    criticalSection(read),
    parisiSection(read),
    quenchSection(read),
    edwardsAndersonSection(read),
    ferromagnetSection(read),
    memorySection(read),
    magnetSection(read),
    sgdSection(read),
    langevinSection(read),
    curvatureSection(read),
    pinnSection(read),
    descentSection(read),
    separableSection(read),
    countedSection(read),
    teacherSection(read),
    binaryTeacherSection(read),
    inverseSection(read),
    heatSection(read),
    optimiserSection(read),
    elasticSection(read),
    landscapeSection(read),
    doubtsSection(read),
    calibrationSection(read),
    activeSection(read),
    shiftSection(read),
    transferSection(read),
    publishedTablesSection(read),
    electrolytesSection(read),
  ];
}

/** Lines that a measurement has a part in, as they are told on a terminal. */
export function linesOf(store: Store, name: string): { readonly ok: boolean; readonly said: string }[] {
  return sectionsOf(store)
    .flatMap(({ lines }) => lines)
    .filter(({ from }) => from.includes(name))
    .map((line) => ({
      ok: !(Math.abs(sigmas(line)) > FAR) || line.explained !== undefined,
      said: `${line.quantity}: ${oursOf(line)} against ${referenceOf(line)} (${apartOf(line)} σ)`,
    }));
}

const KINDS: Readonly<Record<Kind, string>> = {
  published: '',
  unverified: 'unverified',
  independent: 'independent',
  exact: 'exact',
  law: 'law',
};

const referenceOf = ({ reference, digits }: Line) => {
  const text = withError(reference.value, reference.error, digits);
  const origin = [reference.source, KINDS[reference.kind]].filter(Boolean).join(', ');
  return `${text} [${origin}]`;
};
const oursOf = ({ ours, systematic, digits }: Line) =>
  `${withError(ours.value, ours.error, digits)}${systematic ? `(${Math.max(1, Math.round(systematic * 10 ** digits))})` : ''}`;
const apartOf = (line: Line) => {
  const apart = sigmas(line);
  if (!Number.isFinite(apart)) return '–';
  return minus((apart > 0 ? '+' : '') + apart.toFixed(1)).replace(/^[+−]0\.0$/, '0.0');
};

export function pageOf(store: Store): string {
  const sections = sectionsOf(store);
  const lines = sections.flatMap((section) => section.lines);
  const told = sections.map((section) => sectionText(section, store)).join('\n\n');
  return `${HEAD}\n\n${summary(lines)}\n\n${told}\n\n${measurementTable(store)}\n\n${SOURCES}\n`;
}

const HEAD = `# Validation: published and exact numbers, and ours

Written by \`npm run validate:page\` from \`docs/validation.json\`, the stored results of real runs; do not edit it by hand. Energies are per
spin, J = k_B = 1. A number like −0.7355(2)(1) is the mean, its standard error over samples, and a second error for what statistics
cannot see (missed ground states, the choice of a fit), both in the last digits. **σ** is the difference, ours minus theirs, in combined
errors; beyond ${FAR} it is set in bold and explained.

What a number is compared with:

| mark | meaning |
| --- | --- |
| [B05] and the like | a paper states it; the list is at the end |
| unverified | quoted from that paper from memory; the paper was not at hand to check it |
| independent | computed for this project by small separate programs that share no code with Glassbox, with samples of their own |
| exact | a closed form, an identity or a complete count; its error, where it has one, is that of the next order |
| law | no number was found; what the scaling law of the literature gives |

Any line is made again by the command beside it: \`npm run validate -- --only NAME\` runs one measurement, or goes on with it where it was
stopped, and says how far it lies from the published number. \`npm run validate:page\` then takes the new results in. Where the measurement
is an experiment, the list at the end has the plain command of the program as well.`;

/** How the differences are spread: with honest errors about two thirds lie within one σ, 95 % within two. */
function summary(lines: readonly Line[]): string {
  const apart = lines.map((line) => Math.abs(sigmas(line))).filter(Number.isFinite);
  const within = (limit: number) => apart.filter((value) => value <= limit).length;
  const far = apart.length - within(FAR);
  return `**${lines.length} lines**: ${within(1)} within 1 σ, ${within(2)} within 2 σ, ${within(FAR)} within ${FAR} σ, ${far} beyond. Many lines share samples or a reference value, so these counts are not those of independent trials.`;
}

function sectionText(section: Section, store: Store): string {
  const { id, title, text, lines, remarks } = section;
  const figures = figuresOf(store)
    .filter((figure) => figure.section === id && figure.svg !== null)
    .map(({ name, caption }) => `![${caption}](images/${name}.svg)\n\n*${caption}*`);
  const table =
    section.table ??
    (lines.length > 0
      ? [
          '| quantity | published | ours | σ | command |',
          '| --- | --- | --- | --- | --- |',
          ...lines.map(lineText),
        ].join('\n')
      : 'Not measured yet.');
  const explanations = lines.flatMap(({ quantity, explained }) =>
    explained ? [`**${quantity}**: ${explained}`] : [],
  );
  const notes = [...explanations, ...remarks].map((remark) => `- ${remark}`).join('\n');
  return [`## ${title}`, text, ...figures, table, ...(notes ? [notes] : [])].join('\n\n');
}

function lineText(line: Line): string {
  const apart = apartOf(line);
  const far = Math.abs(sigmas(line)) > FAR;
  const command = `\`npm run validate -- --only ${commonName(line.from)}\``;
  return `| ${line.quantity.replaceAll('|', '\\|')} | ${referenceOf(line)} | ${oursOf(line)} | ${far ? `**${apart}**` : apart} | ${command} |`;
}

/** The longest beginning that all names share: `--only` takes every name that holds it. */
function commonName(names: readonly string[]): string {
  let common = names[0]!;
  while (!names.every((name) => name.startsWith(common))) common = common.slice(0, -1);
  return common;
}

function measurementTable({ measurements }: Store): string {
  const rows = Object.entries(measurements).map(
    ([name, { command, date, commit, engine, seconds }]) =>
      `| ${name} | \`${command}\` | ${date} | ${commit.slice(0, 7)} | ${engine} | ${seconds.toFixed(0)} |`,
  );
  return [
    '## The measurements',
    'Seconds are of the wall clock, on one thread of a machine that others were using; alone it takes a third or so of them.',
    [
      '| name | command | date | commit | engine | seconds |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}

const SOURCES = `## Sources

- [AGS85] Amit, Gutfreund and Sompolinsky, Phys. Rev. Lett. 55 (1985) 1530.
- [B05] Boettcher, Eur. Phys. J. B 46 (2005) 501 (cond-mat/0407130): the abstract states ω = 2/3 to less than 1 %; the energies are from memory.
- [C18] Chaudhari and Soatto, ICLR (2018), arXiv:1710.11029: the noise of minibatches is anisotropic.
- [C65] Cover, IEEE Trans. Electron. Comput. EC-14 (1965) 326.
- [CR02] Crisanti and Rizzo, Phys. Rev. E 65 (2002) 046137: e_∞ = −0.7631667(100).
- [E24] Erba, Behrens, Krzakala and Zdeborová, J. Stat. Mech. (2024) 083302.
- [F18] Ferrenberg, Xu and Landau, Phys. Rev. E 97 (2018) 043301 (arXiv:1806.03558): K_c = 0.221654626(5).
- [G96] Guerra, Int. J. Mod. Phys. B 10 (1996) 1675.
- [G90] Györgyi, Phys. Rev. A 41 (1990) 7097: first-order transition at α = 1.245. [GT90] Györgyi and Tishby, in *Neural Networks and Spin Glasses* (World Scientific, 1990) 3.
- [H] Hartmann, energies of cubic ±J lattices by genetic cluster-exact approximation (1997–99), from memory.
- [HMRT22] Hastie, Montanari, Rosset and Tibshirani, Ann. Statist. 50 (2022) 949, from memory; the moments of inverse Wishart matrices behind it are textbook.
- [K49] Kaufman, Phys. Rev. 76 (1949) 1232. [O44] Onsager, Phys. Rev. 65 (1944) 117. [Y52] Yang, Phys. Rev. 85 (1952) 808.
- [LM13] Leimkuhler and Matthews, Appl. Math. Res. Express 2013 (2013) 34: BAOAB has the exact law of places on a quadratic.
- [LPB17] Lakshminarayanan, Pritzel and Blundell, NIPS (2017), arXiv:1612.01474, table 1.
- [M17] Mandt, Hoffman and Blei, J. Mach. Learn. Res. 18 (2017) 134: the stationary law of constant-rate descent.
- [KM89] Krauth and Mézard, J. Phys. France 50 (1989) 3057; the entropy is solved here and equals an independent table to eight digits.
- [M87] Mézard, Parisi and Virasoro, *Spin Glass Theory and Beyond* (1987).
- [N01] Nishimori, *Statistical Physics of Spin Glasses and Information Processing* (2001).
- [OH91] Opper and Haussler, Phys. Rev. Lett. 66 (1991) 2677. [OK90] Opper, Kinzel, Kleinz and Nehl, J. Phys. A 23 (1990) L581.
- [PRS93] Parisi, Ritort and Slanina, J. Phys. A 26 (1993) 247 and 3775, from memory: finite-size corrections of the SK model; ⟨q²⟩ ~ N^(−2/3) at T_c.
- [P79] Parisi, Phys. Rev. Lett. 43 (1979) 1754.
- [SST92] Seung, Sompolinsky and Tishby, Phys. Rev. A 45 (1992) 6056.
- [VGS05] Vovk, Gammerman and Shafer, *Algorithmic Learning in a Random World* (Springer, 2005): conformal coverage at least 1 − α.`;
