// The last coat: a colour wash where a colour word was given, paper grain, a darker rim.

import { blend, rng } from './brush.js';

/**
 * @param {object} art painted, with its transform still in stage units
 * @param {boolean} coating.coloured the subject followed the colour word itself; only monochrome covers it
 * @param {boolean} coating.grain
 */
export function finish({ c, view, p }, { coloured, grain }) {
  const all = () => c.fillRect(view.x0, view.y0, view.w, view.h);
  if (p.mono || (p.wash && !coloured)) {
    blend(c, 'color', () => ((c.fillStyle = p.mono ? '#808080' : p.wash), all()), p.mono ? 1 : 0.22);
  }
  if (grain) {
    blend(c, 'soft-light', () => {
      c.setTransform(1, 0, 0, 1, 0, 0);
      c.fillStyle = c.createPattern(noise(), 'repeat');
      c.fillRect(0, 0, c.canvas.width, c.canvas.height);
    }, 0.3);
  }
  const x = view.x0 + view.w / 2, y = view.y0 + view.h / 2, reach = Math.hypot(view.w, view.h) / 2;
  const rim = c.createRadialGradient(x, y, reach * 0.58, x, y, reach * 1.1);
  rim.addColorStop(0, 'rgba(20,10,30,0)');
  rim.addColorStop(1, `rgba(20,10,30,${p.night ? 0.42 : 0.2})`);
  c.fillStyle = rim;
  all();
}

let tile;

/** Grey noise, made once for the life of the worker. */
function noise() {
  if (tile) return tile;
  const side = 256, R = rng(3);
  tile = new OffscreenCanvas(side, side);
  const g = tile.getContext('2d'), data = g.createImageData(side, side);
  for (let i = 0; i < data.data.length; i += 4) {
    data.data.fill(128 + (R() - 0.5) * 120, i, i + 3);
    data.data[i + 3] = 255;
  }
  g.putImageData(data, 0, 0);
  return tile;
}
