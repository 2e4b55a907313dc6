// A reply of the API with these pictures, byte for byte as the service streams it (tests/data/stream_b64.http).

const HEAD = { model: "seedream-5-0-260128", created: 1789703914 };

/** The whole body. */
export function reply(pictures) {
  const arrived = pictures.map(({ bytes }, index) =>
    event("image_generation.partial_succeeded", {
      ...HEAD,
      image_index: index,
      b64_json: bytes.toString("base64"),
      size: "4096x4096",
    }),
  );
  const usage = { generated_images: pictures.length, output_tokens: 1, total_tokens: 1 };
  const completed = event("image_generation.completed", { ...HEAD, usage });
  return Buffer.concat([...arrived, completed, Buffer.from("data: [DONE]\n\n")]);
}

function event(type, fields) {
  return Buffer.from(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`);
}
