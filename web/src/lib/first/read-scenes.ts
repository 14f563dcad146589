/** A scene of a screenplay as it is written: its heading and the lines under it. */
export interface WrittenScene {
  heading: string;
  lines: readonly string[];
}

/** The scenes of a short Fountain script, verbatim; what stands before the first heading is left out. */
export function readScenes(script: string): readonly WrittenScene[] {
  const scenes: { heading: string; lines: string[] }[] = [];
  for (const line of script.split('\n')) {
    if (/^(INT|EXT)\./.test(line)) scenes.push({ heading: line, lines: [] });
    else if (line.trim() !== '') scenes.at(-1)?.lines.push(line);
  }
  return scenes;
}
