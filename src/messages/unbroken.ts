/** Formulas stay on one line: "T = 0.5", "0.71 ± 0.02", "1 + 2Tu". */
export const unbroken = <T extends string | null>(text: T): T =>
  (text === null
    ? null
    : // A line may end behind a bar, as in |q|, even before a space that holds together.
      text.replace(/ ([=±+−]) /g, '\u00a0$1\u00a0').replace(/\|\u00a0/g, '|\u2060\u00a0')) as T;
