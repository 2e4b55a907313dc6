// From season, time, weather and colour word to the colours of a picture.

import { mix, multiply, saturate } from './colour.js';

/** Local colours by daylight. leaf: shade, body, light. dress: the figure's coat. fall: what drifts through the air. */
const SEASONS = {
  spring: {
    sky: ['#9cc7df', '#d5e4e4', '#fbe6da'], far: ['#b4cdcf', '#93b6ac'], wall: ['#fbf4ea', '#e2d3cf'], tile: '#59667a',
    wood: '#9a6148', dark: '#5f3d35', ground: ['#d9cdbc', '#b9a9a0'], grass: ['#7fa252', '#a6c468', '#5b8445'],
    shade: '#6a5a92', sun: '#fff1cf', dress: '#e7b23c', fall: '#f6b9ca', glass: '#7d8f8a',
    leaf: [['#c46a8c', '#b55b80', '#d77f9d'], ['#ee9db6', '#f3b3c5', '#e88aa8'], ['#fbd5dd', '#fff0f1', '#f8c3d1']],
  },
  summer: {
    sky: ['#4fa6d3', '#93cfe6', '#dff3ea'], far: ['#8cc0bd', '#5c9a83'], wall: ['#fffaf0', '#cfdcd8'], tile: '#46586a',
    wood: '#a2613f', dark: '#5a372c', ground: ['#e6d9bd', '#b5aa92'], grass: ['#4f8b3e', '#86b84a', '#2f6a3a'],
    shade: '#24586c', sun: '#fffbe0', dress: '#f3f0e6', fall: '#d7eb9a', glass: '#6f9a9a',
    leaf: [['#1f5a3c', '#2a6a3f', '#18493a'], ['#3d8a45', '#4f9c46', '#2f7a44'], ['#8cc455', '#b6da6a', '#6fb04c']],
  },
  autumn: {
    sky: ['#e79a5c', '#f6c98a', '#fdebc6'], far: ['#d3a477', '#b07f5e'], wall: ['#fdeccd', '#d6b39a'], tile: '#5c5050',
    wood: '#93503a', dark: '#512d28', ground: ['#e0bd8c', '#a9836a'], grass: ['#a08a45', '#c6a552', '#7a6c3a'],
    shade: '#6b3f5c', sun: '#ffe1a0', dress: '#3f6f73', fall: '#e2762f', glass: '#caa06a',
    leaf: [['#8f2f22', '#a43a23', '#7a2824'], ['#cf5a2a', '#df7430', '#bd4727'], ['#f2a541', '#f8c35a', '#ee8a38']],
  },
  winter: {
    sky: ['#9fb2c9', '#c6d1de', '#eceff0'], far: ['#b5c2d0', '#98a9bb'], wall: ['#eef0f2', '#c5cdd9'], tile: '#4e5a6e',
    wood: '#7d5149', dark: '#46333a', ground: ['#f6f8fa', '#cfd8e4'], grass: ['#dfe6ee', '#f4f7fa', '#c2cedc'],
    shade: '#4d6391', sun: '#ffffff', dress: '#c23b32', fall: '#ffffff', glass: '#ffce7a',
    leaf: [['#8fa0b8', '#7f92ad'], ['#c3cdd9', '#b3c1d4'], ['#ffffff', '#eef2f6']],
  },
};

/**
 * Light by the hour. tint multiplies every local colour, veil is mixed in; sky is mixed over the season's;
 * at: where the sun or moon stands on the stage; shadow: strength of cast shadows.
 */
const HOURS = {
  dawn: { sky: ['#7f9bcb', '#e3bccb', '#ffdcb8'], skyMix: 0.8, tint: '#f6e2e8', veil: '#b49cc4', veilMix: 0.13, sun: '#ffd3b0', at: [300, 300], shadow: 0.24 },
  morning: { skyMix: 0, tint: '#ffffff', veilMix: 0, at: [210, 120], shadow: 0.33 },
  noon: { sky: ['#3f9ad2', '#86c8e8', '#e2f3f2'], skyMix: 0.55, tint: '#fffefa', veilMix: 0, at: [420, 40], shadow: 0.4 },
  evening: { sky: ['#58619c', '#e2826a', '#ffcf86'], skyMix: 0.82, tint: '#ffd4ac', veil: '#6b3560', veilMix: 0.14, sun: '#ffc777', at: [250, 290], shadow: 0.4 },
  night: { sky: ['#0d1738', '#233468', '#65659a'], skyMix: 1, tint: '#8090d2', veil: '#121c48', veilMix: 0.3, sun: '#c9d4ff', at: [250, 130], shadow: 0.42 },
};

