/**
 * Texts one after the other: a space between them, except after full-width punctuation, which brings its own.
 *
 * It goes by the text and not by the language: a Chinese label may be followed by a symbol, an English word by none.
 */
export function joinTexts(...texts: readonly string[]): string {
  return texts.reduce((before, text) => before + (FULL_WIDTH_END.test(before) ? '' : ' ') + text);
}

/** The same for a text that is put together elsewhere, with a space after every part. */
export function withoutWideSpaces(text: string): string {
  return text.replace(/([、。，：；！？]) (?=\S)/g, '$1');
}

const FULL_WIDTH_END = /[、。，：；！？]$/;
