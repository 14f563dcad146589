import { describe, expect, it } from 'vitest';
import { mountOf } from './seats.ts';

describe('mountOf', () => {
  it('rides what the shot names, else a horse', () => {
    expect(mountOf(['tree', 'bike'], 100, 100).name).toBe('bicycle');
    expect(mountOf(['well'], 100, 100).name).toBe('horse');
  });

  it('sets grown-ups higher on a horse than on a bicycle, and children nearer to its back', () => {
    const rider = mountOf(['horse'], 100, 100);
    expect(rider.below).toBeGreaterThan(mountOf(['bicycle'], 100, 100).below);
    expect(mountOf(['horse'], 100, 68).below).toBeGreaterThan(rider.below);
    expect(mountOf(['horse'], 200, 200)).toEqual({ name: 'horse', h: rider.h * 2, below: rider.below * 2 });
  });
});
