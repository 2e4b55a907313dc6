// Whole figures: an outfit, and the liquid dress in silver or in water. Feet at (0, 0), 760 units tall.

import { at, blend, blob, box, glow, line, linear, ring, shape } from '../brush.js';
import { darker, lighter, mix, rgba } from '../colour.js';
import { backdrop } from './portrait.js';

export function wardrobe(art) {
  const { c, R, scene, look } = art, liquid = scene.detail === 'water' || scene.detail === 'dress';
  if (liquid) pool(art);
  else {
    backdrop(art);
    c.fillStyle = linear(c, 0, 800, 0, 960, mix(look.main, look.light, 0.45), mix(look.main, look.light, 0.25));
    c.fillRect(art.view.x0, 790, art.view.w, Math.max(0, art.view.y1 - 790));
  }
  at(c, 800 + (R() - 0.5) * 90, 850, (R() < 0.5 ? -1 : 1) * 1.02, () => (liquid ? gown(art) : outfit(art)));
}

function head(c, { skin, hair }, x, y) {
  shape(c, `M${x - 40} ${y - 18}C${x - 70} ${y + 60} ${x - 44} ${y + 90} ${x - 20} ${y + 84}H${x + 20}C${x + 46} ${y + 90} ${x + 68} ${y + 60} ${x + 40} ${y - 18}Z`, hair);
  shape(c, `M${x - 13} ${y + 20}h26v62h-26Z`, darker(skin, 0.14));
  shape(c, `M${x - 35} ${y - 10}C${x - 36} ${y + 26} ${x - 16} ${y + 48} ${x} ${y + 50}C${x + 16} ${y + 48} ${x + 36} ${y + 26} ${x + 35} ${y - 10}Q${x} ${y - 60} ${x - 35} ${y - 10}Z`, skin);
  shape(c, `M${x - 42} ${y + 16}C${x - 56} ${y - 66} ${x + 56} ${y - 66} ${x + 42} ${y + 16}C${x + 38} ${y - 14} ${x + 22} ${y - 26} ${x + 12} ${y - 30}C${x - 8} ${y - 14} ${x - 30} ${y - 14} ${x - 42} ${y + 16}Z`, hair);
  line(c, `M${x - 22} ${y + 7}q8-6 15 0M${x + 8} ${y + 7}q8-6 15 0`, '#2a1a22', 3.4);
  line(c, `M${x - 7} ${y + 32}q7 5 14 0`, '#b03a42', 4.5);
  for (const d of [-21, 22]) blob(c, x + d, y + 20, 7, 4.5, 0, 'rgba(232,96,79,.38)');
  line(c, `M${x - 28} ${y - 26}q12-18 30-18`, 'rgba(255,230,210,.25)', 4);
}

