/** What draws lines and histograms, with its library: the largest piece of the page, and the first paint does not need it. */
export { HistogramPlot } from './histogram-plot.ts';
export { LinePlot } from './line-plot.ts';
