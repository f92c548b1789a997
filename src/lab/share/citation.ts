/**
 * How to cite, from the project's own CITATION.cff. Of that format only what our file uses is read (flat keys, one list of
 * authors): a YAML parser would be forty times the size of this, and a test holds the reading to the file.
 */
export interface Citation {
  readonly title: string;
  readonly authors: readonly string[];
  readonly version: string;
  /** yyyy-mm-dd. */
  readonly date: string;
}

/** @throws Error where the file lacks what a citation needs */
export function readCitation(cff: string): Citation {
  const value = (key: string) => {
    const found = new RegExp(`^${key}:\\s*(.+)$`, 'm').exec(cff)?.[1];
    if (found === undefined) throw new Error(`CITATION.cff has no ${key}`);
    return unquoted(found);
  };
  const list = /^authors:\n((?:[ -].*\n?)+)/m.exec(cff)?.[1] ?? '';
  const authors = list
    .split(/^\s*-\s+/m)
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const part = (key: string) => new RegExp(`(?:^|\\n)\\s*${key}:\\s*(.+)`).exec(entry)?.[1];
      const name = part('name');
      if (name) return unquoted(name);
      return [part('given-names'), part('family-names')]
        .filter(Boolean)
        .map((word) => unquoted(word!))
        .join(' ');
    });
  if (authors.length === 0) throw new Error('CITATION.cff has no authors');
  return { title: value('title'), authors, version: value('version'), date: value('date-released') };
}

const unquoted = (text: string) => text.trim().replace(/^(["'])(.*)\1$/, '$2');

/** @param url  where this run is found */
export function bibtex({ title, authors, version, date }: Citation, url: string): string {
  const [year, month] = date.split('-');
  // Braces keep a collective author and the title's capitals as they are.
  return [
    '@software{glassbox,',
    `  author  = {${authors.map((author) => `{${author}}`).join(' and ')}},`,
    `  title   = {{${title}}},`,
    `  version = {${version}},`,
    `  year    = {${year}},`,
    `  month   = {${Number(month)}},`,
    `  url     = {${url}}`,
    '}',
    '',
  ].join('\n');
}

export function apa({ title, authors, version, date }: Citation, url: string): string {
  return `${authors.join(', ')}. (${date.slice(0, 4)}). ${title} (Version ${version}) [Computer software]. ${url}`;
}

export function plainCitation({ title, authors, version, date }: Citation, url: string): string {
  return `${authors.join(', ')}: ${title}, version ${version}, ${date}. ${url}`;
}
