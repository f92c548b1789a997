/**
 * The de Almeida–Thouless line of SK in a uniform field, N -> infinity, J = 1: below it replica symmetry is broken.
 *
 * Solutions of the replica-symmetric equations made for this project, good to 1e-5 (`almeidaThoulessTemperature` gives any point;
 * a figure needs them without its minute of bisections). Small fields: 1 - T = (3/4)^(1/3) h^(2/3).
 * Source: de Almeida & Thouless, J. Phys. A 11 (1978) 983.
 */
export const ALMEIDA_THOULESS: readonly { readonly field: number; readonly temperature: number }[] = [
  { field: 0, temperature: 1 },
  { field: 0.002, temperature: 0.98565 },
  { field: 0.01, temperature: 0.95847 },
  { field: 0.02, temperature: 0.9347 },
  { field: 0.03877, temperature: 0.9 },
  { field: 0.05, temperature: 0.88245 },
  { field: 0.1, temperature: 0.81885 },
  { field: 0.15, temperature: 0.76829 },
  { field: 0.2, temperature: 0.72504 },
  { field: 0.3, temperature: 0.65185 },
  { field: 0.4, temperature: 0.58985 },
  { field: 0.5, temperature: 0.5351 },
  { field: 0.6, temperature: 0.48557 },
  { field: 0.7, temperature: 0.44004 },
  { field: 0.8, temperature: 0.39776 },
  { field: 0.9, temperature: 0.35824 },
  { field: 1, temperature: 0.32118 },
  { field: 1.2, temperature: 0.2538 },
  { field: 1.38186, temperature: 0.2 },
  { field: 1.5, temperature: 0.16888 },
  { field: 2, temperature: 0.07134 },
];

/** T of the line at a field, by linear interpolation in the table: good to 0.005; null beyond it. */
export function lineAt(field: number): number | null {
  const k = ALMEIDA_THOULESS.findIndex((point) => point.field >= field);
  if (k < 0) return null;
  const [to, from] = [ALMEIDA_THOULESS[k]!, ALMEIDA_THOULESS[Math.max(0, k - 1)]!];
  if (to.field === from.field) return to.temperature;
  const share = (field - from.field) / (to.field - from.field);
  return from.temperature + share * (to.temperature - from.temperature);
}
