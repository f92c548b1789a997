// Rows are plain data: they can be posted as they are. The engine's own threads start from inside this worker.
import { run } from 'glassbox';

addEventListener('message', async ({ data: { experiment, settings } }) => {
  let rows = 0;
  try {
    for await (const row of run(experiment, settings)) {
      rows++;
      postMessage({ row: row.values });
    }
    postMessage({ rows });
  } catch (error) {
    postMessage({ problem: error.message });
  }
});
