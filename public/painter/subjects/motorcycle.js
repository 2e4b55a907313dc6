// The girl on her motorcycle, an evening road behind her.

import { at, blend, blob, box, glow, line, linear, ridge, ring, shape } from '../brush.js';
import { darker, lighter, mix, rgba } from '../colour.js';
import { sky } from '../sky.js';

export function motorcycle(art) {
  const { c, view, R, p, look, scene } = art;
  const own = scene.asked.time || scene.asked.season ? p : { ...p, sky: [mix(look.main, '#ffffff', 0.1), look.pale, look.light] };
  const set = { ...art, p: own };
  const sun = { x: 620 + R() * 360, y: own.night ? 170 : 430 };
  sky(set, 660, { ...sun, clouds: 4 });
  if (!own.night) blob(c, sun.x, sun.y, 215, 215, 0, look.light);
  const hill = v => (own.night ? mix(v, '#141b40', 0.6) : v);
  ridge(set, 560, 46, hill(mix(look.contrast, look.pale, 0.62)));
  ridge(set, 630, 30, hill(mix(look.contrast, look.pale, 0.35)));
  ridge(set, 680, 16, hill(mix(look.contrast, look.main, 0.3)));
  c.fillStyle = linear(c, 0, 716, 0, Math.max(900, view.y1), hill(mix(look.contrast, '#6a5a66', 0.5)), hill(darker(look.contrast, 0.4)));
  c.fillRect(view.x0, 716, view.w, Math.max(0, view.y1 - 716));
  box(c, view.x0, 716, view.w, 6, rgba(look.light, 0.6));
  for (let x = Math.floor(view.x0 / 260) * 260 + R() * 100; x < view.x1; x += 260) shape(c, `M${x} 858h130l-16 12h-130Z`, rgba(look.light, 0.75));
  for (let i = 0; i < 22; i++) { // speed
    const y = 300 + R() * 540, x = view.x0 + R() * view.w * 0.6;
    line(c, `M${x} ${y}h${80 + R() * 220}`, rgba('#ffffff', 0.08 + R() * 0.2), 2 + R() * 2);
  }
  at(c, 780 + R() * 60, 690, 1.5, () => {
    machine(set);
    girl(set);
    bars(c);
    if (own.lit || own.night) blend(c, 'screen', () => glow(c, 176, -150, 300, '#ffe0a0', 0.8));
  }, -0.025);
}

function machine({ c, look }) {
  const { main, light } = look, iron = '#2a242c', chrome = linear(c, 0, -60, 0, 40, '#f4f1ec', '#8d8a94', '#d8d4d2');
  blob(c, 0, 96, 330, 13, 0, 'rgba(30,15,40,.4)');
  for (const x of [-178, 190]) {
    ring(c, x, 8, 74, iron, 27);
    ring(c, x, 8, 58, '#b9b4b4', 4);
    let spokes = '';
    for (let i = 0; i < 14; i++) spokes += `M${x} 8L${x + Math.cos(i * 0.449) * 57} ${8 + Math.sin(i * 0.449) * 57}`;
    line(c, spokes, 'rgba(225,220,216,.75)', 2);
    blob(c, x, 8, 14, 14, 0, '#8d8a94');
  }
  line(c, 'M190 8L136-132', '#c9c4c4', 15);
  line(c, 'M186 8L132-132', '#7d7884', 5);
  shape(c, 'M116-52C150-84 222-88 262-46L250-36C220-68 160-66 126-40Z', main);
  line(c, 'M-178 8L-40 26L70 30L124-100L-60-92Z', iron, 13);
  shape(c, 'M-50-74H74L92 12Q20 50-44 18Z', '#4a434c'); // engine
  for (let i = 0; i < 5; i++) box(c, -20 + i * 3, -66 + i * 13, 76, 6, '#a9a4a8', 3);
  blob(c, 30, 12, 30, 26, 0, chrome);
  line(c, 'M40 22C0 62-90 50-250 34', chrome, 16);
  shape(c, 'M-30-82C-20-130 60-150 122-118C128-96 96-78 60-74Z', linear(c, 0, -140, 0, -74, lighter(main, 0.3), main, darker(main, 0.3)));
  line(c, 'M0-112C30-130 70-132 100-116', rgba(light, 0.8), 6);
  shape(c, 'M-200-96C-150-104-90-104-36-88Q-30-66-50-62C-110-62-150-70-206-84Z', '#3a2a2c');
  shape(c, 'M-270-24C-262-94-170-104-116-54L-128-44C-170-80-240-72-256-20Z', main);
  blob(c, -212, -84, 10, 7, 0, '#e8463f');
}