function outfit({ c, look, scene }) {
  const { main, light, pale, skin } = look, cloth = look.contrast, contrast = darker(main, 0.3);
  const legs = mix(light, pale, 0.5), sleeve = darker(cloth, 0.16);
  blob(c, 40, 0, 170, 18, 0, rgba(darker(main, 0.7), 0.3));
  shape(c, 'M-78-400H-4L-16-24H-66ZM4-400H78L66-24H16Z', linear(c, -70, 0, 70, 0, lighter(legs, 0.14), legs, darker(legs, 0.3)));
  shape(c, 'M-74-28H-12V-6Q-40 2-92-2Q-92-18-74-28ZM12-28H74Q92-18 92-2Q40 2 12-6Z', '#2a2028');
  head(c, look, 0, -700);
  line(c, 'M-84-566C-124-480-126-420-112-352', sleeve, 42); // sleeves before the coat, so that its edge is clean
  line(c, 'M84-566C128-500 120-440 76-398', sleeve, 42);
  blob(c, -110, -322, 15, 19, 0.2, skin);
  blob(c, 62, -390, 18, 14, 0.4, skin);
  shape(c, 'M-52-612Q0-584 52-612L62-392H-62Z', linear(c, 0, -600, 0, -400, light, mix(light, main, 0.16)));
  for (const s of [-1, 1]) {
    const side = s < 0 ? lighter(cloth, 0.1) : darker(cloth, 0.06);
    shape(c, `M${s * 26}-622C${s * 70}-612 ${s * 104}-590 ${s * 104}-556C${s * 96}-440 ${s * 118}-260 ${s * 138}-150Q${s * 90}-132 ${s * 46}-140C${s * 40}-320 ${s * 34}-470 ${s * 26}-622Z`, side);
    shape(c, `M${s * 22}-624L${s * 62}-600L${s * 58}-520L${s * 30}-450Z`, darker(side, 0.22));
    box(c, s * 84 - 24, -330, 48, 12, rgba(darker(main, 0.5), 0.22), 4);
  }
  line(c, 'M-66-404H66', darker(contrast, 0.45), 13);
  box(c, -9, -412, 18, 17, light, 3);
  blob(c, 0, -598, 30, 11, 0, main);
  const hat = scene.detail === 'outfit';
  if (hat) {
    blob(c, 0, -732, 84, 17, -0.05, darker(main, 0.15));
    shape(c, 'M-46-734C-46-786 46-790 46-736Q0-722-46-734Z', lighter(main, 0.08));
    line(c, 'M-46-742Q0-730 46-744', light, 8);
  }
  line(c, 'M-112-336L-112-300', darker(contrast, 0.5), 5);
  ring(c, -112, -286, 30, darker(main, 0.2), 8, 3.14, 6.28);
  box(c, -162, -286, 100, hat ? 70 : 104, linear(c, -160, 0, -60, 0, lighter(main, 0.2), main, darker(main, 0.2)), 12);
  box(c, -162, -286, 100, 26, rgba(darker(main, 0.5), 0.25), 12);
  blob(c, -112, -256, 7, 7, 0, light);
}

/** Dark studio with still water underfoot. */
function pool({ c, view, look, lit, p }) {
  const tint = p.wash ? 0.45 : 0;
  const base = mix(lit('#173d4e'), look.main, tint), pale = mix(lit('#cfe8ea'), look.pale, tint);
  c.fillStyle = linear(c, 0, view.y0, 0, 800, darker(base, 0.35), base, mix(base, pale, 0.4));
  c.fillRect(view.x0, view.y0, view.w, view.h);
  glow(c, 800, 380, 640, pale, 0.75);
  ring(c, 800, 400, 330, rgba(pale, 0.35), 3);
  blob(c, 800, 400, 318, 318, 0, rgba(pale, 0.16));
  c.fillStyle = linear(c, 0, 790, 0, Math.max(920, view.y1), mix(base, pale, 0.45), base, darker(base, 0.4));
  c.fillRect(view.x0, 790, view.w, Math.max(0, view.y1 - 790));
  for (let i = 0; i < 9; i++) {
    c.beginPath();
    c.ellipse(800, 846, 110 + i * 74, 8 + i * 7, 0, 0, 7);
    c.strokeStyle = rgba(pale, 0.45 - i * 0.045);
    c.lineWidth = 3;
    c.stroke();
  }
}

