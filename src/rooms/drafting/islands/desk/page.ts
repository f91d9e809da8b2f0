/** Talking with the server as the page's own forms and links do. */

/** A page of this site as a document. No markup goes through a string, so no policy for trusted types is needed. */
export const documentAt = (url: string): Promise<Document> =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.timeout = 20_000;
    request.onload = () => {
      if (request.status < 400 && request.responseXML) done(request.responseXML);
      else failed(new Error(`${request.status}`));
    };
    request.onerror = request.ontimeout = () => failed(new Error('no answer'));
    request.send();
  });

export type Answer = { state?: string; words?: string; detail?: string };

/** Sends what a form would send; answers in words what was not done. */
export const send = async (url: string, fields: Record<string, string>): Promise<string | undefined> => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fields),
    });
    if (answer.ok) return undefined;
    const { words = '', detail = '' } = (await answer.json()) as Answer;
    return [words, detail].filter(Boolean).join(' ') || 'It could not be done.';
  } catch {
    return 'The server cannot be reached just now. Nothing was changed.';
  }
};
