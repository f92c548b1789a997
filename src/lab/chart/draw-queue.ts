/** Charts are drawn a few at a time, so that a row with a dozen figures never holds up the page. */
const BUDGET_MS = 10;
const waiting = new Set<() => void>();
let scheduled = false;

/** Draws in a coming animation frame; asking twice draws once. */
export function drawSoon(draw: () => void): void {
  waiting.add(draw);
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(work);
}

export function forgetDrawing(draw: () => void): void {
  waiting.delete(draw);
}

function work(): void {
  const end = performance.now() + BUDGET_MS;
  for (const draw of waiting) {
    waiting.delete(draw);
    draw();
    if (performance.now() > end) break;
  }
  scheduled = waiting.size > 0;
  if (scheduled) requestAnimationFrame(work);
}
