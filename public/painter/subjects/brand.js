// A design system laid out for the camera: bag, cap, cards and lanyard of an outdoor brand, with its mark.

import { at, blob, box, inside, line, linear, ring, shape, soft } from '../brush.js';
import { darker, lighter, mix, rgba } from '../colour.js';

const shots = ({ detail }) => {
  const room = { keep: THINGS[detail] ? 900 : 1420, up: 0.5 };
  return {
    wide: { x: 800, y: 520, zoom: 1.1, ...room },
    medium: { x: 800, y: 550, zoom: 1.26, ...room },
    close: { x: 800, y: 560, zoom: 1.5, ...room },
    low: { x: 800, y: 490, zoom: 1.16, ...room },
  };
};

const FLOOR = 640;
/** What a detail word puts in the middle. */
const THINGS = { bag, cap, hat: cap, cards, card: cards, lanyard };

function paint(art) {
  const { view, R, p, scene } = art;
  // The brand is green unless the prompt names another colour.
  const main = p.wash || ['#2f8a57', '#1f7a52', '#3f9a5a'][scene.seed % 3];
  const hue = { main, deep: darker(main, 0.45), mid: mix(main, '#ffffff', 0.42), pale: mix(main, '#fdfbf2', 0.8), cream: '#fbf7ea', pop: p.wash ? p.words[3] : '#f4b63f' };
  const set = { ...art, hue };
  backdrop(set);
  // A narrow frame cannot hold four things: it shows one.
  const hero = THINGS[scene.detail] ?? (view.w < view.h * 0.8 ? [bag, cap, cards, lanyard][scene.seed % 4] : null);
  if (hero) {
    plinth(set, 800, 730, 470, 120);
    hero(set, 800, 730, 1.5);
    const rest = [bag, cap, cards, lanyard].filter(thing => thing !== hero);
    const shift = scene.seed % rest.length;
    plinth(set, 330, 770, 200, 60);
    rest[shift](set, 330, 770, 0.72);
    plinth(set, 1270, 760, 200, 100);
    rest[(shift + 1) % rest.length](set, 1270, 760, 0.72);
  } else {
    const order = scene.seed % 2 ? [lanyard, bag, cap, cards] : [cards, cap, bag, lanyard];
    const spots = [[330, 770, 210, 50, 0.85], [650, 730, 250, 120, 1.05], [985, 760, 240, 70, 1.05], [1290, 740, 200, 110, 0.85]];
    spots.forEach(([x, y, w, h], i) => plinth(set, x, y, w, h, i));
    spots.forEach(([x, y, , , s], i) => order[i](set, x, y, s));
  }
  soft(art, 12, ({ c: g }) => { // window light across the set
    for (let i = 0; i < 3; i++) {
      const x = 120 + i * 190 + R() * 40;
      shape(g, `M${x} ${view.y0}h120L${x + 900} ${view.y1}h-190Z`, 'rgba(255,250,225,.13)');
    }
  }, 'screen');
}

function backdrop({ c, view, R, hue, p, scene }) {
  const tint = scene.asked.time ? p.sky[2] : hue.pale;
  c.fillStyle = linear(c, 0, view.y0, 0, FLOOR, mix(hue.mid, tint, 0.25), mix(hue.pale, tint, 0.3));
  c.fillRect(view.x0, view.y0, view.w, view.h);
  const x = 620 + R() * 360, y = 380;
  blob(c, x, y, 330, 330, 0, rgba(hue.cream, 0.7));
  at(c, x, y, 3.1, () => mountains(c, rgba(hue.main, 0.16), rgba(hue.main, 0.24)));
  c.fillStyle = linear(c, 0, FLOOR, 0, Math.max(900, view.y1), mix(hue.mid, hue.main, 0.18), mix(hue.mid, hue.main, 0.55));
  c.fillRect(view.x0, FLOOR, view.w, view.y1 - FLOOR);
  c.fillStyle = linear(c, 0, FLOOR - 30, 0, FLOOR + 40, rgba(hue.cream, 0), rgba(hue.cream, 0.4), rgba(hue.cream, 0));
  c.fillRect(view.x0, FLOOR - 30, view.w, 70);
  // One big arch at the edge keeps wide frames from emptiness and turns with the seed.
  const side = scene.seed % 2 ? 1 : -1;
  const ax = 800 + side * 620;
  shape(c, `M${ax - 170} ${FLOOR + 14}V360a170 170 0 0 1 340 0V${FLOOR + 14}Z`, linear(c, ax - 170, 0, ax + 170, 0, mix(hue.main, hue.mid, 0.3), hue.main));
  shape(c, `M${ax - 120} ${FLOOR + 14}V360a120 120 0 0 1 240 0V${FLOOR + 14}Z`, rgba(hue.deep, 0.35));
}

