// Sky, sun or moon, stars and clouds: the first coat of every outdoor picture.

import { blend, blob, glow, linear } from './brush.js';
import { lighter, mix } from './colour.js';

/**
 * @param {number} horizon where the sky's lightest band lies, in stage units
 * @param {{x?: number, y?: number, clouds?: number}} [options] x, y: sun or moon instead of the palette's place;
 *   clouds: how many a stage's width holds
 */
export function sky({ c, view, R, p }, horizon, { x = p.at[0], y = p.at[1], clouds = 5 } = {}) {
  const top = Math.min(view.y0, 0);
  c.fillStyle = linear(c, 0, top, 0, horizon, ...p.sky);
  c.fillRect(view.x0, view.y0, view.w, view.h);
  // Narrow frames see only the middle of the stage: the light moves in with them.
  x = Math.min(view.x1 - 90, Math.max(view.x0 + 90, x));
  y = Math.max(Math.min(y, horizon - 60), view.y0 + 100);
  if (p.night) night(c, view, R, horizon, x, y, p);
  else {
    glow(c, x, y, 640, p.sun, p.dull ? 0.45 : 0.9);
    if (!p.dull) {
      glow(c, x, y, 170, lighter(p.sun, 0.2), 0.9);
      blob(c, x, y, 42, 42, 0, lighter(p.sun, 0.3));
    }
  }
  const count = Math.round((clouds * view.w) / 1600 + 0.4);
  const depth = horizon - view.y0;
  for (let i = 0; i < count; i++) {
    const u = (i + 0.2 + R() * 0.6) / count;
    cloud(c, R, view.x0 + u * view.w, view.y0 + depth * (0.1 + R() * 0.48), 70 + R() * 110, p);
  }
}

function night(c, view, R, horizon, x, y, p) {
  if (!p.dull) {
    for (let i = 0; i < (view.w * (horizon - view.y0)) / 4200; i++) {
      c.globalAlpha = 0.2 + R() * 0.75;
      const s = 0.7 + R() * R() * 2.2;
      blob(c, view.x0 + R() * view.w, view.y0 + R() * (horizon - view.y0) * 0.85, s, s, 0, '#ffffff');
    }
    c.globalAlpha = 1;
  }
  glow(c, x, y, 340, '#cdd8ff', p.dull ? 0.3 : 0.5);
  blob(c, x, y, 50, 50, 0, p.dull ? '#aab2cf' : '#f6f1dd');
  for (const [dx, dy, r] of [[-16, -12, 9], [17, 15, 12], [4, -26, 5]]) blob(c, x + dx, y + dy, r, r * 0.8, 0, 'rgba(150,145,150,.22)');
}

/** A cloud with a flat foot: cool below, light above. Each layer is one outline, so that no puff shows through another. */
function cloud(c, R, x, y, w, p) {
  const under = mix(p.sky[1], p.sky[0], 0.3), body = mix(p.sky[2], p.night ? p.sky[1] : '#ffffff', 0.55);
  const puffs = Array.from({ length: 9 }, (_, i) => {
    const u = i / 4 - 1, hill = 1 - u * u * 0.85;
    return { x: x + u * w + (R() - 0.5) * w * 0.16, r: w * (0.1 + 0.2 * hill * (0.6 + R() * 0.6)) };
  });
  blend(c, 'source-over', () => {
    for (const [colour, drop, size] of [[under, 0, 1], [body, -0.24, 0.9], [lighter(body, p.night ? 0.06 : 0.55), -0.5, 0.66]]) {
      c.beginPath();
      for (const k of puffs) {
        const r = k.r * size, cy = y + drop * k.r - k.r * 0.2;
        c.moveTo(k.x + r * 1.5, cy);
        c.ellipse(k.x - (1 - size) * w * 0.2, cy, r * 1.5, r * 0.72, 0, 0, 7);
      }
      c.fillStyle = colour;
      c.fill();
    }
  }, p.night ? 0.26 : p.dull ? 0.4 : 0.66);
}
