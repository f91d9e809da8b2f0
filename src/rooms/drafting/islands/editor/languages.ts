/** Languages by their names in English. */

export const commonLanguages =
  'en fr de es it pt nl la el ru uk pl tr ar he fa hi zh ja ko sv da no fi cs hu ro ca eu ga cy'.split(' ');

/** A language by its name in English, or its tag where there is none. */
const nameOfLanguage = (tag: string): string => {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

let choices: readonly (readonly [string, string])[] | undefined;

/** Languages to choose from, by their names. */
export const languageChoices = (): readonly (readonly [string, string])[] =>
  (choices ??= commonLanguages
    .map((tag) => [tag, nameOfLanguage(tag)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, 'en')));
