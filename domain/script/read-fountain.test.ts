import { readFileSync } from 'node:fs';
import { Fountain } from 'fountain-js';
import { describe, expect, it } from 'vitest';
import { readFountain } from './read-fountain.ts';
import { readScript } from './read-script.ts';

const SAMPLE = readFileSync(new URL('../../samples/platform-four.fountain', import.meta.url), 'utf8');
const SCRIPTS = [
  SAMPLE,
  'Title: T\nAuthor: A\n\nEXT. SEA - DAY\n\nA boat.\n\nTOM (V.O.)\nHello there.\nAgain.\n\nBEN ^\n(loud)\nMe too.\n\n> FADE OUT.',
  'INT. A - DAY\n\nANNA\nOne.\n(beat)\nTwo.\n\n/* gone */\n\n@McAVOY\nThree.\n\n>THE END<\n',
];
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The reference reader's view; it is too slow on hostile input to read what strangers send. */
function bySyntax(script: string) {
  const tokens = new Fountain().parse(script, true).tokens;
  let speaker = '';
  const speeches: string[] = [];
  for (const token of tokens) {
    if (token.type === 'character') speaker = token.text!.replace(/\s*\(.*\)/, '');
    if (token.type === 'dialogue') speeches.push(`${speaker}: ${squeeze(token.text!)}`);
  }
  return {
    speeches,
    headings: tokens.filter((token) => token.type === 'scene_heading').map((token) => token.text),
  };
}

describe('readFountain', () => {
  it.each(SCRIPTS)('reads speeches and headings as fountain-js does', (script) => {
    const { blocks } = readFountain(script);
    expect({
      speeches: blocks.flatMap((block) =>
        block.kind === 'speech' ? [`${block.speaker}: ${squeeze(block.body.text)}`] : [],
      ),
      headings: blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])),
    }).toEqual(bySyntax(script));
  });

  it('reads "FADE IN:" and "> CUT TO:" as transitions, notes and boneyard as nothing', () => {
    const { blocks } = readFountain(
      'FADE IN:\n\nINT. A - DAY\n\nHe [[who?]] waits. /* no */ Long.\n\n> CUT TO:\n\nEXT. B - DAY\n\nRain.',
    );
    expect(blocks.map((block) => [block.kind, 'body' in block ? block.body.text : block.text])).toEqual([
      ['transition', 'FADE IN:'],
      ['heading', 'INT. A - DAY'],
      ['narration', 'He waits. Long.'],
      ['transition', 'CUT TO:'],
      ['heading', 'EXT. B - DAY'],
      ['narration', 'Rain.'],
    ]);
  });

  it('reads a screenplay pasted without its blank lines', () => {
    const { blocks } = readFountain(
      'INT. OFFICE - NIGHT\nRain.\nVANCE\n(tired)\nThis had better be good.\nThe line goes dead.\nROSE\nHello.',
    );
    expect(blocks.map((block) => [block.kind, 'body' in block ? block.body.text : block.text])).toEqual([
      ['heading', 'INT. OFFICE - NIGHT'],
      ['narration', 'Rain.'],
      ['speech', 'This had better be good.'],
      ['narration', 'The line goes dead.'],
      ['speech', 'Hello.'],
    ]);
  });

  it.each([
    ['Once upon a time there was a fox.', 'prose'],
    ['ANNA: Hi.\nBEN: Hello.', 'dialogue'],
    ['HAMLET. To be.\nGHOST. Mark me.\nHAMLET. Alas.', 'dialogue'],
    ['INT. A - DAY\n\nANNA\nHi.', 'fountain'],
    ['Er sagte: »Guten Morgen.«\n\nSie sagte: »Gute Nacht.«', 'prose'],
  ])('%s is %s', (script, format) => {
    expect(readScript(script).format).toBe(format);
  });
});
