/** The page's own colours, light and dark, for a program without a style sheet; a test holds them to `lab/styles/tokens.css`. */
import type { SheetStyle } from './sheets/shown.ts';

export type ThemeName = 'light' | 'dark';

export const STYLES: Readonly<Record<ThemeName, SheetStyle>> = {
  light: {
    theme: {
      roles: {
        glass: '#3e1cc4',
        learner: '#aa5218',
        exact: '#1a1a1a',
        control: '#21836f',
        neutral: '#7b358d',
      },
      text: '#565c64',
      grid: '#e2e2dc',
      ground: '#ffffff',
      font: '12px sans-serif',
    },
    text: '#1a1d21',
    pins: ['#c91b42', '#046ae2', '#8c6694', '#3c053c', '#00027c'],
    wrong: '#c2410c',
  },
  dark: {
    theme: {
      roles: {
        glass: '#9079ec',
        learner: '#e0bc29',
        exact: '#f2f2f2',
        control: '#85e085',
        neutral: '#d45487',
      },
      text: '#a5acb5',
      grid: '#262b32',
      ground: '#111418',
      font: '12px sans-serif',
    },
    text: '#eceae4',
    pins: ['#e05903', '#07e4bf', '#aa83c5', '#bdf777', '#c8755e'],
    wrong: '#ff8a5c',
  },
};
