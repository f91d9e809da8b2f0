const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** A language by its English name; what Intl does not know by its tag. */
export const languageName = (tag: string): string => {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
};

const scriptsFromTheRight = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

/** Whether a language is written from the right. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => {
  try {
    return scriptsFromTheRight.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
};

export const isLanguageTag = (text: string): boolean => /^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,6}$/i.test(text);
