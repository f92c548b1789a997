import type { Figure, RadialFigure } from '../../experiments/declaration.ts';
import { learnPart } from '../state/preferences.ts';
import type { Drawing } from './drawing.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { HistogramDrawing } from './histogram-drawing.ts';
import { LaterDrawing } from './later-drawing.ts';
import { LineDrawing } from './line-drawing.ts';

/** The painter of each kind of figure. */
export function drawingFor(
  kind: Figure<never>['kind'],
  figure: GlassboxFigure,
  host: () => HTMLElement,
): Drawing {
  switch (kind) {
    case 'line':
      return new LineDrawing(figure, host);
    case 'histogram':
      return new HistogramDrawing(figure, host);
    case 'gallery':
      return new LaterDrawing(figure, async () => {
        const { GalleryDrawing } = await import('./gallery-drawing.ts');
        return new GalleryDrawing(figure, host);
      });
    case 'matrix':
    case 'field':
      return new LaterDrawing(figure, async () => {
        const { RasterDrawing } = await import('./raster-drawing.ts');
        return new RasterDrawing(figure, host);
      });
    case 'profile':
      return new LaterDrawing(figure, async () => {
        const { ProfileDrawing } = await import('./profile-drawing.ts');
        return new ProfileDrawing(figure, host);
      });
    case 'decision':
      return new LaterDrawing(figure, async () => {
        const { DecisionDrawing } = await import('./decision-drawing.ts');
        return new DecisionDrawing(figure, host);
      });
    case 'spins':
      return new LaterDrawing(figure, async () => {
        const [{ SpinsDrawing }] = await Promise.all([import('./spins-drawing.ts'), learnPart('board')]);
        return new SpinsDrawing(figure, host);
      });
    case 'chain':
      return new LaterDrawing(figure, async () => {
        const [{ ChainDrawing }] = await Promise.all([import('./chain-drawing.ts'), learnPart('board')]);
        return new ChainDrawing(figure, host);
      });
    case 'fields':
      return new LaterDrawing(figure, async () => {
        const { FieldsDrawing } = await import('./fields-drawing.ts');
        return new FieldsDrawing(figure, host);
      });
    case 'radial':
      return new LaterDrawing(
        figure,
        async () => {
          const [{ RadialDrawing }] = await Promise.all([
            import('./radial-drawing.ts'),
            learnPart('landscape'),
          ]);
          return new RadialDrawing(figure, host);
        },
        // Rows of a recorded run carry no maps.
        () => hasMatrix(figure),
      );
    case 'tree':
      return new LaterDrawing(figure, async () => {
        const [{ TreeDrawing }] = await Promise.all([import('./tree-drawing.ts'), learnPart('landscape')]);
        return new TreeDrawing(figure, host);
      });
    case 'surface':
      return new LaterDrawing(figure, async () => {
        const [{ SurfaceDrawing }] = await Promise.all([
          import('./surface-drawing.ts'),
          learnPart('landscape'),
        ]);
        return new SurfaceDrawing(figure, host);
      });
  }
}

const hasMatrix = ({ figure, rows }: GlassboxFigure): boolean =>
  rows.some(({ matrices }) => matrices?.[(figure as RadialFigure<never>).source] !== undefined);
