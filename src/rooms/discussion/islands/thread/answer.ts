/** What the discussion's forms are answered with when they ask for JSON. */
export type FormAnswer = {
  /** 0: nothing came back. */
  status: number;
  /** Of a comment: `published`, `waiting` … */
  state?: string;
  id?: string;
  /** Why not: `nudge`, `refused`, `closed` … */
  refusal?: string;
  /** What is to be told the reader. */
  words?: string;
  /** Where to go on: to sign in, to the comment. */
  url?: string;
  /** Where the reason can be looked at. */
  link?: { path: string; label: string };
  /** Recommendations there are now, and whether the reader's is among them. */
  count?: number;
  isOn?: boolean;
};

const patience = 30_000;

/** What a form would send when this button is pressed. */
export const sentBy = (form: HTMLFormElement, submitter?: HTMLElement | null): URLSearchParams => {
  const data = new FormData(form, submitter);
  return new URLSearchParams([...data].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
};

export const actionOf = (form: HTMLFormElement, submitter?: HTMLElement | null): string =>
  submitter?.hasAttribute('formaction') ? (submitter as HTMLButtonElement).formAction : form.action;

/** Sends a form and gives the answer, whatever becomes of the connection. */
export const send = async (url: string, body: URLSearchParams): Promise<FormAnswer> => {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(patience),
    });
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    const told = isJson ? ((await answer.json()) as Partial<FormAnswer>) : {};
    // A page instead of an answer: somebody in between has something to say, or signing in is asked for.
    const isPage = !isJson && answer.ok;
    return { ...told, status: isPage ? 401 : answer.status };
  } catch {
    return { status: 0 };
  }
};

export const isWell = ({ status }: FormAnswer): boolean => status >= 200 && status < 300;
