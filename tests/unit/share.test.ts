import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { experimentById } from '../../src/experiments/registry.ts';
import { checkConfig, defaultsOf } from '../../src/experiments/schema.ts';
import {
  configOf,
  parseSettings,
  readSettings,
  settingsToJson,
} from '../../src/experiments/settings-file.ts';
import { apa, bibtex, plainCitation, readCitation } from '../../src/lab/share/citation.ts';
import { embedCode } from '../../src/lab/share/embed.ts';
import { qrCode, qrSvg } from '../../src/lab/share/qr.ts';
import { Entries } from '../../src/lab/state/entries.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

describe('the citation', () => {
  const cff = read('CITATION.cff');
  const citation = readCitation(cff);

  test('is what CITATION.cff says, and of the version that is built', () => {
    expect(cff).toContain(`title: "${citation.title}"`);
    expect(citation.version).toBe(JSON.parse(read('package.json')).version);
    expect(cff).toContain(`date-released: ${citation.date}`);
    for (const author of citation.authors) expect(cff).toContain(author);
  });

  test('reads people by their names, quoted or not', () => {
    const people = [
      'title: T',
      'version: 2.0',
      'date-released: 2027-01-02',
      'authors:',
      '  - family-names: "van der Berg"',
      '    given-names: Ada',
      '  - given-names: 李',
      "    family-names: '雷'",
      '  - name: A group',
      'keywords:',
      '  - glass',
    ].join('\n');
    expect(readCitation(people).authors).toEqual(['Ada van der Berg', '李 雷', 'A group']);
    expect(() => readCitation('title: T')).toThrow('authors');
  });

  test('has the address of the run in every style', () => {
    const url = 'https://example.org/#v=1&x=sk-anneal&seed=7';
    for (const style of [bibtex, apa, plainCitation]) {
      const text = style(citation, url);
      for (const part of [url, citation.title, citation.version, citation.date.slice(0, 4)])
        expect(text).toContain(part);
    }
    const entry = bibtex(citation, url);
    expect(entry.split('{').length).toBe(entry.split('}').length);
  });
});

describe('the settings file', () => {
  const experiment = experimentById('equilibrium');
  const file = Object.keys(experiment.fields).find((key) => experiment.fields[key]!.kind === 'file')!;
  const config = { ...defaultsOf(experiment.fields), seed: 9, [file]: { name: 'mine.txt', text: '1 2 1\n' } };

  test('holds every setting and the person’s own file, and reads back', () => {
    const settings = parseSettings('a.json', settingsToJson(experiment, config));
    expect(settings.experiment).toBe('equilibrium');
    expect(checkConfig(experiment, configOf(settings, experiment))).toEqual({ config, problems: [] });
  });

  test('may be the bare configuration, or a manifest that holds all', () => {
    expect(readSettings({ seed: 9 })).toEqual({ experiment: null, config: { seed: 9 } });
    expect(readSettings({ format: 1, experiment: 'sk-anneal', config: { seed: 9 }, files: {} })).toEqual({
      experiment: 'sk-anneal',
      config: { seed: 9 },
    });
  });

  test.each([
    ['no json', 'GBX-612'],
    ['{"experiment":"sk-anneal","format":2,"config":{}}', 'GBX-614'],
    ['{"experiment":"sk-anneal","format":1,"config":{},"files":{"a":"b"}}', 'GBX-615'],
  ])('%s is refused', (text, id) => {
    expect(() => parseSettings('a.json', text)).toThrow(expect.objectContaining({ id }));
  });

  test('of another experiment it is refused, whatever it holds', () => {
    expect(() => configOf({ experiment: 'kick', config: {} }, experiment)).toThrow(
      expect.objectContaining({ id: 'GBX-613' }),
    );
    for (const value of [null, 3, [], 'x'])
      expect(readSettings(value)).toEqual({ experiment: null, config: value });
  });
});

describe('entries of the history', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const recorded = () => {
    const list = ['start'];
    const entries = new Entries(
      {
        push: (link) => void list.push(link),
        replace: (link) => {
          list[list.length - 1] = link;
        },
      },
      () => Date.now(),
    );
    return { list, entries };
  };

  test('one setting that changes again within 300 ms makes one', () => {
    const { list, entries } = recorded();
    for (const link of ['a', 'b', 'c', 'd']) {
      entries.add(link, 'size');
      vi.advanceTimersByTime(100);
    }
    expect(list).toEqual(['start', 'a']);
    vi.advanceTimersByTime(300);
    expect(list).toEqual(['start', 'd']);
    entries.add('e', 'size');
    expect(list).toEqual(['start', 'd', 'e']);
  });

  test('two settings make two, however quickly', () => {
    const { list, entries } = recorded();
    entries.add('a', 'size');
    entries.add('b', 'seed');
    vi.runAllTimers();
    expect(list).toEqual(['start', 'a', 'b']);
  });

  test('what waits is never written over the place that the reader went back to', () => {
    const { list, entries } = recorded();
    entries.add('a', 'size');
    entries.add('b', 'size');
    entries.leave();
    vi.runAllTimers();
    entries.add('c', 'size');
    expect(list).toEqual(['start', 'a', 'c']);
  });
});

test('the frame’s code is HTML that a page may hold, whatever the address has in it', () => {
  const code = embedCode(
    'https://example.org/?a="<b>"#v=1&x=kick&ui.embed=basic',
    'Kick “it” & <see>',
    'basic',
  );
  expect(code).toContain('src="https://example.org/?a=&quot;&lt;b>&quot;#v=1&amp;x=kick&amp;ui.embed=basic"');
  expect(code).toContain('title="Kick “it” &amp; &lt;see>"');
  expect(code).toMatch(/width="\d+" height="\d+" loading="lazy"/);
});

test('a QR code holds what fits, with the white that cameras need', () => {
  const code = qrCode('https://example.org/#v=1&x=sk-anneal&seed=7')!;
  // 21 + 4k modules and four of white on each side.
  expect((code.size - 8 - 21) % 4).toBe(0);
  expect(qrSvg(code)).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="-4 -4 /);
  expect(qrCode('x'.repeat(4000))).toBeNull();
});
