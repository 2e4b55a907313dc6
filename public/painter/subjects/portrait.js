// Portraits in blocks of colour: the head and shoulders here, whole figures in wardrobe.js, the ride in motorcycle.js.

import { at, blob, glow, inside, line, linear, ring, shape } from '../brush.js';
import { darker, lighter, mix, rgba } from '../colour.js';
import { drift } from '../weather.js';
import { motorcycle } from './motorcycle.js';
import { wardrobe } from './wardrobe.js';

const WHOLE = { outfit: wardrobe, bag: wardrobe, dress: wardrobe, water: wardrobe, motorcycle };

const shots = ({ detail }) => {
  const whole = WHOLE[detail], bike = detail === 'motorcycle';
  const room = { keep: bike ? 1000 : whole ? 940 : 860, up: whole ? 0.5 : 0.36 };
  const [medium, close] = whole ? [1.2, 1.6] : [1.18, 1.5];
  return {
    wide: { x: 800, y: 450, zoom: 1, ...room },
    medium: { x: 800, y: whole ? 420 : 470, zoom: medium, ...room },
    close: { x: 800, y: bike ? 430 : whole ? 330 : 490, zoom: close, ...room },
    low: { x: 800, y: whole ? 470 : 430, zoom: 1.1, ...room },
  };
};

function paint(art) {
  // A named hour tints the studio; skin takes less of it than cloth, or a face by night would look ill.
  const { R, scene, p } = art, lit = (v, t = 0.6) => (scene.asked.time ? mix(v, p.tone(v), t) : v);
  const [main, pale, light, contrast] = p.words.map(v => lit(v));
  const set = { ...art, lit, look: { main, pale, light, contrast, skin: lit('#f3c4a0', 0.22), hair: lit(['#2f2029', '#4a2a22', '#1f2030'][Math.floor(R() * 3)]) } };
  if (WHOLE[scene.detail]) WHOLE[scene.detail](set);
  else {
    backdrop(set);
    bust(set);
  }
  if (scene.asked.season || scene.weather === 'snow') drift(art, 90);
}

/** Studio ground: three of four flat shapes, chosen by the seed. */
export function backdrop({ c, view, R, look, scene }) {
  const { main, pale, light, contrast } = look, kind = scene.seed % 4, side = R() < 0.5 ? -1 : 1, x = 800 + side * (150 + R() * 90);
  c.fillStyle = linear(c, view.x0, view.y0, view.x1, view.y1, lighter(main, 0.1), main, darker(main, 0.14));
  c.fillRect(view.x0, view.y0, view.w, view.h);
  const edge = side > 0 ? view.x1 : view.x0;
  if (kind === 0) shape(c, `M${x} ${view.y0}H${edge}V${view.y1}H${x}Z`, pale);
  if (kind === 1) shape(c, `M${edge} ${view.y0}V${view.y1}H${x - side * 300}L${x + side * 120} ${view.y0}Z`, pale);
  if (kind === 2) for (const [i, r] of [620, 500, 380].entries()) blob(c, 800, 420, r, r, 0, [pale, mix(main, contrast, 0.35), light][i]);
  if (kind === 3) for (let i = 0; i < 5; i++) shape(c, `M${edge} ${view.y0}h${-side * (820 - i * 150)}V${view.y1}H${edge}Z`, mix(main, i % 2 ? light : pale, 0.25 + i * 0.17));
  if (kind !== 2) blob(c, 800 - side * 130, 340, 270, 270, 0, kind === 1 ? contrast : light);
  glow(c, 480, 120, 760, '#fff6e0', 0.3);
}

function bust(art) {
  const { c, R, scene, look } = art;
  const extra = scene.detail || ['hat', 'earring', 'scarf', 'hat'][scene.seed % 4];
  const mirror = R() < 0.5 ? -1 : 1;
  at(c, 800 + (R() - 0.5) * 120, (extra === 'hat' ? 520 : 470), 1.06 * mirror, () => {
    if (extra === 'hat') hatBehind(art);
    hairBehind(c, look);
    body(art, extra);
    at(c, 0, 0, 1, () => {
      face(c, look, (R() - 0.5) * 16);
      fringe(c, look, R() < 0.5);
      earrings(c, look);
      if (extra === 'hat') hatFront(art);
      if (extra === 'sunglasses') sunglasses(c, look);
    }, (R() - 0.5) * 0.07);
    if (extra === 'lollipop') lollipop(c, look);
  });
}

