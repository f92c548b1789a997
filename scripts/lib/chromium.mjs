/** Finds what the checks need on this machine: Chrome or Chromium, and the software Vulkan drivers. Built-ins only. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PLACES = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** Path of a Chrome or Chromium: `CHROME_PATH` first, then the usual places; null where there is none. */
export function findChromium() {
  const asked = process.env.CHROME_PATH;
  if (asked) return existsSync(asked) ? asked : null;
  return (PLACES[process.platform] ?? []).find((path) => existsSync(path)) ?? null;
}

/** Driver file of SwiftShader, which Debian's Chromium brings along; null where there is none. */
export function findSwiftShader() {
  const chromium = findChromium();
  const places = ['/usr/lib/chromium/vk_swiftshader_icd.json'];
  if (chromium) places.push(join(dirname(chromium), 'vk_swiftshader_icd.json'));
  return places.find((path) => existsSync(path)) ?? null;
}

/** Driver file of Mesa's lavapipe (`mesa-vulkan-drivers`); null where there is none. */
export function findLavapipe() {
  const folder = '/usr/share/vulkan/icd.d';
  return (
    ['lvp_icd.x86_64.json', 'lvp_icd.aarch64.json', 'lvp_icd.json']
      .map((name) => join(folder, name))
      .find((path) => existsSync(path)) ?? null
  );
}

/** Arguments for a quiet headless Chromium; as root it needs `--no-sandbox`. */
export const CHROMIUM_ARGUMENTS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Gives Linux Chromium a WebGPU adapter: the hardware's where there is one, else SwiftShader. */
export const WEBGPU_ARGUMENTS = ['--enable-unsafe-webgpu'];
