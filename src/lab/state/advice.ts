/** Where this browser could find WebGPU. Whether it has it is asked of the browser alone; only the wording of advice goes by its name. */
export type Advice =
  | 'chromium'
  | 'chromiumLinux'
  | 'chromiumAndroid'
  | 'firefoxWindows'
  | 'firefoxMac'
  | 'firefoxLinux'
  | 'firefoxAndroid'
  | 'safari'
  | 'brave'
  | 'other';

interface Hints {
  readonly userAgent: string;
  readonly userAgentData?: { readonly brands: readonly { readonly brand: string }[] };
  readonly brave?: unknown;
}

export function adviceFor({ userAgent, userAgentData, brave }: Hints): Advice {
  const says = (pattern: RegExp) => pattern.test(userAgent);
  const brands = userAgentData?.brands.map(({ brand }) => brand).join(' ') ?? '';
  if (brave || /Brave/.test(brands)) return 'brave';
  // All browsers of an iPhone or iPad have Safari's engine.
  if (says(/iPhone|iPad|iPod/)) return 'safari';
  if (says(/Firefox\//)) {
    if (says(/Android/)) return 'firefoxAndroid';
    if (says(/Windows/)) return 'firefoxWindows';
    return says(/Mac/) ? 'firefoxMac' : 'firefoxLinux';
  }
  if (/Chrom/.test(brands) || says(/Chrom(e|ium)\//)) {
    if (says(/Android/)) return 'chromiumAndroid';
    return says(/Linux/) && !says(/CrOS/) ? 'chromiumLinux' : 'chromium';
  }
  return says(/Safari\//) && says(/Version\//) ? 'safari' : 'other';
}
