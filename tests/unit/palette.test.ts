/** The colours of both themes: text can be read, lines can be told apart, also by colour-blind eyes. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { divergingColour, sequentialColour } from '../../src/plot/fields/colours.ts';

const css = readFileSync(resolve(import.meta.dirname, '../../src/lab/styles/tokens.css'), 'utf8');

type Theme = 'light' | 'dark' | 'projector';

function tokens(theme: Theme): Record<string, string> {
  const block =
    theme === 'light'
      ? /:root \{([^}]*)\}/.exec(css)
      : new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css);
  return Object.fromEntries(
    [...block![1]!.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]),
  );
}

type Vector = readonly [number, number, number];
const linear = (hex: string): Vector => {
  const value = Number.parseInt(hex.slice(1), 16);
  const channel = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return [channel((value >> 16) / 255), channel(((value >> 8) & 255) / 255), channel((value & 255) / 255)];
};
const luminance = ([r, g, b]: Vector) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

/** Simulated dichromacy in linear RGB: Machado, Oliveira & Fernandes (2009), severity 1. */
const EYES: Record<string, readonly Vector[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
/** CIE L*a*b*, D65. */
function lab([r, g, b]: Vector): Vector {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
function difference(a: string, b: string, eye: readonly Vector[]): number {
  const seen = (hex: string) => {
    const c = linear(hex);
    const mix = (row: Vector) => Math.min(1, Math.max(0, row[0] * c[0] + row[1] * c[1] + row[2] * c[2]));
    return lab([mix(eye[0]!), mix(eye[1]!), mix(eye[2]!)]);
  };
  const [p, q] = [seen(a), seen(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const ROLES = ['role-glass', 'role-learner', 'role-exact', 'role-control', 'role-neutral'];

test.each(['light', 'dark', 'projector'] as const)('text reaches 4.5:1 on every ground (%s)', (theme) => {
  const colour = tokens(theme);
  for (const text of ['text', 'text-soft', 'accent', 'wrong', 'light-yes', 'light-no', 'light-unknown'])
    for (const ground of ['ground', 'surface', 'surface-sunk'])
      expect(contrast(colour[text]!, colour[ground]!), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  expect(contrast(colour['on-accent']!, colour.accent!)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(colour.text!, colour['wrong-ground']!)).toBeGreaterThanOrEqual(4.5);
});

test.each(['light', 'dark', 'projector'] as const)(
  'lines and borders of controls reach 3:1, lines of a chart 4.5:1 (%s)',
  (theme) => {
    const colour = tokens(theme);
    for (const role of ROLES)
      expect(contrast(colour[role]!, colour.surface!), role).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour['rule-strong']!, colour.surface!)).toBeGreaterThanOrEqual(3);
  },
);

test.each(['light', 'dark', 'projector'] as const)(
  'lines differ by 20 or more to every kind of eye (%s)',
  (theme) => {
    const colour = tokens(theme);
    for (const [name, eye] of Object.entries(EYES))
      ROLES.forEach((a, i) => {
        for (const b of ROLES.slice(i + 1))
          expect(difference(colour[a]!, colour[b]!, eye), `${a}, ${b}, ${name}`).toBeGreaterThanOrEqual(20);
      });
  },
);

const PINS = [1, 2, 3, 4, 5].map((slot) => `pin-${slot}`);

test.each(['light', 'dark'] as const)(
  'pinned runs differ by 20 or more from one another, and visibly from the roles, to every kind of eye (%s)',
  (theme) => {
    const colour = tokens(theme);
    for (const pin of PINS) expect(contrast(colour[pin]!, colour.surface!), pin).toBeGreaterThanOrEqual(4.5);
    for (const [name, eye] of Object.entries(EYES))
      PINS.forEach((a, i) => {
        for (const b of PINS.slice(i + 1))
          expect(difference(colour[a]!, colour[b]!, eye), `${a}, ${b}, ${name}`).toBeGreaterThanOrEqual(20);
        // Marks and dashes tell them apart besides.
        for (const role of ROLES)
          expect(difference(colour[a]!, colour[role]!, eye), `${a}, ${role}, ${name}`).toBeGreaterThanOrEqual(
            12,
          );
      });
  },
);

const hexOf = (colour: readonly number[]) =>
  `#${colour.map((c) => c.toString(16).padStart(2, '0')).join('')}`;
const POSITIONS = Array.from({ length: 33 }, (_, k) => k / 32);
const lightness = (hex: string) => lab(linear(hex))[0];

test('the colours of magnitudes grow evenly lighter, to every kind of eye', () => {
  const ramp = POSITIONS.map((at) => hexOf(sequentialColour(at)));
  const steps = ramp.slice(1).map((hex, k) => lightness(hex) - lightness(ramp[k]!));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  for (const [k, step] of steps.entries()) {
    expect(step, `step ${k}`).toBeGreaterThan(0.4 * mean);
    expect(step, `step ${k}`).toBeLessThan(1.6 * mean);
  }
  for (const [name, eye] of Object.entries(EYES))
    for (let k = 4; k < ramp.length; k++)
      expect(difference(ramp[k]!, ramp[k - 4]!, eye), `${name}, ${k}`).toBeGreaterThan(5);
});

test('signed fields are as light at minus as at plus, lightest at zero, and both signs differ to every kind of eye', () => {
  const at = (value: number) => hexOf(divergingColour((1 + value) / 2));
  expect(lightness(at(0))).toBeGreaterThan(94);
  for (const value of [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]) {
    expect(Math.abs(lightness(at(value)) - lightness(at(-value))), `${value}`).toBeLessThan(12);
    expect(lightness(at(value)), `${value}`).toBeLessThan(lightness(at(value - 0.125)) - 1);
    expect(lightness(at(-value)), `${value}`).toBeLessThan(lightness(at(0.125 - value)) - 1);
    for (const [name, eye] of Object.entries(EYES))
      if (value >= 0.25)
        expect(difference(at(value), at(-value), eye), `${name} ±${value}`).toBeGreaterThan(20);
  }
});
