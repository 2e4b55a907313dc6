// A quiet room: a tall window with the season outside, its light on the floor, a chair, a table, a cat.

import { at, blend, blob, box, dabs, glow, inside, line, linear, ridge, shape, soft } from '../brush.js';
import { darker, lighter, mix, multiply, rgba } from '../colour.js';
import { cat } from '../figure.js';
import { sky } from '../sky.js';
import { drift, veil } from '../weather.js';

const FLOOR = 650;
const PANE = { x: 430, y: 120, w: 420, h: 400 };

const shots = () => ({
  wide: { x: 800, y: 450, zoom: 1, focus: 800, keep: 960 },
  medium: { x: 760, y: 500, zoom: 1.3, focus: 800, keep: 960 },
  close: { x: 860, y: 540, zoom: 1.7, focus: 900 },
  low: { x: 780, y: 480, zoom: 1.15, focus: 800, keep: 960 },
});

function paint(art) {
  const { R } = art;
  // By lamplight the room keeps more of its own colour than the night outside.
  const tone = v => (art.p.night ? mix(art.p.tone(v), multiply(v, '#ffd9b0'), 0.5) : art.p.tone(v));
  const p = { ...art.p, tone };
  if (p.night) Object.assign(p, { shade: '#2a1c3e', dress: mix(p.dress, '#a8543c', 0.4) });
  // The walls take the colour word; the light on them is the hour's.
  const wall = p.wash ? mix(p.words[1], p.words[2], 0.25) : ['#dfe3cf', '#efd9c3', '#cfdbe0', '#ead7d7'][Math.floor(R() * 4)];
  const room = { ...art, p, wall: tone(wall), wood: p.tone('#a8714a') };
  walls(room);
  outlook({ ...room, p: art.p });
  frame(room);
  floor(room);
  shelf(room);
  armchair(room, 1050 + R() * 60);
  table(room, 640 + R() * 40);
  plant(room);
  lamp(room);
  if (room.view.y0 < -60) pendant(room);
  light(room);
}

function walls({ c, view, R, p, wall, wood }) {
  c.fillStyle = linear(c, view.x0, 0, view.x1, 0, lighter(wall, 0.12), wall, mix(wall, p.shade, 0.3));
  c.fillRect(view.x0, view.y0, view.w, view.h);
  const panel = rgba(p.shade, 0.13);
  box(c, view.x0, 540, view.w, 110, mix(wall, p.tone('#fffaf0'), 0.55));
  box(c, view.x0, 534, view.w, 9, mix(wall, p.tone('#ffffff'), 0.75));
  for (let x = Math.floor(view.x0 / 130) * 130; x < view.x1; x += 130) line(c, `M${x} 562h98v66h-98Z`, panel, 2.5);
  for (let i = 0; i < 40; i++) blob(c, view.x0 + R() * view.w, view.y0 + R() * (534 - view.y0), 60 + R() * 120, 10 + R() * 30, 0, rgba(p.shade, 0.018));
  box(c, view.x0, 638, view.w, 14, mix(wood, wall, 0.5));
}

/** What the window shows, painted with the outdoor brushes through a clip. */
function outlook(room) {
  const { c, scene, R, p } = room, { x, y, w, h } = PANE;
  const view = { ...room.view, x0: x, y0: y, x1: x + w, y1: y + h, w, h };
  const out = { ...room, view };
  inside(c, `M${x} ${y}h${w}v${h}h${-w}Z`, () => {
    sky(out, y + h, { x: x + w * (0.3 + R() * 0.4), y: y + 90, clouds: 8 });
    ridge(out, y + h * 0.68, 18, p.far[0]);
    ridge(out, y + h * 0.8, 12, mix(p.far[1], p.grass[0], 0.4));
    const clumps = [];
    for (let i = 0; i < 8; i++) clumps.push({ x: x + R() * w, y: y + h - 8 - R() * 26, r: 26 + R() * 20 });
    for (let i = 0; i < 6; i++) clumps.push({ x: x + w - 10 - i * 26, y: y + 20 + R() * 60 + i * 4, r: 34 });
    dabs(out, clumps, p.leaf, 7, 0.6);
    drift(out, 160);
    veil(out, scene.weather);
  });
}

function frame({ c, p, wall }) {
  const { x, y, w, h } = PANE, white = p.tone('#fffaf0'), edge = mix(white, p.shade, 0.3);
  line(c, `M${x} ${y}h${w}v${h}h${-w}Z`, edge, 26);
  line(c, `M${x} ${y}h${w}v${h}h${-w}Z`, white, 18);
  line(c, `M${x + w / 2} ${y}v${h}M${x} ${y + h * 0.4}h${w}`, white, 10);
  line(c, `M${x + w / 2 + 6} ${y + 8}v${h - 12}`, rgba(p.shade, 0.25), 3);
  box(c, x - 34, y + h + 8, w + 68, 18, white, 4);
  box(c, x - 28, y + h + 26, w + 56, 8, edge, 3);
  const cloth = mix(p.dress, wall, 0.2); // curtains
  line(c, `M${x - 90} ${y - 44}h${w + 180}`, p.tone('#7a5138'), 8);
  for (const [side, from] of [[-1, x - 84], [1, x + w + 84]]) {
    const inner = from - side * 104;
    shape(c, `M${from} ${y - 40}H${inner}C${inner + side * 4} ${y + 180} ${inner + side * 60} ${y + 260} ${inner + side * 46} ${y + 440}H${from + side * 8}Z`, linear(c, from, 0, inner, 0, mix(cloth, p.shade, 0.3), cloth, lighter(cloth, 0.22)));
    for (let i = 1; i < 5; i++) line(c, `M${from - side * i * 20} ${y - 36}C${from - side * i * 20} ${y + 180} ${from - side * i * 11} ${y + 260} ${from - side * i * 9} ${y + 436}`, rgba(p.shade, 0.2), 3);
  }
}

