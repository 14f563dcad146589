import type { Lexicon, RoleTraits } from './lexicon.ts';

const f = (traits: Omit<RoleTraits, 'presentation'> = {}): RoleTraits => ({
  presentation: 'feminine',
  ...traits,
});
const m = (traits: Omit<RoleTraits, 'presentation'> = {}): RoleTraits => ({
  presentation: 'masculine',
  ...traits,
});
/** Most stories mean a man, but "she" may tell otherwise. */
const o = (traits: Omit<RoleTraits, 'presentation' | 'likely'> = {}): RoleTraits => ({
  presentation: 'neutral',
  likely: 'masculine',
  ...traits,
});
const n = (traits: Omit<RoleTraits, 'presentation'> = {}): RoleTraits => ({
  presentation: 'neutral',
  ...traits,
});

export const ENGLISH_ROLES: Lexicon['roles'] = {
  'old woman, elderly woman, old lady, crone, widow': f({ age: 'old' }),
  'grandmother, grandma, granny, nana': f({ age: 'old', outfit: 'dress' }),
  'old man, elderly man, old fellow, grandfather, grandpa, grandad, granddad': m({ age: 'old', beard: true }),
  'woman, lady, mother, mom, mum, mama, wife, aunt, sister, bride, queen, countess, lady-in-waiting': f({
    age: 'adult',
  }),
  'young woman, princess, niece': f({ age: 'young', outfit: 'dress' }),
  'girl, little girl, daughter, schoolgirl, granddaughter': f({ age: 'child' }),
  'man, gentleman, father, dad, papa, husband, uncle, brother, groom, stranger, guy': m({ age: 'adult' }),
  'young man, prince, lad, nephew': m({ age: 'young' }),
  'boy, little boy, son, schoolboy, grandson': m({ age: 'child' }),
  'child, kid, toddler': n({ age: 'child' }),
  'keeper, lighthouse keeper, lighthouse-keeper': o({ age: 'old', beard: true, outfit: 'coat' }),
  'captain, sailor, ferryman, skipper, fisherman': o({ outfit: 'coat', beard: true }),
  'king, emperor, wizard, sultan, magician': m({ age: 'old', outfit: 'robe', beard: true }),
  'witch, priestess': f({ age: 'old', outfit: 'cloak' }),
  'monk, priest, bishop, imam, rabbi': m({ outfit: 'robe' }),
  nun: f({ outfit: 'robe' }),
  'knight, crusader, gladiator, legionary, centurion, viking, warrior': o({ outfit: 'armour' }),
  'soldier, guard, general, sergeant, private, corporal, lieutenant, major, colonel, sentry, watchman, security guard, marine':
    o({
      outfit: 'uniform',
    }),
  'policeman, police officer, officer, constable, inspector, fireman, firefighter, conductor, stationmaster, postman, pilot, sheriff':
    o({
      outfit: 'uniform',
    }),
  'nurse, stewardess, flight attendant': f({ outfit: 'uniform' }),
  'coach, trainer, foreman, clerk, goalkeeper, referee, guide, mayor, spy, shepherd': o(),
  'detective, lawyer, judge, butler, violinist, cellist, concierge, auctioneer, politician, president, minister, senator, salesman, agent, landlord, banker, boss, manager, professor':
    o({ outfit: 'suit' }),
  'doctor, surgeon, scientist, engineer': n({ outfit: 'uniform' }),
  'astronaut, cosmonaut, commander': n({ outfit: 'spacesuit' }),
  'waitress, cook’s wife': f({ outfit: 'apron' }),
  'waiter, baker, cook, chef, bartender, barman, blacksmith, butcher, shopkeeper, innkeeper': o({
    outfit: 'apron',
  }),
  'teacher, librarian, writer, painter, musician, pianist, photographer, journalist, traveller, traveler, customer, passenger, neighbour, neighbor, driver, beggar, storyteller, merchant, vendor, trader, thief, dancer, actor, singer, clown, gardener, farmer, hunter, friend, rider, gunslinger, outlaw, bandit, robber, burglar, pirate, pilgrim, prisoner, boxer, fighter, opponent, champion, runner, swimmer, footballer, striker, midfielder, winger, jockey, wrestler, athlete, sprinter, physician, servant, ghost, violin player, guitarist, drummer, poet, artist, guest, visitor, tourist, worker, miner, carpenter, tailor, cobbler, climber, diver, spice seller, seller, potter, weaver, student, apprentice':
    n(),
  'actress, maid, ballerina, housekeeper, governess, midwife, seamstress, washerwoman, landlady, heroine':
    f(),
  'cowboy, horseman, cattleman, rancher, marshal': m(),
  'robot, android': n({ animal: 'robot' }),
  fox: n({ animal: 'fox' }),
  dog: n({ animal: 'dog' }),
  cat: n({ animal: 'cat' }),
  wolf: n({ animal: 'wolf' }),
  bear: n({ animal: 'bear' }),
  owl: n({ animal: 'owl' }),
  'rabbit, hare, bunny': n({ animal: 'rabbit' }),
  mouse: n({ animal: 'mouse' }),
  dragon: n({ animal: 'dragon' }),
  goose: n({ animal: 'goose' }),
  goat: n({ animal: 'goat' }),
  'sheep, lamb': n({ animal: 'sheep' }),
  cow: n({ animal: 'cow' }),
  'pig, piglet': n({ animal: 'pig' }),
  lion: n({ animal: 'lion' }),
  elephant: n({ animal: 'elephant' }),
  'duck, duckling': n({ animal: 'duck' }),
  'frog, toad': n({ animal: 'frog' }),
  'sparrow, blackbird, raven, crow, robin': n({ animal: 'bird' }),
  donkey: n({ animal: 'donkey' }),
  mole: n({ animal: 'mouse' }),
  hedgehog: n({ animal: 'hedgehog' }),
  'squirrel, chipmunk': n({ animal: 'squirrel' }),
  parrot: n({ animal: 'parrot' }),
};

