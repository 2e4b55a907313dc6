// What lies between the picture and the eye: petals and leaves in the air, rain, snow, fog.

import { blob, glow, linear, soft } from './brush.js';
import { mix, rgba } from './colour.js';

/** Petals, leaves or flakes drifting; count is for a whole stage. */
export function drift({ c, view, R, p }, count, from = view.y0) {
  const n = count * Math.min(2, (view.w * view.h) / 1440000);
  for (let i = 0; i < n; i++) {
    const s = 2.2 + R() * R() * 6;
    c.globalAlpha = 0.5 + R() * 0.5;
    blob(c, view.x0 + R() * view.w, from + R() * (view.y1 - from), s, s * (0.4 + R() * 0.3), R() * 3, p.fall);
  }
  c.globalAlpha = 1;
}

/** Weather in front of everything. */
export function veil(art, weather) {
  if (weather === 'rain') rain(art);
  if (weather === 'snow') snow(art);
  if (weather === 'fog') fog(art);
}

function snow({ c, view, R, p }) {
  const n = 420 * Math.min(2, (view.w * view.h) / 1440000);
  for (let i = 0; i < n; i++) {
    const s = (1.3 + R() * R() * R() * 9) * Math.min(1, view.w / 1300 + 0.25);
    c.globalAlpha = 0.45 + R() * 0.5;
    blob(c, view.x0 + R() * view.w, view.y0 + R() * view.h, s, s, 0, p.night ? '#dfe6fb' : '#ffffff');
  }
  c.globalAlpha = 1;
}

function rain({ c, view, R }) {
  c.fillStyle = 'rgba(70,88,112,.13)';
  c.fillRect(view.x0, view.y0, view.w, view.h);
  c.lineCap = 'round';
  const size = Math.min(1, view.w / 1600 + 0.2);
  for (let i = 0; i < 380 * Math.min(2, (view.w * view.h) / 1440000 + 0.3); i++) {
    const x = view.x0 + R() * view.w * 1.1, y = view.y0 + R() * view.h, l = (18 + R() * 46) * size;
    c.strokeStyle = rgba('#eaf3fb', 0.14 + R() * 0.3);
    c.lineWidth = (0.9 + R() * 1.4) * size;
    c.beginPath();
    c.moveTo(x, y);
    c.lineTo(x - l * 0.2, y + l);
    c.stroke();
  }
}

function fog(art) {
  const { c, view, R, p } = art, colour = mix(p.sky[2], p.night ? '#4a557e' : '#f3f2ee', 0.6);
  c.fillStyle = linear(c, 0, view.y0, 0, view.y1, [0, rgba(colour, 0.1)], [0.55, rgba(colour, 0.34)], [1, rgba(colour, 0.1)]);
  c.fillRect(view.x0, view.y0, view.w, view.h);
  soft(art, 14, ({ c: g }) => {
    for (let i = 0; i < 9; i++) {
      g.save();
      g.translate(view.x0 + R() * view.w, view.y0 + view.h * (0.34 + R() * 0.4));
      g.scale(1, 0.16);
      glow(g, 0, 0, 330 + R() * 240, colour, 0.32);
      g.restore();
    }
  });
}
