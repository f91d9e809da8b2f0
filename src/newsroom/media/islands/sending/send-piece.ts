/** Asking the server for an upload, piece by piece (tus 1.0.0). */
export type Told = { status: number; text: string; offset: number | undefined; location: string | null };

const numberIn = (text: string | null): number | undefined => (text === null || text === '' ? undefined : Number(text));

type Asking = {
  method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE' | 'GET';
  url: string;
  headers?: Record<string, string>;
  body?: Blob;
  /** How many bytes of the body have left. */
  onProgress?: (sent: number) => void;
  signal: AbortSignal;
};

/** Status 0: nobody answered. XMLHttpRequest, as fetch does not tell how much has been sent. */
export const ask = ({ method, url, headers = {}, body, onProgress, signal }: Asking): Promise<Told> =>
  new Promise((answer) => {
    const request = new XMLHttpRequest();
    const done = (): void =>
      answer({
        status: request.status,
        text: request.responseText,
        offset: numberIn(request.getResponseHeader('upload-offset')),
        location: request.getResponseHeader('location'),
      });
    request.open(method, url);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('tus-resumable', '1.0.0');
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (onProgress) request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onloadend = done;
    if (signal.aborted) return answer({ status: 0, text: '', offset: undefined, location: null });
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body ?? null);
    return undefined;
  });

/** A text in Base64, as the protocol wants names. */
export const inBase64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/** What a refusal or an outcome says; nothing where it is no JSON. */
export const said = <T extends object>(text: string): Partial<T> => {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
};
