// A page that stays free while a worker computes. Run: npx vite examples/library/page, with glassbox installed.
const status = document.querySelector('#status');
const list = document.querySelector('#rows');

const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }) => {
  if (data.row) list.textContent += `${data.row.step}  ${data.row.energy.toFixed(4)}\n`;
  else status.textContent = data.problem ? `It stopped: ${data.problem}` : `Done: ${data.rows} rows`;
};
worker.onerror = ({ message }) => {
  status.textContent = `It stopped: ${message}`;
};
worker.postMessage({ experiment: 'sk-anneal', settings: { size: 32, samples: 4, copies: 4 } });
