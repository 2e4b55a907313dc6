// Colour arithmetic on '#rrggbb' strings, the only colour form the palettes use.

const parsed = new Map();

/** @returns {number[]} red, green and blue, 0 to 255 */
function channels(hex) {
  let rgb = parsed.get(hex);
  if (!rgb) parsed.set(hex, (rgb = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16))));
  return rgb;
}

const join = rgb => '#' + rgb.map(v => Math.round(Math.min(255, Math.max(0, v))).toString(16).padStart(2, '0')).join('');

export const lerp = (a, b, t) => a + (b - a) * t;

/** The colour t (0 to 1) of the way from a to b. */
export function mix(a, b, t) {
  const to = channels(b);
  return join(channels(a).map((v, i) => lerp(v, to[i], t)));
}

/** Colour a under light b, as a print under a filter. */
export function multiply(a, b) {
  const light = channels(b);
  return join(channels(a).map((v, i) => (v * light[i]) / 255));
}

/** Colour a with its saturation scaled: 0 is grey, 1 unchanged, above 1 richer. */
export function saturate(a, amount) {
  const [r, g, b] = channels(a);
  const grey = 0.3 * r + 0.59 * g + 0.11 * b;
  return join([r, g, b].map(v => lerp(grey, v, amount)));
}

export const lighter = (a, t) => mix(a, '#ffffff', t);
export const darker = (a, t) => mix(a, '#0d0b1a', t);

/** CSS colour with alpha (0 to 1). */
export function rgba(hex, alpha) {
  return `rgba(${channels(hex).join()},${alpha})`;
}
