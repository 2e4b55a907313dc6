// The courtyard's built parts: roofs beyond, the wall and its moon gate, the stones, the house under its eave.

import { blend, blob, box, dabs, glow, inside, line, linear, ridge, ring, shape } from '../brush.js';
import { darker, lighter, mix, rgba } from '../colour.js';

const WALL_END = 1240, GROUND = 616;
const GATE = { x: 372, y: 492, r: 112 };
const EAVE = 'M1006 214C1090 262 1240 268 1600 262';

export function background(art) {
  const { c, view, R, p } = art;
  ridge(art, 265, 34, p.far[0]);
  ridge(art, 318, 26, p.far[1]);
  for (const [x, w, y] of [[-330, 260, 262], [70, 250, 268], [560, 300, 250]]) {
    const fill = p.snow ? mix('#e9eef4', p.far[0], p.night ? 0.75 : 0.1) : mix(p.tile, p.far[1], 0.35);
    shape(c, `M${x - 26} ${y + 50}Q${x + 40} ${y + 34} ${x + w * 0.26} ${y - 4}H${x + w * 0.74}Q${x + w - 40} ${y + 34} ${x + w + 26} ${y + 50}V${y + 130}H${x}Z`, fill);
    box(c, x - 8, y + 49, w + 16, 6, rgba(p.tile, 0.5));
  }
  const trees = [];
  for (let x = view.x0; x < WALL_END; x += 92) trees.push({ x: x + R() * 60, y: 338 + R() * 22, r: 34 + R() * 26 });
  dabs(art, trees, p.leaf.map((tones, i) => tones.map(v => mix(v, p.far[i === 2 ? 0 : 1], 0.42))), 9, 0.5);
}

export function wall({ c, view, R, p }) {
  const w = WALL_END - view.x0;
  c.fillStyle = linear(c, 0, 350, 1180, 600, p.wall[0], p.wall[0], p.wall[1]);
  c.fillRect(view.x0, 372, w, 246);
  for (let i = 0; i < 46; i++) { // old plaster
    blob(c, view.x0 + R() * w, 420 + R() * 190, 30 + R() * 80, 5 + R() * 16, 0, rgba(p.shade, 0.015 + R() * 0.04));
  }
  c.fillStyle = linear(c, 0, 560, 0, 620, rgba(p.shade, 0), rgba(p.shade, 0.32));
  c.fillRect(view.x0, 560, w, 58);
}

export function gate(art) {
  const { c, p } = art, { x, y, r } = GATE;
  inside(c, `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`, () => {
    const inner = { ...art, view: { ...art.view, x0: x - r, x1: x + r, y1: y + r } };
    c.fillStyle = linear(c, 0, 380, 0, 610, mix(p.sky[2], p.sun, p.night ? 0.1 : 0.4), p.far[0], mix(p.grass[0], p.sky[2], 0.25));
    c.fillRect(x - r, y - r, 2 * r, 2 * r);
    ridge(inner, 470, 16, mix(p.far[1], p.grass[0], 0.3));
    shape(c, `M${x - 26} 640Q${x + 22} 570 ${x - 8} 505H${x + 6}Q${x + 56} 560 ${x + 70} 640Z`, mix(p.ground[0], p.sun, 0.3));
    const bushes = [[-74, -22, 46], [82, -30, 52], [-92, 68, 44], [96, 78, 40]];
    dabs(art, bushes.map(([dx, dy, s]) => ({ x: x + dx, y: y + dy, r: s })), p.leaf, 7, 0.8);
    if (p.night) blend(c, 'screen', () => glow(c, x, y + 30, 170, '#ffb35a', 0.6));
  });
  ring(c, x, y, r + 4, mix(p.tile, p.wall[1], 0.25), 15);
  ring(c, x, y, r + 8, rgba(p.sun, p.night ? 0.2 : 0.55), 3, 3, 4.9);
  c.fillStyle = rgba(p.shade, 0.28);
  c.beginPath();
  c.arc(x, y, r - 2, 0, 7);
  c.arc(x + 9, y + 8, r - 6, 0, 7, true);
  c.fill();
  box(c, x - 92, 604, 184, 16, mix(p.ground[1], p.shade, 0.15));
}

export function tileCap({ c, view, R, p }) {
  const x0 = Math.floor(view.x0 / 22) * 22, w = WALL_END - x0;
  box(c, x0, 350, w, 30, p.tile);
  box(c, x0, 380, w, 11, rgba(p.shade, 0.35));
  for (let x = x0 + 4; x < WALL_END; x += 22) {
    box(c, x, 346, 11, 36, lighter(p.tile, 0.16), 5);
    blob(c, x + 5.5, 382, 6, 6, 0, darker(p.tile, 0.18));
  }
  if (!p.snow) return box(c, x0, 341, w, 10, lighter(p.tile, 0.24), 4);
  let path = `M${x0} 334`;
  for (let x = x0; x < WALL_END; x += 31) path += `q15 ${-2 - R() * 5} 31 0`;
  path += 'V362';
  for (let x = WALL_END + 20; x > x0; x -= 22) path += `q-11 ${10 + R() * 7} -22 0`;
  shape(c, path + 'Z', p.ground[0]);
}