function plinth({ c, hue }, x, y, w, h, i = 0) {
  const colour = [hue.cream, hue.mid, hue.main, hue.pop][i % 4], half = w / 2, tilt = w * 0.11;
  blob(c, x + 40, y + h, half * 1.15, tilt * 1.2, 0, rgba(hue.deep, 0.28));
  shape(c, `M${x - half} ${y}V${y + h}A${half} ${tilt} 0 0 0 ${x + half} ${y + h}V${y}Z`, linear(c, x - half, 0, x + half, 0, lighter(colour, 0.25), colour, mix(colour, hue.deep, 0.32)));
  blob(c, x, y, half, tilt, 0, lighter(colour, 0.4));
  blob(c, x + 10, y + 3, half * 0.62, tilt * 0.6, 0, rgba(hue.deep, 0.2));
}

/** Two peaks and a sun within 100 units: the brand's mark. */
function mountains(c, back, front) {
  shape(c, 'M-6 34L26-20L58 34Z', back);
  shape(c, 'M-58 34L-16-36L2-6L-4 4L6 0L28 34Z', front);
}

function mark(c, ink, ground) {
  blob(c, 0, 0, 62, 62, 0, ink);
  inside(c, 'M-56 0a56 56 0 1 0 112 0a56 56 0 1 0-112 0', () => {
    blob(c, 22, -24, 12, 12, 0, ground);
    mountains(c, rgba(ground, 0.6), ground);
  });
}

function word(c, size, ink) {
  c.font = `800 ${size}px system-ui, sans-serif`;
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.letterSpacing = `${size * 0.14}px`;
  c.fillStyle = ink;
  c.fillText('GREEN', size * 0.07, 0);
}

/** Paper carrier, standing on (x, y). */
function bag({ c, hue }, x, y, s) {
  at(c, x, y, s, () => {
    line(c, 'M-46-300C-46-372 46-372 46-300', hue.deep, 7);
    shape(c, 'M100-300L142-284V-14L100 2Z', darker(hue.main, 0.3));
    shape(c, 'M120-292L142-284V-14L100 2Z', 'rgba(0,0,0,.12)');
    shape(c, 'M-110-300H100V2L-110 2Z', linear(c, -110, -300, 100, 0, lighter(hue.main, 0.16), hue.main));
    inside(c, 'M-110-300H100V2H-110Z', () => {
      at(c, 40, -40, 3, () => mountains(c, rgba(hue.deep, 0.18), rgba(hue.deep, 0.26)));
      box(c, -110, -300, 8, 302, 'rgba(255,255,255,.2)');
    });
    line(c, 'M-40-300C-40-352 30-352 30-300', lighter(hue.deep, 0.1), 7);
    at(c, -5, -196, 0.9, () => mark(c, hue.cream, hue.main));
    at(c, -5, -104, 1, () => word(c, 34, hue.cream));
  });
}

