import bcrypt from 'bcryptjs';
import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('a password', () => {
  it('is told apart beyond 72 bytes, and known however a keyboard composes it', async () => {
    const long = 'x'.repeat(72);
    const hash = await hashPassword(`${long}a`);
    expect(await verifyPassword(`${long}a`, hash)).toBe(true);
    expect(await verifyPassword(`${long}b`, hash)).toBe(false);
    expect(await verifyPassword(long, hash)).toBe(false);
    expect(await verifyPassword('Ame\u0301lie\uFB01', await hashPassword('Am\u00e9liefi'))).toBe(true);
    expect(await verifyPassword('nobody', undefined)).toBe(false);
  });

  it('is nobody’s without a hash, also the one whose hash takes its place', async () => {
    expect(await verifyPassword('nobody', null)).toBe(false);
    expect(await verifyPassword('', undefined)).toBe(false);
  });

  it('is kept as bcrypt of cost 10, each time with another salt', async () => {
    const [one, two] = [await hashPassword('the same one'), await hashPassword('the same one')];
    expect(one).toMatch(/^\$2[aby]\$10\$.{53}$/);
    expect(one).not.toBe(two);
    expect(bcrypt.getRounds(one)).toBe(10);
    // Not of the password itself, of which bcrypt would read 72 bytes.
    expect(await bcrypt.compare('the same one', one)).toBe(false);
  });

  it('takes as long to refuse for an unknown user as for a known one', async () => {
    const hash = await hashPassword('the real one');
    const time = async (known: string | undefined) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const began = performance.now();
        await verifyPassword('a guess', known);
        times.push(performance.now() - began);
      }
      return times.toSorted((a, b) => a - b)[0] ?? 0;
    };
    const [known, unknown] = [await time(hash), await time(undefined)];
    // Without the work it would be a thousandth.
    expect(unknown).toBeGreaterThanOrEqual(known / 4);
  });
});
