/** `glassbox`: reads the command line. What can be answered at once is; everything else loads all experiments and their texts. */
import { answerQuickly } from './quick.ts';

if (!(await answerQuickly(process.argv.slice(2)))) await import('./whole.ts');
