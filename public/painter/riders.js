// The two passengers of the roller coaster, drawn around their seats at (0, 0).

import { blob, inside, line, shape } from './brush.js';

const SKIN = '#f4c7a5', HAIR = '#3a2430', COAT = '#e7b23c', CHEEK = 'rgba(233,110,95,.55)';

/** The girl, arms up, hair in the wind. */
export function rider(c, { p }) {
  const coat = p.wash || COAT;
  line(c, 'M-20-66Q-46-92-42-124M16-66Q42-92 46-126', coat, 13);
  blob(c, -42, -130, 7.5, 8, 0, SKIN);
  blob(c, 46, -132, 7.5, 8, 0, SKIN);
  shape(c, 'M4-134C-40-146-66-120-98-128C-74-108-84-98-108-94C-72-82-44-84-22-86Z', HAIR);
  line(c, 'M-8-126C-40-132-60-114-84-118M-20-108C-48-108-62-100-82-97', 'rgba(255,215,190,.16)', 3);
  shape(c, 'M-25-20Q-30-76-4-78Q24-76 22-20Z', coat);
  shape(c, 'M8-75Q24-70 22-20H8Z', 'rgba(120,60,20,.18)');
  blob(c, 1, -102, 26, 27, 0, SKIN);
  shape(c, 'M-27-94C-36-126-6-142 16-130C30-124 29-112 27-107Q6-122-10-112Q-22-104-25-94Z', HAIR);
  line(c, 'M0-103Q4-109 9-104M14-104Q18-109 22-103', HAIR, 3);
  shape(c, 'M4-92Q12-90 20-92Q16-78 11-78Q6-80 4-92Z', '#9c2f34');
  shape(c, 'M6-91.500Q12-90 18-91.500L17-88Q12-87 7-88Z', '#fff7ef');
  blob(c, -3, -93, 5, 3, 0, CHEEK);
  blob(c, 24, -94, 3.6, 3, 0, CHEEK);
}

/** The cow plushie. */
export function cow(c) {
  const white = '#f7f1e8', dark = '#3a3138', horn = '#e9cf9c', red = '#a75559';
  line(c, 'M-18-46L-34-74M18-46L35-76', white, 14);
  blob(c, 0, -38, 27, 31, 0, white);
  blob(c, 12, -30, 10, 13, 0.4, dark);
  blob(c, -30, -92, 12, 7.5, -0.5, dark);
  blob(c, 30, -92, 12, 7.5, 0.5, white);
  shape(c, 'M-18-108L-19-122L-9-112ZM18-108L19-122L9-112Z', horn);
  const head = 'M-28-88a28 25 0 1 0 56 0a28 25 0 1 0-56 0';
  shape(c, head, white);
  inside(c, head, () => blob(c, -16, -98, 15, 15, 0, dark));
  blob(c, 0, -76, 18, 12.5, 0, '#f0a9a4');
  for (const x of [-6, 6]) blob(c, x, -77, 2.4, 3, 0, red);
  for (const x of [-11, 11]) {
    blob(c, x, -94, 4.2, 5, 0, '#ffffff');
    blob(c, x, -93.500, 3, 3.8, 0, '#1d1820');
    blob(c, x + 1, -95, 1.1, 1.3, 0, '#ffffff');
  }
  line(c, 'M-5-72Q0-67 5-72', red, 2);
}
