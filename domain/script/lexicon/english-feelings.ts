import type { Lexicon } from './lexicon.ts';

export const ENGLISH_MOODS: Lexicon['moods'] = {
  calm: 'calm, quiet, quietly, gentle, gently, peace, peaceful, still, stillness, silence, silent, slowly, soft, softly, hush, rest, breathe, serene, drifting, patient, patiently, murmur, slow, easy, warm, warmth',
  joyful:
    'joy, joyful, happy, happily, laugh, laughs, laughed, laughing, laughter, smile, smiles, smiled, smiling, delight, delighted, celebrate, celebration, dance, danced, dancing, sing, sang, singing, cheer, cheered, cheers, giggle, giggled, grin, grinned, grins, hooray, birthday, playing, bright, sparkling, merry, play, played, wedding, giggling, together, snowman, mittens, puppy, kitten, picnic, carnival, festival, balloons',
  sad: 'so sorry, homesick, empty chair, sad, sadly, sadness, cry, cries, cried, crying, tears, weep, wept, weeping, grief, grieve, mourn, mourning, lonely, loneliness, alone, lost, funeral, goodbye, farewell, sorrow, sobbed, sobs, sobbing, died, dead, death, grave, widow, regret, miss, misses, missed, never came back, letter from her mother, heartbreak, broken, lament',
  tense:
    'explode, explodes, exploded, bomb, bombs, bombed, torpedo, depth charge, siege, ambush, steal, stole, stolen, thief, robbery, vanished, inspector, police, sweat, gunshot, alarms, red alert, thrown to the floor, sinking, countdown, tense, danger, dangerous, hurry, hurried, run, ran, chase, chased, chasing, alarm, siren, sirens, warning, suddenly, panic, gun, knife, bomb, threat, escape, escaped, hide, hiding, hid, crash, crashed, crashing, scream, screamed, screams, shout, shouted, urgent, storm, breathless, trapped, emergency, pounding, footsteps, countdown, explosion, racing, oxygen, failing, detective, locked, ticking, struggle, thunder, desperate, drowning',
  dark: 'plague, dying, sinister, dark, darkness, murder, murdered, kill, killed, blood, bloody, evil, demon, ghost, corpse, body, nightmare, horror, cruel, shadow, shadows, doom, cursed, curse, monster, grim, rot, haunted, war, battle, bury, buried, coffin, scar, whispering dark, dread, bleak, ash, ashes',
  romantic:
    'in love, loved her, loved him, fell in love, love letter, kiss, kissed, kisses, kissing, lover, lovers, heart, romance, romantic, embrace, embraced, embraces, darling, beloved, tender, tenderly, tenderness, sweetheart, her hand in his, his hand in hers, blush, blushed, blushes, marry, roses, hold hands, holding hands, waltz',
  wondrous:
    'wonder, wondrous, magic, magical, marvel, marvelled, marveled, miracle, amazed, amazing, awe, enchanted, fairy, dragon, star, stars, galaxy, universe, shimmering, glittering, glowing, glow, dream, beautiful, mysterious, discover, discovered, discovery, strange, alien, impossible, infinite, vast, light, secret, planet, first time, sparkle, sparkled, aurora, whale',
  heroic:
    'knight, knights, hero, heroic, brave, bravely, courage, courageous, victory, triumph, triumphant, king, queen, sword, banner, charge, charged, honour, honor, glory, fight, fought, army, quest, rescue, rescued, save, saved, champion, stand together, defend, conquer, legend, marched, hold on, sacrifice',
  comic:
    'funny, joke, jokes, joking, silly, ridiculous, clown, prank, oops, banana, awkward, absurd, hilarious, sneeze, sneezed, slipped, tripped, sausage, pudding, toaster, goose, moustache, underpants, trousers, nonsense, idiot, spaghetti, pyjamas, pajamas, parrot, pickle, pickles, custard, wobble, wobbled, cheese, hiccup, hiccups, complaint, manager, sandwich, sock, socks, goat, hamster, email, promoted, bursts out laughing, burst out laughing, giraffe, chewing, chewed, chimney brush, burp, burped, printer, chaos, ridiculously, till they cried',
};

