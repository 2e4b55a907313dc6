// The small people and animals of the wide scenes. Drawn around their feet at (0, 0), a person 130 units tall.

import { at, blend, blob, box, glow, inside, line, shape } from './brush.js';
import { lighter, rgba } from './colour.js';

/** What the figure holds or wears. */
const KITS = {
  scarf: (c, t) => {
    box(c, -19, -92, 38, 11, t('#f3e3c3'), 5);
    box(c, 8, -86, 10, 28, t('#e9d5ae'), 3);
  },
  hat: (c, t) => {
    blob(c, 0, -116, 36, 9, -0.06, t('#d9b36a'));
    blob(c, 0, -122, 18, 12, 0, t('#e5c580'));
    box(c, -18, -122, 36, 5, t('#b5452f'));
  },
  broom: (c, t) => {
    line(c, 'M22-86L52-10', t('#7a5436'), 4);
    shape(c, 'M46-18L60-22L78 4L44 6Z', t('#c79a54'));
    line(c, 'M52-12L56 3M57-14L66 2', t('#9a7436'), 2);
  },
  umbrella: (c, t, coat) => {
    line(c, 'M30-52L26-176', t('#4a3a3c'), 3.5);
    shape(c, 'M-48-138C-44-204 96-208 102-138Q84-150 66-138Q46-150 27-138Q8-150-10-138Q-30-150-48-138Z', coat);
    shape(c, 'M27-190C60-188 66-160 66-138Q46-150 27-138Z', 'rgba(30,15,50,.16)');
    line(c, 'M-34-152C-22-178 0-186 16-188', 'rgba(255,255,255,.35)', 4);
  },
  bag: (c, t) => {
    line(c, 'M14-86L-24-50', t('#5a3a30'), 3.5);
    box(c, -40, -54, 26, 24, t('#a4603c'), 6);
  },
};

/**
 * @param {string} coat colour, already lit
 * @param {string} kit reach, lamp, stand or a key of KITS
 */
export function figure({ c, p }, x, y, scale, coat, kit) {
  const t = p.tone, skin = t('#f0c3a2'), hair = t('#2e2230');
  at(c, x, y, scale, () => {
    blob(c, 12, 0, 38, 6, 0, rgba(p.shade, 0.34));
    shape(c, 'M-11-30h8v29h-8zM3-30h8v29h-8z', t('#3a2c33'));
    const coatPath = 'M-12-92C-26-70-30-44-30-26Q0-17 30-26C30-44 26-70 12-92Z';
    shape(c, coatPath, coat);
    inside(c, coatPath, () => {
      shape(c, 'M6-100h40v90h-40Q14-50 6-100Z', 'rgba(40,20,60,.2)');
      line(c, 'M-13-90C-24-70-28-44-28-26', rgba(lighter(p.sun, 0.3), 0.35), 5);
    });
    line(c, 'M-15-82Q-28-66-26-50', coat, 11);
    const up = kit === 'reach';
    line(c, up ? 'M15-82Q33-98 39-122' : 'M15-82Q32-68 30-54', coat, 11);
    blob(c, up ? 40 : 30, up ? -127 : -49, 5.5, 5.5, 0, skin);
    blob(c, 0, -106, 18, 19, 0, skin);
    blob(c, 0, -108, 21, 21, 0, hair);
    shape(c, 'M-20-108Q-25-84-15-80L15-80Q25-84 20-108Z', hair);
    line(c, 'M-16-112Q-14-120-3-123', 'rgba(255,255,255,.24)', 3);
    KITS[kit]?.(c, t, coat);
    if (kit === 'lamp') {
      line(c, 'M30-52L52-66L52-52', t('#3a2c33'), 3);
      blend(c, 'screen', () => glow(c, 52, -38, 190, '#ffb04a', 0.85));
      blob(c, 52, -38, 12, 15, 0, '#ffe2a0');
    }
  });
}

/** A sitting cat, 60 units tall. */
export function cat({ c }, x, y, scale, fur) {
  at(c, x, y, scale, () => {
    shape(c, 'M-16 0C-20-22-10-34 0-36C14-32 18-14 16 0Z', fur);
    blob(c, -4, -42, 12, 10.5, 0, fur);
    shape(c, 'M-15-46L-13-60L-5-51ZM-2-51L5-60L8-45Z', fur);
    line(c, 'M14-3C34 4 34-18 27-26', fur, 5);
    line(c, 'M-14-8Q-15-24-6-30', 'rgba(255,240,220,.2)', 3);
  });
}

/** A few birds far away; count is for the whole group. */
export function birds({ c, R, p }, x, y, count) {
  for (let i = 0; i < count; i++) {
    const s = 5 + R() * 7, dx = x + (R() - 0.5) * 220, dy = y + (R() - 0.5) * 80;
    line(c, `M${dx - s} ${dy - s * 0.35}Q${dx - s * 0.4} ${dy - s * 0.7} ${dx} ${dy}Q${dx + s * 0.4} ${dy - s * 0.7} ${dx + s} ${dy - s * 0.35}`, rgba(p.shade, 0.6), 1.8);
  }
}
