// Question and answer between the page and a worker of the bench.

/** What the worker answers; its errors are thrown here. */
export function ask(worker, question) {
  return new Promise((answered, failed) => {
    worker.onmessage = ({ data }) => (data.error ? failed(new Error(data.error)) : answered(data.answer));
    worker.onerror = ({ message }) => failed(new Error(`a worker failed: ${message}`));
    worker.postMessage(question);
  });
}

/** In the worker: `reply` is given each question, one after the other. */
export function answer(reply) {
  self.onmessage = async ({ data }) => {
    try {
      const answer = await reply(data);
      // Bytes go over to the page instead of being copied.
      const buffers = Array.isArray(answer) ? answer.map(({ buffer }) => buffer) : [];
      self.postMessage({ answer }, buffers);
    } catch (error) {
      self.postMessage({ error: String(error) });
    }
  };
}
