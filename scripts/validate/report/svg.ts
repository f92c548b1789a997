/**
 * A chart as SVG text. Own code, because the lab's chart library draws on a canvas in a browser, and three plots of points with error
 * bars are worth less than another dependency. White ground, so that it can be read in a dark page too.
 */

interface Common {
  readonly colour: string;
  readonly label?: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}
export type Mark =
  | (Common & { readonly kind: 'line'; readonly dashed?: boolean })
  | (Common & {
      readonly kind: 'points';
      readonly error: readonly number[];
      readonly hollow?: boolean;
      readonly joined?: boolean;
    })
  | (Common & { readonly kind: 'star' });

export interface Chart {
  /** For those who cannot see it. */
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Both ends of each axis. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly marks: readonly Mark[];
  /** The upper corner that the curves leave free. */
  readonly legend: 'left' | 'right';
}

const [WIDTH, HEIGHT] = [720, 440];
const MARGIN = { left: 78, right: 18, top: 16, bottom: 54 } as const;
const [INNER_WIDTH, INNER_HEIGHT] = [WIDTH - MARGIN.left - MARGIN.right, HEIGHT - MARGIN.top - MARGIN.bottom];
const LEGEND_LINE = 20;
const RADIUS = 3.5;

export function chart(spec: Chart): string {
  const place = {
    x: (value: number) => tidy(MARGIN.left + ((value - spec.x[0]) / (spec.x[1] - spec.x[0])) * INNER_WIDTH),
    y: (value: number) =>
      tidy(MARGIN.top + INNER_HEIGHT - ((value - spec.y[0]) / (spec.y[1] - spec.y[0])) * INNER_HEIGHT),
  };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="14">`,
    `<title>${spec.title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<clipPath id="inside"><rect x="${MARGIN.left}" y="${MARGIN.top}" width="${INNER_WIDTH}" height="${INNER_HEIGHT}"/></clipPath>`,
    ...axes(spec, place),
    '<g clip-path="url(#inside)">',
    ...spec.marks.flatMap((mark) => drawn(mark, place)),
    '</g>',
    ...legend(spec),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

interface Place {
  x(value: number): number;
  y(value: number): number;
}

const tidy = (value: number) => Number(value.toFixed(2));

/** Round steps, some six of them, with as many digits as the step has. */
function ticks([low, high]: readonly [number, number]): { readonly value: number; readonly text: string }[] {
  const raw = (high - low) / 6;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw)!;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Array.from({ length: last - first + 1 }, (_, k) => {
    const value = (first + k) * step;
    return { value, text: value.toFixed(digits).replace('-', '−') };
  });
}

function axes({ x, y, xLabel, yLabel }: Chart, place: Place): string[] {
  const bottom = MARGIN.top + INNER_HEIGHT;
  return [
    ...ticks(x).flatMap(({ value, text }) => [
      `<path d="M${place.x(value)} ${MARGIN.top}V${bottom}" stroke="#e6e6e6"/>`,
      `<text x="${place.x(value)}" y="${bottom + 20}" text-anchor="middle">${text}</text>`,
    ]),
    ...ticks(y).flatMap(({ value, text }) => [
      `<path d="M${MARGIN.left} ${place.y(value)}H${MARGIN.left + INNER_WIDTH}" stroke="#e6e6e6"/>`,
      `<text x="${MARGIN.left - 8}" y="${place.y(value) + 5}" text-anchor="end">${text}</text>`,
    ]),
    `<rect x="${MARGIN.left}" y="${MARGIN.top}" width="${INNER_WIDTH}" height="${INNER_HEIGHT}" fill="none" stroke="#444444"/>`,
    `<text x="${MARGIN.left + INNER_WIDTH / 2}" y="${HEIGHT - 12}" text-anchor="middle">${xLabel}</text>`,
    `<text x="20" y="${MARGIN.top + INNER_HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 20 ${MARGIN.top + INNER_HEIGHT / 2})">${yLabel}</text>`,
  ];
}

function drawn(mark: Mark, place: Place): string[] {
  const { x, y, colour } = mark;
  const path = () => x.map((at, k) => `${k === 0 ? 'M' : 'L'}${place.x(at)} ${place.y(y[k]!)}`).join('');
  switch (mark.kind) {
    case 'line':
      return [
        `<path d="${path()}" fill="none" stroke="${colour}" stroke-width="1.8"${mark.dashed ? ' stroke-dasharray="6 4"' : ''}/>`,
      ];
    case 'star':
      return x.map((at, k) => star(place.x(at), place.y(y[k]!), colour));
    case 'points':
      return [
        ...(mark.joined
          ? [`<path d="${path()}" fill="none" stroke="${colour}" stroke-width="1" opacity="0.5"/>`]
          : []),
        ...x.flatMap((at, k) => [
          `<path d="M${place.x(at)} ${place.y(y[k]! - mark.error[k]!)}V${place.y(y[k]! + mark.error[k]!)}" stroke="${colour}" stroke-width="1.5"/>`,
          dot(place.x(at), place.y(y[k]!), colour, mark.hollow),
        ]),
      ];
  }
}

const dot = (x: number, y: number, colour: string, hollow = false) =>
  `<circle cx="${x}" cy="${y}" r="${RADIUS}" fill="${hollow ? '#ffffff' : colour}" stroke="${colour}" stroke-width="1.5"/>`;

function star(x: number, y: number, colour: string): string {
  const corners = Array.from({ length: 10 }, (_, k) => {
    const radius = k % 2 === 0 ? 9 : 4;
    const angle = -Math.PI / 2 + (k * Math.PI) / 5;
    return `${tidy(x + radius * Math.cos(angle))},${tidy(y + radius * Math.sin(angle))}`;
  });
  return `<polygon points="${corners.join(' ')}" fill="${colour}"/>`;
}

function legend({ marks, legend: side }: Chart): string[] {
  const left = side === 'left' ? MARGIN.left + 18 : MARGIN.left + INNER_WIDTH - 100;
  return marks
    .filter(({ label }) => label !== undefined)
    .flatMap((mark, k) => {
      const [x, y] = [left, MARGIN.top + 20 + k * LEGEND_LINE];
      const sign =
        mark.kind === 'line'
          ? `<path d="M${x - 9} ${y}h18" stroke="${mark.colour}" stroke-width="1.8"/>`
          : mark.kind === 'star'
            ? star(x, y, mark.colour)
            : dot(x, y, mark.colour, mark.hollow);
      return [sign, `<text x="${x + 16}" y="${y + 5}">${mark.label}</text>`];
    });
}
