// A scene onto a canvas: choose the subject, frame it, mix the colours, paint, finish.

import { rng } from './brush.js';
import { paletteOf } from './palette.js';
import { frame, handheld } from './stage.js';
import { veil } from './weather.js';
import { finish } from './finish.js';
import { watermark } from './watermark.js';

/** Files in subjects/, each loaded when first asked for and exporting {shots, paint} under its own name. */
const SUBJECTS = ['courtyard', 'coaster', 'landscape', 'portrait', 'brand', 'interior', 'street'];
const SEASONS = ['spring', 'summer', 'autumn', 'winter'];
const HOURS = ['dawn', 'morning', 'noon', 'evening', 'night'];
const WEATHERS = ['clear', 'rain', 'snow', 'fog'];

/** Above this many pixels on the long side a picture is painted smaller and enlarged: gouache loses nothing by it. */
const WORKING_SIDE = 2400;

const known = (value, list, otherwise) => (list.includes(value) ? value : otherwise);

/** Fills in and corrects whatever a scene leaves open; `asked` keeps what it really said. */
function complete(scene) {
  const seed = Math.imul((scene.seed >>> 0) + 1, 0x9e3779b1) >>> 0;
  const season = known(scene.season, SEASONS, 'summer');
  return {
    seed,
    asked: scene,
    subject: known(scene.subject, SUBJECTS, 'landscape'),
    season,
    time: known(scene.time, HOURS, 'morning'),
    weather: known(scene.weather, WEATHERS, 'clear'),
    shot: String(scene.shot || 'wide'),
    palette: String(scene.palette || ''),
    detail: String(scene.detail || ''),
  };
}

/**
 * Paints a scene.
 * @param {object} wish the scene as asked for, see worker.js
 * @param {number} width pixels
 * @param {number} height pixels
 * @param {{marked?: boolean, grain?: boolean}} [finishing] marked: with "AI generated" in the corner; grain: paper grain,
 *   which a PNG is better without (it would be four times as large)
 * @returns {Promise<OffscreenCanvas>} of exactly width x height pixels
 */
export async function paint(wish, width, height, { marked = false, grain = true } = {}) {
  const scene = complete(wish ?? {});
  const R = rng(scene.seed), { [scene.subject]: subject } = await import(`./subjects/${scene.subject}.js`);
  const shots = subject.shots(scene);
  const shot = Object.hasOwn(shots, scene.shot) ? shots[scene.shot] : shots.wide;
  const scale = Math.min(1, WORKING_SIDE / Math.max(width, height));
  const w = Math.max(1, Math.round(width * scale)), h = Math.max(1, Math.round(height * scale));
  const canvas = new OffscreenCanvas(w, h), c = canvas.getContext('2d', { alpha: false });
  const view = frame(handheld(shot, R), width, height);
  // Two factors: rounding the working size must not leave an unpainted line at an edge.
  c.setTransform(w / view.w, 0, 0, h / view.h, (-view.x0 * w) / view.w, (-view.y0 * h) / view.h);
  view.k = w / view.w;

  const art = { c, view, R, scene, p: paletteOf(scene, R) };
  subject.paint(art);
  veil(art, subject.indoors ? 'clear' : scene.weather);
  finish(art, { coloured: subject.coloured === true, grain });

  const out = scale < 1 ? enlarge(canvas, width, height) : canvas;
  if (marked) watermark(out.getContext('2d', { alpha: false }), width, height);
  return out;
}

function enlarge(small, width, height) {
  const canvas = new OffscreenCanvas(width, height), c = canvas.getContext('2d', { alpha: false });
  c.imageSmoothingEnabled = true;
  c.imageSmoothingQuality = 'high';
  c.drawImage(small, 0, 0, width, height);
  return canvas;
}
