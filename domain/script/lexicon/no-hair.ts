/** Hair styles a lexicon has no words for yet. */
export const NO_HAIR = {
  short: '',
  long: '',
  bun: '',
  curly: '',
  bald: '',
  ponytail: '',
  covered: '',
  beard: '',
  hair: '',
};
