/** The page's entry. */
import 'uplot/dist/uPlot.min.css';
import { shelf } from '../experiments/shelf.ts';
import { keepMessages } from './embed/early.ts';
import { keepOffer } from './offline/install.ts';
import { startLab } from './start.ts';
import { startController } from './state/connection.ts';
import { findingsInWorker } from './state/findings.ts';

const host = document.getElementById('app');
if (!host) throw new Error('the page has no #app');
keepOffer();
startLab(host, shelf, startController, findingsInWorker(), keepMessages()).catch((error: unknown) => {
  // No texts have arrived to say it with.
  dispatchEvent(new CustomEvent('glassbox-missing', { detail: String(error) }));
});