/** Colour words: the chosen colour, and three that go with it (pale block, light, contrast). */
const WORDS = {
  red: ['#c8352b', '#f0a595', '#f8dcb9', '#22375c'], orange: ['#e0702c', '#f6bd8b', '#fbe7c6', '#275a66'],
  gold: ['#dfa02c', '#f5d493', '#fdf0d2', '#a63c2c'], yellow: ['#ecbc33', '#f8e09a', '#fff5da', '#2f5b8a'],
  green: ['#2c7a54', '#9fca96', '#f3e9c0', '#dd5f3e'], teal: ['#1c7d80', '#97d0c5', '#f8e6ca', '#e0654f'],
  blue: ['#2a5da6', '#98c4e4', '#fae3c4', '#e8693e'], violet: ['#6546a0', '#c5abdf', '#fbdccb', '#e9b23c'],
  pink: ['#dc6c96', '#f6c4d1', '#fff1e2', '#2b6c70'], brown: ['#7d4f36', '#cfa57f', '#f5e2c6', '#3d6b66'],
  white: ['#d9d4c8', '#efece4', '#ffffff', '#54616e'], black: ['#2b2b33', '#7d7f8a', '#d9d6d0', '#c23b32'],
  monochrome: ['#5a5a5a', '#b5b5b5', '#ececec', '#262626'],
};
const SAME = { purple: 'violet', cyan: 'teal', amber: 'gold', silver: 'white', grey: 'monochrome', gray: 'monochrome', mono: 'monochrome' };

/**
 * @param {object} scene see worker.js
 * @param {() => number} R decides the colour word where none is given
 * @returns {object} SEASONS' colours under the hour's light, and: tone (any daylight colour -> lit colour), words
 *   (the four colours above), wash (colour over everything, or ''), at, shadow, lit (lamps are on), night, snow
 */
export function paletteOf(scene, R) {
  const hour = HOURS[scene.time], day = SEASONS[scene.season], weather = scene.weather;
  const snow = scene.season === 'winter' || weather === 'snow';
  const grey = { rain: 0.5, fog: 0.55, snow: 0.8 }[weather] ?? 1;
  const tone = colour => {
    let lit = multiply(colour, hour.tint);
    if (hour.veil) lit = mix(lit, hour.veil, hour.veilMix);
    if (weather === 'rain') lit = mix(saturate(lit, 0.78), '#54657c', 0.12);
    if (weather === 'fog') lit = mix(saturate(lit, 0.75), scene.time === 'night' ? '#3a4468' : '#d5d9da', 0.2);
    return lit;
  };
  const all = colours => colours.map(v => (Array.isArray(v) ? all(v) : tone(v)));
  const p = {};
  for (const [name, value] of Object.entries(day)) p[name] = Array.isArray(value) ? all(value) : tone(value);
  if (snow && scene.season !== 'winter') for (const k of ['ground', 'grass']) p[k] = all(SEASONS.winter[k]);

  p.sky = day.sky.map((v, i) => {
    const clear = mix(v, hour.sky?.[i] ?? v, hour.skyMix);
    const dull = mix(multiply('#c3ccd4', hour.tint), hour.veil ?? '#8796a6', weather === 'rain' ? 0.45 - i * 0.12 : 0.1);
    return grey === 1 ? clear : mix(saturate(clear, grey), dull, 0.95 - grey * 0.7);
  });
  const night = scene.time === 'night', given = SAME[scene.palette] ?? scene.palette;
  const word = WORDS[given] ? given : '';
  const words = WORDS[word || Object.keys(WORDS)[Math.floor(R() * 9)]];
  if (word) p.dress = tone(words[0]);
  if (hour.sun) p.sun = hour.sun;
  if (night || scene.time === 'evening') p.glass = '#ffc766';
  return {
    ...p, tone, words, wash: word && words[0], mono: word === 'monochrome', at: hour.at, snow, night,
    shadow: hour.shadow * (grey === 1 ? 1 : 0.45), dull: grey < 1,
    lit: night || scene.time === 'evening' || (snow && scene.season === 'winter'),
    bare: scene.season === 'winter',
  };
}
