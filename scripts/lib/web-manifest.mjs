import { existsSync } from 'node:fs';

const isThere = ({ src }) => existsSync(new URL(`../../public/${src}`, import.meta.url));

/** The web manifest of the lab. Icons and pictures are made by `scripts/icons.mjs`; all addresses are relative to the manifest. */
export const manifest = {
  id: './',
  name: 'Glassbox',
  short_name: 'Glassbox',
  description:
    'A lab for the statistical physics of learning: spin glasses and neural networks side by side. 学习的统计物理实验室：自旋玻璃与神经网络并排。',
  lang: 'en',
  dir: 'ltr',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#f6f6f3',
  theme_color: '#f6f6f3',
  categories: ['education', 'science'],
  icons: [
    { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: 'glassbox.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
  screenshots: [
    { src: 'screenshots/wide.jpg', sizes: '1280x720', type: 'image/jpeg', form_factor: 'wide' },
    { src: 'screenshots/narrow.jpg', sizes: '390x844', type: 'image/jpeg', form_factor: 'narrow' },
    // What was not made yet is not promised.
  ].filter(isThere),
};
