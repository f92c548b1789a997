/** The page's entry. */
import 'uplot/dist/uPlot.min.css';
import { experiments } from '../experiments/registry.ts';
import { startLab } from './start.ts';
import { connectController } from './state/connection.ts';
import { findingsInWorker } from './state/findings.ts';

const host = document.getElementById('app');
if (!host) throw new Error('the page has no #app');
void startLab(host, experiments, connectController, findingsInWorker());
