// A girl and her cow plushie on a roller coaster, from dawn to the fireworks.

import { at, blend, blob, box, dabs, glow, inside, line, linear, pick, ridge, ring, shape, soft } from '../brush.js';
import { darker, lighter, mix, rgba } from '../colour.js';
import { cow, rider } from '../riders.js';
import { sky } from '../sky.js';

const DAY = { hills: ['#9ccbd6', '#6fb0b0', '#4f9a86'], trees: ['#2f7a58', '#3f9158', '#8cc46a'], steel: ['#d8433c', '#a12d36'], rail: '#ffe9cf', ground: '#3f8a5c', car: '#f2b632' };
const HOURS = {
  dawn: { hills: ['#c9b3c6', '#a596b8', '#7f85ae'], trees: ['#56688f', '#4c6088', '#8f9ab4'], steel: ['#b23f55', '#7a2c48'], rail: '#f6d3b9', ground: '#566386', car: '#e8ac45' },
  morning: { hills: ['#c9b3bf', '#a79bb5', '#8790ae'], trees: ['#5e7592', '#4c6585', '#8aa0ad'], steel: ['#b23f45', '#7d2c3d'], rail: '#f6d9b5', ground: '#5c7087', car: '#e8b23f' },
  noon: DAY,
  evening: { hills: ['#c98a86', '#96607f', '#6a4774'], trees: ['#4a3560', '#5c3f66', '#b0706a'], steel: ['#b83a3c', '#6f2338'], rail: '#ffd9a0', ground: '#44305a', car: '#f0a43a' },
  night: { hills: ['#3b2e66', '#2a2453', '#1d1b45'], trees: ['#171a3e', '#20234c', '#3a3568'], steel: ['#8c2f57', '#4e1f49'], rail: '#ffd9a0', ground: '#14163a', car: '#e59a35' },
};
/** The park has skies of its own: warmer than the palette's at either end of the day. */
const SKIES = {
  morning: { sky: ['#8fb7d8', '#f3c9b4', '#ffe7c2'], sun: '#fff0c8', at: [1180, 430] },
  noon: { sky: ['#2f93d1', '#7cc6ea', '#dff4f4'], sun: '#fffdf0', at: [1290, 90] },
  evening: { at: [1240, 420] },
  dawn: { at: [1240, 470] },
  night: { sky: ['#0b1030', '#231f56', '#7a3f74'], at: [420, 120] },
};

const bump = (x, centre, width, height) => height * Math.exp(-(((x - centre) / width) ** 2));
const track = x => 560 - bump(x, 600, 300, 250) + bump(x, 1250, 260, 120) - bump(x, 1640, 160, 70) + bump(x, 60, 180, 60);
const slope = x => Math.atan2(track(x + 2) - track(x - 2), 4);

const shots = () => ({
  wide: { x: 800, y: 450, zoom: 1, focus: 760 },
  medium: { x: 740, y: 390, zoom: 1.36, focus: 740 },
  close: { x: 800, y: 312, zoom: 1.75, focus: 790 },
  low: { x: 720, y: 380, zoom: 1.16, focus: 760 },
});

function paint(art) {
  const { scene, p } = art;
  const own = p.dull ? { at: SKIES[scene.time].at } : SKIES[scene.time];
  art = { ...art, p: { ...p, ...own }, park: lit(HOURS[scene.time], art), lead: 740 + art.R() * 100 };
  sky(art, 720, { clouds: 7 });
  if (p.night && scene.weather === 'clear') fireworks(art);
  const { park } = art;
  ridge(art, 560, 44, park.hills[0]);
  ridge(art, 628, 34, park.hills[1]);
  ridge(art, 690, 22, park.hills[2]);
  wheel(art, 230 + art.R() * 60, 470);
  tents(art);
  woods(art);
  loop(art);
  supports(art);
  rails(art);
  train(art);
  nearTrees(art);
}

/** The hour's park, with the season in its trees and the weather over all. */
function lit(hour, { p, scene }) {
  const season = { autumn: '#c9702f', spring: '#e3a0b4', winter: '#dfe7f0' }[scene.asked.season];
  const veil = { fog: p.sky[2], rain: '#6b7a8c', snow: '#c9d3e0' }[scene.weather];
  const fade = (v, t) => (veil ? mix(v, veil, t) : v);
  return {
    ...hour,
    hills: hour.hills.map((v, i) => fade(v, 0.6 - i * 0.14)),
    trees: hour.trees.map(v => fade(season ? mix(v, season, p.night ? 0.2 : 0.5) : v, 0.25)),
    ground: fade(p.snow ? mix(hour.ground, '#eef3f8', p.night ? 0.3 : 0.8) : hour.ground, 0.2),
    steel: hour.steel.map((v, i) => (p.wash ? mix(v, i ? darker(p.wash, 0.35) : p.wash, 0.75) : v)),
  };
}

