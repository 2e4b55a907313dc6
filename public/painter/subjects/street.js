// A street of narrow houses with shops, lamps and somebody on the way home.

import { blend, blob, box, dabs, glow, line, linear, pick, ridge, shape, soft } from '../brush.js';
import { darker, lighter, mix, rgba } from '../colour.js';
import { cat, figure } from '../figure.js';
import { sky } from '../sky.js';
import { drift } from '../weather.js';

const KERB = 690;
const FRONTS = ['#e9c8a2', '#d98f72', '#b9c9b0', '#e8dcc4', '#9fb6c4', '#dba7a0', '#c9b48a'];

const shots = () => ({
  wide: { x: 800, y: 450, zoom: 1, up: 0.7 },
  medium: { x: 760, y: 540, zoom: 1.4, up: 0.7 },
  close: { x: 720, y: 600, zoom: 1.9, up: 0.7 },
  low: { x: 800, y: 440, zoom: 1.1, up: 0.7 },
});

function paint(art) {
  const { view, R, p, scene } = art;
  sky(art, 640, { clouds: 5 });
  ridge(art, 430, 40, mix(p.far[0], p.sky[2], 0.3));
  farRoofs(art);
  let x = Math.floor(view.x0 / 100) * 100 - R() * 120;
  for (let i = Math.floor(R() * 7); x < view.x1; i++) x += house(art, x, 210 + R() * 80, 190 + R() * 150, FRONTS[i % FRONTS.length]);
  road(art);
  for (let tx = 180 + R() * 80; tx < view.x1; tx += 560) tree(art, tx);
  for (let tx = 180 - 560; tx > view.x0 - 100; tx -= 560) tree(art, tx);
  for (let lx = Math.ceil((view.x0 - 420) / 430) * 430 + 420; lx < view.x1 + 60; lx += 430) streetLamp(art, lx);
  const habit = { winter: 'scarf', summer: 'hat' }[scene.season] ?? 'bag';
  const fx = 690 + R() * 160;
  if (scene.weather === 'rain' || p.night) reflection(art, fx, 775, p.dress);
  figure(art, fx, 772, 1.36, p.dress, scene.weather === 'rain' ? 'umbrella' : habit);
  cat(art, fx + 130 + R() * 60, 742, -0.9, p.tone(R() < 0.5 ? '#e08a3c' : '#3a3540'));
  foreground(art);
  if (scene.weather === 'clear') drift(art, p.bare ? 240 : 70);
  if (!p.night && !p.dull) {
    soft(art, 18, ({ c: g }) => {
      for (let i = 0; i < 4; i++) shape(g, `M${i * 260 - 260} ${view.y0}h110L${i * 300 + 420} ${view.y1}h-190Z`, rgba(p.sun, 0.12));
    }, 'screen');
  }
}

function farRoofs({ c, view, R, p }) {
  for (let x = view.x0 - 40; x < view.x1; x += 90 + R() * 60) {
    const w = 110 + R() * 60, y = 330 + R() * 90, colour = mix(p.far[1], p.tile, 0.25 + R() * 0.15);
    shape(c, `M${x} ${KERB}V${y}l${w / 2} -46l${w / 2} 46V${KERB}Z`, colour);
  }
}

/** One house front from x on; returns its width. */
function house(art, x, w, top, front) {
  const { c, R, p } = art, wall = p.tone(p.wash && R() < 0.6 ? pick(R, p.words.slice(0, 3)) : front);
  const tile = mix(p.tile, p.tone('#a85a44'), R() * 0.7), gable = R() < 0.55;
  c.fillStyle = linear(c, x, 0, x + w, 0, mix(wall, p.sun, p.night ? 0.03 : 0.18), wall, mix(wall, p.shade, 0.22));
  c.fillRect(x, top, w, KERB - top);
  const roof = gable ? `M${x - 12} ${top + 8}L${x + w / 2} ${top - 92}L${x + w + 12} ${top + 8}Z` : `M${x - 12} ${top + 8}L${x + 24} ${top - 62}H${x + w - 24}L${x + w + 12} ${top + 8}Z`;
  if (gable) shape(c, `M${x} ${top + 4}L${x + w / 2} ${top - 84}L${x + w} ${top + 4}Z`, wall);
  if (gable) line(c, `M${x - 10} ${top + 4}L${x + w / 2} ${top - 90}L${x + w + 10} ${top + 4}`, p.snow ? p.ground[0] : tile, 17);
  else shape(c, roof, linear(c, 0, top - 62, 0, top, p.snow ? p.ground[0] : lighter(tile, 0.15), p.snow ? p.ground[1] : tile));
  const cx = x + w * (R() < 0.5 ? 0.24 : 0.74); // chimney
  box(c, cx - 13, top - 118, 26, gable ? 76 : 60, mix(tile, p.shade, 0.2));
  box(c, cx - 17, top - 124, 34, 9, p.snow ? p.ground[0] : darker(tile, 0.25));
  const columns = w > 250 ? 3 : 2, floors = Math.floor((500 - top) / 108);
  for (let f = 0; f < floors; f++) {
    for (let i = 0; i < columns; i++) pane(art, x + ((i + 0.5) * w) / columns, top + 40 + f * 108, wall);
    line(c, `M${x + 2} ${top + 128 + f * 108}h${w - 4}`, rgba(p.shade, 0.12), 3);
  }
  if (gable) pane(art, x + w / 2, top - 46, wall, 0.55);
  shop(art, x, w);
  box(c, x + w - 5, top, 5, KERB - top, rgba(p.shade, 0.22));
  return w;
}

