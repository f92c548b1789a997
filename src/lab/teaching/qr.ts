/** A link as a QR code for paper, by lean-qr: an SVG path, so that it prints sharply at any size. */
import { correction, generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { html, svg, type TemplateResult } from 'lit';

/** Light modules round the code, which scanners need. */
const QUIET = 4;

/** @param label  what screen readers say. @returns null where the link is too long for any code */
export function qrCode(link: string, label: string): TemplateResult | null {
  try {
    const code = generate(link, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.M });
    const size = code.size + 2 * QUIET;
    return html`
      <svg class="qr" role="img" aria-label=${label} viewBox=${`${-QUIET} ${-QUIET} ${size} ${size}`} shape-rendering="crispEdges">
        ${svg`<path d=${toSvgPath(code)} />`}
      </svg>
    `;
  } catch {
    return null;
  }
}
