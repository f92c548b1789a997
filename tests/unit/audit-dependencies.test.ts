import { expect, test } from 'vitest';
import { readAudit } from '../../scripts/audit/dependencies.mjs';

const answer = (total: number, names: readonly string[], asked = 700) =>
  JSON.stringify({
    vulnerabilities: Object.fromEntries(names.map((name) => [name, { severity: 'high' }])),
    metadata: { vulnerabilities: { high: total, total }, dependencies: { total: asked } },
  });

test('an audit that finds nothing passes and says how many packages it asked about', () => {
  expect(readAudit(answer(0, []))).toEqual({ ok: true, said: '0 known in 700 packages' });
});

test('a known weakness fails it and is named', () => {
  expect(readAudit(answer(2, ['left', 'right']))).toEqual({ ok: false, said: '2 known: left, right' });
});

test('without an answer nothing passes: it is skipped, loudly', () => {
  const refused = JSON.stringify({ message: '405 Method Not Allowed', error: { summary: '' } });
  for (const text of ['', 'not JSON', '{}', refused, answer(0, [], 0)])
    expect(readAudit(text)).toMatchObject({
      ok: false,
      skipped: true,
      said: expect.stringMatching(/^NOT ASKED/),
    });
  expect(readAudit(refused).said).toContain('405');
});
