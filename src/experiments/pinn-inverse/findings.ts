import type { Finding, Row } from '../declaration.ts';
import type { PinnInverseConfig } from '../pinn-inverse.ts';
export function findings(_rows: readonly Row[], _config: PinnInverseConfig): readonly Finding[] {
  return [];
}
