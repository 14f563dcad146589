import { ENGLISH_EXPRESSIONS, ENGLISH_MOODS, ENGLISH_POSES } from './english-feelings.ts';
import { ENGLISH_SEASONS, ENGLISH_TIMES, ENGLISH_WEATHERS } from './english-nature.ts';
import { ENGLISH_ROLES, GIVEN_NAMES } from './english-people.ts';
import { ENGLISH_PLACES } from './english-places.ts';
import {
  ENGLISH_COLOURS,
  ENGLISH_EXTRAS,
  ENGLISH_HAIR,
  ENGLISH_OUTFITS,
  ENGLISH_PROPS,
} from './english-things.ts';
import type { Lexicon } from './lexicon.ts';

export const ENGLISH: Lexicon = {
  negations:
    "no, not, never, without, nor, neither, hardly, barely, scarcely, cannot, can't, don't, doesn't, didn't, isn't, wasn't, aren't, weren't, won't, wouldn't, couldn't, shouldn't, hasn't, haven't, hadn't, nothing, nobody, nowhere, lacked, lacks, far from, instead of, no longer, away from, leaves, left, leaving",
  unreal:
    'miss, misses, missed, missing, remember, remembers, remembered, remembering, recall, recalls, recalled, dream of, dreams of, dreamed of, dreamt of, dreaming of, dream about, dreamed about, dreams about, imagine, imagines, imagined, imagining, wish, wishes, wished, wishing, long for, longs for, longed for, longing for, hope for, hopes for, hoped for, think of, thinks of, thought of, thinking of, think about, thinks about, thought about, thinking about, speak of, speaks of, spoke of, talk of, talks of, talked of, talk about, talks about, talked about, tell of, tells of, told of, told about, told her about, told him about, told them about, told me about, told us about, tells her about, tells him about, tells about, story of, stories of, story about, stories about, song of, songs about, song about, memory of, memories of, photograph of, photographs of, photo of, picture of, pictures of, painting of, paintings of, poem about, book about, film about, postcard of, letter about, map of, promise, promises, promised, pretend, pretends, pretended, used to, forget, forgets, forgot, forecast, predicts, predicted, wait for, waits for, waited for, waiting for, hate, hates, hated, love, loves, loved, fears, feared, afraid of, if, as if, as though, like, than, would, could, might, when she was, when he was, when i was, years ago, long ago, yesterday, last, tomorrow, next week, next year, next month, once upon, had been, ever since, before the, until, smell of, smells of, smelled of, taste of, sounds like, sounded like, dreaming about, dreamt about, someday, one day we, some day, calls it, named after, word for, expecting, expected, hoping for, prays for, prayed for',
  endings:
    'stop, stops, stopped, end, ends, ended, ceased, ceases, passed, passes, is over, was over, are over, were over, gone, cleared, clears, died down, dies down, lifted, lifts, faded, fades, melted, melts, eased, eases',
  into: 'came to, comes to, into, onto, to, up the, down the, reach, reaches, reached, enter, enters, entered, cross, crosses, crossed, climb, climbs, climbed, up to, back in, arrive at, arrives at, arrived at, arrives in, arrived in, back at, down to, out onto, out on, landed on, lands on, out into, aboard, boards, boarded, returned to, returns to',
  in: 'ran over, runs over, rode over, rides over, fled over, flees over, walked over, marched over, galloped over, hopping over, rose over, rises over, in, inside, at, on, across, through, under, beneath, along, beside, behind, near, outside, within, by, between, among, overlooking, atop, next to',
  places: ENGLISH_PLACES,
  times: ENGLISH_TIMES,
  weathers: ENGLISH_WEATHERS,
  seasons: ENGLISH_SEASONS,
  moods: ENGLISH_MOODS,
  poses: ENGLISH_POSES,
  expressions: ENGLISH_EXPRESSIONS,
  props: ENGLISH_PROPS,
  colours: ENGLISH_COLOURS,
  outfits: ENGLISH_OUTFITS,
  extras: ENGLISH_EXTRAS,
  hair: ENGLISH_HAIR,
  roles: ENGLISH_ROLES,
  speechVerbs:
    'say says said ask asks asked answer answers answered reply replies replied whisper whispers whispered shout shouts shouted call calls called cry cries cried murmur murmurs murmured mutter mutters muttered tell tells told add adds added yell yells yelled sigh sighs sighed laugh laughs laughed begin begins began continue continues continued croak croaks croaked squeak squeaks squeaked hiss hisses hissed grunt grunts grunted groan groans groaned moan moans moaned mumble mumbles mumbled stammer stammers stammered gasp gasps gasped sob sobs sobbed shriek shrieks shrieked snarl snarls snarled chuckle chuckles chuckled giggle giggles giggled plead pleads pleaded beg begs begged demand demands demanded warn warns warned promise promises promised protest protests protested repeat repeats repeated remark remarks remarked suggest suggests suggested boast boasts boasted confess confesses confessed interrupt interrupts interrupted chirp chirps chirped purr purrs purred roar roars roared bellow bellows bellowed bark barks barked hoot hoots hooted explain explains explained announce announces announced snap snaps snapped growl growls growled insist insists insisted exclaim exclaims exclaimed scream screams screamed breathe breathes breathed agree agrees agreed admit admits admitted',
  personVerbs:
    'smile smiles smiled nod nods nodded shrug shrugs shrugged sit sits sat stand stands stood walk walks walked run runs ran look looks looked watch watches watched stare stares stared think thinks thought know knows knew want wants wanted take takes took hold holds held open opens opened close closes closed turn turns turned grab grabs grabbed pick picks picked lift lifts lifted carry carries carried put puts climb climbs climbed wait waits waited laugh laughs laughed cry cries cried read reads wrote write writes sleep sleeps slept wake wakes woke live lives lived love loves loved hate hates hated remember remembers remembered wave waves waved kneel kneels knelt listen listens listened step steps stepped work works worked has had was is felt feel feels saw sees find finds found decide decides decided enter enters entered lean leans leaned reach reaches reached pour pours poured pull pulls pulled push pushes pushed wonder wonders wondered',
  she: 'she her hers herself',
  he: 'he him his himself',
  they: 'they them their themselves',
  i: "i me my mine myself i'm i'd i've i'll",
  determiners: 'the a an her his my our their your this that another each one every two',
  old: 'old elderly aged ancient grey-haired white-haired gray-haired silver-haired wrinkled weathered',
  young: 'young teenage teenaged twenty-year-old',
  child:
    'little small tiny seven-year-old six-year-old eight-year-old nine-year-old ten-year-old five-year-old',
  given: GIVEN_NAMES,
};
