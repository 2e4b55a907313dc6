// Framing. Subjects are drawn for a stage of 1600 x 900 units (y down) but paint all of `view`, which may
// reach beyond it: sky above 0, ground below 900, walls and hills to either side.

import { lerp } from './colour.js';

const STAGE_W = 1600, STAGE_H = 900, RATIO = STAGE_W / STAGE_H;
const TALLEST = 9 / 16;

/**
 * @typedef {{x: number, y: number, zoom: number, focus?: number, keep?: number, up?: number}} Shot the middle of a
 *   16:9 frame and how close it is. For narrow frames: the x that stays in the middle, how many units of width must be
 *   seen at zoom 1, and which share of the added height goes upwards
 * @typedef {{x0: number, y0: number, x1: number, y1: number, w: number, h: number, k: number}} View the stage
 *   rectangle seen, and k pixels per unit
 */

/**
 * The part of the stage that a picture of width x height pixels shows. A frame of another shape than 16:9
 * neither crops to the subject's loss nor shrinks it: it does a bit of both, and what is missing in
 * height is taken mostly from the sky.
 * @param {Shot} shot
 * @returns {View}
 */
export function frame(shot, width, height) {
  const ratio = width / height;
  const w0 = STAGE_W / shot.zoom, h0 = STAGE_H / shot.zoom;
  const contain = Math.max(w0, h0 * ratio), cover = Math.min(w0, h0 * ratio);
  // Wide frames keep nearly all the height, or heads would be cut; tall ones give up more of the sides.
  const given = ratio > RATIO ? 0.8 : 0.4;
  const free = contain ** given * cover ** (1 - given);
  const w = Math.max(free, Math.min(contain, (shot.keep ?? 0) / shot.zoom, h0 * 1.9 * ratio)), h = w / ratio;
  const narrow = Math.min(1, Math.max(0, (RATIO - ratio) / (RATIO - TALLEST)));
  const x0 = lerp(shot.x, shot.focus ?? shot.x, narrow) - w / 2;
  const spare = h - h0;
  const y0 = shot.y - h0 / 2 - spare * (spare > 0 ? shot.up ?? 0.58 : 0.5);
  return { x0, y0, x1: x0 + w, y1: y0 + h, w, h, k: width / w };
}

/** A shot moved a little by chance, so that two panels of the same words are not the same frame. */
export function handheld(shot, R) {
  const reach = 40 / shot.zoom;
  return { ...shot, x: shot.x + (R() - 0.5) * 2 * reach, y: shot.y + (R() - 0.5) * 0.6 * reach, zoom: shot.zoom * (0.98 + R() * 0.05) };
}