function hairBehind(c, { hair }) {
  shape(c, 'M-182-60C-226 120-214 236-168 268C-120 290-90 250-70 220H70C90 250 130 292 176 262C220 230 224 110 182-60Z', hair);
  for (const x of [-172, -150, 150, 170]) line(c, `M${x} 20C${x * 1.12} 120 ${x * 1.1} 190 ${x * 0.98} 240`, 'rgba(255,225,200,.1)', 5);
}

function body({ c, look }, extra) {
  const { main, contrast, light, skin } = look, cloth = extra === 'scarf' ? light : contrast;
  shape(c, 'M-64 130V268Q0 330 64 268V130Z', darker(skin, 0.16));
  shape(c, 'M-64 150Q0 262 64 150V190Q10 280-64 214Z', 'rgba(120,50,50,.22)');
  const coat = 'M-70 252C-180 276-290 310-330 430C-360 540-372 900-372 1500H372C372 900 360 540 330 430C290 310 180 276 70 252Q0 330-70 252Z';
  shape(c, coat, linear(c, -340, 300, 340, 520, lighter(cloth, 0.2), cloth, darker(cloth, 0.26)));
  inside(c, coat, () => {
    shape(c, 'M60 250C170 320 210 480 230 1500H420V240Z', rgba(darker(cloth, 0.5), 0.2));
    line(c, 'M-250 400C-236 520-240 700-244 1500M250 400C236 520 240 700 244 1500', rgba(darker(cloth, 0.5), 0.35), 5);
    shape(c, 'M-6 320L-58 1500H58L6 320Z', rgba(darker(cloth, 0.4), 0.12));
    line(c, 'M-322 420C-300 340-200 300-110 276', 'rgba(255,250,235,.35)', 8);
  });
  if (extra !== 'scarf') {
    shape(c, 'M-72 246L-128 262C-118 340-70 402-8 452L-2 336Z', mix(cloth, light, 0.78));
    shape(c, 'M72 246L128 262C118 340 70 402 8 452L2 336Z', mix(cloth, light, 0.6));
    return;
  }
  shape(c, 'M60 290C130 340 140 520 116 700L40 690C60 540 40 420 10 330Z', darker(main, 0.12)); // tail
  for (let i = 0; i < 6; i++) line(c, `M${46 + i * 13} ${690 + i * 2}v34`, darker(main, 0.1), 5);
  shape(c, 'M-150 214C-120 160 120 160 150 214C186 268 170 352 96 372C30 388-60 388-104 368C-176 344-186 262-150 214Z', linear(c, -160, 200, 150, 380, lighter(main, 0.2), main, darker(main, 0.25)));
  line(c, 'M-146 250C-60 310 70 310 148 246M-136 306C-50 358 70 352 140 300M-100 216C-40 250 50 250 104 214', rgba(darker(main, 0.5), 0.3), 6);
  line(c, 'M-138 240C-60 296 60 298 140 236', rgba(light, 0.45), 4);
}

