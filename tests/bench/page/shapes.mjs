// Inputs of a gigabyte: a head, a unit that is repeated until there is enough, and a tail. The
// page makes them, so that nothing so large is ever held or written down; the plan takes their titles.

const GIGABYTE = 2 ** 30;
/** The most that the page lets people set for the weight of an event and of a reply. */
export const LIMITS_MB = 4095;
/** What is repeated is first gathered to about so much, since a unit of two bytes would be half a thousand million parts. */
const BLOCK_BYTES = 2 ** 20;

const PICTURE = "/9j/4AAQSkZJRgABAQAAAQABAAD/";
const ARRIVED = '"type":"image_generation.partial_succeeded","model":"seedream-5-0-260128","size":"4096x4096"';
const MEGABYTES = "A".repeat(9 * 2 ** 20 - PICTURE.length);

export const SHAPES = {
  pictures: {
    title: "pictures of 7 MB",
    unit: `data: {${ARRIVED},"image_index":0,"b64_json":"${PICTURE}${MEGABYTES}"}\n\n`,
  },
  picture: {
    title: "one picture",
    head: `data: {${ARRIVED},"image_index":0,"b64_json":"${PICTURE}`,
    unit: "AAAA",
    tail: '"}\n\n',
  },
  whole: {
    title: "a whole reply of pictures of 7 MB",
    head: '{"data":[',
    unit: `{"size":"4096x4096","b64_json":"${PICTURE}${MEGABYTES}"},`,
    tail: "{}]}",
  },
  text: { title: "one long text", head: `data: {${ARRIVED},"detail":"`, unit: "text", tail: '"}\n\n' },
  values: { title: "one long list", head: 'data: {"list":[', unit: "1,", tail: "1]}\n\n" },
  events: { title: "empty events", unit: "data: {}\n\n" },
  entries: { title: "empty entries", head: '{"data":[', unit: "{},", tail: "{}]}" },
  lines: { title: "empty lines", head: 'data: {"type":"x"}\n\n', unit: "\n" },
  line: { title: "one line that says nothing", head: "HTTP/1.1 200 OK\n\n", unit: "line" },
  responses: { title: "empty responses", unit: "HTTP/1.1 200 OK\r\n\r\n{}\r\n" },
};

/** The pieces of that input, in order; the block is the same string each time. */
export function* pieces({ head = "", unit, tail = "" }) {
  const block = unit.repeat(Math.max(1, Math.round(BLOCK_BYTES / unit.length)));
  yield head;
  for (let bytes = 0; bytes < GIGABYTE; bytes += block.length) yield block;
  yield tail;
}
