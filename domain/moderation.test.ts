import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVASIONS } from './moderation/evasion-corpus.ts';
import { type ModeratedPart, ModerationVerdict, moderateText } from './moderation.ts';

const THRESHOLD = 0.7;
const script = (text: string): ModeratedPart[] => [{ text, where: { kind: 'script', start: 0 } }];
const refuses = (text: string) => !moderateText(script(text), THRESHOLD).allowed;

/** One sentence for each thing that must never pass. */
const FORBIDDEN = [
  'You should kill yourself tonight.',
  'Just kill yourself, nobody would miss you.',
  'The best painless way to die is simple.',
  'Here is how to commit suicide without pain.',
  'How many pills do I need to overdose and die?',
  'Suicide is beautiful and the only way out.',
  'This is how to make a pipe bomb in your kitchen.',
  'A step by step guide to cooking crystal meth at home.',
  'Here is how you build a nail bomb from household things.',
  'Mix ammonium nitrate with diesel and light the fuse.',
  'Instructions for making sarin nerve gas at home.',
  'The recipe for homemade napalm is easy.',
  'All Jews are vermin and rats.',
  'We should gas the Jews again.',
  'Muslims are parasites.',
  'Kill all immigrants now.',
  'Black people are an inferior race.',
  'Gays deserve to die.',
  'Gypsies should be exterminated.',
  'The holocaust was a good thing.',
  'The school shooting was awesome and the shooter is my hero.',
  'Glory to the heroes of the massacre!',
  'Hitler was right about everything.',
  'We need another holocaust.',
  'The Holocaust never happened.',
  'Go and shoot up your school.',
  'Take your gun and kill everyone you see.',
  'His intestines spill over the floor as he screams.',
  'He slowly saws her fingers off while she screams.',
  'She rips his eyeballs out and eats them alive.',
  'They flay him alive, piece by piece.',
  'A snuff film is shown in full.',
  'The little girl has sex with the man.',
  'He touches the naked child in bed.',
  'A twelve-year-old girl in an erotic scene.',
  'Child porn for sale.',
  'Nude photos of little girls.',
  'Explicit sex scene, hardcore porn.',
  'She gives him a blowjob in close-up.',
  'He fucks her hard from behind.',
];

const CLEAN = [
  'The detective kneels beside the body. There is blood on the carpet and a gun on the table.',
  'Somebody has murdered the Colonel with a knife in the library.',
  'Kill the lights! They will see us.',
  'She killed him with a candlestick, and she would do it again.',
  'My grandmother comes from Scunthorpe, my grandfather from Essex, and they met in Sussex.',
  'A shot of a gun on the table. A shot of rum beside it.',
  'The soldiers ran across the battlefield under fire. Many died that day.',
  'The bomb ticks. Twelve seconds. He cuts the red wire.',
  'The bomb goes off and the bridge falls into the river.',
  'They are going to blow up the bridge at dawn!',
  'He knows how to build a bomb, says the inspector. We must stop him.',
  'The cocktail glass shook. The cock crowed at five. Dick Turpin rode to York.',
  'She undressed the child and put her into the bath, singing softly.',
  'The children ran naked through the sprinkler, laughing.',
  'The sex of the child was a surprise to everybody.',
  'Sex education for children is taught in the spring term.',
  'The therapist listened. The analyst took notes. The rapeseed fields were yellow.',
  'I wanted to die when I saw him dance in those trousers.',
  'Please, do not kill yourself. Stay with me tonight.',
  'Do not hurt yourself with that axe.',
  'You will kill yourself with work, Martha.',
  'He could have killed himself falling off that ladder.',
  'She lost her brother to suicide, and every spring she plants a tree for him.',
  'The Nazis wanted to kill all Jews. My grandfather hid in a barn for two years.',
  'The holocaust was a crime that must never be forgotten.',
  'We honour the victims of the massacre with a minute of silence.',
  'The heroes of the school shooting were the teachers who stood in the door.',
  'Muslims, Jews and Christians lived side by side in the old town.',
  'Women are not allowed to vote in this story, until Clara refuses to go home.',
  'Immigrants are building the new bridge over the river.',
  'She hates his guts, and he loves her for it.',
  'He spilled his guts to the police.',
  'They carved the pumpkin and scooped out its flesh with a spoon.',
  'The surgeon cuts the skin and the nurse hands her the clamp.',
  'A dragon burned the village. The knight drew his sword and cut off its head.',
  'The witch mixes the poison in a silver bowl and laughs.',
  'Grandma teaches me how to make a bath bomb with lavender.',
  'The recipe for the cake is simple: mix flour and butter and add an egg.',
  'Fire the cannons! Board the ship! Take no prisoners!',
  'They kissed in the rain, and the door closed behind them.',
  'They spent the night together and woke late.',
  'A stripper quits her job to become a lawyer.',
  'Blood runs down his sleeve. He ties it off with his belt and keeps walking.',
  'He smokes a joint on the roof and talks about his father.',
  'Her son died of heroin. She opens a clinic.',
  'Kids, get dressed, you will be late for school! Sexy legs, said the radio.',
  'The pirate hanged at noon. The crowd was silent.',
  'She shoots. The bottle bursts. She shoots again.',
  'I could murder a sandwich. I am starving.',
  'The boy of seven looked at the sea and counted: 12, 24, 36.',
  'He was 50 years old, 1.80 m tall, and he paid $5 for 3 apples at 7:45 a.m.',
  'Class of 1984. Assassin! cried the mass. Cumin, saffron and cinnamon.',
  'U.S.A. vs. U.S.S.R., A B C, P.S. I love you.',
];
const SUBJECTS = [
  'Anna',
  'The old man',
  'The captain',
  'My sister',
  'A stranger',
  'The girl',
  'The soldier',
  'Dr. Webb',
  'The child',
];
const DEEDS = [
  'shoots at the door',
  'kills the engine',
  'cries in the kitchen',
  'hangs the coat on a hook',
  'cuts the bread',
  'finds the body',
  'hides the gun',
  'buries the dog',
  'burns the letter',
  'fights the storm',
  'kisses the bride',
  'drinks a shot of whisky',
  'takes the pills the doctor gave',
  'stabs the pillow',
  'blows up a balloon',
  'makes a fire',
  'builds a raft',
  'mixes a drink',
  'attacks at dawn',
  'bleeds from the nose',
];
const PLACES = [
  'in the school',
  'at the church',
  'in bed',
  'in the dark',
  'with the children',
  'with her own hands',
  'like an animal',
  'while it rains',
  'for the last time',
  'and nobody sees it',
];

