/** Takes off a link what is neither setting nor view: the packed part `z` and the fingerprint of the result `fp`. */

export interface LinkParts {
  /** The link without them. */
  readonly plain: string;
  readonly packed: string | null;
  readonly fp: string | null;
  /** Keys that the rest says. */
  readonly said: ReadonlySet<string>;
}

/** @param link  with or without its leading "#" or "?", or a whole address */
export function splitLink(link: string): LinkParts {
  const pairs = link.replace(/^[^=]*[#?]/, '').split('&');
  const first = (key: string) =>
    pairs.find((pair) => pair.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
  const rest = pairs.filter((pair) => !/^(z|fp)=/.test(pair));
  const said = new Set(rest.map((pair) => pair.replace(/=.*/s, '')));
  return { plain: rest.join('&'), packed: first('z'), fp: first('fp'), said };
}
