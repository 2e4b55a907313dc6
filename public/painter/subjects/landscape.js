// Hills, mountains, a lake or the sea, layer behind layer, each paler than the one before it.

import { blend, blob, box, dabs, glow, limb, line, linear, ridge, shape, soft } from '../brush.js';
import { darker, lerp, lighter, mix, rgba } from '../colour.js';
import { birds, figure } from '../figure.js';
import { sky } from '../sky.js';
import { drift } from '../weather.js';

const SHORE = 600;

const shots = () => ({
  wide: { x: 800, y: 450, zoom: 1 },
  medium: { x: 820, y: 520, zoom: 1.35 },
  close: { x: 760, y: 590, zoom: 1.8 },
  low: { x: 800, y: 470, zoom: 1.12 },
});

function paint(art) {
  const { R, p, scene } = art, low = scene.time === 'dawn' || scene.time === 'evening';
  const kind = scene.detail === 'water' ? 1 + (scene.seed % 2) : scene.seed % 3; // peaks, lake, sea
  const sun = { x: 380 + R() * 840, y: low ? 350 + R() * 90 : 110 + R() * 90 };
  sky(art, 640, { ...sun, clouds: kind === 2 ? 7 : 5 });
  const layers = greens(art);
  if (kind !== 2) range(art, 560, 6, mix(layers[0], p.sky[1], 0.25));
  mist(art, 560);
  if (kind === 2) headlands(art, layers);
  else {
    ridge(art, 500, 34, layers[0], 0.3);
    mist(art, 560);
    ridge(art, 556, 28, layers[1], 0.4);
    mist(art, 620);
  }
  if (kind > 0) water(art, sun, layers);
  else {
    ridge(art, 622, 36, layers[2]);
    copses(art, 612, 30, layers[2], 9);
    mist(art, 690);
    ridge(art, 704, 30, layers[3]);
  }
  if (kind !== 2) cottage(art, 800 + (R() - 0.5) * 520, kind ? 596 : 640);
  birds(art, 520 + R() * 560, 250 + R() * 90, scene.weather === 'clear' && !p.night ? 7 : 0);
  foreground(art, kind);
  if (scene.weather === 'clear') drift(art, p.night ? 24 : p.bare ? 200 : 60);
  if (!p.night && !p.dull) {
    soft(art, 22, ({ c: g }) => { // light fanning out from the sun
      for (let i = 0; i < 7; i++) {
        const a = 0.5 + i * 0.36 + R() * 0.1;
        shape(g, `M${sun.x} ${sun.y}L${sun.x + Math.cos(a) * 1900} ${sun.y + Math.sin(a) * 1900}L${sun.x + Math.cos(a + 0.13) * 1900} ${sun.y + Math.sin(a + 0.13) * 1900}Z`, rgba(p.sun, 0.08));
      }
    }, 'screen');
  }
}

/** Four colours from the farthest hill to the nearest. */
function greens({ p }) {
  const near = mix(p.grass[0], p.shade, p.snow ? 0.06 : 0.2);
  return [0, 1, 2, 3].map(i => mix(p.far[i < 2 ? 0 : 1], i < 2 ? p.far[1] : near, [0.15, 0.75, 0.4, 0.85][i]));
}

/** Jagged mountains: a lit and a shaded face each, snow on the high ones. */
function range({ c, view, R, p }, base, count, colour) {
  const light = mix(colour, p.sun, p.night ? 0.06 : 0.34), dark = mix(colour, p.shade, 0.34), cap = p.tone('#fbfcff');
  const peaks = [];
  const step = 1600 / count;
  for (let x = view.x0 - step; x < view.x1 + step; x += step) peaks.push({ x: x + R() * step, h: 150 + R() * 210 });
  peaks.sort((a, b) => b.h - a.h);
  for (const { x, h } of peaks) {
    const w = h * (1.25 + R() * 0.4), top = base - h;
    const edge = (side, until) => {
      let path = '';
      for (let i = 1; i <= 6; i++) {
        const t = (i / 6) * until;
        path += `L${x + side * w * (t ** 1.12) + (R() - 0.5) * h * 0.06} ${top + h * t}`;
      }
      return path;
    };
    const spine = [1, 0.8, 0.62, 0.45, 0.3, 0.16].map((t, i) => `L${x + (i % 2 ? -1 : 1) * w * 0.08 * t + w * 0.12 * t} ${top + h * t}`).join('');
    shape(c, `M${x} ${top}${edge(-1, 1)}H${x + w}Z`, light);
    shape(c, `M${x} ${top}${edge(1, 1)}${spine}Z`, dark);
    if (h < 215 && !p.snow) continue;
    const d = h * (p.snow ? 0.62 : 0.34);
    const teeth = k => Array.from({ length: 4 }, (_, i) => `l${(k * d) / 5} ${(i % 2 ? -1 : 1) * d * (0.12 + R() * 0.2)}`).join('');
    shape(c, `M${x} ${top}L${x - d * 0.95 * (w / h) * 0.75} ${top + d * 0.8}${teeth(0.95)}L${x + d * 0.12} ${top + d * 0.5}Z`, mix(cap, light, 0.12));
    shape(c, `M${x} ${top}L${x + d * 0.72 * (w / h)} ${top + d * 0.76}${teeth(-0.75)}L${x + d * 0.12} ${top + d * 0.5}Z`, mix(cap, dark, 0.45));
  }
}