export const ENGLISH_POSES: Lexicon['poses'] = {
  sitting:
    'sit, sits, sat, sitting, seated, perched, perches, sit down, sits down, sat down, takes a seat, took a seat, drives, drove, driving, in a booth, at the table, around the table, round the table, slumped, slumps, rowing, rows, rowed, huddled, huddles',
  kneeling:
    'knelt, kneels, kneel, kneeling, crouched, crouches, crouching, squatted, squats, fell on his knees, fell on her knees, down on his knees, down on her knees, to his knees, to her knees',
  riding:
    'rides, rode, riding, gallops, galloped, galloping, trots, trotted, on horseback, cycles, cycled, cycling, pedals, pedalled, back on her horse, back on his horse, onto her horse, onto his horse, on a horse, on a grey horse, on a white horse, on a black horse',
  walking:
    'walk, walks, walked, walking, stroll, strolled, strolls, wander, wandered, wanders, wandering, step, steps, stepped, stepping, climb, climbs, climbed, climbing, cross, crosses, crossed, crossing, march, marched, trudge, trudged, trudges, limp, limped, enters, entered, enter, arrives, arrived, leaves, follow, follows, followed, pace, paces, paced, hike, hiked, approaches, approached, returned, returns, goes, went, comes, came, pushes through, tiptoed, tiptoes, tiptoe, crept, creeps, creep, sneaks, sneaked, sneak, shuffles, shuffled, hurries down, hikes, wander off, stagger, staggers, staggered, strides, strode, descends, descended, waded, wades, weaves, moves',
  running:
    'run, runs, ran, running, sprint, sprinted, sprints, race, raced, races, flee, fled, flees, dash, dashed, dashes, rush, rushed, rushes, chase, chased, chases, hurry, hurried, hurries, bolted, bolts, jogs, jogged, charged, charges, leapt, leaps, jumps, jumped, hurtles, sprint off, bursts out of, scurries, scurried, races off',
  reading:
    'read, reads, reading, opens the letter, opened the letter, studies the map, studied the map, leafs through, leafed through, turns the page, turned the page',
  embracing:
    'hug, hugs, hugged, hugging, embrace, embraces, embraced, embracing, kiss, kisses, kissed, holds her close, holds him close, arms around, hold each other, held each other, wraps her arms, wraps his arms, cradles, cradled, carried him, carried her',
  fighting:
    'fight, fights, fought, fighting, punch, punches, punched, strikes, struck him, attack, attacks, attacked, stabs, stabbed, wrestle, wrestles, wrestled, hits him, draws his sword, draws her sword, swings his sword, swings, lunges, lunged, duel, shoots, shot him, fires',
  working:
    'work, works, worked, working, cook, cooks, cooked, cooking, write, writes, wrote, writing, types, typed, typing, paint, paints, painted, painting, build, builds, built, building, fix, fixes, fixed, repair, repairs, repaired, dig, digs, dug, digging, bake, bakes, baked, stir, stirs, stirred, clean, cleans, cleaned, wipes, wiped, hammer, hammers, hammered, pours, poured, kneads, sews, sewed, polish, polishes, polished, sweeps, swept, carves, carved, weigh, weighs, weighed, folds, folded, tends, tended, lights the lamp, lit the lamp, trims, trimmed, turns the crank, turned the crank, pours tea, grinds, measures, planted, plants, mends, mended, plays the piano, played the piano, rolled, rolls, cranked, shovels, shovelled',
  lying:
    'lie, lies, lay, lying, snores, snored, snoring, dozes, dozed, asleep, sleep, sleeps, slept, sleeping, dreams, collapses, collapsed, unconscious, faint, faints, fainted, falls asleep, fell asleep, in bed, wakes, woke',
  pointing: 'point, points, pointed, pointing, gestures, gestured, aims, aimed, shows him, shows her',
  waving:
    'wave, waves, waved, waving, beckon, beckons, beckoned, salutes, saluted, raises a hand, raised a hand, raises his hand, raises her hand, raised his hand, raised her hand, waves goodbye, signals, signalled',
  talking:
    'say, says, said, tell, tells, told, speak, speaks, spoke, speaking, talk, talks, talked, talking, whisper, whispers, whispered, shout, shouts, shouted, call, calls, called, ask, asks, asked, answer, answers, answered, reply, replies, replied, argue, argues, argued, sings, sang, singing, recites, announces, explained, explains',
  standing:
    'stand, stands, stood, standing, waits, waited, waiting, leans, leaned, leant, looks, looked, stares, stared, watches, watched, gazes, gazed, stops, stopped, rises, rose, gets up, got up, stands up, stood up, hold, holds, held',
};

export const ENGLISH_EXPRESSIONS: Lexicon['expressions'] = {
  happy:
    'smile, smiles, smiled, smiling, grin, grins, grinned, grinning, laugh, laughs, laughed, laughing, giggle, giggles, giggled, happy, happily, joy, delighted, beams, beamed, beaming, cheerful, cheerfully, glad, gladly, chuckle, chuckles, chuckled, cheerily, hooray, hurray, wonderful, brightly, relieved, proud, proudly, warmly',
  crying:
    'began to cry, begins to cry, starts to cry, started to cry, to cry, crying, weep, weeps, wept, weeping, in tears, into tears, with tears, tears ran, tears run, tears rolled, tears streamed, his tears, her tears, sob, sobs, sobbed, sobbing, wipes her eyes, wiped her eyes, wipes his eyes, wiped his eyes, wiping an eye',
  asleep:
    'asleep, sleep, sleeps, slept, sleeping, snores, snored, snoring, dozes, dozed, dozing, unconscious, faints, fainted',
  sad: 'sad, sadly, cry, cries, cried, tears, tear, grief, mourns, heartbroken, sorrow, sorrowful, lonely, miserable, miserably, disappointed, crestfallen, brokenly, sorry, wistful, wistfully, bitterly, alone',
  angry:
    'angry, angrily, furious, furiously, rage, anger, glares, glared, glare, scowl, scowls, scowled, snaps, snapped, growls, growled, frowns, frowned, yells, yelled, slams, slammed, irritated, outraged, shouting, snarled, snarls, hissed, hisses, indignant, indignantly, annoyed, coldly, grimly',
  afraid:
    'afraid, fear, fearful, frightened, scared, terrified, terror, panic, panicked, trembles, trembled, trembling, shivers with fear, screams, screamed, nervous, nervously, anxious, anxiously, worried, dread, horrified, shaking, shaken, pale, cowers, cowered, alarmed, flinches, flinched, pleading',
  surprised:
    'surprised, surprise, astonished, amazed, startled, shocked, gasps, gasped, gasp, stunned, blinks, blinked, speechless, eyes widen, eyes widened, eyes wide, disbelief, incredulous, staring, incredulously, gapes, gaped, wonder, awe',
  thoughtful:
    'thinks, thought, thinking, thoughtful, thoughtfully, wonders, wondered, ponders, pondered, considers, considered, remembers, remembered, hesitates, hesitated, gazes, gazed, stares out, stared out, quietly, softly, silence, listens, listened, waits, waited, counts, counted, studies, studied, beat, after a moment, slowly, pause, pauses, dreams, watches, watched',
};
