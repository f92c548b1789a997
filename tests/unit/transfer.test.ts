import { expose, wrap } from 'comlink';
import { expect, onTestFinished, test } from 'vitest';
import { carryProblems } from '../../src/controller/transfer.ts';
import { GlassboxError, isProblem } from '../../src/messages/problem.ts';

/** Something that throws behind a message port, as behind a worker. */
function remote() {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  expose(
    {
      known(): never {
        throw new GlassboxError('GBX-402', { name: 'size', value: '7', min: 2, max: 4, nearest: '4' });
      },
      unknown(): never {
        throw new RangeError('something else');
      },
    },
    port2 as never,
  );
  return wrap<{ known(): never; unknown(): never }>(port1 as never);
}

const thrown = (call: Promise<unknown>) => call.then(() => null).catch((error: unknown) => error);

test('a problem keeps its id and facts across a port; without the handler it does not (control)', async () => {
  expect(isProblem(await thrown(remote().known()))).toBe(false);
  carryProblems();
  carryProblems();
  const error = await thrown(remote().known());
  expect(isProblem(error)).toBe(true);
  expect(error).toMatchObject({ id: 'GBX-402', facts: { name: 'size', max: 4 } });
});

test('another error arrives as it was', async () => {
  carryProblems();
  expect(await thrown(remote().unknown())).toMatchObject({ name: 'RangeError', message: 'something else' });
});
