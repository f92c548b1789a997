/**
 * Flashes in recorded frames, as WCAG 2.3.1 counts them: a flash is a pair of opposing changes of relative luminance of a tenth or more, the
 * darker below 0.8. Frames are small grids of luminance, one number a cell.
 */
const CHANGE = 0.1;
const DARK = 0.8;

/** Times (of the second change) of the flashes of one cell. */
export function flashTimes(times, values) {
  const flashes = [];
  let low = values[0];
  let high = values[0];
  /** 1 after a rise, -1 after a fall, 0 before any change. */
  let last = 0;
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    low = Math.min(low, value);
    high = Math.max(high, value);
    const direction =
      value - low >= CHANGE && low < DARK ? 1 : high - value >= CHANGE && value < DARK ? -1 : 0;
    // On the way in one direction only the far end moves on.
    if (last === 1 && value >= high) low = value;
    if (last === -1 && value <= low) high = value;
    if (direction === 0 || direction === last) continue;
    if (last !== 0) flashes.push(times[i]);
    last = direction;
    low = value;
    high = value;
  }
  return flashes;
}

/** Most of these moments that fall within one second. */
export function mostInASecond(times) {
  let most = 0;
  for (let i = 0, from = 0; i < times.length; i++) {
    while (times[i] - times[from] >= 1000) from++;
    most = Math.max(most, i - from + 1);
  }
  return most;
}

/**
 * @param {{ time: number, cells: number[] }[]} frames  times in ms
 * @returns most flashes in any second of the area as a whole, and the largest share of cells that flash more than three times in one
 */
export function flashesOf(frames) {
  const times = frames.map(({ time }) => time);
  const mean = frames.map(({ cells }) => cells.reduce((sum, value) => sum + value, 0) / cells.length);
  const count = frames[0]?.cells.length ?? 0;
  let flashing = 0;
  for (let k = 0; k < count; k++) {
    const one = flashTimes(
      times,
      frames.map(({ cells }) => cells[k]),
    );
    if (mostInASecond(one) > 3) flashing++;
  }
  return { whole: mostInASecond(flashTimes(times, mean)), share: count > 0 ? flashing / count : 0 };
}

/** Records every canvas on the page for a while, in the page: a grid of luminance for each frame that was shown. */
export function recordCanvases(page, milliseconds) {
  return page.evaluate(async (duration) => {
    const SIDE = 16;
    const small = new OffscreenCanvas(SIDE, SIDE).getContext('2d', { willReadFrequently: true });
    const ground = getComputedStyle(document.body).backgroundColor;
    const linear = (byte) =>
      byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
    const seen = new Map();
    const began = performance.now();
    while (performance.now() - began < duration) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const time = performance.now();
      const canvases = [...document.querySelectorAll('canvas')].filter(
        ({ width, height }) => width && height,
      );
      for (const canvas of canvases) {
        small.fillStyle = ground;
        small.fillRect(0, 0, SIDE, SIDE);
        small.drawImage(canvas, 0, 0, SIDE, SIDE);
        const { data } = small.getImageData(0, 0, SIDE, SIDE);
        const cells = [];
        for (let i = 0; i < data.length; i += 4)
          cells.push(0.2126 * linear(data[i]) + 0.7152 * linear(data[i + 1]) + 0.0722 * linear(data[i + 2]));
        const name = canvas.dataset.raster ?? ('scatter' in canvas.dataset ? 'scatter' : 'chart');
        if (!seen.has(canvas)) seen.set(canvas, { name, frames: [] });
        seen.get(canvas).frames.push({ time, cells });
      }
    }
    return [...seen.values()];
  }, milliseconds);
}

/** Moments at which a recording changed at all. */
export const changesOf = (frames) =>
  frames
    .filter(({ cells }, i) => i > 0 && cells.some((value, k) => value !== frames[i - 1].cells[k]))
    .map(({ time }) => time);
