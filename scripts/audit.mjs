// npm run audit [-- --only NAME] [--list] [--install]: what is timed, long or violent. Run it on a quiet machine.
import { axeFindsNothing } from './audit/axe-everywhere.mjs';
import { cancelsAtOnce } from './audit/cancel.mjs';
import { checkpointsAreCheap, stopsSoon } from './audit/checkpoints.mjs';
import { hasNoKnownWeakness } from './audit/dependencies.mjs';
import { opensSoon } from './audit/first-seconds.mjs';
import { neverFlashes } from './audit/flashes.mjs';
import { survivesKill } from './audit/kill.mjs';
import { bearsLongTexts, isHit, reflows } from './audit/layouts.mjs';
import { linksOpen } from './audit/links.mjs';
import { survivesLostDevice } from './audit/lost-device.mjs';
import { keepsMemory } from './audit/memory.mjs';
import { openPlaces } from './audit/places.mjs';
import { outlivesFaults } from './audit/resilience.mjs';
import { drawsLightly, keepsPageFree, paintsSoon } from './audit/responsive.mjs';
import { runsUnderSlurm } from './audit/slurm.mjs';
import { switchesLeaveNothing } from './audit/switches.mjs';
import { ensureHeadless } from './lib/headless.mjs';
import { runTier } from './lib/tier.mjs';

await ensureHeadless();
/** Built and opened for the first check that looks at the page. */
let places;
try {
  await runTier(
    [
      hasNoKnownWeakness,
      opensSoon,
      paintsSoon,
      keepsPageFree,
      drawsLightly,
      neverFlashes,
      reflows,
      isHit,
      bearsLongTexts,
      linksOpen,
      switchesLeaveNothing,
      axeFindsNothing,
      cancelsAtOnce,
      survivesLostDevice,
      outlivesFaults,
      survivesKill,
      runsUnderSlurm,
      stopsSoon,
      checkpointsAreCheap,
      keepsMemory,
    ],
    {
      context: async () => {
        places = await openPlaces();
        return places;
      },
    },
  );
} finally {
  await places?.close();
}
