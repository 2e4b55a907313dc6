import { createParser } from "eventsource-parser";
import { pictureOf } from "../decode.mjs";
import { POST } from "./request.mjs";

export async function eventsourceParser(api) {
  const pictures = [];
  const parser = createParser({
    onEvent({ data }) {
      if (data === "[DONE]") return;
      const picture = pictureOf(JSON.parse(data));
      if (picture) pictures.push(picture);
    },
  });
  const reader = (await fetch(api, POST)).body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pictures;
    parser.feed(decoder.decode(value, { stream: true }));
  }
}