function floor({ c, view, R, p, wood }) {
  c.fillStyle = linear(c, 0, FLOOR, 0, Math.max(900, view.y1), mix(wood, p.shade, 0.2), lighter(wood, 0.1));
  c.fillRect(view.x0, FLOOR, view.w, view.y1 - FLOOR);
  const columns = Math.ceil(view.w / 110) + 8, at1 = (k, y) => 800 + (k * 96 * (y - 330)) / 320;
  for (let k = -columns; k < columns; k++) {
    shape(c, `M${at1(k, FLOOR)} ${FLOOR}H${at1(k + 1, FLOOR)}L${at1(k + 1, view.y1)} ${view.y1}H${at1(k, view.y1)}Z`, rgba(R() < 0.5 ? p.sun : p.shade, R() * 0.1));
    line(c, `M${at1(k, FLOOR)} ${FLOOR}L${at1(k, view.y1)} ${view.y1}`, rgba(darker(wood, 0.5), 0.35), 2);
  }
  const rug = p.dress; // an oval rug binds chair and table together
  blob(c, 850, 790, 480, 84, 0, mix(rug, p.shade, 0.25));
  blob(c, 850, 786, 470, 80, 0, lighter(rug, 0.3));
  blob(c, 850, 786, 420, 68, 0, rug);
  blob(c, 850, 786, 340, 52, 0, lighter(rug, 0.16));
}

function shelf({ c, R, p, wood }) {
  const x = 1110, y = 300;
  box(c, x, y, 300, 14, wood, 3);
  box(c, x + 8, y + 14, 284, 10, rgba(p.shade, 0.25), 3);
  let bx = x + 16;
  for (let i = 0; i < 9; i++) {
    const w = 13 + R() * 14, h = 56 + R() * 44;
    box(c, bx, y - h, w, h, p.tone(p.words[i % 4]), 2);
    box(c, bx, y - h + 10, w, 4, 'rgba(255,255,255,.35)');
    bx += w + 2;
  }
  blob(c, x + 250, y - 26, 24, 26, 0, p.tone('#7aa097'));
  box(c, x + 242, y - 66, 16, 20, p.tone('#7aa097'), 3);
  box(c, x + 20, 92, 120, 90, p.tone('#6a4632'), 3); // two pictures
  box(c, x + 28, 100, 104, 74, p.tone(p.words[2]));
  blob(c, x + 94, 126, 15, 15, 0, p.tone(p.words[0]));
  shape(c, `M${x + 28} 174L${x + 66} 128L${x + 92} 158L${x + 108} 142L${x + 132} 174Z`, p.tone(p.words[3]));
  box(c, x + 170, 112, 84, 108, p.tone('#e9dcc6'), 3);
  blob(c, x + 212, 166, 26, 34, 0.3, p.tone(p.words[1]));
}

function armchair({ c, R, p }, x) {
  const seat = mix(p.tone(p.words[3]), p.tone('#ffffff'), 0.08), shade = mix(seat, p.shade, 0.35);
  blob(c, x, 806, 200, 22, 0, rgba(p.shade, 0.4));
  line(c, `M${x - 116} 760l-14 46M${x + 116} 760l14 46`, p.tone('#5a3a2c'), 11);
  box(c, x - 124, 470, 248, 260, linear(c, x - 124, 0, x + 124, 0, lighter(seat, 0.1), seat, shade), 56);
  box(c, x - 96, 496, 192, 180, rgba('#ffffff', 0.06), 40);
  box(c, x - 128, 650, 256, 116, shade, 26);
  box(c, x - 118, 640, 236, 62, lighter(seat, 0.14), 26);
  for (const s of [-1, 1]) box(c, x + s * 134 - 30, 600, 60, 164, s < 0 ? seat : shade, 28);
  at(c, x + 30, 628, 1, () => box(c, -44, -42, 88, 84, p.tone(p.words[2]), 18), 0.2);
  cat({ c }, x - 56, 648, 1.15, p.tone(R() < 0.5 ? '#e08a3c' : '#3a3540'));
}

