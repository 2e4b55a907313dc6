// One corner of a courtyard: a tree, a moon gate, a house under a deep eave, through the year and the day.

import { blend, blob, box, dabs, glow, limb, line, linear, rng, shape, soft } from '../brush.js';
import { lighter, mix, rgba } from '../colour.js';
import { cat, figure } from '../figure.js';
import { sky } from '../sky.js';
import { drift } from '../weather.js';
import { background, building, gate, ground, roof, tileCap, wall } from './yard.js';

const TREE = { x: 770, y: 712 };

const shots = () => ({
  wide: { x: 800, y: 438, zoom: 1, focus: 735 },
  medium: { x: 690, y: 560, zoom: 1.5, focus: 640 },
  close: { x: 560, y: 610, zoom: 2.1, focus: 540 },
  low: { x: 800, y: 500, zoom: 1.22, focus: 720 },
});

function paint(art) {
  const { c, view, p, scene } = art;
  const house = rng(42 + (scene.seed % 5)); // the tree keeps its habit whatever else the seed moves
  sky(art, 560, { clouds: 4 });
  background(art);
  wall(art);
  gate(art);
  tileCap(art);
  ground(art);
  building(art);
  roof(art);
  if (!p.night && !p.dull) {
    blend(c, 'soft-light', () => shape(c, `M${view.x0} 380L560 380L980 ${view.y1}L${view.x0} ${view.y1}Z`, rgba(p.sun, 0.5)));
  }
  shadows(art);
  tree(art, house);
  furniture(art);
  person(art);
  if (p.lit) lanterns(art);
  fallen(art);
  if (scene.weather === 'clear') drift(art, p.bare ? 0 : p.night ? 50 : 120, 180);
  if (p.bare && scene.weather === 'clear') drift(art, 240);
  if (!p.night && !p.snow && !p.dull) sunbeams(art);
  foreground(art);
}

/** Shade of the canopy on wall and ground; of bare branches in winter. */
function shadows(art) {
  soft(art, 5, ({ c, R, p }) => {
    if (p.bare) return limb(c, { R: rng(5), tips: [], bark: () => p.shade }, 980, 690, -1.7, 150, 22, 4);
    const shade = (count, y, rx, ry, w, h) => {
      for (let i = 0; i < count; i++) {
        const a = R() * 6.28, d = Math.sqrt(R());
        blob(c, 900 + Math.cos(a) * d * rx, y + Math.sin(a) * d * ry, w * (0.2 + R()), h * (0.3 + R()), 0, p.shade);
      }
    };
    shade(320, 500, 250, 120, 24, 14);
    shade(420, 752, 520, 74, 44, 9);
  }, 'multiply', art.p.shadow);
}

