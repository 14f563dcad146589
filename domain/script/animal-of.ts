import type { Person } from './person.ts';

/** The animal a person of a fable is drawn as. */
export function animalOf(person: Person): string | null {
  return person.traits.find((traits) => traits.animal)?.animal ?? null;
}