describe('moderateText', () => {
  it.each(FORBIDDEN)('refuses: %s', (sentence) => {
    expect(refuses(sentence)).toBe(true);
  });

  it.each(CLEAN)('lets drama pass: %s', (sentence) => {
    expect(moderateText(script(sentence), THRESHOLD).findings).toEqual([]);
  });

  it('catches at least 99 % of disguised sentences', () => {
    const seed = Date.now() % 1_000_000;
    const cases = fc.sample(
      fc.tuple(
        fc.constantFrom(...FORBIDDEN),
        fc.constantFrom(...Object.keys(EVASIONS)),
        fc.array(fc.boolean(), { minLength: 64, maxLength: 64 }),
      ),
      { seed, numRuns: 400 },
    );
    const missed = cases.flatMap(([sentence, evasion, coins]) => {
      let i = 0;
      const dressed = EVASIONS[evasion]!(sentence, () => coins[i++ % coins.length]!);
      return refuses(`INT. ROOM - DAY\n\nTom waits.\n\n${dressed}\n\nThe door opens.`)
        ? []
        : [`${evasion}: ${dressed}`];
    });
    expect(
      missed.length / cases.length,
      `seed ${seed}; missed: ${missed.slice(0, 12).join(' | ')}`,
    ).toBeLessThanOrEqual(0.01);
  });

  it('refuses at most 1 % of clean sentences', () => {
    const corpus = SUBJECTS.flatMap((subject) =>
      DEEDS.flatMap((deed) => PLACES.map((place) => `${subject} ${deed} ${place}.`)),
    );
    const refused = corpus.filter(refuses);
    expect(refused.length / corpus.length, refused.slice(0, 12).join(' | ')).toBeLessThanOrEqual(0.01);
  });

  it('finds a phrase spread over two scenes or two lines', () => {
    expect(refuses('INT. ROOM - DAY\n\nTOM\nYou should kill\n\nINT. HALL - DAY\n\nTOM\nyourself.')).toBe(
      true,
    );
    const lines = ['You should kill', 'yourself.'].map(
      (text, i): ModeratedPart => ({ text, where: { kind: 'line', id: `lin_${i}`, start: i * 20 } }),
    );
    expect(moderateText(lines, THRESHOLD).allowed).toBe(false);
  });

  it('says which sentence, where it stands, and what to do', () => {
    const before = 'Tom waits by the door. ';
    const bad = 'You should k\u200bill yourself tonight!';
    const verdict = moderateText(
      [
        {
          text: `${before}${bad} He laughs.`,
          where: { kind: 'line', id: 'lin_1', shotId: 'sht_1', start: 100 },
        },
      ],
      THRESHOLD,
    );
    const finding = ModerationVerdict.parse(verdict).findings[0]!;
    expect(finding).toMatchObject({
      category: 'self_harm',
      sentence: bad,
      start: 100 + before.length,
      end: 100 + before.length + bad.length,
      shotId: 'sht_1',
    });
    expect(finding.message).toMatch(/harm/);
    expect(finding.suggestion).not.toBe('');
  });

  it('hashes exactly what it read', () => {
    expect(moderateText(script('abc'), THRESHOLD).textSha256).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('never throws and stays valid, whatever it is given', () => {
    const seed = Date.now() % 1_000_000;
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 4 }), (texts) => {
        const verdict = moderateText(
          texts.map((text) => ({ text, where: { kind: 'script', start: 0 } })),
          THRESHOLD,
        );
        ModerationVerdict.parse(verdict);
        for (const finding of verdict.findings) expect(finding.end).toBeGreaterThan(finding.start);
      }),
      { seed, numRuns: 200 },
    );
  });
});
