/** A page of this site as a document: no markup goes through a string, so no policy for trusted types is needed. */
export type Fetched = { page: Document; url: URL; policy: string };

export const pageAt = (url: string, patience: number, signal?: AbortSignal): Promise<Fetched> =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.timeout = patience;
    signal?.addEventListener('abort', () => request.abort());
    request.onload = () => {
      const { responseXML: page, responseURL, status } = request;
      const isHtml = request.getResponseHeader('content-type')?.startsWith('text/html') === true;
      if (status === 200 && page && isHtml)
        done({ page, url: new URL(responseURL), policy: request.getResponseHeader('content-security-policy') ?? '' });
      else failed(new Error(String(status)));
    };
    request.onerror = request.ontimeout = request.onabort = () => failed(new Error('no answer'));
    request.send();
  });

const sheets = (page: Document): HTMLLinkElement[] => [
  ...page.head.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'),
];

/** A sheet that does not come must not hold the page up. */
const sheetPatience = 3_000;

const loaded = (link: HTMLLinkElement): Promise<unknown> =>
  new Promise((done) => {
    link.onload = link.onerror = done;
    setTimeout(done, sheetPatience);
  });

/** Puts in the stylesheets of another page that this one lacks, each after the one it follows there. */
export const bringSheets = async (other: Document): Promise<void> => {
  let before: HTMLLinkElement | undefined;
  const waits: Promise<unknown>[] = [];
  for (const wanted of sheets(other)) {
    const path = wanted.getAttribute('href');
    const here = sheets(document).find((link) => link.getAttribute('href') === path);
    if (here) {
      before = here;
      continue;
    }
    const made = document.createElement('link');
    made.rel = 'stylesheet';
    made.href = path ?? '';
    waits.push(loaded(made));
    if (before) before.after(made);
    else document.head.append(made);
    before = made;
  }
  await Promise.all(waits);
};

/** Loads the islands of another page that this one lacks; those that are here already wake by themselves. */
export const bringIslands = (other: Document): void => {
  for (const { src } of other.querySelectorAll<HTMLScriptElement>('script[type="module"][src]'))
    void import(new URL(src, location.href).href);
};