function face(c, { skin, hair, main }, gaze) {
  for (const s of [-1, 1]) blob(c, s * 148, 22, 20, 34, s * 0.1, darker(skin, 0.1));
  const head = 'M-150-50C-156 50-118 132-60 172Q0 202 60 172C118 132 156 50 150-50C146-150 90-196 0-196C-90-196-146-150-150-50Z';
  shape(c, head, linear(c, -150, -60, 160, 60, lighter(skin, 0.22), skin, darker(skin, 0.08)));
  inside(c, head, () => {
    shape(c, 'M70-200C120-60 116 60 40 200H200V-200Z', 'rgba(205,100,80,.16)');
    shape(c, 'M-160-130Q0-60 160-130V-220H-160Z', 'rgba(120,60,60,.16)');
    for (const x of [-88, 92]) at(c, x, 76, 1, () => glow(c, 0, 0, 52, '#e8604f', 0.34));
  });
  for (const s of [-1, 1]) at(c, s * 64, 8, s, () => eye(c, hair, main, gaze * s));
  line(c, 'M8 22Q24 62 12 78Q2 86-8 80', 'rgba(170,85,65,.5)', 4.5);
  line(c, 'M2 20Q8 46 6 66', 'rgba(255,245,230,.45)', 5);
  shape(c, 'M-42 120Q-18 102-8 106Q0 110 8 106Q18 102 42 120Q0 128-42 120Z', '#a83440');
  shape(c, 'M-42 120Q0 130 42 120Q24 148 0 149Q-24 148-42 120Z', '#c8434a');
  line(c, 'M-12 136Q0 140 14 135', 'rgba(255,225,220,.6)', 4);
}

/** Right eye around its middle; the left is its mirror. */
function eye(c, hair, iris, gaze) {
  const almond = 'M-36 8Q-6-24 40-4Q16 22-12 18Q-28 16-36 8Z';
  shape(c, almond, '#fffaf4');
  inside(c, almond, () => {
    blob(c, 2 + gaze, 0, 17, 18, 0, mix(iris, '#1b2430', 0.55));
    blob(c, 2 + gaze, 4, 11, 11, 0, mix(iris, '#5a4030', 0.3));
    blob(c, 2 + gaze, 0, 8, 8.5, 0, '#120d14');
    shape(c, 'M-40-30H44V-8Q6-18-40 6Z', 'rgba(60,30,50,.28)');
    blob(c, -4 + gaze, -6, 4.6, 4.6, 0, '#ffffff');
  });
  line(c, 'M-38 8Q-6-26 42-5L54-14', '#241820', 6.5);
  line(c, 'M-26 15Q6 24 34 4', 'rgba(110,55,50,.4)', 2.5);
  line(c, 'M-34-16Q-4-40 40-24', 'rgba(150,80,70,.35)', 3.5);
  line(c, 'M-38-44Q-6-64 46-46', hair, 9);
}

function fringe(c, { hair }, straight) {
  shape(c, straight
    ? 'M-178 60C-214-130-150-236 0-238C150-236 214-130 178 60C168 10 160-40 150-66C60-84-70-84-150-66C-160-40-168 10-178 60Z'
    : 'M-178 70C-214-130-150-236 0-238C150-236 214-130 178 70C170-10 150-80 96-140C20-70-90-60-146-54C-162-10-170 30-178 70Z', hair);
  line(c, 'M-140-120C-110-186-50-212 10-214', 'rgba(255,225,200,.22)', 12);
  line(c, 'M-152-90C-132-150-96-180-60-194M96-196C140-170 160-130 166-86', 'rgba(255,225,200,.12)', 5);
}

function earrings(c, { main, light }) {
  for (const s of [-1, 1]) {
    ring(c, s * 160, 88, 22, light, 7);
    blob(c, s * 160, 122, 11, 11, 0, main);
  }
}

/** A fan of blades rising behind the head. */
function hatBehind({ c, look, scene }) {
  if (scene.seed % 2) return;
  const colours = [look.contrast, look.pale, look.main, look.light];
  for (let i = 0; i < 11; i++) {
    const k = i % 2 ? i : 10 - i; // outer blades first, alternating
    at(c, 0, -120, 1, () => {
      const l = 330 - Math.abs(k - 5) * 14, colour = colours[k % 4];
      shape(c, `M-20 0C-96 ${-l * 0.5} -40 ${-l} 0 ${-l - 14}C40 ${-l} 96 ${-l * 0.5} 20 0Z`, linear(c, -70, 0, 70, 0, lighter(colour, 0.16), darker(colour, 0.2)));
      line(c, `M0-20V${-l + 10}`, rgba(darker(colour, 0.5), 0.3), 3);
    }, (k - 5) * 0.25);
  }
}

