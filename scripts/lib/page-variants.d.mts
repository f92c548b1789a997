import type { Alias } from 'vite';

export const pageVariants: Alias[];
