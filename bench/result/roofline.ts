/**
 * The roofline of an engine as SVG: operations a second against operations per byte, on logarithmic axes; slanted ceilings are
 * bandwidths, flat ones arithmetic, and every kernel is a point below them. Plain text, so that it is made the same on every host.
 * Source: S. Williams, A. Waterman & D. Patterson, Communications of the ACM 52 (2009) 65.
 */
import type { EngineResult } from './schema.ts';

export interface RooflineWords {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly integer: string;
  readonly float: string;
  /** A bandwidth, by the size of what is touched. */
  bandwidth(bytes: number): string;
  name(line: EngineResult['lines'][number]): string;
  number(value: number): string;
}

const [WIDTH, TOP, LEFT, RIGHT, PLOT] = [760, 56, 76, 24, 380];
const COLOURS = { integer: '#b45309', float: '#1f5fbf', roof: '#57606a', grid: '#d0d7de', text: '#1f2328' };

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
const round = (value: number) => Number(value.toFixed(1));

/** Whole decades around the values. */
function decades(values: readonly number[]): readonly [number, number] {
  const logs = values.map(Math.log10);
  return [Math.floor(Math.min(...logs) - 0.1), Math.ceil(Math.max(...logs) + 0.1)];
}

/** @returns null where no kernel has counts, or no ceiling was measured */
export function rooflineSvg(result: EngineResult, words: RooflineWords): string | null {
  const { ceilings } = result;
  const points = result.lines.filter((line) => line.roofline !== null);
  if (!ceilings || ceilings.bandwidth.length === 0 || points.length === 0) return null;
  const integer = ceilings.additions16PerNs ?? ceilings.integerPerNs;
  const flat = [
    { kind: 'integer' as const, top: integer },
    { kind: 'float' as const, top: ceilings.floatPerNs },
  ].filter((one): one is { kind: 'integer' | 'float'; top: number } => one.top !== null);
  const at = points.map(({ roofline }) => ({
    x: roofline!.operationsPerUnit / roofline!.bytesPerUnit,
    y: roofline!.operationsPerNs,
  }));
  const tops = flat.map(({ top }) => top);
  const fastest = Math.max(...ceilings.bandwidth.map(({ bytesPerNs }) => bytesPerNs));
  const [x0, x1] = decades([...at.map(({ x }) => x), Math.min(...tops) / fastest]);
  const [y0, y1] = decades([...at.map(({ y }) => y), ...tops]);
  const X = (value: number) => round(LEFT + ((Math.log10(value) - x0) / (x1 - x0)) * (WIDTH - LEFT - RIGHT));
  const Y = (value: number) => round(TOP + (1 - (Math.log10(value) - y0) / (y1 - y0)) * PLOT);
  const parts: string[] = [];
  const line = (a: readonly [number, number], b: readonly [number, number], colour: string, more = '') =>
    parts.push(
      `<path d="M${X(a[0])} ${Y(a[1])}L${X(b[0])} ${Y(b[1])}" stroke="${colour}" fill="none" ${more}/>`,
    );
  const say = (x: number, y: number, text: string, more = '') =>
    parts.push(`<text x="${round(x)}" y="${round(y)}" ${more}>${escaped(text)}</text>`);

  for (let e = x0; e <= x1; e++) {
    line([10 ** e, 10 ** y0], [10 ** e, 10 ** y1], COLOURS.grid);
    say(X(10 ** e), TOP + PLOT + 18, words.number(10 ** e), 'text-anchor="middle"');
  }
  for (let e = y0; e <= y1; e++) {
    line([10 ** x0, 10 ** e], [10 ** x1, 10 ** e], COLOURS.grid);
    say(LEFT - 8, Y(10 ** e) + 4, words.number(10 ** e), 'text-anchor="end"');
  }
  const highest = Math.max(...tops);
  for (const { bytesPerNs } of ceilings.bandwidth) {
    // From where it enters the plot to where the highest flat ceiling takes over.
    const from = Math.max(10 ** x0, 10 ** y0 / bytesPerNs);
    const to = Math.min(10 ** x1, highest / bytesPerNs);
    if (to > from) line([from, from * bytesPerNs], [to, to * bytesPerNs], COLOURS.roof, 'stroke-width="1.5"');
  }
  // Slanted lines lie close together: they are named in a list, in their order from the top.
  ceilings.bandwidth
    .toSorted((a, b) => b.bytesPerNs - a.bytesPerNs)
    .forEach(({ bytes, bytesPerNs }, k, all) => {
      const text = `${words.bandwidth(bytes)} ${words.number(bytesPerNs)} GB/s`;
      say(
        WIDTH - RIGHT - 6,
        TOP + PLOT - 10 - 15 * (all.length - 1 - k),
        text,
        'text-anchor="end" class="s"',
      );
    });
  for (const { kind, top } of flat) {
    line([Math.min(top / fastest, 10 ** x1), top], [10 ** x1, top], COLOURS[kind], 'stroke-width="2"');
    const drop = top < highest ? 16 : -6;
    const more = `text-anchor="end" style="fill:${COLOURS[kind]}"`;
    say(WIDTH - RIGHT - 4, Y(top) + drop, `${words[kind]} ${words.number(top)}`, more);
  }
  points.forEach(({ roofline }, k) => {
    const { x, y } = at[k]!;
    const colour = COLOURS[roofline!.arithmetic];
    parts.push(`<circle cx="${X(x)}" cy="${Y(y)}" r="9" fill="#fff" stroke="${colour}" stroke-width="1.5"/>`);
    say(X(x), Y(y) + 4, String(k + 1), `text-anchor="middle" class="s" style="fill:${colour}"`);
  });
  const keyTop = TOP + PLOT + 64;
  points.forEach((point, k) => {
    const { roofline } = point;
    const [column, row] = [k % 2, k >> 1];
    const text = `${k + 1}. ${words.name(point)}: ${(100 * roofline!.share).toFixed(0)} %`;
    say(
      LEFT + column * 340,
      keyTop + 18 * row,
      text,
      `class="s" style="fill:${COLOURS[roofline!.arithmetic]}"`,
    );
  });
  say(LEFT, 22, words.title, 'class="t"');
  say(LEFT + (WIDTH - LEFT - RIGHT) / 2, TOP + PLOT + 40, words.x, 'text-anchor="middle"');
  say(LEFT, TOP - 10, words.y);
  const height = keyTop + 18 * Math.ceil(points.length / 2) + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${escaped(words.title)}</title>`,
    `<style>text{font:12px system-ui,sans-serif;fill:${COLOURS.text}}.s{font-size:11px}.t{font-size:15px;font-weight:600}</style>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}