/** Pale air lying at the foot of a layer, whose top is about y. */
function mist({ c, view, p }, y) {
  const colour = mix(p.sky[2], p.sun, 0.15);
  c.fillStyle = linear(c, 0, y - 130, 0, y + 60, rgba(colour, 0), rgba(colour, p.night ? 0.22 : 0.48));
  c.fillRect(view.x0, y - 130, view.w, view.y1);
}

function headlands(art, layers) {
  const { c, view, R, p } = art;
  const from = R() < 0.5 ? view.x0 : view.x1, side = from === view.x0 ? 1 : -1;
  for (const [i, reach, height] of [[0, 760, 120], [1, 520, 190]]) {
    let path = `M${from} ${SHORE}V${SHORE - height * 1.2}`;
    for (let k = 1; k <= 8; k++) path += `L${from + (side * reach * k) / 8} ${SHORE - height * (1.15 - (k / 8) ** 2) + (R() - 0.5) * 26}`;
    shape(c, path + `V${SHORE}Z`, linear(c, 0, SHORE - height, 0, SHORE, layers[i], mix(layers[i], p.shade, 0.25)));
  }
  const x = from + side * 470, y = SHORE - 92; // lighthouse
  shape(c, `M${x - 13} ${y + 40}L${x - 8} ${y - 60}h16L${x + 13} ${y + 40}Z`, p.tone('#f7efe2'));
  shape(c, `M${x - 11.500} ${y + 10}l1.500-28h20l1.500 28Z`, p.tone('#c8463a'));
  box(c, x - 7, y - 76, 14, 16, p.lit ? '#ffe1a0' : p.tone('#6d7a86'));
  shape(c, `M${x - 10} ${y - 76}L${x} ${y - 90}L${x + 10} ${y - 76}Z`, p.tone('#a83a32'));
  if (p.lit) blend(c, 'screen', () => glow(c, x, y - 68, 240, '#ffd98a', 0.8));
}

/** A lake or the sea: the sky upside down, glints under the sun, a boat. */
function water({ c, view, R, p }, sun, layers) {
  c.fillStyle = linear(c, 0, SHORE, 0, Math.max(900, view.y1), mix(p.sky[2], layers[1], 0.3), mix(p.sky[1], p.shade, 0.18), [0.7, mix(p.sky[0], p.shade, 0.4)], mix(p.sky[0], p.shade, 0.5));
  c.fillRect(view.x0, SHORE, view.w, view.y1 - SHORE);
  c.fillStyle = linear(c, 0, SHORE, 0, SHORE + 90, rgba(mix(layers[1], p.shade, 0.3), 0.55), rgba(layers[1], 0));
  c.fillRect(view.x0, SHORE, view.w, 90);
  for (let i = 0; i < 300; i++) {
    const t = R() ** 1.5, y = SHORE + 4 + t * (view.y1 - SHORE), w = 14 + t * 120;
    blob(c, view.x0 + R() * view.w, y, w * (0.4 + R()), 0.8 + t * 4, 0, rgba(R() < 0.55 ? p.sky[2] : p.shade, 0.05 + R() * 0.13));
  }
  const x = Math.min(view.x1 - 90, Math.max(view.x0 + 90, sun.x));
  blend(c, 'screen', () => {
    for (let i = 0; i < 150; i++) {
      const t = R(), y = SHORE + 3 + t * 260;
      blob(c, x + (R() - 0.5) * (30 + t * 190), y, 5 + R() * 26 * (0.4 + t), 0.9 + t * 2.2, 0, rgba(p.sun, p.dull ? 0.16 : 0.34));
    }
  });
  const bx = 560 + R() * 460, by = 672 + R() * 20;
  blob(c, bx, by + 7, 62, 6, 0, rgba(p.shade, 0.4));
  shape(c, `M${bx - 54} ${by - 9}Q${bx} ${by + 4} ${bx + 56} ${by - 11}Q${bx + 42} ${by + 9} ${bx} ${by + 9}Q${bx - 42} ${by + 9} ${bx - 54} ${by - 9}Z`, p.tone('#6d3f30'));
  line(c, `M${bx - 2} ${by}V${by - 128}`, p.tone('#5a3a30'), 4);
  shape(c, `M${bx + 4} ${by - 126}Q${bx + 62} ${by - 70} ${bx + 54} ${by - 18}L${bx + 4} ${by - 14}Z`, p.dress);
  shape(c, `M${bx - 8} ${by - 116}Q${bx - 46} ${by - 60} ${bx - 42} ${by - 18}L${bx - 8} ${by - 15}Z`, mix(p.dress, p.tone('#ffffff'), 0.45));
  blob(c, bx + 10, by + 34, 30, 22, 0, rgba(p.dress, 0.12));
}