function table({ c, R, p, wood, view }, x) {
  blob(c, x, 806, 130, 14, 0, rgba(p.shade, 0.4));
  line(c, `M${x - 60} 690L${x - 78} 802M${x + 60} 690L${x + 78} 802`, darker(wood, 0.3), 9);
  blob(c, x, 690, 118, 20, 0, darker(wood, 0.25));
  blob(c, x, 683, 118, 20, 0, lighter(wood, 0.16));
  shape(c, `M${x - 44} 682C${x - 62} 640 ${x - 30} 628 ${x - 34} 600H${x - 2}C${x - 6} 628 ${x + 26} 640 ${x + 8} 682Z`, linear(c, x - 50, 0, x + 20, 0, p.tone('#f2f4f0'), p.tone('#8fa9b5')));
  const bloom = [[-40, 540], [-4, 516], [28, 556], [-62, 578], [10, 580]];
  for (const [dx, y] of bloom) line(c, `M${x - 18} 604Q${x + dx * 0.4 - 14} 580 ${x + dx - 14} ${y}`, p.tone('#4f7a48'), 3.5);
  dabs({ c, R, view }, bloom.map(([dx, y]) => ({ x: x + dx - 14, y, r: 22 })), p.leaf, 7, 1.4);
  box(c, x + 40, 656, 36, 26, p.tone('#fbf4ea'), 7); // a cup and its steam
  line(c, `M${x + 76} 662q14 6 0 14`, p.tone('#fbf4ea'), 5);
  line(c, `M${x + 54} 646q-8-14 2-26M${x + 64} 644q-6-12 2-22`, 'rgba(255,255,255,.35)', 3);
}

function plant(art) {
  const { c, R, p } = art, x = 270;
  blob(c, x, 800, 84, 12, 0, rgba(p.shade, 0.4));
  shape(c, `M${x - 56} 700h112l-16 100h-80Z`, linear(c, x - 56, 0, x + 56, 0, p.tone('#e3a37a'), p.tone('#9a5438')));
  for (let i = 0; i < 13; i++) {
    const a = -2.9 + i * 0.22 + R() * 0.1, l = 190 + R() * 130, ex = x + Math.cos(a) * l * 0.75, ey = 690 + Math.sin(a) * l;
    const green = p.tone(['#2f6a4a', '#3f8052', '#5a9a5c'][i % 3]), nx = -Math.sin(a) * 26, ny = Math.cos(a) * 26;
    const mx = (x + ex) / 2 + (ex - x) * 0.1, my = (690 + ey) / 2 - 30;
    shape(c, `M${x} 700Q${mx + nx} ${my + ny} ${ex} ${ey}Q${mx - nx} ${my - ny} ${x} 700Z`, green);
    line(c, `M${x} 700Q${mx} ${my} ${ex} ${ey}`, 'rgba(255,255,220,.2)', 2);
  }
}

function lamp({ c, p }) {
  const x = 1330;
  blob(c, x, 800, 66, 10, 0, rgba(p.shade, 0.4));
  line(c, `M${x} 798V410`, p.tone('#4a3a36'), 7);
  blob(c, x, 797, 44, 8, 0, p.tone('#4a3a36'));
  const shade = p.lit ? '#ffdf9c' : p.tone('#f6e3c0');
  shape(c, `M${x - 44} 330h88l34 96h-156Z`, linear(c, x - 78, 0, x + 78, 0, lighter(shade, 0.3), shade));
  if (p.lit) blend(c, 'screen', () => {
    glow(c, x, 430, 760, '#ff9a48', p.night ? 0.7 : 0.4);
    glow(c, x, 380, 150, '#ffd48a', 0.5);
  });
}

/** A hanging lamp for the wall that tall frames add above the window. */
function pendant({ c, view, p }) {
  const x = 640, y = Math.min(-70, view.y0 * 0.45), iron = p.tone('#3a3236');
  line(c, `M${x} ${view.y0}V${y}`, iron, 4);
  blob(c, x, y + 84, 70, 12, 0, p.lit ? '#ffe9b8' : p.tone('#f3e6cc'));
  shape(c, `M${x - 14} ${y}h28C${x + 34} ${y + 20} ${x + 84} ${y + 40} ${x + 92} ${y + 84}Q${x} ${y + 104} ${x - 92} ${y + 84}C${x - 84} ${y + 40} ${x - 34} ${y + 20} ${x - 14} ${y}Z`, linear(c, x - 92, 0, x + 92, 0, lighter(p.dress, 0.2), p.dress, darker(p.dress, 0.3)));
  if (p.lit) blend(c, 'screen', () => glow(c, x, y + 100, 300, '#ffb060', 0.5));
}

/** The window's light lying across floor and furniture. */
function light(art) {
  const strength = art.p.night ? 0.08 : art.p.dull ? 0.06 : 0.24, { p } = art;
  soft(art, 7, ({ c }) => {
    for (const [a, b] of [[0, 0.47], [0.53, 1]]) {
      const left = 560 + a * 380, right = 560 + b * 380;
      shape(c, `M${left} 690H${right}L${right + 190} 860H${left + 160}Z`, rgba(p.sun, strength * 1.5));
      shape(c, `M${PANE.x + a * PANE.w} ${PANE.y}H${PANE.x + b * PANE.w}L${right + 190} 860H${left + 160}Z`, rgba(p.sun, strength * 0.35));
    }
  }, 'screen');
}

export const interior = { shots, paint, indoors: true };
