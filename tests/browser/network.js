// A network of one request: what the page asked `fetch` for, and an answer that comes when the test says so. The
// request, its signal, the reply and its stream are the browser's own.

export class Network {
  constructor() {
    this.real = window.fetch;
    this.cancelled = false;
    window.fetch = (input, init) => {
      this.request = new Request(input, init);
      return new Promise(resolve => { this.resolve = resolve; });
    };
  }

  restore() { window.fetch = this.real; }

  get aborted() { return this.request.signal.aborted; }
  get options() {
    const { method, redirect, credentials, cache, referrerPolicy } = this.request;
    return [method, redirect, credentials, cache, referrerPolicy].join(' ');
  }
  get headers() { return [...this.request.headers].map(([name, value]) => `${name}: ${value}`).join('\n'); }
  body() { return this.request.text(); }

  answer(status, headers) {
    const source = { start: stream => { this.stream = stream; }, cancel: () => { this.cancelled = true; } };
    const lines = headers.split('\n').filter(Boolean).map(line => line.split(': '));
    this.resolve(new Response(new ReadableStream(source), { status, headers: lines }));
  }
  say(text) { this.stream.enqueue(new TextEncoder().encode(text)); }
  end() { this.stream.close(); }
  cut() { this.stream.error(new TypeError('network error')); }
}
