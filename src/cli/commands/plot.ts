/** `glassbox plot`: the figures of a run in a folder, finished or not, as SVG and PNG, without a browser. */
import type { Command } from 'commander';
import type { PlotFlags } from '../plot/request.ts';
import type { Terminal } from '../terminal.ts';

/** @param finish  hears the exit code */
export function addPlot(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  program
    .command('plot <FOLDER>')
    .description(t('plot.about'))
    .option('--out <DIR|FILE>', t('plot.options.out'))
    .option('--figure <ID...>', t('plot.options.figure'))
    .option('--format <FORMAT>', t('plot.options.format'))
    .option('--theme <THEME>', t('plot.options.theme'), 'light')
    .option('--width <PX>', t('plot.options.width'))
    .option('--rows <ROWS>', t('plot.options.rows'), 'last')
    .option('--json', t('plot.options.json'))
    .action(async (folder: string, flags: PlotFlags) => {
      const { plotFolder } = await import('../plot/plot-folder.ts');
      finish(await plotFolder(terminal, folder, flags));
    });
}
