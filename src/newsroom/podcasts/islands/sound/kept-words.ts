/** What was typed and not yet saved is kept in the browser, until it is. */
const prefix = 'courant-transcript:';

export const keepWords = (key: string, words: unknown): void => {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(words));
  } catch {
    // A browser that keeps nothing asks before it leaves the page.
  }
};

export const keptWords = (key: string): string | undefined => {
  try {
    return localStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return undefined;
  }
};

export const forgetWords = (key: string): void => {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept.
  }
};