/** The fan's band, or a wide tilted disc of pleats with its crown. */
function hatFront({ c, look, scene }) {
  const { main, contrast, light, pale } = look;
  if (scene.seed % 2 === 0) {
    shape(c, 'M-184-108C-120-178 120-178 184-108C186-150 170-196 150-216C80-262-80-262-150-216C-170-196-186-150-184-108Z', linear(c, -180, 0, 180, 0, lighter(contrast, 0.22), contrast, darker(contrast, 0.25)));
    line(c, 'M-174-142C-110-206 110-206 174-142', light, 8);
    blob(c, 0, -206, 30, 30, 0, light);
    return blob(c, 0, -206, 16, 16, 0, main);
  }
  at(c, 6, -158, 1, () => {
    blob(c, 10, 26, 330, 84, 0, 'rgba(60,20,50,.3)');
    blob(c, 0, 0, 372, 96, 0, linear(c, -370, -40, 370, 60, lighter(contrast, 0.25), contrast, darker(contrast, 0.3)));
    let pleats = '';
    for (let a = 0; a < 6.28; a += 0.157) pleats += `M${Math.cos(a) * 150} ${Math.sin(a) * 38}L${Math.cos(a) * 366} ${Math.sin(a) * 92}`;
    line(c, pleats, rgba(light, 0.24), 4);
    shape(c, 'M-170 2C-170-150-110-196 0-200C110-196 170-150 170 2Q0 56-170 2Z', linear(c, -170, -100, 170, 0, lighter(pale, 0.3), pale, mix(pale, contrast, 0.4)));
    shape(c, 'M-171-4Q0 50 171-4V-42Q0 10-171-42Z', main);
    for (let i = 0; i < 4; i++) ring(c, 92, -52, 66 - i * 17, i % 2 ? light : main, 13);
  }, -0.13);
}

function sunglasses(c, { contrast, pale, light }) {
  line(c, 'M-30-2Q0-18 30-2M-128-12L-156-4M128-12L156-4', '#1d1820', 10);
  for (const s of [-1, 1]) at(c, s * 80, 12, s, () => {
    const lens = 'M-54-26Q-10-46 56-34Q70 0 44 36Q10 58-30 42Q-60 14-54-26Z';
    shape(c, lens, linear(c, -40, -40, 40, 50, darker(contrast, 0.55), mix(contrast, '#2a1a2a', 0.35), mix(pale, contrast, 0.3)));
    inside(c, lens, () => shape(c, 'M-50-60H-14L-60 60H-96ZM0-60H12L-34 60H-46Z', rgba(light, 0.4)));
    line(c, lens, '#1d1820', 8);
  });
}

function lollipop(c, { main, light, pale, skin, contrast }) {
  const x = 196, y = 130, r = 96;
  line(c, `M${x} ${y}L${x + 4} 400`, '#fff8ea', 11);
  blob(c, x, y, r, r, 0, linear(c, x - r, y - r, x + r, y + r, lighter(pale, 0.3), pale));
  inside(c, `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`, () => {
    for (let i = 0; i < 8; i++) at(c, x, y, 1, () => shape(c, 'M0 0C50-30 60-76 30-130L92-116C110-70 70-14 0 0Z', i % 2 ? main : light), (i / 8) * 6.283);
  });
  line(c, `M${x - 62} ${y - 30}Q${x - 46} ${y - 66} ${x - 8} ${y - 74}`, 'rgba(255,255,255,.75)', 10);
  shape(c, `M140 420C150 380 180 360 214 366C252 372 262 410 250 440L330 1500H60Z`, darker(contrast, 0.1));
  shape(c, 'M150 420C140 370 160 346 196 346C236 346 256 372 250 424Q200 450 150 420Z', skin);
  line(c, 'M168 372Q198 362 232 374M164 392Q198 384 238 394', 'rgba(150,70,60,.35)', 4);
}

export const portrait = { shots, paint, coloured: true };
