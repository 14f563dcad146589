/** What is not filmed here. */
export const MODERATION_CATEGORIES = [
  'sexual',
  'sexual_minors',
  'hate',
  'violence',
  'self_harm',
  'dangerous_instructions',
] as const;
export type ModerationCategory = (typeof MODERATION_CATEGORIES)[number];

/**
 * A rule finds `pattern` in folded text (small letters, digits, single spaces). A space in it may
 * be missing in the text. `~n` stands for up to n words in between. `softens` in the 40 characters
 * before a match, or `excuses` anywhere in it, make it ordinary drama.
 */
export interface ModerationRule {
  category: ModerationCategory;
  /** How surely this is forbidden, 0–1. Below 0.7 it is a shadow, not a reason. */
  score: number;
  pattern: string;
  softens?: string;
  excuses?: string;
}

export const CATEGORY_WORDS: Record<ModerationCategory, { message: string; suggestion: string }> = {
  sexual: {
    message: 'This sentence shows a sexual act explicitly.',
    suggestion:
      'Let the scene end before the act, or say it without the detail: a kiss, a closed door, the morning after.',
  },
  sexual_minors: {
    message: 'This sentence brings a child or a minor together with something sexual. That is never filmed.',
    suggestion: 'Take the sexual content out, or the minor.',
  },
  hate: {
    message: 'This sentence attacks people for what they are: their origin, faith, sex or the like.',
    suggestion: 'Show the hatred by what it does to somebody instead of repeating its words.',
  },
  violence: {
    message: 'This sentence shows cruelty in graphic detail, or praises an atrocity.',
    suggestion:
      'Keep the conflict and leave out the gore or the praise: what is not shown is often stronger.',
  },
  self_harm: {
    message: 'This sentence urges somebody to harm or kill themselves, or tells how it is done.',
    suggestion: 'Tell of the pain and of who stands by, without the urging and without the method.',
  },
  dangerous_instructions: {
    message: 'This sentence tells how a weapon, an explosive, a poison or a hard drug is made.',
    suggestion: 'Let the character do it off screen: the story needs that it happens, not how.',
  },
};

const rot13 = (text: string) =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97));

/** Slurs are kept turned by 13 letters, so that nobody has to read them here. */
const SLURS = rot13(
  'avttref?|avttnf?|xvxrf?|fcvpf|puvaxf|jrgonpxf?|genaavrf|snttbgf?|snttvg|tbbxf|qnexvrf|gbjryurnqf?|enturnqf?|fnaq avttref?|cbepu zbaxrlf?|haterezrafpu(?:ra)?|antrwhqr',
);
const PEOPLES =
  '(?:jews?|jewish people|muslims?|blacks|black people|africans|immigrants|migrants|gays|gay people|homosexuals|lesbians|trans people|transgender people|transgenders|christians|hindus|sikhs|gypsies|roma people|asians|mexicans|arabs|refugees|disabled people|the disabled|foreigners|catholics|latinos|chinese people|whites|white people|women|queers)';
const MINOR =
  '(?:child|children|kids?|minors?|under ?age ?(?:girls?|boys?|teens?|kids?)?|(?:little|young|small|teen|teenage|school|preteen|pre teen) ?(?:girls?|boys?)|toddlers?|infants?|preteens?|schoolgirls?|schoolboys?|(?:[1-9]|1[0-7]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen) ?years? ?olds?|(?:girl|boy|daughter|son) (?:of|aged) (?:[1-9]|1[0-7]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen))';
const SEX_ACT =
  '(?:sex|sexual|sexually|porn|porno|pornographic|erotic|erotically|intercourse|fucks?|fucked|fucking|orgasms?|genitals?|penis|cock|dick|vagina|pussy|blow ?jobs?|oral sex|masturbat(?:es?|ed|ing)|fondles?|fondled|fondling|seduces?|seduced|seducing|arouses?|aroused|horny|lustful|molests?|molested|molesting|rapes?|raped|raping)';
const SEX_FRAME =
  'sex education|sex ed|same sex|opposite sex|sex of the|of (?:either|both|the same) sex|sexual abuse|sexually abused|single sex|their sex';
