// npm run validate [-- --only NAME] [--list]: long physics tables, in results/validate. Stopped, it goes on where it was.

import { ensureHeadless } from './lib/headless.mjs';
import { runTier } from './lib/tier.mjs';
import { freezing } from './validate/freezing.mjs';
import { paramagnet } from './validate/paramagnet.mjs';
import { presets } from './validate/presets.mjs';
import { stories } from './validate/stories.mjs';
import { table } from './validate/table.mjs';

await ensureHeadless();
await runTier([...table, ...paramagnet, ...freezing, ...presets, ...stories]);
