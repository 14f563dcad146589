import { describe, expect, it } from 'vitest';
import { shotsOf } from './film-plan.ts';
import { JobConfig } from './job-config.ts';
import { findModel, hasModel, PROVIDER_MODELS } from './provider-models.ts';
import { imageRequest, paidAssetKey, portraitRequest, speechRequest } from './provider-requests.ts';
import { planFilm } from './script/plan-film.ts';

const script =
  'INT. KITCHEN - NIGHT\n\nMARA, an old woman, waits.\n\nMARA\nCome back.\n\nANNA\nI never left.\n\nTOM\nQuiet!';
const paid = (more: object = {}) =>
  JobConfig.parse({ quality: 'final', providers: { image: 'openai', voice: 'openai' }, ...more });
const plan = planFilm(script, paid());
const shots = shotsOf(plan).map(({ shot }) => shot);
const lines = shots.flatMap((shot) => shot.lines);

describe('imageRequest', () => {
  it('asks for the shot at master size, whatever the film is shaped like', () => {
    const requests = shots.map((shot) => imageRequest(shot, plan, paid()));
    for (const aspect of ['9:16', '1:1', '4:5'] as const) {
      const other = paid({ aspect, resolution: 1080, fps: 24 });
      expect(shots.map((shot) => imageRequest(shot, plan, other))).toEqual(requests);
    }
    for (const [i, request] of requests.entries()) {
      expect(request).toMatchObject({ widthPx: 1536, heightPx: 1024, model: 'gpt-image-2.6-flare' });
      expect(request.prompt.startsWith(shots[i]!.prompt.replace(/[.\s]+$/, ''))).toBe(true);
    }
  });

  it('says of the people what the prompt leaves out, and never more than the model takes', () => {
    const shot = shots.find((s) => s.paint.people.length > 0)!;
    const { characterId } = shot.paint.people[0]!;
    const known = plan.characters.map((c) =>
      c.id === characterId ? { ...c, description: 'a scar, red coat' } : c,
    );
    const seen = imageRequest({ ...shot, prompt: 'A kitchen.' }, { ...plan, characters: known }, paid());
    expect(seen.prompt).toContain('a scar, red coat');
    expect(seen.prompt).toContain(plan.style);
    for (const model of PROVIDER_MODELS.filter((m) => m.stage === 'image')) {
      const config = paid({ providers: { image: `${model.provider}:${model.model}` } });
      const long = imageRequest({ ...shot, prompt: '🌊'.repeat(50_000) }, plan, config);
      expect(long.prompt.length).toBeLessThanOrEqual(model.textChars);
      expect(long.prompt.isWellFormed()).toBe(true);
    }
  });

  it('asks for something even of a shot without a prompt', () => {
    const bare = { ...shots[0]!, prompt: '', subject: 'a lamp', action: 'it flickers' };
    expect(imageRequest(bare, plan, paid()).prompt).toContain('a lamp. it flickers');
  });
});

describe('portraits', () => {
  const shot = shots.find((s) => s.paint.people.length > 0)!;
  const people = shot.paint.people.map(({ characterId }) => characterId);
  const everybody = new Set(plan.characters.map(({ id }) => id));

  it('are asked for alone, with everything that must stay the same', () => {
    for (const character of plan.characters) {
      const { prompt, widthPx } = portraitRequest(character, plan, paid());
      expect(prompt).toContain(character.name);
      expect(prompt).toMatch(/One person alone/);
      expect(prompt).toContain(plan.style);
      expect(widthPx).toBe(1536);
    }
    for (const { provider, model, textChars } of PROVIDER_MODELS.filter((m) => m.stage === 'image')) {
      const config = paid({ providers: { image: `${provider}:${model}` } });
      const long = { ...plan.characters[0]!, name: 'N'.repeat(80), description: '🌊'.repeat(300) };
      expect(portraitRequest(long, plan, config).prompt.length).toBeLessThanOrEqual(textChars);
    }
  });

  it('are shown where the model takes them, in the order in which the prompt counts them', () => {
    const request = imageRequest(shot, plan, paid(), everybody);
    expect(request.references).toEqual([...new Set(people)].slice(0, 4));
    for (const [i, id] of (request.references ?? []).entries()) {
      const { name } = plan.characters.find((c) => c.id === id)!;
      expect(request.prompt).toContain(`Image ${i + 1} shows ${name}`);
    }
    const crowded = { ...shot, prompt: 'x'.repeat(50_000) };
    const cut = imageRequest(crowded, plan, paid(), everybody);
    expect(cut.prompt).toContain('Image 1 shows');
    expect(cut.prompt.length).toBeLessThanOrEqual(32_000);
  });

  it('change nothing where there are none or the model takes none', () => {
    expect(imageRequest(shot, plan, paid(), new Set())).toEqual(imageRequest(shot, plan, paid()));
    const stability = paid({ providers: { image: 'stability' } });
    expect(imageRequest(shot, plan, stability, everybody).references).toBeUndefined();
    expect(paidAssetKey('u', imageRequest(shot, plan, paid(), everybody))).not.toBe(
      paidAssetKey('u', imageRequest(shot, plan, paid())),
    );
  });
});

