/** Hands a file to the person: nothing passes a server. */
export function saveFile(name: string, contents: Blob): void {
  const url = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own reference by the next task; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @returns whether it worked: a page in a frame may not be allowed to write the clipboard */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
