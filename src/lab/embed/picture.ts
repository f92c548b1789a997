/** The picture of a figure as it stands on the page, for the page around the frame: title and drawing, as a PNG. */

const EDGE = 12;
const TITLE = 26;

/** @returns null where nothing is drawn yet */
export function pictureOf(figure: HTMLElement): string | null {
  const drawing = figure.querySelector<HTMLElement>('.drawing');
  const canvases = [...(drawing?.querySelectorAll('canvas') ?? [])].filter(
    ({ width, height, clientWidth, clientHeight }) => width * height * clientWidth * clientHeight > 0,
  );
  if (!drawing || canvases.length === 0) return null;
  const box = drawing.getBoundingClientRect();
  const ratio = Math.max(1, devicePixelRatio);
  const sheet = document.createElement('canvas');
  sheet.width = Math.round((box.width + 2 * EDGE) * ratio);
  sheet.height = Math.round((box.height + TITLE + 2 * EDGE) * ratio);
  const context = sheet.getContext('2d')!;
  context.scale(ratio, ratio);
  const colour = (name: string) => getComputedStyle(figure).getPropertyValue(name).trim();
  context.fillStyle = colour('--surface');
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = colour('--text');
  context.font = `600 15px ${getComputedStyle(figure).fontFamily}`;
  context.textBaseline = 'top';
  context.fillText(figure.querySelector('h3')?.textContent ?? '', EDGE, EDGE, box.width);
  for (const canvas of canvases) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    context.drawImage(canvas, left - box.left + EDGE, top - box.top + EDGE + TITLE, width, height);
  }
  return sheet.toDataURL('image/png');
}
