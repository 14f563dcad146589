import { isReadable, mapText } from './mapped-text.ts';
import { isDialogue, readDialogue } from './read-dialogue.ts';
import { isCharacterCue, isSceneHeading, readFountain } from './read-fountain.ts';
import { readLines, type ScriptLine } from './read-lines.ts';
import { readProse } from './read-prose.ts';
import type { ScriptDoc, ScriptFormat } from './script-doc.ts';

/** How a script is written. A screenplay has scene headings, or cues in capitals over speech. */
export function detectFormat(script: string): ScriptFormat {
  return detect(readLines(script));
}

function detect(lines: ScriptLine[]): ScriptFormat {
  let headings = 0;
  let forced = 0;
  let cues = 0;
  lines.forEach((line, i) => {
    if (isSceneHeading(line.text)) headings++;
    if (/^\.[\p{L}]/u.test(line.text)) forced++;
    const fresh = i === 0 || lines[i - 1]!.text === '';
    const next = lines[i + 1]?.text ?? '';
    if (
      fresh &&
      next !== '' &&
      line.text.length > 1 &&
      isCharacterCue(line.text) &&
      next !== next.toUpperCase()
    )
      cues++;
  });
  if (headings > 0 && (cues > 0 || lines.some((line) => /^(?:INT|EXT|EST|I\/E)[./ ]/.test(line.text))))
    return 'fountain';
  if (isDialogue(lines)) return 'dialogue';
  return cues >= 2 || (forced > 0 && cues > 0) ? 'fountain' : 'prose';
}

/** Reads a script of any kind into one sequence of headings, narration, speech and marks. */
export function readScript(script: string): ScriptDoc {
  const format = detectFormat(script);
  const doc =
    format === 'fountain'
      ? readFountain(script)
      : format === 'dialogue'
        ? readDialogue(script)
        : readProse(script);
  // A title alone is told, so that there is a film at all.
  if (doc.blocks.length === 0 && isReadable(script))
    return { ...doc, blocks: [{ kind: 'narration', body: mapText(script, 0, script.length), paragraph: 1 }] };
  // A text made of headings and brackets alone still has words to be told.
  const speaks = doc.blocks.some((block) => block.kind === 'narration' || block.kind === 'speech');
  const shows = doc.blocks.some((block) => block.kind === 'heading' || block.kind === 'direction');
  return speaks || (shows && format !== 'prose') || !isReadable(script) ? doc : readProse(script);
}
