/**
 * The reference of the library, from the declarations that a package carries: what users see, with the docstrings of the sources. TypeDoc
 * would need a second TypeScript, older than the one that checks this project; the declarations are regular enough to be read as
 * they are.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ROOT } from './headless.mjs';

const SECTIONS = 'src/library/sections';
/** In the order in which people meet them. */
const ORDER = [
  'ground-states',
  'experiments',
  'engines',
  'glasses',
  'schedules',
  'networks',
  'observables',
  'problems',
];
const HEAD = `# The library: reference

Made from the docstrings by \`npm run docs:api\`: change those, not this file. How to install and begin: [library.md](library.md).
Everything is imported from \`glassbox\`.
`;

/**
 * @param types  folder of declarations (dist/lib/types)
 * @returns docs/api.md, and the names that its declarations use without being exported
 */
export function apiReference(types) {
  const files = new Map();
  const fileOf = (path) => {
    if (!files.has(path)) files.set(path, new Declarations(path));
    return files.get(path);
  };
  const sections = ORDER.map((name) => sectionOf(readFileSync(join(ROOT, SECTIONS, `${name}.ts`), 'utf8')));
  const anchorOf = anchors();
  const contents = [];
  const body = [];
  const named = new Set(sections.flatMap(({ names }) => names.map(({ name }) => name)));
  const unnamed = new Set();
  for (const { title, names } of sections) {
    const links = names.map(({ name }) => `[\`${name}\`](#${anchorOf(name)})`);
    contents.push(`- **${title}**: ${links.join(', ')}`);
    body.push(`## ${title}`);
    for (const { name, declared, from } of names) {
      const file = fileOf(resolve(types, 'library/sections', from.replace(/\.ts$/, '.d.ts')));
      const found = file.find(declared);
      if (!found) throw new Error(`${name} is not declared in ${from}`);
      body.push(entry(name, declared, found));
      for (const word of found.file.namesIn(found.code)) if (!named.has(word)) unnamed.add(word);
    }
  }
  return { text: `${HEAD}\n${contents.join('\n')}\n\n${body.join('\n\n')}\n`, unnamed: [...unnamed].sort() };
}

/** Heading and exported names of a section: values before types. */
function sectionOf(source) {
  const title = /^\/\*\* (.+?)\.? \*\/$/m.exec(source)[1];
  const names = [...source.matchAll(/^export (type )?\{([^}]+)\} from '([^']+)';/gm)].flatMap(
    ([, allTypes, words, from]) =>
      words
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean)
        .map((word) => {
          const [declared, name = declared] = word.replace(/^type /, '').split(' as ');
          return { name, declared, from, isType: allTypes !== undefined || word.startsWith('type ') };
        }),
  );
  return { title, names: names.sort((a, b) => Number(a.isType) - Number(b.isType)) };
}

/** One file of declarations, cut into its statements. */
class Declarations {
  #statements = new Map();
  #imports = new Map();

  constructor(path) {
    this.path = path;
    const text = readFileSync(path, 'utf8');
    const statement =
      /((?:^\/\*\*(?:[^*]|\*(?!\/))*\*\/\n)?)^(?:export )?((?:declare )?(?:abstract )?(?:function|interface|type|const|class) (\w+)[\s\S]*?)(?=^(?:\/\*\*|export|import|declare|interface|type|const)|(?![\s\S]))/gm;
    for (const [, doc, code, name] of text.matchAll(statement)) {
      const before = this.#statements.get(name);
      // A type and a value may share a name.
      this.#statements.set(name, {
        doc: doc || before?.doc || '',
        code: `${before ? `${before.code}\n` : ''}${code.trim()}`,
      });
    }
    for (const [, names, from] of text.matchAll(
      /^(?:import|export)(?: type)? \{([^}]*)\} from ['"]([^'"]+)['"];/gm,
    )) {
      for (const part of names.split(',')) {
        const [name, alias = name] = part
          .trim()
          .replace(/^type /, '')
          .split(' as ');
        if (name) this.#imports.set(alias, { name, from });
      }
    }
  }

  /** @returns where a name is declared, through files that only pass it on */
  find(name) {
    const own = this.#statements.get(name);
    if (own) return { ...own, file: this };
    const passed = this.#imports.get(name);
    if (!passed?.from.startsWith('.')) return null;
    const path = resolve(dirname(this.path), passed.from.replace(/\.js$/, '.d.ts'));
    return existsSync(path) ? new Declarations(path).find(passed.name) : null;
  }

  /** Names in a declaration that mean something declared here or imported here. */
  namesIn(code) {
    const words = code.replace(/\/\*[\s\S]*?\*\//g, '').match(/\b[A-Z]\w*/g) ?? [];
    return [...new Set(words)]
      .filter((word) => this.#statements.has(word) || this.#imports.has(word))
      .map((word) => this.#imports.get(word)?.name ?? word);
  }
}

/** Anchors as GitHub makes them of headings: the second of two that differ in case alone gets a number. */
function anchors() {
  const seen = new Map();
  return (name) => {
    const anchor = name.toLowerCase();
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count > 0 ? `${anchor}-${count}` : anchor;
  };
}

function entry(name, declared, { doc, code }) {
  const shown = code.replace(/^declare /gm, '').replace(new RegExp(`\\b${declared}\\b`), name);
  return [`### ${name}`, ...docText(doc), `\`\`\`ts\n${shown}\n\`\`\``].join('\n\n');
}

/** The paragraphs of a docstring, then its tags as a list. */
function docText(doc) {
  const lines = doc
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const [before, ...tags] = lines.join('\n').split(/(?=@(?:param|returns|throws)\b)/);
  const text = before.trim();
  const list = tags.map((tag) => {
    const [, kind, rest] = /^@(\w+)\s+([\s\S]*)$/.exec(tag.trim());
    const words = rest.replace(/\s+/g, ' ');
    if (kind !== 'param') return `- ${kind === 'returns' ? 'Returns' : 'Throws'} ${words}`;
    const [, parameter, meaning] = /^(\S+)\s*([\s\S]*)$/.exec(words);
    return `- \`${parameter}\`: ${meaning}`;
  });
  return [...(text ? [text] : []), ...(list.length > 0 ? [list.join('\n')] : [])];
}
