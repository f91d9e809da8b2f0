export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  text = '',
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};

export const makeButton = (className: string, text: string, act: () => void): HTMLButtonElement => {
  const made = make('button', className, text);
  made.type = 'button';
  made.onclick = act;
  return made;
};

export const makeLink = (href: string, text: string, className = ''): HTMLAnchorElement => {
  const made = make('a', className, text);
  made.href = href;
  return made;
};

/** A page of this site as a document. No markup goes through a string, so no policy for trusted types is needed. */
export const documentAt = (url: string, sent?: URLSearchParams): Promise<Document> =>
  new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(sent ? 'POST' : 'GET', url);
    request.responseType = 'document';
    request.timeout = 20_000;
    request.onload = () => {
      if (request.status < 400 && request.responseXML) done(request.responseXML);
      else failed(new Error(`${request.status}`));
    };
    request.onerror = request.ontimeout = () => failed(new Error('no answer'));
    request.send(sent);
  });

export const adopted = <Kind extends Node>(node: Kind): Kind => document.importNode(node, true);

/** Moves the focus to something that cannot have it by itself. */
export const focusOn = (element: HTMLElement): void => {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const { top, bottom } = element.getBoundingClientRect();
  if (top < 0 || Math.min(bottom, top + 200) > innerHeight) element.scrollIntoView({ block: 'start' });
};

export const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** What the browser keeps for us, if it keeps anything: private windows and full disks throw. */
export const stored = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

export const store = (key: string, value: string | undefined): void => {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A draft that cannot be kept is still in its field.
  }
};

/** The id of the comment an element stands in. */
export const commentIdOf = (element: Element | null): string | undefined =>
  element?.closest('[id^="comment-"]')?.id.slice(8);

export const commentElement = (id: string): HTMLElement | null => document.getElementById(`comment-${id}`);