function girl({ c, look }) {
  const { contrast, main, light, skin, hair } = look, jacket = mix(contrast, '#20202a', 0.15), jeans = mix(main, '#22304c', 0.6);
  shape(c, 'M6-352C-60-378-104-332-156-344C-190-352-214-372-252-362C-226-352-214-340-204-330C-222-322-244-320-262-306C-222-304-190-306-160-300C-110-284-70-276-24-284Z', hair); // hair in the wind
  line(c, 'M-30-330C-80-344-120-320-190-342M-40-308C-100-300-140-318-210-314', 'rgba(255,225,200,.18)', 4);
  shape(c, 'M-16-262C-70-280-120-262-178-276C-150-256-120-248-150-232C-100-236-60-240-16-244Z', light); // scarf
  line(c, 'M-62-104C-20-138 30-134 62-104', jeans, 46);
  line(c, 'M66-104L34 6', jeans, 36);
  shape(c, 'M10-4H58L56 36H92Q100 52 88 56H8Z', '#33262a');
  shape(c, 'M-92-92C-96-180-60-250-8-262C40-262 52-220 36-170C26-136 4-110-14-84Z', linear(c, -90, -200, 40, -120, lighter(jacket, 0.25), jacket, darker(jacket, 0.25)));
  line(c, 'M6-250C30-200 20-150-8-96', rgba(light, 0.5), 4);
  line(c, 'M2-236C34-212 60-180 92-168', jacket, 34);
  line(c, 'M92-168L124-156', jacket, 26);
  line(c, 'M10-240C38-218 62-190 92-178', rgba(light, 0.35), 4);
  blob(c, 134, -154, 13, 12, 0, '#3a2a2c');
  shape(c, 'M-12-278h34v34q-18 14-34 0Z', darker(skin, 0.14));
  shape(c, 'M-34-252Q4-236 36-254L32-232Q2-218-32-230Z', light);
  blob(c, 12, -312, 40, 44, 0, skin);
  shape(c, 'M-34-296C-52-360-10-372 22-366C54-362 60-340 56-326C30-342 4-340-10-326C-20-316-22-300-26-288Z', hair);
  line(c, 'M34-308q7-5 13 0', '#2a1a22', 4);
  line(c, 'M30-284Q38-276 46-286', '#a83440', 4);
  blob(c, 24, -292, 8, 5, 0, 'rgba(232,96,79,.45)');
  shape(c, 'M-36-320C-40-380 60-390 58-326Q10-346-36-320Z', main); // open helmet, goggles pushed up
  line(c, 'M-22-350Q6-372 36-362', 'rgba(255,255,255,.5)', 6);
  line(c, 'M-34-332Q12-356 57-334', '#2a242c', 8);
  box(c, 14, -356, 42, 22, '#2a242c', 9);
  box(c, 18, -352, 34, 14, rgba(light, 0.8), 6);
  line(c, 'M-10-316L2-276', '#2a242c', 4);
}

function bars(c) {
  line(c, 'M136-132L124-164L146-152', '#4a434c', 9);
  blob(c, 168, -146, 20, 22, 0, '#4a434c');
  blob(c, 176, -146, 15, 19, 0, '#fff1c4');
}
