/** A scene of paths and words as SVG inside the page: sharp at every size, in the colours that were given. */
import { svg, type TemplateResult } from 'lit';
import type { Scene, SceneItem } from '../../../plot/scene/scene.ts';

export function sceneTemplate({ items }: Scene): TemplateResult[] {
  return items.map(itemTemplate);
}

function itemTemplate(item: SceneItem): TemplateResult {
  switch (item.kind) {
    case 'path':
      return svg`<path d=${item.path} fill=${item.fill ?? 'none'} stroke=${item.stroke ?? 'none'} stroke-width=${item.width ?? 1} stroke-dasharray=${item.dash?.join(' ') ?? 'none'} stroke-linejoin="round" />`;
    case 'text':
      return svg`<text x=${item.x} y=${item.y} font-size=${item.size} font-weight=${item.weight === 'bold' ? 600 : 400} text-anchor=${item.anchor} fill=${item.fill}>${item.text}</text>`;
    case 'group':
      return svg`<g transform=${`translate(${item.dx} ${item.dy})`}>${item.items.map(itemTemplate)}</g>`;
    case 'image':
      throw new Error('scenes of spins and chains have no images');
  }
}
