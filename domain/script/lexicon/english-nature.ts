import type { Lexicon } from './lexicon.ts';

export const ENGLISH_TIMES: Lexicon['times'] = {
  dawn: 'dawn, daybreak, sunrise, first light, break of day, crack of dawn, before sunrise, early light, dawning, sun rises, sun rose, sun came up, sun comes up',
  morning:
    'morning, breakfast, this morning, morning sun, morning light, next morning, eight o’clock, a.m, mid-morning, cockcrow',
  day: 'noon, midday, broad daylight, daylight, next day, high noon, lunch, lunchtime, by day, sunlit, sunlight, blazing sun, noonday',
  afternoon: 'afternoon, late afternoon, teatime, tea time, after school',
  dusk: 'dusk, sunset, twilight, sundown, nightfall, gloaming, setting sun, sun sets, sun set, sun sank, sun sinks, sun went down, sun goes down, golden hour, last light',
  evening: 'evening, suppertime, dinner time, supper, dinner, tonight’s supper, eveningtide',
  night:
    'night, midnight, tonight, moonlight, moonlit, starlight, starlit, stars, starry, small hours, moon, nighttime, three in the morning, two in the morning, four in the morning, after dark, pitch dark, past midnight, darkness fell, darkness falls, lantern light, candlelight',
};

export const ENGLISH_WEATHERS: Lexicon['weathers'] = {
  clear:
    'sun had come out, sun has come out, sun comes out, sun was shining, clear sky, clear skies, blue sky, sunny, sunshine, cloudless, sunlight, sunlit, sun shone, sun shines, sun came out, sun is shining, bright sun, clear night, clear morning, starry, sun broke through, blazing sun, under the sun',
  cloudy:
    'cloudy, cloud, overcast, grey sky, gray sky, grey skies, grey morning, leaden sky, heavy sky, grey light, gloomy sky, gray skies',
  rain: 'rain, raining, rained, rains, rainy, drizzle, drizzling, downpour, pouring, raindrops, rain-soaked, showers, rainstorm, puddle, puddles, wet streets, rain-slick',
  storm:
    'storm, stormy, thunder, thundered, lightning, tempest, thunderstorm, gale, hurricane, squall, typhoon, thunderclap, thunderclouds',
  snow: 'snow, snowing, snowed, snows, snowy, snowfall, snowflake, snowstorm, blizzard, snowdrift, snowdrifts, sleet, snow-covered, snowbound, snowman, flakes, sledge, sleigh',
  fog: 'fog, foggy, mist, misty, haze, hazy, mists, foghorn, smog',
  wind: 'wind, windy, breeze, gust, gusts, windswept, howling wind, wind-blown, gusty, sandstorm, dust storm',
};

export const ENGLISH_SEASONS: Lexicon['seasons'] = {
  spring:
    'in spring, this spring, that spring, spring morning, spring day, spring evening, springtime, of spring, spring came, spring comes, blossom, blossoms, april, in may, march wind, cherry blossom, early spring, late spring, easter, daffodils, tulips, snowmelt',
  summer:
    'summer, june, july, august, midsummer, heatwave, heat wave, sunflowers, lavender, cicadas, fireflies',
  autumn:
    'autumn, in the fall, that fall, this fall, september, october, november, harvest, fallen leaves, last leaves, leaves fell, leaves were falling, dead leaves, halloween, thanksgiving, golden leaves, falling leaves, indian summer',
  winter:
    'winter, december, january, february, christmas, midwinter, snow, snowy, snowing, frost, frosty, icy, ice floe, north pole, antarctica, blizzard, snowflake, icicle, advent, yuletide, snowman, snowfall, snowed, sleigh, sledge, new year’s eve',
};
