// npm run audit [-- --only NAME] [--list]: what is timed, long or violent. Run it on a quiet machine.
import { cancelsAtOnce } from './audit/cancel.mjs';
import { opensSoon } from './audit/first-seconds.mjs';
import { survivesKill } from './audit/kill.mjs';
import { survivesLostDevice } from './audit/lost-device.mjs';
import { keepsMemory } from './audit/memory.mjs';
import { openPlaces } from './audit/places.mjs';
import { outlivesFaults } from './audit/resilience.mjs';
import { keepsPageFree, paintsSoon } from './audit/responsive.mjs';
import { ensureHeadless } from './lib/headless.mjs';
import { runTier } from './lib/tier.mjs';

await ensureHeadless();
const places = await openPlaces();
try {
  await runTier(
    [
      opensSoon,
      paintsSoon,
      keepsPageFree,
      cancelsAtOnce,
      survivesLostDevice,
      outlivesFaults,
      survivesKill,
      keepsMemory,
    ],
    {
      context: places,
    },
  );
} finally {
  await places.close();
}
