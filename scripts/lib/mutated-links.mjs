/** Links that went wrong on their way: cut, doubled, mistyped, out of range, of another version, or garbage. Same seed, same links. */

/** A generator of numbers in [0, 1) (mulberry32): checks need the same links each time, and nothing better. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const STRANGE = [
  '%',
  '%E0%A4%A',
  '+',
  '=',
  '&',
  '#',
  'é',
  '界',
  '"',
  '<b>',
  '\u0000',
  '-1',
  '1e400',
  'NaN',
  ' ',
];

/** @type {((link: string, draw: (below: number) => number) => string)[]} */
const MUTATIONS = [
  // Cut while being copied.
  (link, draw) => link.slice(0, 8 + draw(link.length - 8)),
  // A letter changed, left out, or put in.
  (link, draw) => {
    const at = draw(link.length);
    return link.slice(0, at) + STRANGE[draw(STRANGE.length)] + link.slice(at + draw(2));
  },
  (link, draw) => {
    const at = draw(link.length);
    return link.slice(0, at) + link.slice(at + 1);
  },
  // A setting said twice, or one that there is not.
  (link) => `${link}&seed=7`,
  (link, draw) => `${link}&${['zz=1', 'constructor=1', '__proto__=x', 'toString', 'n0=3', '=5'][draw(6)]}`,
  // A number far out of range, or none.
  (link, draw) =>
    link.replace(
      /=(\d[^&]*)(?=&|$)(?!.*x=)/,
      () => `=${['99999999999', '-5', '0.5', 'many', '', '1e400'][draw(6)]}`,
    ),
  (link) => link.replace(/seed=\d+/, 'seed=-3.7'),
  // Of another version, of an experiment that is gone, of none.
  (link) => link.replace('v=1', 'v=9'),
  (link) => link.replace(/x=[a-z]+/, 'x=gone'),
  (link) => link.replace(/&?x=[^&]*/, ''),
  // A view, a packed part, a fingerprint that cannot be read.
  (link, draw) =>
    `${link}&${['lang=tlh', 'ui.embed=huge', 'ui.story=none.99', 'hide=%25', 'lock=1,2', 'fp=zz', 'z=AAAA'][draw(7)]}`,
  // Two links pasted into one, and one escaped twice.
  (link) => `${link}${link}`,
  (link) => encodeURIComponent(link),
];

/**
 * @param {readonly string[]} links  good ones
 * @returns {string[]} mutated ones, each unlike all that it may have been made of
 */
export function mutatedLinks(links, count, seed = 42) {
  const random = numbers(seed);
  const draw = (below) => Math.floor(random() * below);
  const found = new Set();
  for (let i = 0; found.size < count; i++) {
    const mutation = MUTATIONS[i % MUTATIONS.length];
    const mutated = mutation(links[draw(links.length)], draw);
    if (!links.includes(mutated)) found.add(mutated);
  }
  return [...found];
}