const WEAPON =
  '(?:(?:pipe|nail|car|dirty|nuclear|homemade|home made|fertili[sz]er|petrol|pressure cooker|time|suicide) ?bombs?|bombs?|explosives?|explosive devices?|i ?e ?d|grenades?|molotov(?: cocktails?)?|nerve (?:gas|agents?)|mustard gas|chlorine gas|sarin|ricin|anthrax|napalm|thermite|tatp|anfo|semtex|chemical weapons?|biological weapons?|bioweapons?|ghost guns?|untraceable guns?|silencers?|suicide vests?|detonators?|gunpowder|nitroglycerin)';
const DRUG =
  '(?:meth|crystal meth|methamphetamines?|heroin|fentanyl|crack|crack cocaine|cocaine|ghb|roofies|date rape drugs?|krokodil|mdma|ecstasy|lsd)';
const POISON = '(?:poisons?|cyanide|lethal poison|deadly poison|strychnine|botulinum(?: toxin)?|polonium)';
const MAKE =
  '(?:make|making|build|building|cook|cooking|assemble|assembling|synthesi[sz]e|synthesi[sz]ing|construct|constructing|manufacture|manufacturing|prepare|preparing|create|creating|produce|producing|print|printing|brew|mix|mixing|extract|extracting)';
const ATROCITY =
  '(?:holocaust|genocides?|massacres?|nine eleven|9 11|september 11 attacks?|terror attacks?|terrorist attacks?|mass (?:shootings?|shooters?|murders?)|school (?:shootings?|shooters?)|hitler|himmler|goebbels|bin laden|isis|islamic state|al qaeda|auschwitz|columbine|christchurch (?:attack|shooting|shooter)|breivik|srebrenica|lynchings?|the kkk|ku klux klan|gas chambers?|ethnic cleansing|concentration camps?|the nazis|school massacres?)';
const PRAISE =
  '(?:great|awesome|beautiful|wonderful|glorious|heroic|hilarious|funny|justified|necessary|deserved|a good thing|good|right|inspiring|holy|brilliant|amazing|fantastic|a masterpiece|magnificent|a blessing|the best thing)';
const BODY_PART =
  '(?:intestines|entrails|guts|brains?|eyeballs?|bowels|organs|innards|skull|severed (?:head|limbs?|hands?|arm)|flesh|liver|spine)';
const GORE_DO =
  '(?:spills?|spilled|spilling|sprays?|sprayed|spraying|splatters?|splattered|splattering|burst|bursts|bursting|oozes?|oozed|oozing|hangs? out|hanging out|ripped|rips|torn out|pulled out|pulls out|falls? out|fell out|pours? out|poured out|dangles?|dangling|chews?|devours?|eats?|eating|squirts?|gush(?:es|ed|ing)?)';
const GORE_CUT =
  '(?:rips?|ripped|ripping|tears?|tore|tearing|saws?|sawed|sawing|hacks?|hacked|hacking|carves?|carved|carving|slices?|sliced|slicing|gouges?|gouged|gouging|peels?|peeled|peeling|flays?|flayed|flaying|skins?|skinned|skinning|cuts?|cutting|chops?|chopped|chopping|drills?|drilled|drilling|disembowels?|disembowelled|dismembers?|dismembered|dismembering|mutilates?|mutilated|mutilating|bites?|bit|burns?|burned|burning)';
const VICTIM_PART =
  '(?:eyes?(?:balls?)?(?: out)?|tongues? out|(?:head|limbs?|arms?|legs?|fingers?|hands?|ears?|face|nose|skin|genitals?|breasts?) off|intestines|entrails|guts|organs?|hearts? out|skin|flesh|face|scalp|limbs?|bowels)';
const CRUELLY =
  '(?:alive|screams?|screaming|begs?|begging|slowly|piece by piece|one by one|in (?:graphic|gory|loving) detail|while (?:he|she|they)|blood|joint by joint|still (?:conscious|breathing|beating))';

