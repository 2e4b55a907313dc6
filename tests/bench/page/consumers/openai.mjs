import OpenAI from "openai";
import { pictureOf } from "../decode.mjs";
import { BODY } from "./request.mjs";

const ENDPOINT = "/images/generations";

export async function openai(api) {
  const client = new OpenAI({
    apiKey: "bench",
    baseURL: api.slice(0, -ENDPOINT.length),
    dangerouslyAllowBrowser: true,
    maxRetries: 0,
  });
  const pictures = [];
  for await (const event of await client.images.generate(BODY)) {
    const picture = pictureOf(event);
    if (picture) pictures.push(picture);
  }
  return pictures;
}
