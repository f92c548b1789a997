/** The way from anywhere on the page to the setting that keeps a run from starting. */

/** Opens what it is folded into, scrolls to it and gives it the focus; false where no setting is wrong. */
export function goToWrongSetting(): boolean {
  const setting = document.querySelector<HTMLElement>('[data-field][data-wrong]');
  if (!setting) return false;
  for (let fold = setting.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  setting.scrollIntoView({ block: 'center' });
  // A number has a slider before its field; a hidden file input is behind its button.
  setting.querySelector<HTMLElement>('input:not([type=range], [tabindex="-1"]), select, button')?.focus();
  return true;
}

/** Opens the browser's dialogue of the file setting `name`, after showing where it is. */
export function chooseFileFor(name: string): void {
  const setting = document.querySelector<HTMLElement>(`glassbox-file-setting [data-field="${name}"]`);
  setting?.scrollIntoView({ block: 'center' });
  setting?.querySelector<HTMLInputElement>('input[type=file]')?.click();
}
