import { showCategories } from '../../rooms/audio/audio.ts';

/** The categories directories know, each group with its parts; one that is none of them stays to be seen and mended. */
export const categoryChoices = (present: string | undefined): { value: string; label: string; group?: string }[] => {
  const known = Object.entries(showCategories).flatMap(([main, parts]) => [
    { value: main, label: main, group: main },
    ...parts.map((part) => ({ value: `${main} > ${part}`, label: `${main}: ${part}`, group: main })),
  ]);
  const isKnown = present === undefined || present === '' || known.some(({ value }) => value === present);
  return isKnown ? known : [{ value: present, label: `${present} (not known to directories)` }, ...known];
};