function fireworks({ c, R }) {
  const colours = ['#ffb35c', '#ff7f9d', '#8fd0ff', '#c9f29a', '#d9a8ff'];
  for (const [x, y, r] of [[1180, 190, 124], [1400, 100, 92], [970, 90, 80]]) {
    const cx = x + (R() - 0.5) * 120, cy = y + (R() - 0.5) * 60, colour = pick(R, colours);
    glow(c, cx, cy, r * 1.8, colour, 0.32);
    for (let i = 0; i < 54; i++) {
      const a = (i / 54) * 6.283 + R() * 0.1, l = r * (0.55 + R() * 0.55), ux = Math.cos(a), uy = Math.sin(a);
      const ex = cx + ux * l, ey = cy + uy * l + l * 0.1;
      line(c, `M${cx + ux * r * 0.2} ${cy + uy * r * 0.2}Q${cx + ux * l * 0.7} ${cy + uy * l * 0.7} ${ex} ${ey}`, linear(c, cx, cy, ex, ey, rgba(colour, 0), rgba(colour, 0.95)), 2.4);
      blob(c, ex, ey, 2.6, 2.6, 0, '#fff3dd');
    }
  }
}

function wheel({ c, p, park }, x, y) {
  const r = 176, steel = mix(park.hills[2], park.rail, p.night ? 0.35 : 0.55);
  shape(c, `M${x} ${y}l-92 270h18l74-240l74 240h18Z`, mix(park.hills[2], park.steel[1], 0.3));
  ring(c, x, y, r, steel, 7);
  ring(c, x, y, r - 16, steel, 3);
  const cabins = ['#e8574f', '#f2b632', '#4fa3a5', '#f7e3c4'];
  const spokes = Array.from({ length: 16 }, (_, i) => (i / 16) * 6.283 + 0.1).map(a => [x + Math.cos(a) * r, y + Math.sin(a) * r]);
  line(c, spokes.map(([sx, sy]) => `M${x} ${y}L${sx} ${sy}`).join(''), steel, 2);
  spokes.forEach(([sx, sy], i) => {
    const colour = cabins[i % 4];
    box(c, sx - 13, sy + 3, 26, 23, mix(colour, p.night ? '#231f56' : park.hills[1], p.night ? 0.3 : 0.2), 7);
    if (p.lit) blend(c, 'screen', () => glow(c, sx, sy + 1, 44, colour, p.night ? 0.9 : 0.5));
  });
}

function tents({ c, p, park }) {
  const fade = p.night ? 0.45 : 0.12, y = 690;
  for (const [x, w, colour] of [[470, 120, '#e8574f'], [610, 96, '#f2b632'], [1370, 130, '#4fa3a5'], [1490, 96, '#e8574f']]) {
    const top = y - w * 0.62, panel = (u, v) => `M${x + u * w} ${y}L${x} ${top}L${x + v * w} ${y}V780H${x + u * w}Z`;
    shape(c, panel(-0.5, 0.5), mix(lighter(colour, 0.15), park.hills[2], fade));
    for (const u of [-0.44, -0.11, 0.22]) shape(c, panel(u, u + 0.17), mix('#fff3e0', park.hills[2], fade + 0.05));
    if (p.lit) blend(c, 'screen', () => glow(c, x, y + 26, 130, '#ffb55a', 0.5));
    line(c, `M${x} ${top}v-26`, park.hills[2], 2);
    shape(c, `M${x} ${top - 26}l22 8l-22 8Z`, '#d8433c');
  }
}

function woods(art) {
  const { c, view, R, park } = art, clumps = [];
  for (let x = view.x0 - 20; x < view.x1 + 40; x += 66) clumps.push({ x: x + R() * 30, y: 768 + R() * 20, r: 38 + R() * 26 });
  dabs(art, clumps, park.trees.map(v => [v]), 10, 0.6, [0.5, -0.8]);
  c.fillStyle = linear(c, 0, 780, 0, 900, mix(park.ground, park.trees[2], 0.3), park.ground);
  c.fillRect(view.x0, 796, view.w, Math.max(0, view.y1 - 796));
  // The treetops of the park, row before row, as far down as the frame shows.
  for (let y = 822, r = 44, row = 0; y < view.y1; y += r * 0.9, r *= 1.16, row++) {
    const near = [], shadeOf = v => mix(v, darker(park.ground, 0.55), Math.min(0.75, row * 0.14));
    for (let x = view.x0 - 30; x < view.x1 + r; x += r * 1.25) near.push({ x: x + R() * r, y: y + R() * r * 0.5, r: r * (0.8 + R() * 0.5) });
    dabs(art, near, park.trees.map(v => [shadeOf(v)]), r * 0.26, 0.5, [0.5, -0.8]);
  }
}