function tree(art, habit) {
  const { c, R, p } = art;
  const bed = [], stones = [];
  for (let i = 0; i < 19; i++) bed.push({ x: 552 + i * 24 + R() * 12, y: 694 + Math.sin((i / 18) * 3.14) * 20 + R() * 8, r: 20 + R() * 13 });
  dabs(art, bed, [[mix(p.grass[2], p.shade, 0.2)], [p.grass[0], p.grass[2]], [p.grass[1], p.grass[0]]], 6, 1.1);
  for (let i = 0; i < 15; i++) stones.push([546 + i * 33, 724 + Math.sin((i / 14) * 3.14) * 16]);
  for (const [x, y] of stones) {
    blob(c, x, y, 21, 11, 0, mix(p.ground[1], p.shade, 0.25 + R() * 0.2));
    blob(c, x - 3, y - 4, 16, 7, 0, p.snow ? p.ground[0] : lighter(p.ground[0], p.night ? 0.06 : 0.2));
  }
  const tips = [], dark = p.tone('#46322c'), light = p.tone('#745645');
  const bark = angle => mix(dark, light, 0.5 + 0.5 * Math.cos(angle));
  limb(c, { R: habit, tips, bark, snow: p.bare && p.snow }, TREE.x, TREE.y, -1.78, 190, 58, 4);
  for (let i = 0; i < 4; i++) {
    const d = i - 1.5;
    line(c, `M${TREE.x + d * 9} 690Q${TREE.x + d * 22} 712 ${TREE.x + d * 44} 722`, bark(1), 20 - i * 3);
  }
  if (p.bare) return;
  const clumps = tips.filter(t => t.y < 420).map(t => ({ ...t, r: 44 + habit() * 30 }));
  for (let i = 0; i < 10; i++) clumps.push({ x: 470 + i * 62 + R() * 30, y: 150 + R() * 110 - Math.sin((i / 9) * 3.14) * 70, r: 54 + R() * 30 });
  clumps.sort((a, b) => a.y - b.y);
  // Clumps away from the sun sit deeper in shade: this gives the crown its roundness.
  for (let i = 0; i < clumps.length; i += 5) {
    const part = clumps.slice(i, i + 5), lee = part.reduce((s, k) => s + (k.x - 760) * 0.4 + (k.y - 260), 0) / part.length;
    const depth = Math.min(0.22, Math.max(0, lee / 700));
    dabs(art, part, p.leaf.map(tones => tones.map(v => mix(v, p.shade, depth))), 8, 0.66);
    if (p.snow) dabs(art, part.map(k => ({ ...k, y: k.y - k.r * 0.55, r: k.r * 0.6 })), [[p.ground[1]], [p.ground[0]], [p.ground[0]]], 7, 0.4);
  }
}

function furniture(art) {
  const { c, p, scene, R } = art;
  const stone = mix(p.ground[1], p.shade, 0.4), seat = p.snow ? 670 : 676;
  blob(c, 1012, 742, 110, 10, 0, rgba(p.shade, 0.35));
  box(c, 936, 694, 24, 46, stone);
  box(c, 1060, 694, 24, 46, stone);
  box(c, 912, seat, 196, 696 - seat, p.snow ? p.ground[0] : lighter(p.ground[0], p.night ? 0.06 : 0.18), 6);
  box(c, 914, 692, 192, 6, mix(p.ground[1], p.shade, 0.3));
  const coats = { winter: '#3a3540', summer: '#e08a3c', autumn: '#f1e4d0', spring: '#e08a3c' };
  cat(art, 948 + R() * 120, seat + 2, R() < 0.5 ? 0.95 : -0.95, p.tone(coats[scene.season]));
  for (const [x, y, k] of [[1168, 690, 1], [1244, 704, 0.8]]) {
    blob(c, x, y + 2, 40 * k, 8 * k, 0, rgba(p.shade, 0.35));
    const clay = ['#c87a50', '#8a4630', '#5a2d28'].map(p.tone);
    shape(c, `M${x - 30 * k} ${y - 50 * k}h${60 * k}l${-9 * k} ${50 * k}h${-42 * k}Z`, linear(c, x - 30, 0, x + 30, 0, ...clay));
    box(c, x - 33 * k, y - 54 * k, 66 * k, 9 * k, clay[0], 3);
    dabs(art, [{ x, y: y - 74 * k, r: 32 * k }], p.snow ? p.leaf : [[p.grass[2]], [p.grass[0]], [p.grass[1], p.leaf[2][0]]], 6, 1);
  }
}

function person(art) {
  const { c, R, p, scene } = art;
  const habit = { spring: 'reach', summer: 'hat', autumn: 'broom', winter: 'scarf' }[scene.season];
  const own = ['scarf', 'hat', 'bag'].includes(scene.detail) ? scene.detail : habit;
  const kit = scene.weather === 'rain' ? 'umbrella' : p.night ? 'lamp' : own;
  const x = kit === 'reach' ? 486 + R() * 40 : 440 + R() * 190, y = 744 + R() * 34;
  if (p.snow) for (let i = 0; i < 9; i++) blob(c, x - 12 - i * 2 + (i % 2) * 22, y + 12 + i * 19, 8 + i * 0.8, 4 + i * 0.45, 0, rgba(p.shade, 0.36));
  figure(art, x, y, 1.24, p.dress, kit);
}

