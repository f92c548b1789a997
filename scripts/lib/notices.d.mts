import type { Plugin } from 'vite';

export declare const NOTICES: string;
export declare class NoticesBook {
  collector(): { readonly name: string; generateBundle(options: object, bundle: object): void };
  writer(): Plugin;
  add(name: string): void;
  names(): string[];
  text(): string;
}
export declare function packageName(specifier: string): string;
