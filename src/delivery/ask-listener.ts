import type { RequestListener } from 'node:http';
import inject, { type InjectOptions } from 'light-my-request';

export type RequestOptions = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

/** Asks a listener as a browser would, without a network: for tests and benches. */
export const askListener =
  (listener: RequestListener, publicUrl: string) =>
  async (url: string, options: RequestOptions = {}): Promise<Response> => {
    const method = (options.method ?? 'GET') as InjectOptions['method'];
    const { host } = new URL(publicUrl);
    const answer = await inject(listener, {
      url,
      method,
      headers: { host, ...options.headers },
      payload: options.body,
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of [value].flat()) headers.append(name, String(one));
    const hasBody = answer.statusCode !== 304 && answer.statusCode !== 204 && method !== 'HEAD';
    return new Response(hasBody ? new Uint8Array(answer.rawPayload) : null, { status: answer.statusCode, headers });
  };
