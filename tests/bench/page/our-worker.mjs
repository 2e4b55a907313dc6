// The worker of the released page, spoken to as src/browser/message does.

import { BODY } from "./consumers/request.mjs";

/** Starts it. `script`: its address. */
export async function openOurWorker(script) {
  const worker = new Worker(script, { type: "module" });
  const heard = new EventTarget();
  // It talks through a port that its first message brings, as in public/workers.js.
  const { port1: port, port2: its } = new MessageChannel();
  worker.postMessage(null, [its]);
  await new Promise((ready, failed) => {
    port.onmessage = ({ data }) => data === "ready" && ready();
    worker.onerror = ({ message }) => failed(new Error(`our worker did not start: ${message}`));
  });
  port.onmessage = ({ data }) => heard.dispatchEvent(new CustomEvent(data.id, { detail: data }));

  let last = 0;
  /** Sends a message; `hear` is given every answer until it returns something else than undefined. */
  const talk = (message, hear) =>
    new Promise((ended, failed) => {
      worker.onerror = ({ message: text }) => failed(new Error(`our worker died: ${text}`));
      const id = (last += 1);
      const listen = ({ detail }) => {
        try {
          const end = hear(detail);
          if (end === undefined) return;
          ended(end);
        } catch (error) {
          failed(error);
        }
        heard.removeEventListener(id, listen);
      };
      heard.addEventListener(id, listen);
      port.postMessage({ id, ...message });
    });

  return {
    /** Sends the request to `api`; resolves to what its pictures were handed over as, in their order. */
    send(api, memory) {
      const pictures = [];
      const message = { body: [JSON.stringify(BODY)], streamed: true, url: api, key: "bench", memory };
      return talk(message, (step) => hearStep(step, pictures));
    },
    /** Has a small job done: the file that it makes, or null. */
    job: (message) => talk(message, ({ made }) => made ?? null),
  };
}

/** Takes in a step of a run; the pictures when it is over. */
function hearStep(step, pictures) {
  if (step.step === "refused" || step.broken) throw new Error(`ours: ${JSON.stringify(step)}`);
  for (const event of step.events ?? []) {
    if (event.event === "arrived") pictures[event.index] = handedOver(event);
    else if (event.event !== "completed" && event.event !== "done") {
      throw new Error(`ours: ${JSON.stringify(event)}`);
    }
  }
  return step.step === "ended" ? pictures : undefined;
}

/** A picture as it is handed over: its bytes in pieces, or its name in our storage. */
function handedOver({ pieces, hash }) {
  return pieces ?? hash;
}