/** Stone slabs in perspective, as far down as the view goes. */
export function ground({ c, view, R, p }) {
  c.fillStyle = linear(c, 0, 612, 0, 900, p.ground[1], p.ground[0]);
  c.fillRect(view.x0, GROUND, view.w, view.y1 - GROUND);
  const centre = 800, eye = 380, columns = Math.ceil(view.w / 150) + 10;
  const across = (k, y) => centre + (k * 170 * (y - eye)) / 380;
  const seam = rgba(p.shade, p.snow ? 0.1 : 0.2);
  for (let y = GROUND, step = 18, row = 0; y < view.y1; row++) {
    const next = y + step;
    for (let i = -columns; i < columns; i++) {
      const k = i + (row % 2) * 0.5;
      line(c, `M${across(k, y)} ${y}L${across(k, next)} ${next}`, seam, 2);
      if (R() < 0.42) shape(c, `M${across(k, y)} ${y}H${across(k + 1, y)}L${across(k + 1, next)} ${next}H${across(k, next)}Z`, rgba(R() < 0.5 ? p.sun : p.shade, p.night ? 0.05 : 0.09));
    }
    line(c, `M${view.x0} ${next}H${view.x1}`, seam, 2);
    y = next;
    step *= 1.37;
  }
}

export function building({ c, view, p }) {
  const end = Math.max(view.x1, 1600) + 40, w = end - 1176;
  c.fillStyle = linear(c, 1150, 0, 1600, 0, mix(p.wall[1], p.shade, 0.18), mix(p.wall[1], p.shade, 0.38));
  c.fillRect(1176, 300, w, 330);
  for (let x = 1212; x < end; x += 208) {
    box(c, x, 356, 150, 196, p.dark);
    c.fillStyle = linear(c, 0, 356, 0, 552, p.glass, mix(p.glass, p.dark, 0.35));
    c.fillRect(x + 9, 365, 132, 178);
    if (p.lit) blend(c, 'screen', () => glow(c, x + 75, 455, 210, '#ffb550', p.night ? 0.75 : 0.4));
    let lattice = '';
    for (let i = 1; i < 5; i++) lattice += `M${x + 9 + i * 26.4} 365v178`;
    for (let i = 1; i < 6; i++) lattice += `M${x + 9} ${365 + i * 30}h132`;
    line(c, lattice, p.dark, 5);
    box(c, x - 6, 548, 162, 12, p.wood);
  }
  box(c, 1176, 560, w, 58, p.dark);
  for (let x = 1166; x < end; x += 208) {
    c.fillStyle = linear(c, x, 0, x + 26, 0, mix(p.wood, p.sun, 0.25), p.wood, p.dark);
    c.fillRect(x, 270, 26, 350);
  }
  const step = linear(c, 0, 616, 0, 664, lighter(p.ground[0], p.night ? 0.05 : 0.15), mix(p.ground[1], p.shade, 0.25));
  shape(c, `M1128 616H${end}V668H1104Z`, step);
  box(c, 1124, 616, end - 1124, 4, rgba(p.sun, p.night ? 0.2 : 0.5));
  box(c, 1120, 286, end - 1120, 20, p.dark);
  box(c, 1176, 306, w, 44, rgba(p.shade, 0.45));
  for (let x = 1130; x < end; x += 34) box(c, x, 268, 13, 26, p.wood);
}

export function roof({ c, view, R, p }) {
  const end = Math.max(view.x1, 1600) + 20;
  const outline = `${EAVE}H${end}V44L1600 60C1400 74 1230 120 1150 176C1098 206 1050 214 1006 214Z`;
  shape(c, outline, linear(c, 1050, 90, 1600, 270, mix(p.tile, p.sun, p.night ? 0.08 : 0.22), p.tile, darker(p.tile, 0.25)));
  inside(c, outline, () => {
    for (let i = 0; i * 27 + 1060 < end; i++) {
      const x = 1060 + i * 27, lean = 120 + i * 6;
      line(c, `M${x - 14} 290Q${x + 26} 190 ${x + lean} 40`, mix(p.tile, p.snow ? '#ffffff' : p.sun, p.night ? 0.12 : 0.3), 8);
      line(c, `M${x - 6} 290Q${x + 34} 190 ${x + lean + 8} 40`, 'rgba(0,0,0,.18)', 4);
    }
    if (p.snow) {
      shape(c, `M1000 206C1090 244 1240 236 1600 226H${end}V30H1100Z`, rgba(p.ground[0], 0.94));
      shape(c, `M1240 236Q1420 170 1600 160H${end}V226H1600Z`, rgba(p.shade, 0.16));
    }
  });
  line(c, `M1150 176C1230 120 1400 74 1600 60L${end} 44`, p.snow ? p.ground[0] : lighter(p.tile, p.night ? 0.08 : 0.22), 10);
  line(c, `${EAVE}H${end}`, darker(p.tile, 0.3), 9);
  line(c, `M1010 210C1090 256 1240 262 1600 256H${end}`, rgba(p.sun, p.night ? 0.18 : 0.5), 3);
  if (p.snow) for (let x = 1020; x < end; x += 38) blob(c, x, 214 + Math.min(46, (x - 1006) * 0.22) + R() * 4, 24, 8, 0.1, p.ground[0]);
}
