// The brushes every subject paints with. All lengths are stage units (see stage.js).

import { lerp, rgba } from './colour.js';

const TURN = Math.PI * 2;

/** Seeded random numbers in [0, 1): the same seed always paints the same picture (mulberry32). */
export function rng(seed) {
  let s = seed | 0;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = (R, list) => list[Math.floor(R() * list.length)];

/** Linear gradient; a stop is a colour (spread evenly) or [offset, colour]. */
export function linear(c, x0, y0, x1, y1, ...stops) {
  const g = c.createLinearGradient(x0, y0, x1, y1);
  stops.forEach((s, i) => (Array.isArray(s) ? g.addColorStop(s[0], s[1]) : g.addColorStop(i / (stops.length - 1), s)));
  return g;
}

/** Soft round light that fades out at radius r. */
export function glow(c, x, y, r, colour, alpha = 1) {
  const g = c.createRadialGradient(x, y, 0, x, y, r);
  g.addColorStop(0, rgba(colour, alpha));
  g.addColorStop(0.35, rgba(colour, alpha * 0.42));
  g.addColorStop(1, rgba(colour, 0));
  c.fillStyle = g;
  c.fillRect(x - r, y - r, 2 * r, 2 * r);
}

export function blob(c, x, y, rx, ry, turn, fill) {
  c.beginPath();
  c.ellipse(x, y, rx, ry, turn, 0, TURN);
  c.fillStyle = fill;
  c.fill();
}

/** Filled outline, written as SVG path data. */
export function shape(c, path, fill) {
  c.fillStyle = fill;
  c.fill(new Path2D(path));
}

/** Round-ended stroke along SVG path data. */
export function line(c, path, colour, width) {
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.lineCap = c.lineJoin = 'round';
  c.stroke(new Path2D(path));
}

export function box(c, x, y, w, h, fill, radius = 0) {
  c.beginPath();
  c.roundRect(x, y, w, h, radius);
  c.fillStyle = fill;
  c.fill();
}

export function ring(c, x, y, r, colour, width, from = 0, to = TURN) {
  c.beginPath();
  c.arc(x, y, r, from, to);
  c.strokeStyle = colour;
  c.lineWidth = width;
  c.stroke();
}

/** Runs draw between save and restore, moved, turned and scaled. */
export function at(c, x, y, scale, draw, turn = 0) {
  c.save();
  c.translate(x, y);
  c.rotate(turn);
  c.scale(scale, Math.abs(scale)); // a negative scale mirrors
  draw(c);
  c.restore();
}

/** Runs draw under a compositing mode. */
export function blend(c, mode, draw, alpha = 1) {
  c.save();
  c.globalCompositeOperation = mode;
  c.globalAlpha = alpha;
  draw(c);
  c.restore();
}

/** Runs draw inside a clip given as SVG path data. */
export function inside(c, path, draw) {
  c.save();
  c.clip(new Path2D(path));
  draw(c);
  c.restore();
}

/** Rolling hill line across the view around height y, filled down to the view's foot. */
export function ridge({ c, view, R }, y, amplitude, fill, detail = 0.12) {
  const p = [R() * 9, R() * 9, R() * 9];
  c.beginPath();
  c.moveTo(view.x0, view.y1);
  for (let x = view.x0; x <= view.x1 + 8; x += 8) {
    c.lineTo(x, y + amplitude * (Math.sin(x / 310 + p[0]) + 0.45 * Math.sin(x / 131 + p[1]) + detail * Math.sin(x / 47 + p[2])));
  }
  c.lineTo(view.x1, view.y1);
  c.fillStyle = fill;
  c.fill();
}

/**
 * Dabs of gouache over clumps {x, y, r}: dark underneath, light above and towards the sun.
 * @param {string[][]} tones three lists of colours: shade, body, light
 * @param {number} size length of a dab
 * @param {number} density 1 covers a clump well
 */
export function dabs({ c, R, view }, clumps, tones, size, density, sun = [-0.5, -0.8]) {
  const seen = clumps.filter(k => k.x + 2 * k.r > view.x0 && k.x - 2 * k.r < view.x1 && k.y + 2 * k.r > view.y0 && k.y - 2 * k.r < view.y1);
  for (let pass = 0; pass < 3; pass++) {
    const spread = [1.05, 0.92, 0.68][pass];
    for (const k of seen) {
      const count = ((k.r * k.r) / 42) * density * [1, 0.8, 0.55][pass];
      for (let i = 0; i < count; i++) {
        const a = R() * TURN, d = Math.sqrt(R()) * k.r * spread, s = size * (0.55 + R() * 0.9);
        c.globalAlpha = 0.82 + R() * 0.18;
        const x = k.x + Math.cos(a) * d + sun[0] * k.r * 0.26 * pass;
        const y = k.y + Math.sin(a) * d * 0.74 + sun[1] * k.r * 0.26 * pass;
        blob(c, x, y, s, s * (0.42 + R() * 0.3), R() * 3.14, pick(R, tones[pass]));
      }
    }
  }
  c.globalAlpha = 1;
}

/**
 * Paints on a small canvas and lays it enlarged over the picture: a blur of about `px` units that needs no
 * `ctx.filter` (Safari has none) and costs less the softer it is.
 */
export function soft(art, px, draw, mode = 'source-over', alpha = 1) {
  const { c, view } = art, k = Math.min(view.k, 1.6 / px);
  const layer = new OffscreenCanvas(Math.max(2, Math.ceil(view.w * k)), Math.max(2, Math.ceil(view.h * k)));
  const g = layer.getContext('2d');
  g.setTransform(k, 0, 0, k, -view.x0 * k, -view.y0 * k);
  draw({ ...art, c: g });
  blend(c, mode, () => {
    c.imageSmoothingQuality = 'high';
    c.drawImage(layer, view.x0, view.y0, layer.width / k, layer.height / k);
  }, alpha);
}

/**
 * A branch with its children. Ends are collected in `tips`, where leaves go.
 * @param {{R: Function, bark: Function, snow: boolean, tips: object[]}} wood bark maps an angle to a colour
 */
export function limb(c, wood, x, y, angle, length, width, depth) {
  const { R, bark, snow, tips } = wood, bend = (R() - 0.5) * 0.5, steps = 6;
  const stroke = (colour, w, x1, y1, dx, dy, cap) => {
    c.lineCap = cap;
    c.strokeStyle = colour;
    c.lineWidth = w;
    c.beginPath();
    c.moveTo(x + dx, y + dy);
    c.lineTo(x1 + dx, y1 + dy);
    c.stroke();
  };
  for (let i = 0; i < steps; i++) {
    const x1 = x + (Math.cos(angle) * length) / steps, y1 = y + (Math.sin(angle) * length) / steps;
    const w = width * lerp(1, 0.62, i / steps);
    stroke(bark(angle), w, x1, y1, 0, 0, 'round');
    stroke('rgba(255,230,200,.13)', w * 0.28, x1, y1, -w * 0.24, -w * 0.1, 'butt');
    if (snow && Math.abs(Math.cos(angle)) > 0.3) stroke('rgba(250,252,255,.95)', Math.max(1.6, w * 0.36), x1, y1, 0, -w * 0.42, 'round');
    x = x1;
    y = y1;
    angle += bend / steps;
    if (depth > 1 && i === 3) limb(c, wood, x, y, angle + (R() < 0.5 ? -1 : 1) * (0.55 + R() * 0.35), length * 0.55, width * 0.55, depth - 1);
  }
  if (depth <= 0) return void tips.push({ x, y });
  const children = depth > 2 ? 3 : 2;
  for (let i = 0; i < children; i++) {
    const spread = lerp(-0.62, 0.62, i / (children - 1)) + (R() - 0.5) * 0.35;
    limb(c, wood, x, y, angle + spread, length * (0.66 + R() * 0.16), width * 0.6, depth - 1);
  }
}