function lanterns(art) {
  const { c, p } = art, strength = p.night ? 0.75 : 0.4;
  const hung = [[1090, 330], [1300, 340], [1484, 344], [1692, 344]];
  if (!p.bare && p.night) hung.push([700, 470], [846, 500]);
  for (const [x, y] of hung) {
    line(c, `M${x} ${y - 60}V${y - 20}`, '#10142b', 2);
    blend(c, 'screen', () => glow(c, x, y, 190, '#ff8a3c', strength));
    blob(c, x, y, 21, 25, 0, '#ff9a44');
    blob(c, x - 3, y, 13, 21, 0, '#ffd27a');
    box(c, x - 10, y - 26, 20, 5, '#4a1f22');
    box(c, x - 10, y + 21, 20, 5, '#4a1f22');
  }
  if (!p.night) return;
  blend(c, 'screen', () => { // lamplight on the stones
    c.translate(1320, 720);
    c.scale(1, 0.3);
    glow(c, 0, 0, 420, '#ff9a50', 0.5);
  });
}

function fallen({ c, R, p, scene }) {
  if (p.bare || p.snow) return;
  const share = { spring: 1, summer: 0.16, autumn: 1.25 }[scene.season];
  for (let i = 0; i < 330 * share; i++) {
    const a = R() * 6.28, d = Math.sqrt(R()), tones = p.leaf[1 + Math.floor(R() * 2)];
    c.globalAlpha = 0.55 + R() * 0.45;
    blob(c, 720 + Math.cos(a) * d * 620, 772 + Math.sin(a) * d * 100, 4 + R() * 4, 2 + R() * 2, R() * 3, tones[Math.floor(R() * tones.length)]);
  }
  c.globalAlpha = 1;
}

function sunbeams(art) {
  soft(art, 16, ({ c, view, p, scene }) => {
    const strength = scene.season === 'summer' ? 0.11 : 0.15;
    for (let i = 0; i < 5; i++) {
      const x = 40 + i * 130;
      shape(c, `M${x - 180} ${view.y0 - 40}H${x - 110}L${x + 420 + i * 60} ${view.y1}H${x + 260 + i * 60}Z`, rgba(p.sun, strength));
    }
  }, 'screen');
}

/** Blurred leaves near the eye, which give the yard its depth. */
function foreground(art) {
  const { view, R, p } = art, s = Math.min(1.15, view.w / 1500), near = [], branch = [];
  for (let i = 0; i < 8; i++) near.push({ x: view.x0 + (i * 40 - 10) * s, y: view.y1 - (6 + Math.max(0, 90 - i * 22)) * s + R() * 20, r: 52 * s });
  const bush = p.snow ? p.leaf : [[mix(p.grass[2], p.shade, 0.55)], [mix(p.grass[2], p.shade, 0.25)], [p.grass[0]]];
  // Frames taller than wide have sky to spare: a branch hangs into it.
  const hang = view.y0 < -60 && !p.bare ? Math.min(8, 2 + Math.round(-view.y0 / 60)) : 0;
  for (let i = 0; i < hang; i++) branch.push({ x: view.x1 - i * 52 + 20, y: view.y0 + 30 + Math.abs(Math.sin(i * 1.3)) * 60 - i * 5, r: 58 - i * 3 });
  soft(art, 5, g => {
    dabs(g, near, bush, 15 * s, 0.34);
    if (!hang) return;
    line(g.c, `M${view.x1 + 20} ${view.y0 - 10}Q${view.x1 - 200} ${view.y0 + 30} ${view.x1 - hang * 50} ${view.y0 + 24}`, p.tone('#4a362f'), 12);
    dabs(g, branch, p.leaf, 14, 0.36);
  });
}

export const courtyard = { shots, paint };
