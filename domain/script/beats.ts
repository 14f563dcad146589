import { type MappedText, spanOf } from './mapped-text.ts';
import type { ScriptDoc } from './script-doc.ts';
import { LINE_CHARS, splitLines } from './split-lines.ts';
import { splitSentences } from './split-sentences.ts';
import { readWords, type Word } from './words.ts';

/** One sentence of the script, told, said or (a stage direction) only seen. */
export interface Beat {
  kind: 'told' | 'said' | 'seen';
  /** What a voice says, in lines; empty for what is only seen. */
  lines: string[];
  text: string;
  words: Word[];
  speakerName: string | null;
  manner: string | null;
  unseen: boolean;
  paragraph: number;
  start: number;
  end: number;
}

/** What stands between beats: a heading begins a scene, a transition says how the next shot begins. */
export type Passage = { beat: Beat } | { heading: string } | { transition: string };

/** A line this short goes with the sentence before it, so that speech keeps its flow. */
const SHORT_WORDS = 3;

/** The script's sentences in order. When there are far too many, what one voice says is run together. */
export function readBeats(doc: ScriptDoc, maxBeats: number): Passage[] {
  const passages: Passage[] = [];
  for (const block of doc.blocks) {
    if (block.kind === 'heading') passages.push({ heading: block.text });
    else if (block.kind === 'transition') passages.push({ transition: block.text });
    else {
      const said = block.kind === 'speech' ? block : null;
      for (const sentence of joinShort(splitSentences(block.body)).flatMap(partLong)) {
        const { start, end } = spanOf(sentence);
        passages.push({
          beat: {
            kind: said ? 'said' : block.kind === 'direction' ? 'seen' : 'told',
            lines: block.kind === 'direction' ? [] : splitLines(sentence).map((line) => line.text),
            text: sentence.text,
            words: readWords(sentence.text),
            speakerName: said?.speaker ?? null,
            manner: said?.manner ?? null,
            unseen: said?.unseen ?? false,
            paragraph: block.paragraph,
            start,
            end,
          },
        });
      }
    }
  }
  return passages.length <= maxBeats ? passages : runTogether(passages, maxBeats);
}

/** A sentence that makes many lines is as many beats: no shot could hold it. */
function partLong(sentence: MappedText): MappedText[] {
  return sentence.text.length <= LINE_CHARS * 3 ? [sentence] : splitLines(sentence);
}

function joinShort(sentences: MappedText[]): MappedText[] {
  const joined: MappedText[] = [];
  for (const sentence of sentences) {
    const last = joined[joined.length - 1];
    const isShort = (text: string) => text.split(' ').length <= SHORT_WORDS;
    if (
      last &&
      (isShort(sentence.text) || isShort(last.text)) &&
      last.text.length + sentence.text.length < 120
    ) {
      joined[joined.length - 1] = {
        text: `${last.text} ${sentence.text}`,
        at: [...last.at, last.at[last.at.length - 1]!, ...sentence.at],
      };
    } else joined.push(sentence);
  }
  return joined;
}

/** Joins neighbours of the same voice into lines as long as a line may be. */
function runTogether(passages: Passage[], maxBeats: number): Passage[] {
  const joined: Passage[] = [];
  for (const passage of passages) {
    const last = joined[joined.length - 1];
    if (!('beat' in passage)) {
      if (joined.length < maxBeats) joined.push(passage);
      continue;
    }
    const { beat } = passage;
    const into = last && 'beat' in last ? last.beat : null;
    const fits = into && into.kind === beat.kind && into.speakerName === beat.speakerName;
    if (fits && into.text.length + beat.text.length < LINE_CHARS * 4) {
      into.text = `${into.text} ${beat.text}`;
      into.end = Math.max(into.end, beat.end);
      const tail = into.lines[into.lines.length - 1];
      const [head, ...rest] = beat.lines;
      if (tail !== undefined && head !== undefined && tail.length + head.length < LINE_CHARS) {
        into.lines[into.lines.length - 1] = `${tail} ${head}`;
        into.lines.push(...rest);
      } else into.lines.push(...beat.lines);
    } else joined.push({ beat: { ...beat, lines: [...beat.lines] } });
  }
  for (const passage of joined) if ('beat' in passage) passage.beat.words = readWords(passage.beat.text);
  return joined;
}
