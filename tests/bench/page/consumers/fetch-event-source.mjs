// On the page only: it listens to the document's visibility.

import { fetchEventSource as read } from "@microsoft/fetch-event-source";
import { pictureOf } from "../decode.mjs";
import { POST } from "./request.mjs";

export async function fetchEventSource(api) {
  const pictures = [];
  await read(api, {
    ...POST,
    openWhenHidden: true,
    onmessage({ data }) {
      if (data === "[DONE]") return;
      const picture = pictureOf(JSON.parse(data));
      if (picture) pictures.push(picture);
    },
    onerror(error) {
      // Otherwise it would ask again.
      throw error;
    },
  });
  return pictures;
}
