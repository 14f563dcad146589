/** Browsers name those whose pages they want to look like: the most particular word comes first. */
const PROGRAMS: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
  [/^curl\//, 'curl'],
  [/^film\//, 'The film command'],
  [/\bnode\b|\bundici\b/i, 'Node'],
  [/\bpython/i, 'Python'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b|\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A User-Agent in the words of a person, e.g. `Firefox on Linux`; empty: it says nothing that is known. */
export function describeDevice(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const find = (names: readonly [RegExp, string][]) => names.find(([pattern]) => pattern.test(text))?.[1];
  const program = find(PROGRAMS);
  const system = find(SYSTEMS);
  return program && system ? `${program} on ${system}` : (program ?? system ?? '');
}
