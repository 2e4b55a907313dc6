// Base64 as the peers' users decode it at best: by the browser where it can, through a string where it cannot.

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** The bytes of the picture of an event of the API, if it carries one. */
export function pictureOf(event) {
  return typeof event.b64_json === "string" ? bytesOf(event.b64_json) : undefined;
}