/** Skin first, then sheets of liquid over it, then edges of light and drops. */
function gown({ c, R, look, scene, lit }) {
  const { skin } = look, silver = scene.detail === 'dress';
  const deep = lit(silver ? '#6b7484' : mix('#2f8fb5', look.main, 0.25)), clear = lit(silver ? '#e9edf2' : '#d8f4fa');
  const body = silver ? 0.92 : 0.46;
  line(c, 'M-34-400C-40-250-26-140-30-20', skin, 40);
  line(c, 'M26-400C40-280 54-160 66-24', skin, 38);
  head(c, look, 0, -690);
  shape(c, 'M-62-600Q0-626 62-600C56-520 44-490 40-450C52-420 60-400 62-370H-62C-60-400-52-420-40-450C-44-490-56-520-62-600Z', skin);
  line(c, 'M-58-588C-110-640-150-690-196-742', skin, 23);
  line(c, 'M58-588C110-548 150-500 206-486', skin, 23);
  blob(c, -203, -752, 12, 16, -0.6, skin);
  blob(c, 216, -484, 16, 10, 0.2, skin);
  const sheets = [
    'M-60-430C-180-340-270-220-330-90C-356-40-400-20-430 10C-380-2-350 14-300 2C-250-14-220 12-170 4C-110-8-70 8-20-4C-30-160-40-300-60-430Z',
    'M60-430C150-360 200-260 280-190C330-150 390-150 430-190C420-130 380-90 340-60C310-30 300-4 250 0C200 4 180-14 120 4C100-140 80-290 60-430Z',
    'M-56-440C-120-280-140-140-190-2C-140-16-110 18-60 8C-10-4 30 22 80 10C120 0 150 12 190-4C140-140 110-290 56-440Z',
    'M-62-590C-30-560 30-560 62-590C60-520 46-480 54-430Q0-404-54-430C-46-480-60-520-62-590Z',
    'M40-446C130-372 220-400 286-480C330-536 400-572 470-528C420-530 396-496 366-430C320-336 180-312 50-404Z',
    'M-40-446C-120-362-236-352-316-430C-366-480-430-486-486-440C-430-436-396-400-350-352C-276-276-130-310-50-402Z',
  ];
  shape(c, 'M-56-590Q0-566 56-590C54-520 44-480 50-430C78-340 92-260 100-190Q0-164-100-190C-92-260-78-340-50-430C-44-480-54-520-56-590Z', rgba(mix(clear, deep, 0.3), 0.8)); // the slip
  sheets.forEach((path, i) => {
    shape(c, path, linear(c, -240 + i * 40, -560, 260, 20, rgba(clear, body + 0.1), rgba(deep, body), rgba(clear, body * 0.8), rgba(deep, body)));
    line(c, path, rgba(clear, silver ? 0.5 : 0.75), 2.5);
  });
  blend(c, 'screen', () => {
    for (let i = 0; i < 24; i++) { // folds of light run from the waist to the hem
      const u = (i / 23) * 2 - 1, x = u * 340, bow = u * 60 + (R() - 0.5) * 60;
      line(c, `M${u * 48} ${-430 + R() * 20}C${u * 90 + bow} -320 ${x * 0.6 + bow} -180 ${x} ${-20 + R() * 24}`, rgba(clear, 0.15 + R() * 0.4), 1.5 + R() * 5);
    }
    for (let i = 1; i < 7; i++) { // and along the two sashes
      const t = i * 9, light = rgba(clear, 0.2 + R() * 0.3);
      line(c, `M44 ${-444 + t * 0.6}C${130 + t * 0.5} ${-372 + t} ${220 + t * 0.4} ${-400 + t} ${286 + t} ${-480 + t}Q${330 + t} ${-526 + t * 0.5} ${400 + t} ${-536 + t * 0.1}`, light, 2.5);
      line(c, `M-44 ${-444 + t * 0.6}C${-120 - t * 0.2} ${-362 + t * 0.8} ${-236 - t * 0.2} ${-352 + t * 0.9} ${-316 - t * 0.3} ${-430 + t}Q${-366 - t * 0.4} ${-474 + t} ${-420 - t * 0.4} ${-462 + t * 0.6}`, light, 2.5);
    }
    line(c, 'M-44-576C-30-520-34-470-30-440M-8-566C-4-520-6-470-2-430M34-574C30-530 24-480 30-440', rgba(clear, 0.5), 4);
  });
  for (let i = 0; i < 70; i++) {
    const a = R() * 6.28, d = 240 + R() * 260, s = 2 + R() * R() * 11, x = Math.cos(a) * d, y = -360 + Math.sin(a) * d * 0.8;
    if (y > -10) continue;
    blob(c, x, y, s, s * 1.1, 0, rgba(deep, 0.5));
    blob(c, x - s * 0.25, y - s * 0.3, s * 0.5, s * 0.45, 0, rgba(clear, 0.95));
  }
}