/** Small clumps of trees along a hill. */
function copses(art, y, spread, ground, count) {
  const { view, R, p } = art, clumps = [];
  for (let i = 0; i < count; i++) {
    const x = view.x0 + R() * view.w, size = 14 + R() * 18;
    for (let k = 0; k < 4; k++) clumps.push({ x: x + k * size * 0.9, y: y + R() * spread, r: size });
  }
  const fade = i => v => mix(v, ground, 0.5 - i * 0.08);
  dabs(art, clumps, p.leaf.map((tones, i) => tones.map(fade(i))), 6, 0.7);
}

/** A small house by the water or on the hill, with its windows lit after dark. */
function cottage({ c, p }, x, y) {
  const wall = p.tone('#f4e8d6'), roof = p.snow ? p.ground[0] : p.tone('#a85440');
  box(c, x - 34, y - 30, 68, 34, wall);
  box(c, x + 10, y - 30, 24, 34, rgba(p.shade, 0.2));
  shape(c, `M${x - 42} ${y - 28}L${x - 22} ${y - 58}H${x + 22}L${x + 42} ${y - 28}Z`, roof);
  box(c, x + 12, y - 68, 10, 20, mix(wall, p.shade, 0.3));
  for (const dx of [-24, -4, 16]) box(c, x + dx, y - 20, 10, 12, p.lit ? '#ffd27a' : mix(p.sky[0], p.shade, 0.4));
  if (p.lit) blend(c, 'screen', () => glow(c, x, y - 12, 120, '#ffa64e', p.night ? 0.85 : 0.5));
  else line(c, `M${x + 17} ${y - 74}q-10-16 4-28q12-12 2-28`, 'rgba(255,255,255,.4)', 5);
}

/** The near bank with its trees, flowers, a path and a wanderer. */
function foreground(art, kind) {
  const { c, view, R, p, scene } = art;
  const side = R() < 0.5 ? -1 : 1, base = kind ? 806 : 776, foot = view.y1;
  const bank = x => base - 46 * Math.sin((x - 800) / 520 * side + 0.4) - side * (x - 800) * 0.06;
  let path = `M${view.x0} ${foot}`;
  for (let x = view.x0; x <= view.x1 + 10; x += 10) path += `L${x} ${bank(x) + Math.sin(x / 37) * 3}`;
  shape(c, path + `V${foot}Z`, linear(c, 0, base - 70, 0, Math.max(960, foot), mix(p.grass[1], p.sun, p.night ? 0.02 : 0.2), p.grass[0], mix(p.grass[2], p.shade, 0.4)));
  const wx = 800 - side * (90 + R() * 120);
  const wy = bank(wx) + 26;
  shape(c, `M${wx - 12} ${bank(wx) - 2}Q${wx + side * 70} ${wy + 40} ${wx - side * 30} ${foot}H${wx + side * 150}Q${wx + side * 120} ${wy + 40} ${wx + 12} ${bank(wx) - 2}Z`, mix(p.ground[0], p.grass[0], 0.25));
  tufts(art, bank, wx);
  const kit = scene.weather === 'rain' ? 'umbrella' : p.night ? 'lamp' : { winter: 'scarf', summer: 'hat', spring: 'reach' }[scene.season] ?? 'bag';
  figure(art, wx, wy + 6, 0.86, p.dress, kit);
  const tx = Math.min(view.x1 - 150, Math.max(view.x0 + 150, 800 + side * (430 + R() * 120)));
  if (p.bare || scene.seed % 4 === 3) for (const [dx, s] of [[-70, 0.8], [66, 0.9], [0, 1.15]]) pine(art, tx + dx, bank(tx + dx) + 22, s * (0.9 + R() * 0.25));
  else broadleaf(art, tx, bank(tx) + 16, side);
  const near = [], s = Math.min(1, view.w / 1400);
  for (let i = 0; i < 9; i++) near.push({ x: (side > 0 ? view.x0 : view.x1) + side * (i * 50 - 20) * s, y: foot + (10 - Math.max(0, 110 - i * 18)) * s, r: 60 * s });
  soft(art, 6, g => dabs(g, near, p.snow ? p.leaf : [[darker(p.grass[2], 0.35)], [mix(p.grass[2], p.shade, 0.3)], [p.grass[0]]], 16 * s, 0.3));
}

