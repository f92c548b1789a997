/** The controller in the page's worker: everything the page knows of experiments and engines goes through here. */
import { expose } from 'comlink';
import { Controller } from '../src/controller/controller.ts';
import { carryProblems } from '../src/controller/transfer.ts';
import { openEngine } from '../src/engine/select.ts';
import { browserHost } from '../src/host/browser.ts';
import { holdLife } from './life.ts';

holdLife();
carryProblems();
const host = browserHost();
expose(new Controller({ open: (choice) => openEngine(choice, host) }));
