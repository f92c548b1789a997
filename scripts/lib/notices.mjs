/**
 * THIRD-PARTY-NOTICES.txt: every package that ends in a bundle, with its licence text, from the modules that the bundler took. Vite's own
 * `build.license` leaves out what workers bundle and what only a style sheet asks for, and rollup-plugin-license needs Rollup.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserDependencies } from './browser-dependencies.mjs';
import { ROOT } from './headless.mjs';

export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** Data of other people that are part of the sources, with where they come from and their terms. */
const DATA = 'src/learner/data/files';
const LEGAL = /^(licen[cs]e|copying|notice)/i;
const RULE = '='.repeat(80);

/** Collects packages from one or several builds. */
export class NoticesBook {
  /** Folders of packages. */
  #packages = new Set();
  #withData = false;

  /** Hears of everything that one build takes; also to be put among the plugins of workers. */
  collector() {
    return {
      name: 'glassbox-notices-collector',
      generateBundle: (_options, bundle) => this.#take(bundle),
    };
  }

  /**
   * Writes the file into the build that it stands in. A development server bundles nothing: it names the packages that the page
   * imports.
   */
  writer() {
    const book = this;
    return {
      name: 'glassbox-notices',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          book.#take(bundle);
          this.emitFile({ type: 'asset', fileName: NOTICES, source: book.text() });
        },
      },
      configureServer(server) {
        server.middlewares.use(`/${NOTICES}`, (_request, response) => {
          for (const name of browserDependencies) book.add(packageName(name));
          response.setHeader('content-type', 'text/plain; charset=utf-8');
          response.end(book.text());
        });
      },
    };
  }

  /** Adds a package by its name in `node_modules`. */
  add(name) {
    this.#packages.add(join(ROOT, 'node_modules', name));
  }

  names() {
    return [...this.#packages].map((folder) => manifestOf(folder).name).sort();
  }

  text() {
    /** Packages by the texts that they share: seventy of one author bring the same one. */
    const byTexts = new Map();
    for (const folder of [...this.#packages].sort()) {
      const { title, texts } = noticeOf(folder);
      byTexts.set(texts, [...(byTexts.get(texts) ?? []), title]);
    }
    const sections = [...byTexts].map(([texts, titles]) => `${titles.join('\n')}\n\n${texts}`);
    if (this.#withData) sections.push(readFileSync(join(ROOT, DATA, 'README.md'), 'utf8').trim());
    const head =
      'Glassbox itself is under the MIT licence. What follows is part of what you have here, under its own terms.';
    return `${[head, ...sections].join(`\n\n${RULE}\n\n`)}\n`;
  }

  #take(bundle) {
    for (const file of Object.values(bundle)) {
      const parts = file.type === 'chunk' ? file.moduleIds : (file.originalFileNames ?? []);
      for (const id of parts) {
        const folder = packageFolder(id);
        if (folder) this.#packages.add(folder);
        if (id.includes(`/${DATA}/`)) this.#withData = true;
      }
    }
  }
}

/** "@a/b/c.js" -> "@a/b" */
export function packageName(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** "/x/node_modules/@a/b/dist/c.js?raw" -> "/x/node_modules/@a/b"; null for own modules. */
function packageFolder(id) {
  const path = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/?]+)\//.exec(
    id.replace(/^\0+/, '').replaceAll('\\', '/'),
  )?.[1];
  if (!path) return null;
  const folder = path.startsWith('/') || /^[A-Za-z]:/.test(path) ? path : join(ROOT, path);
  return existsSync(join(folder, 'package.json')) ? folder : null;
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** @throws Error for a package that does not say under which terms it may be handed on */
function noticeOf(folder) {
  const { name, version, license, homepage, author } = manifestOf(folder);
  const texts = readdirSync(folder)
    .filter((file) => LEGAL.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r', '').trim());
  if (texts.length === 0) {
    const owner = typeof author === 'string' ? author : author?.name;
    const standard = STANDARD_TEXTS[license];
    if (!standard || !owner) throw new Error(`${name} is bundled without a licence text (${license})`);
    texts.push(`Copyright (c) ${owner}\n\n${standard}`);
  }
  const title = `${name} ${version} (${license})${homepage ? ` ${homepage}` : ''}`;
  return { title, texts: texts.join('\n\n') };
}

/** For packages that name a licence and do not bring its text. */
const STANDARD_TEXTS = {
  MIT: readFileSync(join(ROOT, 'LICENSE'), 'utf8')
    .replace(/^[\s\S]*?(?=Permission is hereby)/, '')
    .trim(),
};