function pane({ c, R, p }, x, y, wall, s = 1) {
  const w = 44 * s, h = 66 * s, lit = p.lit && R() < 0.62, white = mix(p.tone('#fffaf0'), wall, 0.2);
  box(c, x - w / 2 - 5, y - 5, w + 10, h + 10, white, 2);
  box(c, x - w / 2, y, w, h, linear(c, 0, y, 0, y + h, lit ? '#ffd889' : mix(p.sky[0], p.shade, 0.35), lit ? '#f0a850' : mix(p.sky[1], p.shade, 0.3)));
  if (lit) blend(c, 'screen', () => glow(c, x, y + h / 2, 90 * s, '#ffa94e', p.night ? 0.5 : 0.28));
  line(c, `M${x} ${y}v${h}M${x - w / 2} ${y + h * 0.45}h${w}`, white, 3.5 * s);
  box(c, x - w / 2 - 9, y + h + 4, w + 18, 7, p.snow ? p.ground[0] : mix(white, p.shade, 0.15), 2);
  if (s < 1 || p.snow || R() < 0.5) return;
  for (let i = 0; i < 14; i++) blob(c, x - w / 2 + R() * w, y + h + R() * 8, 5, 4, 0, pick(R, R() < 0.5 ? p.grass : p.leaf[1]));
}

function shop({ c, R, p }, x, w) {
  const y = 552, h = KERB - y, wood = mix(p.tone(pick(R, ['#3f5f5a', '#6d3b34', '#2f4a66', '#7a5a38'])), p.shade, 0.1);
  box(c, x + 10, y - 26, w - 20, h + 26, wood);
  box(c, x + 18, y - 20, w - 36, 18, lighter(wood, 0.14), 3);
  const door = R() < 0.5 ? x + 24 : x + w - 74, left = door === x + 24 ? x + 84 : x + 24, width = w - 108;
  const glass = p.lit ? ['#ffe0a0', '#e89a4a'] : [mix(p.sky[1], p.shade, 0.25), mix(p.sky[0], p.shade, 0.5)];
  box(c, left, y + 16, width, h - 42, linear(c, 0, y, 0, KERB, ...glass));
  box(c, door, y + 12, 50, h - 14, lighter(wood, 0.06));
  box(c, door + 8, y + 22, 34, 56, linear(c, 0, y, 0, KERB, ...glass));
  for (let i = 0; i < 4; i++) blob(c, left + (width * (i + 0.5)) / 4, KERB - 34, 10 + R() * 6, 8 + R() * 10, 0, rgba(p.lit ? '#7a3a24' : p.shade, 0.45));
  if (p.lit) blend(c, 'screen', () => glow(c, left + width / 2, y + 60, 170, '#ff9c46', p.night ? 0.55 : 0.3));
  const stripe = p.tone(pick(R, p.words)), n = Math.round((w - 12) / 24), step = (w - 12) / n;
  for (let i = 0; i < n; i++) {
    const a = x + 6 + i * step;
    shape(c, `M${a + step * 0.12} ${y - 6}h${step}l${step * 0} 0L${a + step} ${y + 34}a${step / 2} 9 0 0 1 ${-step} 0Z`, i % 2 ? p.tone('#fbf4ea') : stripe);
  }
  box(c, x + 6, y + 36, w - 12, 10, rgba(p.shade, 0.2));
}

