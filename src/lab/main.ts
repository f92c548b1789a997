/** The page's entry. */
import 'uplot/dist/uPlot.min.css';
import { shelf } from '../experiments/shelf.ts';
import { startLab } from './start.ts';
import { connectController } from './state/connection.ts';
import { findingsInWorker } from './state/findings.ts';

const host = document.getElementById('app');
if (!host) throw new Error('the page has no #app');
startLab(host, shelf, connectController, findingsInWorker()).catch((error: unknown) => {
  // No texts have arrived to say it with.
  const place = host.querySelector('.loading') ?? host;
  place.textContent = `A file of the lab did not arrive: load the page again. 实验室有文件没有送达，请重新载入页面。 (${String(error)})`;
});
