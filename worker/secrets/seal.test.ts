import { describe, expect, it } from 'vitest';
import { newestSeal, seal, unseal } from './seal.ts';

const KEYS = ['the newest key of thirty-two characters', 'the previous key of thirty-two characters'];
const PLACE = 'whk_1 secret';

describe('a sealed secret', () => {
  it('is the secret again in its place, shows nothing of it, and is never sealed alike', async () => {
    const secret = 'whsec_ünïcode and 32 bytes more';
    const [one, other] = [await seal(KEYS, secret, PLACE), await seal(KEYS, secret, PLACE)];
    expect(one).not.toBe(other);
    expect(atob(one.split('.')[2]!.replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('whsec');
    expect(await unseal(KEYS, one, PLACE)).toBe(secret);
    expect(await unseal(KEYS, await seal(KEYS, '', PLACE), PLACE)).toBe('');
  });

  it('opens after its key became the previous one, and not after that', async () => {
    const old = await seal([KEYS[1]!], 'secret', PLACE);
    expect(await unseal(KEYS, old, PLACE)).toBe('secret');
    expect(old.startsWith(await newestSeal(KEYS))).toBe(false);
    expect((await seal(KEYS, 'secret', PLACE)).startsWith(await newestSeal(KEYS))).toBe(true);
    await expect(unseal([KEYS[0]!], old, PLACE)).rejects.toThrow('is not among SECRETS_KEYS');
  });

  it('does not open elsewhere, nor with any of its bits turned', async () => {
    const sealed = await seal(KEYS, 'secret', PLACE);
    await expect(unseal(KEYS, sealed, 'whk_2 secret')).rejects.toThrow('belongs elsewhere');
    await expect(unseal(KEYS, 'whsec_plain', PLACE)).rejects.toThrow('no sealed secret');
    const [version, name, data = ''] = sealed.split('.');
    const bytes = Uint8Array.from(
      atob(data.replaceAll('-', '+').replaceAll('_', '/')),
      (c) => c.codePointAt(0) ?? 0,
    );
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const turned = bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7)));
      const text = btoa(String.fromCodePoint(...turned))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '');
      await expect(unseal(KEYS, `${version}.${name}.${text}`, PLACE), `bit ${bit}`).rejects.toThrow();
    }
  });
});