/** First names that tell how somebody is likely to be shown; several languages share them. */
export const GIVEN_NAMES: Lexicon['given'] = {
  feminine:
    'anjali meera lakshmi sita kavita sunita amara ngozi adaeze wanjiru zainab mariam noor samira keiko haruka naoko xiu lan hetty hettie betty kitty lottie nell nelly tilly millie elsie mabel minnie dolly hattie anna anne annie mary maria marie emma emily ella eleanor elena helen helena sarah sara sophie sofia sophia lucy lucia clara claire nora nina mia maya ' +
    'zoe chloe alice amelia amy abigail ada agnes amina aisha fatima leila layla yasmin zahra nadia naomi hannah hanna grace rose ruby ivy lily violet daisy ' +
    'margaret maggie martha marta matilda molly olivia ophelia penelope rachel rebecca ruth samantha stella susan susanna teresa vera victoria vivian wendy ' +
    'jane jenny jessica joan josephine julia juliet julie june kate katherine katie laura lena linda lisa lola louise isabel isabella isla ingrid irene iris ' +
    'astrid beatrice bella bridget camille carmen caroline charlotte christine daphne diana dora dorothy edith eliza elizabeth elsa esther eva eve evelyn fiona ' +
    'florence frances freya frida gertrude gloria greta gretel hazel heidi hilda holly ida jana johanna karen karin katja lotte luise magda mara mathilde mila ' +
    'paula petra renate sabine sigrid silke steffi tanja ulla ursula wilhelmina yuki sakura mei ling priya ana inês ines beatriz juana pilar rosa chiara giulia francesca ' +
    'paola amélie élise hélène margot mathilde odette simone solange yvonne rosie polly peggy tilda tess sally shirley mabel marge marina miriam mona ramona valentina odile henrietta harriet hattie sue sam-ara okafor-ann kira lyra luna aurora ' +
    'phoebe poppy robin-ann sylvia sylvie thea theresa tara tamara tina ottilie mina maren merle svea birgit frieda gudrun ilse inge liesel',
  masculine:
    'arjun rahul raj rajesh amit vikram sanjay anil kiran mohan suresh emeka chidi babatunde kwesi tariq omar yusuf hiroshi takeshi akira wei jun minh ezra caleb cal wes jed clyde abel levi adam alan albert alex alexander alfred ali andrew andre anthony antonio arthur august ben benjamin bernard bill billy bob boris brian carl carlos charles charlie ' +
    'chris christian christopher daniel dan david dennis dmitri edgar edmund edward edwin eli elias elijah emil eric erik ernest ethan felix finn frank franz fred ' +
    'frederick gabriel george gerald gilbert giovanni graham greg gregory gustav hamid hans harold harry hassan henri henry herbert hugo ian ibrahim isaac ivan ' +
    'jack jacob jakob james jan jason jean jeff jens jim jimmy joe johann john johnny jonah jonas jonathan joseph josh joshua juan jules julian jürgen karim karl keith ' +
    'kenji kevin klaus konrad kurt lars leo leon leonard leonardo liam lorenz louis luca lucas ludwig luis luke magnus marc marco marcus mark martin mateo matteo matthew matthias ' +
    'max michael miguel mike milo mohamed mohammed moritz nathan ned neil nicholas nick nils noah oliver omar oscar oskar otto pablo patrick paul pedro peter philip ' +
    'pierre pietro quentin rafael ralph ravi raymond reza ricardo richard robert roberto robin rodrigo roger roland roman rudolf rupert ryan said salvador samuel sebastian ' +
    'sergei sergio silas simon stanley stefan stephen steve steven sven tariq ted theo theodore thomas tim timothy tobias toby tom tommy tony tristan uwe victor viktor vincent ' +
    'vladimir walter warren werner wilhelm will william winston wolfgang xavier yusuf youssef zachary fritz gerhard heinrich günter helmut holger ingo jörg kai lukas malte mika ' +
    'olaf piet rolf rainer ole arne knut bastien étienne françois gaston jacques luc marcel mathieu olivier rené thierry yves joão josé tiago rui alessandro andrea-m enzo ' +
    'mario paolo tommaso duncan dexter barnaby basil bruno cyrus cedric clive derek desmond douglas elliot elliott gideon gus hector horace humphrey jasper kofi kwame lance mackie malcolm mortimer nigel norman percy ' +
    'sam samson sal nathaniel bertrand reginald rowan russell seth sidney thaddeus titus trevor wallace wesley',
};