function loop({ c, park }) {
  const colour = mix(park.steel[1], park.hills[1], 0.45);
  line(c, 'M1700 628C1480 690 1330 640 1290 500', colour, 7);
  ring(c, 1200, 480, 92, colour, 7);
  ring(c, 1200, 480, 78, colour, 3);
  let ties = '';
  for (let a = 0; a < 6.28; a += 0.2417) ties += `M${1200 + Math.cos(a) * 78} ${480 + Math.sin(a) * 78}L${1200 + Math.cos(a) * 92} ${480 + Math.sin(a) * 92}`;
  line(c, ties, colour, 3);
  line(c, 'M1130 540L1109 790M1270 540L1291 790', colour, 6);
}

function supports({ c, view, p, park }) {
  c.lineCap = 'butt';
  const foot = 884;
  for (let x = Math.floor(view.x0 / 58) * 58 - 58; x <= view.x1 + 58; x += 58) {
    const y = track(x) + 8, next = track(x + 58) + 8;
    line(c, `M${x} ${y}V${foot}`, linear(c, x, y, x, 860, ...park.steel), 8);
    let braces = '';
    for (let b = Math.max(y, next) + 12; b < foot - 60; b += 78) braces += `M${x} ${b}l58 66M${x + 58} ${b}l-58 66M${x} ${b}h58`;
    line(c, braces, linear(c, x, y, x, 860, ...park.steel), 3.4);
  }
  if (p.night) blend(c, 'screen', () => glow(c, 700, 860, 520, '#ff8a4a', 0.35));
}

function rails({ c, view, p, park }) {
  const x0 = view.x0 - 40, x1 = view.x1 + 40;
  const along = dy => {
    let path = '';
    for (let x = x0; x <= x1; x += 8) path += `${path ? 'L' : 'M'}${x} ${track(x) + dy}`;
    return path;
  };
  line(c, along(12), park.steel[1], 22);
  line(c, along(7), park.steel[0], 13);
  for (let x = x0; x < x1; x += 26) at(c, x, track(x) + 6, 1, () => box(c, -3, -9, 6, 21, darker(park.steel[1], 0.2)), slope(x));
  line(c, along(-3), park.rail, 4.5);
  if (p.lit) blend(c, 'screen', () => {
    for (let x = x0; x < x1; x += 43) glow(c, x, track(x) + 14, 34, '#ffd08a', p.night ? 0.95 : 0.6);
  });
}

function train(art) {
  const { c, R, lead } = art;
  for (let i = 0; i < 16; i++) { // wind
    const x = lead - 660 + R() * 420, y = track(x) - 60 - R() * 150, back = 60 + R() * 60;
    line(c, `M${x} ${y}l${-back} ${(track(x - 90) - track(x)) * 0.8}`, `rgba(255,255,255,${R() * 0.25})`, 3);
  }
  car(art, lead - 474, 1.05, false);
  car(art, lead - 248, 1.12, false);
  car(art, lead, 1.42, true);
}

function car(art, x, scale, taken) {
  const { c, p, park } = art, body = p.wash ? mix(park.car, p.words[2], 0.4) : park.car;
  at(c, x, track(x) - 14, scale, () => {
    if (taken) {
      at(c, -42, -18, 1, () => rider(c, art));
      at(c, 44, -22, 0.92, () => cow(c));
    }
    const hull = 'M-92-46H60C104-46 116-14 118 8Q60 20-86 14Q-102-16-92-46Z';
    shape(c, hull, linear(c, 0, -44, 0, 16, body, mix(body, '#8a2a2a', 0.55)));
    inside(c, hull, () => {
      shape(c, 'M-95-18Q30-8 114-12L118 2Q20 8-93-2Z', '#b93338');
      shape(c, 'M60-50Q96-30 100 20H130V-50Z', 'rgba(90,20,30,.16)');
    });
    box(c, -86, -43, 150, 6, 'rgba(255,255,255,.45)', 3);
    blob(c, 96, -22, 8, 7, 0, '#fff3c4');
    line(c, 'M-8-48L92-58', '#4a3440', 6);
    for (const w of [-58, 62]) {
      blob(c, w, 15, 14, 14, 0, '#30242e');
      blob(c, w, 15, 6, 6, 0, '#cfc3b7');
    }
    if (p.lit) blend(c, 'screen', () => glow(c, 100, -20, 170, '#ffd48a', p.night ? 0.8 : 0.4));
  }, slope(x));
}

function nearTrees(art) {
  const { view, park, p } = art, near = [];
  for (let x = view.x0; x < view.x1 + 60; x += 60) near.push({ x, y: view.y1 + 12 - Math.abs(x - 800) * 0.05, r: 50 });
  const tones = p.snow ? [[park.trees[0]], [park.trees[2]], ['#ffffff']] : [[darker(park.trees[0], 0.35)], [park.trees[0]], [park.trees[1]]];
  soft(art, 5, g => dabs(g, near, tones, 16, 0.3, [0.4, -0.8]));
}

export const coaster = { shots, paint };