export const MODERATION_RULES: readonly ModerationRule[] = [
  // Minors and anything sexual.
  {
    category: 'sexual_minors',
    score: 0.98,
    pattern:
      '(?:child|kiddie|kid|infant|toddler|preteen|underage|teen girl|minor) ?(?:porn|porno|pornography|sex(?: (?:video|scene|film|show|tape|act))?|erotica)',
    excuses: 'sex education',
    softens: 'convicted of|arrested for|fight(?:s|ing)? against|against|investigat\\w+|victims? of',
  },
  {
    category: 'sexual_minors',
    score: 0.97,
    pattern: `${MINOR} ~12 ${SEX_ACT}`,
    excuses: SEX_FRAME,
    softens: 'to stop|protect\\w*',
  },
  {
    category: 'sexual_minors',
    score: 0.97,
    pattern: `${SEX_ACT} ~12 ${MINOR}`,
    excuses: SEX_FRAME,
    softens: 'to stop|protect\\w*',
  },
  {
    category: 'sexual_minors',
    score: 0.95,
    pattern: `(?:naked|nude|undress(?:es|ed|ing)?|strips?|stripped|topless|lingerie|sensual(?:ly)?) ~6 ${MINOR} ~8 (?:pose[sd]?|posing|photos?|pictures?|video|camera|touch(?:es|ed|ing)?|dances?|dancing|caress\\w*|desire\\w*)`,
  },
  {
    category: 'sexual_minors',
    score: 0.95,
    // Children are undressed to be put to bed; what else is said of a bed is not meant so.
    pattern: `(?:naked|nude|strips?|stripped|topless|lingerie|sensual(?:ly)?) ~6 ${MINOR} ~8 bed`,
  },
  {
    category: 'sexual_minors',
    score: 0.95,
    pattern: `${MINOR} ~8 (?:naked|nude|undress(?:es|ed|ing)?|strips?|stripped|topless|lingerie|sensual(?:ly)?) ~8 (?:pose[sd]?|posing|photos?|pictures?|video|camera|touch(?:es|ed|ing)?|bed|dances?|dancing|caress\\w*|desire\\w*|men|man|adults?)`,
  },
  {
    category: 'sexual_minors',
    score: 0.95,
    pattern:
      '(?:nude|naked) (?:photos?|pictures?|pics|videos?) of ~4 (?:child|children|kids?|little girls?|little boys?|schoolgirls?|minors?|toddlers?)',
  },
  {
    category: 'sexual_minors',
    score: 0.97,
    pattern:
      'jail ?bait|lolicon|shotacon|(?:pedo|paedo)(?:phile)?s? (?:porn|fantasy|club)|sell(?:s|ing)? ~3 (?:children|girls|kids) for sex',
  },
  {
    category: 'sexual_minors',
    score: 0.97,
    pattern:
      'kinder ?pornos?|kinderpornographie|sex mit (?:kindern|minderjahrigen|einem kind)|pornografia infantil|pedopornograph\\w*|sexo com criancas|sexo con ninos|sexe avec des enfants',
  },
  // Explicit sexual acts.
  {
    category: 'sexual',
    score: 0.9,
    pattern:
      'gang ?bangs?|cum ?shots?|deep ?throats?|hardcore porn\\w*|porn(?:o|ographic)? (?:film|scene|movie|video)s?|blow ?jobs?|hand ?jobs? (?:from|to)|explicit sex(?: scenes?| acts?)?|graphic sex(?: scenes?)?|anal sex|rape fantas(?:y|ies)|creampie|bukkake',
    softens: 'against|addicted to|ban(?:s|ned)?|no',
  },
  {
    category: 'sexual',
    score: 0.9,
    pattern:
      '(?:cock|dick|penis|member) ~4 (?:inside|into|in|deep|between|sucks?|sucked|sucking|strok\\w+|thrust\\w*|hard) ~4 (?:her|him|his|me|mouth|pussy|vagina|ass|anus|legs)',
    excuses: 'moby dick|dick (?:tracy|turpin|van)|weather cock',
  },
  {
    category: 'sexual',
    score: 0.9,
    pattern:
      '(?:sucks?|sucked|sucking|licks?|licked|licking|rides?|riding|strok\\w+) ~2 (?:cock|dick|penis|pussy|clit\\w*|vagina|balls deep)',
  },
  {
    category: 'sexual',
    score: 0.88,
    pattern:
      '(?:fucks?|fucked|fucking) (?:her|him|me|you|each other|them) ~2 (?:hard|raw|deep|senseless|from behind|in the ass|on the|against|until|doggy|all night)',
  },
  {
    category: 'sexual',
    score: 0.88,
    pattern:
      '(?:fucks|fucked|fucking) (?:her|him|me|each other|them) ~2 (?:slowly|gently|fast|again and again|in (?:the|his|her|my) (?:\\w+ )?(?:kitchen|bed|bedroom|car|bath|bathroom|shower|dark|hall|hotel|office|ass|mouth))',
  },
  {
    category: 'sexual',
    score: 0.88,
    pattern:
      '(?:thrusts?|thrusting|thrust) ~4 (?:inside|into) (?:her|him) ~8 (?:moan\\w*|orgasm\\w*|climax\\w*|naked|wet|cum|cums)|(?:cums?|ejaculat\\w+|climax(?:es|ed)) (?:on|in|inside|into|over) (?:her|his|him)',
  },
  {
    category: 'sexual',
    score: 0.85,
    pattern:
      '(?:masturbat(?:es|ed|ing)|fingers herself|jerks? off|jerking off) ~10 (?:orgasm\\w*|moan\\w*|naked|until|camera|close up|detail|watch(?:es|ed|ing)?|front of|while|slowly)',
  },
  {
    category: 'sexual',
    score: 0.9,
    pattern:
      '(?:violently|brutally|repeatedly)? ?(?:rapes?|raping) (?:her|him|the \\w+|them) ~10 (?:detail|scream\\w*|enjoy\\w*|begs?|moan\\w*|naked|camera|laugh\\w*|graphic|likes? it)',
  },
  // Hatred.
  { category: 'hate', score: 0.9, pattern: SLURS },
  {
    category: 'hate',
    score: 0.93,
    pattern: `(?:kill|gas|exterminate|hang|lynch|burn|shoot|eradicate|slaughter|wipe out|get rid of|death to|murder|drown|purge) (?:all )?(?:of )?(?:the |those |these |every |our )?(?:dirty |filthy |fucking |damn )?${PEOPLES}`,
    softens:
      'wanted to|tried to|planned to|ordered to|order to|set out to|refus\\w+ to|would not|did not|never|dont|do not|they|who|began to|plan to|helped',
    excuses: 'white house',
  },
  {
    category: 'hate',
    score: 0.93,
    pattern: `${PEOPLES} (?:must|should|ought to|deserve to|need to|have to|will) (?:all )?(?:die|burn|hang|be (?:killed|exterminated|gassed|eradicated|shot|hanged|lynched|wiped out|deported|enslaved|purged|eliminated|burned|sterili[sz]ed))`,
    softens: 'believed? (?:that )?|said that|claimed (?:that )?',
  },
  {
    category: 'hate',
    score: 0.92,
    pattern: `${PEOPLES} (?:are|is) (?:all |just |nothing but |nothing more than |like |really |only )*(?:a |an )?(?:vermin|animals|sub ?human\\w*|cockroach(?:es)?|parasites?|rats|a? ?disease|plague|cancer|filth\\w*|scum|garbage|trash|not (?:really )?human|less than human|inferior(?: race)?|savages|apes|monkeys|pests?|an inferior race|lesser race)`,
  },
  {
    category: 'hate',
    score: 0.9,
    pattern: `(?:i|we) (?:all )?hate (?:all )?(?:the |those )?(?:dirty |filthy |fucking )?${PEOPLES}(?! (?:who|that|we|he|she|they))`,
    softens: 'do you think|why would',
  },
  {
    category: 'hate',
    score: 0.9,
    pattern: `${PEOPLES} (?:do not|dont|have no right to|should not) (?:deserve to )?(?:live|exist|breathe|vote|reproduce|breed)`,
  },
  {
    category: 'hate',
    score: 0.9,
    pattern:
      '(?:white|aryan) (?:power|supremacy) (?:now|forever|will|is|must|rules)|race war now|gas chambers? (?:for|should)|(?:the )?(?:white|aryan|master) race (?:is|are|will) (?:superior|rule|supreme|better)|sieg heil ~4 (?:forever|power|brothers)|(?:dirty|filthy|stinking) (?:jews?|arabs?|gypsies|gypsy|blacks|muslims?|mexicans?|immigrants)',
  },
  {
    category: 'hate',
    score: 0.92,
    pattern:
      'tod (?:den|allen) (?:juden|muslimen|auslandern)|vergast (?:die|alle) \\w+|juden (?:sind|gehoren) (?:ungeziefer|ratten|parasiten|vergast)|auslander sind (?:ungeziefer|abschaum|parasiten)|mort aux (?:juifs|arabes|noirs|musulmans)|muerte a los (?:judios|moros|negros|musulmanes)|morte (?:agli ebrei|aos judeus|ai negri)',
  },
  // Cruelty in detail, and praise of atrocities.
  {
    category: 'violence',
    score: 0.9,
    pattern: `${BODY_PART} ~5 ${GORE_DO}`,
    excuses: 'brain ?storm\\w*|guts to|spine of the|flesh and blood|spills the|coffee|organ (?:music|pipes?)',
  },
  {
    category: 'violence',
    score: 0.88,
    pattern: `${GORE_DO} ~4 (?:intestines|entrails|guts|bowels|innards|eyeballs?|severed (?:head|limbs?))`,
    excuses: 'hates? (?:his|her|your|their) guts|guts to (?!the floor)',
  },
  {
    category: 'violence',
    score: 0.9,
    pattern: `${GORE_CUT} ~5 ${VICTIM_PART} ~8 ${CRUELLY}`,
    excuses: 'apples?|potato\\w*|orange|onions?|wood|pumpkins?|hair|paper|bread|fruit',
  },
  {
    category: 'violence',
    score: 0.9,
    pattern: `${CRUELLY} ~8 ${GORE_CUT} ~4 (?:(?:his|her|their|the victims?) )(?:eyes? out|eyeballs?|tongue out|skin|flesh|face off|fingers? off|limbs? off|head off|intestines|guts|heart out|ears? off|limbs)`,
    excuses: 'apples?|potato\\w*|orange|onions?|wood|pumpkins?',
  },
  {
    category: 'violence',
    score: 0.9,
    pattern:
      '(?:disembowels?|disembowel(?:led|ing|led)|eviscerat(?:es|ed|ing)|dismembers?|dismembering|flays?|skins?|burns?|boils?|saws?) (?:him|her|them|the (?:girl|boy|man|woman|victims?|hostages?|prisoners?|baby|child|family)) (?:alive|apart|slowly|in half|limb by limb|piece by piece)',
  },
  {
    category: 'violence',
    score: 0.92,
    pattern:
      'snuff (?:film|movie|video)s?|(?:beheading|torture|execution|lynching) (?:video|porn|footage)s?|torture porn|(?:extreme|graphic|explicit|maximum|ultra) gore|gore (?:porn|video)s?|crush (?:video|fetish)',
    softens: 'against|ban(?:s|ned)?|hates?|stop',
  },
  {
    category: 'violence',
    score: 0.93,
    pattern: `${ATROCITY} (?:is|are|was|were) (?:a |an |so |really |truly |totally |absolutely |the )*${PRAISE}`,
    excuses: 'not (?:a )?good|never right',
    softens: 'nobody (?:says|thinks)',
  },
  {
    category: 'violence',
    score: 0.93,
    pattern: `(?:praise|glory to|all glory to|celebrate|honou?r|salute|admire|love|worship|hail|long live|cheers? for|bless|thank) (?:the |every |all |our |to )*(?:heroes? (?:of|behind) |brave |martyrs of )*(?:the )?${ATROCITY}`,
    excuses: 'victims?|dead of|memory of|survivors?|fallen|rescuers|firefighters',
    softens: 'not|never|nobody|refus\\w+ to|dont|do not|who|they',
  },
  {
    category: 'violence',
    score: 0.93,
    pattern: `(?:we |the world |this country |you )?(?:need|needs|want|wants|deserve|deserves) (?:another|a new|more|a second) ${ATROCITY}`,
  },
  {
    category: 'violence',
    score: 0.93,
    pattern: `${ATROCITY} ~3 (?:heroes|a hero|a saint|a martyr|martyrs|a legend|legends|did nothing wrong|was right|were right|should have finished|should have killed more|deserves? a medal|my hero|our hero|is my idol|are my idols)`,
    excuses: 'rescue|survivors?|saved|victims?',
  },
  {
    category: 'violence',
    score: 0.93,
    pattern: `(?:my|our|true|real|greatest) (?:hero|heroes|idol|idols|saint|role model) ~4 (?:is|are|was|were) ~3 ${ATROCITY}`,
  },
  {
    category: 'violence',
    score: 0.92,
    pattern:
      '(?:the )?holocaust (?:never happened|was (?:a )?(?:hoax|lie|fake)|is (?:a )?(?:hoax|lie|fake)|did not happen|didnt happen)|join (?:isis|al qaeda|the islamic state|the ku klux klan|atomwaffen)|hitler (?:was right|did nothing wrong)|heil hitler ~3 (?:forever|he was right|hero)',
    softens: 'say that|says that|claim\\w* (?:that )?|whoever|anyone who|those who',
  },
  {
    category: 'violence',
    score: 0.92,
    pattern:
      '(?:you should|lets|we should|everyone should|go|go and|go out and|i want you to|how to) (?:shoot up|blow up|bomb|burn down|attack|massacre|shoot everyone (?:in|at)|kill everyone (?:in|at)) (?:a |the |your |our |this |that |every )*(?:school|schools|mosque|mosques|synagogue|synagogues|church|churches|kindergarten|hospital|nightclub|concert|classroom|temple|parade)',
    softens: 'dont|do not|never',
  },
  {
    category: 'violence',
    score: 0.9,
    pattern:
      '(?:go|go out|go out and|everyone|take your gun and|take a gun and) (?:kill|murder|shoot|stab) (?:your (?:teacher|teachers|parents|classmates|neighbou?rs|wife|boss|family|children)|every(?:one|body) you (?:see|meet|hate)|as many (?:people )?as)',
    softens: 'dont|do not|never',
  },
  // Harm to oneself.
  {
    category: 'self_harm',
    score: 0.95,
    pattern:
      '(?:you (?:should|must|need to|ought to|have to|can|could)|just|go|please|better|now|why dont you|so|then|simply|and)? ?(?:kill|hang|drown|shoot|cut|burn|poison|starve|harm|hurt) (?:your ?self|yourselves)(?! (?:off|short|some|a|an|out|up|while|by trying|with work|laughing|if|with that|on)\\b)',
    softens:
      'dont|do not|never|not|wont let you|you will|youll|you could|you might|stop|you want to|trying to|did you|you nearly|you almost|cannot|cant|careful or you|without',
    excuses: 'cut yourself (?:some|a|off)',
  },
  {
    category: 'self_harm',
    score: 0.95,
    pattern:
      '(?:you (?:should|must|ought to|need to)|just|go|please|go and) (?:end (?:your (?:own )?life|it all)|take your (?:own )?life|commit suicide|jump off (?:a|the) (?:bridge|roof|building|cliff)|slit your (?:wrists?|throat)|swallow (?:all )?the pills|die already|die in a fire)',
    softens: 'dont|do not|never|not',
  },
  {
    category: 'self_harm',
    score: 0.95,
    pattern:
      '(?:nobody|no one|everyone|the world|we|they) (?:wants you|would miss you|will miss you|would be better off without you|will be happier without you|is better off without you) ~8 (?:kill yourself|die|jump|end it|do it|dead)|the world (?:would be|is) (?:a )?better (?:place )?(?:off )?without you',
    softens: 'dont think',
  },
  {
    category: 'self_harm',
    score: 0.95,
    pattern: 'kys (?:now|loser|please)|k y s|slit your wrists?',
    softens: 'dont|never|not',
  },
  {
    category: 'self_harm',
    score: 0.95,
    pattern:
      '(?:how to|ways? to|methods? to|steps? to|guide to|instructions (?:to|for|on)|tips (?:for|on)|tutorial (?:on|for)|best way to|how (?:can|do) (?:i|you)) ~3 (?:kill(?:ing)? (?:yourself|myself|oneself)|hang(?:ing)? (?:yourself|myself)|commit(?:ting)? suicide|die painlessly|end(?:ing)? (?:your|my) life|self harm|cut(?:ting)? (?:yourself|myself|your wrists)|overdose|suicide|tie a noose)',
    softens: 'stop|prevent\\w*|no',
  },
  {
    category: 'self_harm',
    score: 0.95,
    pattern:
      '(?:best|painless|easiest|easy|quickest|fastest|least painful|surest|most effective) (?:way|ways|method|methods|suicide method|suicide methods) ~3 (?:die|suicide|kill yourself|kill myself|end it|end your life|overdose|hang yourself)',
  },
  {
    category: 'self_harm',
    score: 0.93,
    pattern:
      'how many (?:pills|tablets|painkillers|sleeping pills) ~6 (?:die|kill yourself|kill myself|overdose|lethal|never wake up)|(?:cutting|starving|hurting|burning) (?:yourself|myself|your arms|your skin) (?:is|feels|will feel|makes you feel) (?:\\w+ )?(?:good|beautiful|great|pure|free|better|strong|wonderful|the answer)|suicide is (?:\\w+ )?(?:beautiful|the answer|the only way|brave|the best|noble|the solution)|pro ana|thinspo\\w*|starve yourself',
    softens: 'dont|never|not|no',
  },
  {
    category: 'self_harm',
    score: 0.95,
    pattern:
      'bring dich (?:doch )?(?:endlich )?um|tote dich(?: selbst)?|hang dich auf|tue toi|suicide toi|pends toi|matate|suicidate|ucciditi|ammazzati|impiccati|se mate|mate se|enforque se',
    softens: 'nicht|ne|no|non|nao',
  },
  // How to make what kills.
  {
    category: 'dangerous_instructions',
    score: 0.95,
    pattern: `(?:how to|how you|how we|how i|instructions? (?:to|for|on)|recipe (?:to|for)|steps? to|step by step|guide (?:to|for|on)|tutorial (?:on|for)|manual (?:to|for|on)|ways? to|teach(?:es)? you (?:how )?to|show you how to|learn how to|explains? how to|here is how|this is how you|easy way to) (?:~4 )?${MAKE} ~6 (?:${WEAPON}|${DRUG}|${POISON})`,
    softens:
      'knows?|knew|known|learned|taught|know|nobody|not|find out|discovered|wonder\\w*|forgot\\w*|asks?|stop',
    excuses:
      'bath bombs?|cherry bomb|photo ?bomb|sex bomb|glitter bombs?|seed bombs?|poison ivy|stop (?:a|the) bomb',
  },
  {
    category: 'dangerous_instructions',
    score: 0.95,
    pattern: `(?:instructions?|recipe|manual|tutorial|guide|blueprints?|steps|formula) (?:for|on|to) (?:a |an |the |your |homemade |home made |own )*(?:${WEAPON}|${DRUG}|${POISON})`,
    softens: 'stole|steals?|found|finds?|burn\\w*|destroy\\w*|hid|hides|gave|where (?:is|are)|lost',
    excuses: 'bath bombs?|cherry bomb|seed bombs?',
  },
  {
    category: 'dangerous_instructions',
    score: 0.96,
    pattern:
      '(?:mix|combine|pour|blend|fill|stir|add|pack|take) ~8 (?:ammonium nitrate|nitromethane|acetone peroxide|hydrogen peroxide and acetone|potassium chlorate|fuel oil|fertili[sz]er and (?:diesel|fuel)|gunpowder|black powder|match heads|aluminium powder|nitroglycerin|pseudoephedrine|red phosphorus|castor beans|chlorine and ammonia|bleach and ammonia) ~14 (?:detonat\\w+|fuse|ignite|light|explod\\w+|explosive|bomb|pipe|diesel|fuel|nails|timer|cook|filter|crystals?|meth|poison|gas|acetone|acid|lithium|grenade)',
  },
  {
    category: 'dangerous_instructions',
    score: 0.95,
    pattern: `(?:to|lets|we will|you will|first|now|then|you) ${MAKE} ~4 (?:${WEAPON}|${DRUG}|${POISON}) (?:at home|in your kitchen|yourself|you (?:need|will need|must|take)|take|mix|first|step one|using household|from household|with household|from (?:cold|cough) (?:medicine|pills)|with (?:fertili[sz]er|diesel|acetone|household))`,
    softens: 'not|never|knows? how',
    excuses: 'bath bombs?|seed bombs?|cherry bomb',
  },
  {
    category: 'dangerous_instructions',
    score: 0.95,
    pattern:
      '(?:wie man|wie du|anleitung (?:zum|fur)) ~4 (?:bombe|rohrbombe|sprengstoff|sprengsatz|crystal meth|giftgas)|comment (?:fabriquer|faire|construire) ~3 (?:bombe|explosifs?|poison)|como (?:hacer|fabricar|construir|fazer|construir) ~3 (?:bomba|explosivos?|veneno)|come (?:costruire|fabbricare|fare) ~3 (?:bomba|esplosivo|veleno)',
    excuses: 'badebombe|bomba de banho',
    softens: 'weiss|sait|sabe|sa',
  },
];