describe('speechRequest', () => {
  const voiceOfLine = (speaker: string | null, config = paid()) =>
    speechRequest({ id: 'lin_x', speaker, text: 'Yes.' }, plan, config).voice;

  it('gives every character a voice of the vendor, another than the narrator has', () => {
    const model = findModel('voice', 'openai');
    const cast = plan.characters.map(({ id }) => voiceOfLine(id));
    expect(plan.characters.length).toBeGreaterThanOrEqual(3);
    expect(new Set([...cast, voiceOfLine(null)]).size).toBe(cast.length + 1);
    for (const voice of cast) expect(model.voices.map(({ id }) => id)).toContain(voice);
    expect(voiceOfLine(null)).toBe(model.narrator);
  });

  it('keeps the others’ voices when a character joins at the end', () => {
    const guest = { ...plan.characters[0]!, id: 'chr_guest' };
    const joined = { ...plan, characters: [...plan.characters, guest] };
    for (const { id } of plan.characters) {
      const line = { id: 'lin_x', speaker: id, text: 'Yes.' };
      expect(speechRequest(line, joined, paid()).voice).toBe(speechRequest(line, plan, paid()).voice);
    }
  });

  it('takes the voice that the writer chose, if the vendor has it', () => {
    expect(voiceOfLine(null, paid({ voices: { narrator: 'onyx' } }))).toBe('onyx');
    expect(voiceOfLine(null, paid({ voices: { narrator: 'slt' } }))).toBe('marin');
  });

  it('says the words verbatim, and how only where the model listens', () => {
    const line = { ...lines[0]!, emotion: 'afraid' };
    expect(speechRequest(line, plan, paid())).toMatchObject({ text: line.text, model: 'gpt-4o-mini-tts' });
    expect(speechRequest(line, plan, paid()).instructions).toContain('afraid');
    const plain = paid({ providers: { image: 'openai', voice: 'openai:tts-1' } });
    expect(speechRequest(line, plan, plain)).toMatchObject({ model: 'tts-1', instructions: null });
    expect(() => speechRequest({ ...line, text: 'x'.repeat(4_097) }, plan, paid())).toThrow(RangeError);
  });
});

describe('paidAssetKey', () => {
  it('changes with user, request, inputs and take, and with nothing else', () => {
    const request = imageRequest(shots[0]!, plan, paid());
    const key = paidAssetKey('usr_a', request);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(paidAssetKey('usr_a', { ...request }, {}, 0)).toBe(key);
    const others = [
      paidAssetKey('usr_b', request),
      paidAssetKey('usr_a', { ...request, prompt: `${request.prompt}!` }),
      paidAssetKey('usr_a', { ...request, model: 'gpt-image-2.6-sunburst' }),
      paidAssetKey('usr_a', request, { sheet: 'ab' }),
      paidAssetKey('usr_a', request, {}, 1),
    ];
    expect(new Set([key, ...others]).size).toBe(6);
  });
});

describe('findModel', () => {
  it('knows providers and models by name, and nothing else', () => {
    expect(findModel('image', 'replicate').model).toBe('black-forest-labs/flux-1.1-pro');
    expect(findModel('image', 'openai:gpt-image-2.6-sunburst').model).toBe('gpt-image-2.6-sunburst');
    for (const choice of ['', 'embedded', 'openai:', 'openai:tts-1', 'constructor', ':tts-1']) {
      expect(hasModel('image', choice), choice).toBe(false);
    }
    expect(hasModel('voice', 'replicate')).toBe(false);
    expect(() => findModel('voice', 'embedded')).toThrow(RangeError);
  });
});
