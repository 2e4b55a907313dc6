/** What a worker answers to a message; its mistakes are ours. */
export function ask(worker, message) {
  return new Promise((answered, failed) => {
    worker.onmessage = ({ data }) => answered(data);
    worker.onerror = ({ message: text }) => failed(new Error(`a worker failed: ${text}`));
    worker.postMessage(message);
  });
}
