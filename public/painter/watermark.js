// The mark that tells a made picture from a found one.

const TEXT = 'AI generated';

/** Writes the mark bottom right of a canvas of width x height pixels; its size follows the shorter side. */
export function watermark(c, width, height) {
  const short = Math.min(width, height);
  const size = Math.max(9, Math.min(short * 0.026, (width / TEXT.length) * 1.4));
  c.save();
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.font = `500 ${size}px system-ui, sans-serif`;
  c.textAlign = 'right';
  c.textBaseline = 'alphabetic';
  // A dark halo keeps white letters legible on snow as well as on night.
  c.shadowColor = 'rgba(0,0,0,.6)';
  c.shadowBlur = size * 0.3;
  c.fillStyle = 'rgba(255,255,255,.9)';
  c.fillText(TEXT, width - size * 0.9, height - size * 0.9);
  c.restore();
}