/** Grass and flowers, larger and thinner towards the eye. */
function tufts({ c, view, R, p }, bank, pathX) {
  const flower = p.snow ? null : p.leaf[1].concat(p.leaf[2], p.words[2]);
  for (let i = 0; i < 620; i++) {
    const x = view.x0 + R() * view.w, t = R(), y = lerp(bank(x) + 4, view.y1, t);
    if (Math.abs(x - pathX) < 30 + t * 90) continue;
    const s = 5 + t * 17;
    if (flower && i % 4 === 0) blob(c, x, y, s * 0.26, s * 0.2, 0, p.tone('#fff3d8')), blob(c, x, y - s * 0.3, s * 0.34, s * 0.26, 0, flower[i % flower.length]);
    else line(c, `M${x} ${y}q${(R() - 0.5) * s} ${-s * 0.6} ${(R() - 0.4) * s} ${-s}`, rgba(R() < 0.5 ? p.grass[1] : p.grass[2], 0.7), 1 + t * 2);
  }
}

function broadleaf(art, x, y, side) {
  const { c, R, p } = art, tips = [], dark = p.tone('#46322c'), light = p.tone('#7a5947');
  blob(c, x + 60, y, 170, 16, 0, rgba(p.shade, 0.3));
  limb(c, { R, tips, bark: a => mix(dark, light, 0.5 + 0.5 * Math.cos(a)), snow: p.snow }, x, y, -1.57 - side * 0.12, 130, 36, 3);
  const clumps = tips.map(t => ({ ...t, r: 40 + R() * 26 }));
  for (let i = 0; i < 7; i++) clumps.push({ x: x - side * 30 + (R() - 0.5) * 240, y: y - 290 + (R() - 0.5) * 120, r: 52 + R() * 22 });
  clumps.sort((a, b) => a.y - b.y);
  for (let i = 0; i < clumps.length; i += 5) dabs(art, clumps.slice(i, i + 5), p.leaf, 7.5, 0.6);
}

function pine({ c, R, p }, x, y, s) {
  const green = p.tone('#2f5a4c'), edge = p.snow ? p.ground[0] : lighter(green, 0.18);
  blob(c, x + 14, y, 70 * s, 9 * s, 0, rgba(p.shade, 0.32));
  box(c, x - 6 * s, y - 40 * s, 12 * s, 42 * s, p.tone('#4a362f'));
  for (let i = 0; i < 6; i++) {
    const w = (84 - i * 12) * s, top = y - (96 + i * 50) * s, foot = top + 74 * s;
    shape(c, `M${x} ${top}Q${x - w * 0.4} ${foot - 22 * s} ${x - w} ${foot}Q${x} ${foot + 12 * s} ${x + w} ${foot}Q${x + w * 0.4} ${foot - 22 * s} ${x} ${top}Z`, mix(green, p.shade, 0.3 - i * 0.045));
    shape(c, `M${x} ${top}Q${x - w * 0.4} ${foot - 22 * s} ${x - w} ${foot}Q${x - w * 0.5} ${foot - 4 * s - R() * 6} ${x - w * 0.1} ${foot - 14 * s}Z`, rgba(edge, p.snow ? 0.92 : 0.4));
  }
}

export const landscape = { shots, paint };