/** Cap, peak to the right. */
function cap({ c, hue }, x, y, s) {
  at(c, x - 20 * s, y, s, () => {
    blob(c, 30, 0, 150, 16, 0, rgba(hue.deep, 0.3));
    const crown = 'M-118-8C-126-120-70-176 0-176C76-176 116-110 112-18Q0-42-118-8Z';
    shape(c, crown, linear(c, -120, -150, 110, 0, lighter(hue.main, 0.22), hue.main, darker(hue.main, 0.25)));
    inside(c, crown, () => {
      shape(c, 'M-140-190H-52C-96-120-100-60-96 10H-140Z', rgba(hue.cream, 0.9));
      line(c, 'M0-178C30-130 38-70 34-20M0-178C-44-130-58-70-56-14', rgba(hue.deep, 0.35), 3);
    });
    const peak = 'M-44-22C20-48 86-46 113-28C170-22 222 4 236 30C160 14 70 8-30 14Q-58 0-44-22Z';
    shape(c, peak, linear(c, 0, -44, 60, 30, lighter(hue.main, 0.12), darker(hue.main, 0.42)));
    line(c, 'M-38 13C70 7 160 14 236 30', hue.pop, 5);
    line(c, 'M-36-2C50-20 130-14 204 14', rgba(hue.cream, 0.3), 2.5);
    blob(c, 0, -177, 11, 7, 0, hue.pop);
    at(c, -8, -94, 0.62, () => mark(c, hue.cream, hue.main));
  });
}

/** A fan of cards leaning on each other. */
function cards({ c, hue }, x, y, s) {
  const faces = [[-0.34, hue.deep, hue.mid], [-0.1, hue.main, hue.cream], [0.16, hue.cream, hue.main]];
  at(c, x, y - 6 * s, s, () => {
    blob(c, 10, 4, 120, 12, 0, rgba(hue.deep, 0.3));
    for (const [turn, ground, ink] of faces) {
      at(c, turn * 190, -4, 1, () => {
        box(c, -66, -218, 140, 218, rgba(hue.deep, 0.22), 12);
        box(c, -72, -222, 140, 222, ground, 12);
        inside(c, 'M-72-222h140v222h-140Z', () => at(c, 20, -12, 1.7, () => mountains(c, rgba(ink, 0.16), rgba(ink, 0.26))));
        at(c, -2, -150, 0.52, () => mark(c, ink, ground));
        at(c, -2, -88, 1, () => word(c, 21, ink));
        box(c, -42, -64, 80, 5, rgba(ink, 0.5), 2);
        box(c, -42, -52, 52, 5, rgba(ink, 0.35), 2);
      }, turn);
    }
  });
}

/** A pass on its ribbon, hanging from a stand. */
function lanyard({ c, hue }, x, y, s) {
  at(c, x, y, s, () => {
    blob(c, 0, -2, 74, 12, 0, hue.deep);
    box(c, -4, -392, 8, 390, hue.deep, 4);
    line(c, 'M-58-388H58', hue.deep, 8);
    const ribbon = linear(c, -50, 0, 50, 0, lighter(hue.main, 0.1), darker(hue.main, 0.2));
    line(c, 'M-44-386C-50-320-30-270-4-232', ribbon, 15);
    line(c, 'M44-386C50-320 30-270 4-232', hue.main, 15);
    line(c, 'M-41-360C-42-320-26-280-8-248M41-360C42-320 26-280 8-248', rgba(hue.cream, 0.7), 2.5);
    ring(c, 0, -224, 10, hue.pop, 6);
    box(c, -64, -206, 140, 176, rgba(hue.deep, 0.25), 14);
    box(c, -70, -212, 140, 176, hue.cream, 14);
    box(c, -70, -212, 140, 70, hue.main, 14);
    box(c, -70, -160, 140, 22, hue.main);
    at(c, 0, -172, 0.44, () => mark(c, hue.cream, hue.main));
    at(c, 0, -108, 1, () => word(c, 23, hue.main));
    box(c, -40, -84, 80, 6, rgba(hue.deep, 0.4), 3);
    box(c, -26, -70, 52, 6, rgba(hue.deep, 0.25), 3);
    box(c, -16, -206, 32, 7, hue.deep, 3);
  });
}

export const brand = { shots, paint, indoors: true, coloured: true };
