// The readers of others, each as its own documentation uses it. A consumer takes the API's address and resolves to the
// bytes of its pictures.

import { drop } from "./drop.mjs";
import { eventsourceParser } from "./eventsource-parser.mjs";
import { fetchEventSource } from "./fetch-event-source.mjs";
import { openai } from "./openai.mjs";

export const PEERS = {
  drop,
  openai,
  "eventsource-parser": eventsourceParser,
  "fetch-event-source": fetchEventSource,
};
