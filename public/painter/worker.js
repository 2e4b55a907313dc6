// The demo's painter as a module worker: pictures are asked for by message and painted one at a time.
//
// in   {id, scene, width, height, format, watermark}   ask for a picture
//      {type: 'cancel', id}                            forget one that still waits
// out  {type: 'ready'}                                 loaded
//      {type: 'picture', id, bytes}                    bytes: ArrayBuffer, transferred
//      {type: 'error', id, message}

import { paint } from './paint.js';

const JPEG_QUALITY = 0.9;
/** A canvas side browsers still allow; the models' largest picture is far below. */
const MAX_SIDE = 16384;

const waiting = [];
let busy = false;

self.onmessage = ({ data }) => {
  if (data?.type === 'cancel') {
    const index = waiting.findIndex(job => job.id === data.id);
    if (index >= 0) waiting.splice(index, 1);
    return;
  }
  waiting.push(data);
  if (!busy) void work();
};

async function work() {
  busy = true;
  while (waiting.length) {
    const job = waiting.shift();
    try {
      const bytes = await picture(job);
      self.postMessage({ type: 'picture', id: job.id, bytes }, [bytes]);
    } catch (error) {
      self.postMessage({ type: 'error', id: job?.id, message: String(error?.message ?? error) });
    }
    // Painting is synchronous: give a cancel that came meanwhile its turn before the next picture.
    await new Promise(resolve => setTimeout(resolve));
  }
  busy = false;
}

async function picture({ scene, width, height, format, watermark }) {
  if (![width, height].every(side => Number.isInteger(side) && side >= 1 && side <= MAX_SIDE)) {
    throw new RangeError(`cannot paint ${width} x ${height} pixels`);
  }
  const png = format === 'png', type = png ? 'image/png' : 'image/jpeg';
  const canvas = await paint(scene, width, height, { marked: watermark === true, grain: !png });
  const blob = await canvas.convertToBlob({ type, quality: JPEG_QUALITY });
  return blob.arrayBuffer();
}

self.postMessage({ type: 'ready' });