function road({ c, view, R, p, scene }) {
  const wet = scene.weather === 'rain', stone = mix(p.ground[1], p.shade, p.snow ? 0.05 : 0.18);
  c.fillStyle = linear(c, 0, KERB, 0, 745, stone, p.ground[1]);
  c.fillRect(view.x0, KERB, view.w, 62);
  for (let x = Math.floor(view.x0 / 70) * 70; x < view.x1; x += 70) line(c, `M${x} ${KERB}l${(x - 800) * 0.06} 58`, rgba(p.shade, 0.16), 2);
  box(c, view.x0, 748, view.w, 8, lighter(p.ground[0], p.night ? 0.04 : 0.1));
  box(c, view.x0, 756, view.w, 7, rgba(p.shade, 0.6));
  const tar = p.snow ? p.ground[0] : mix(p.tone('#7d7a80'), p.shade, 0.2);
  c.fillStyle = linear(c, 0, 762, 0, Math.max(900, view.y1), mix(tar, p.shade, 0.15), tar);
  c.fillRect(view.x0, 762, view.w, Math.max(0, view.y1 - 762));
  for (let y = 772, step = 13; y < view.y1; y += step, step *= 1.14) { // cobbles in bowed rows
    for (let x = view.x0; x < view.x1; x += step * 3.2) {
      if (R() < 0.6) blob(c, x + R() * step * 2, y + R() * step * 0.4, step * 1.25, step * 0.36, 0, rgba(R() < 0.5 ? p.sun : p.shade, p.snow ? 0.06 : 0.1));
    }
  }
  if (!wet && !p.night) return;
  for (let i = 0; i < 60; i++) { // lights and sky lie on the wet road
    const x = view.x0 + R() * view.w;
    c.fillStyle = linear(c, 0, 764, 0, 880, rgba(p.lit && R() < 0.6 ? '#ffb765' : p.sky[2], wet ? 0.26 : 0.12), rgba(p.sky[2], 0));
    c.fillRect(x, 764, 10 + R() * 44, 40 + R() * 90);
  }
}

/** Blurred leaves at the eye: a planter on this side of the road. */
function foreground(art) {
  const { view, p } = art, s = Math.min(1.1, view.w / 1400), near = [];
  for (let i = 0; i < 9; i++) near.push({ x: view.x1 - (i * 44 - 20) * s, y: view.y1 + (16 - Math.max(0, 110 - i * 17)) * s, r: 56 * s });
  const bush = p.snow ? p.leaf : [[mix(p.grass[2], p.shade, 0.55)], [mix(p.grass[2], p.shade, 0.2)], [p.grass[0], p.leaf[2][0]]];
  soft(art, 6, g => dabs(g, near, bush, 15 * s, 0.32));
}

function reflection({ c }, x, y, colour) {
  blob(c, x, y + 46, 26, 46, 0, rgba(colour, 0.16));
}

function tree(art, x) {
  const { c, R, p } = art, clumps = [];
  blob(c, x + 30, 744, 90, 10, 0, rgba(p.shade, 0.3));
  line(c, `M${x} 744C${x + 6} 640 ${x - 8} 560 ${x} 470M${x} 590Q${x + 30} 550 ${x + 54} 500M${x - 2} 560Q${x - 34} 520 ${x - 50} 476`, p.tone('#4f3a32'), 13);
  if (p.bare) return line(c, `M${x} 480Q${x + 10} 420 ${x + 34} 380M${x} 500Q${x - 14} 430 ${x - 30} 390M${x + 50} 508q30-30 34-70M${x - 48} 482q-30-20-36-60M${x + 8} 450q-10-40 0-80`, p.tone('#4f3a32'), 6);
  for (let i = 0; i < 11; i++) clumps.push({ x: x + (R() - 0.5) * 170, y: 400 + (R() - 0.5) * 170, r: 40 + R() * 22 });
  clumps.sort((a, b) => a.y - b.y);
  dabs(art, clumps, p.leaf, 7.5, 0.62);
}

function streetLamp({ c, p }, x) {
  const iron = p.tone('#2c2f38');
  line(c, `M${x} 748V432`, iron, 8);
  box(c, x - 12, 716, 24, 34, iron, 4);
  line(c, `M${x - 22} 452h44`, iron, 4);
  shape(c, `M${x - 20} 382h40l-7 50h-26Z`, p.lit ? '#ffe2a0' : p.tone('#dfe8e6'));
  line(c, `M${x - 20} 382l7 50M${x + 20} 382l-7 50M${x} 382v50`, iron, 3);
  shape(c, `M${x - 28} 384L${x} 354L${x + 28} 384Z`, p.snow ? p.ground[0] : iron);
  if (!p.lit) return;
  blend(c, 'screen', () => {
    glow(c, x, 408, 250, '#ffac50', p.night ? 0.85 : 0.5);
    c.translate(x, 760);
    c.scale(1, 0.22);
    glow(c, 0, 0, 240, '#ffac50', p.night ? 0.6 : 0.3);
  });
}

export const street = { shots, paint };
