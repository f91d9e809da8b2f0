import { isoInZone, momentOf } from '../../common/dates.ts';
import { blockKinds, type LayoutChange } from '../../rooms/fronts/fronts.ts';

export type Fields = Record<string, string>;

/** What a form sent, as texts alone. */
export const fieldsIn = (body: unknown): Fields =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );

const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;

export const versionIn = (fields: Fields): number => numberIn(fields['version']) ?? -1;

/** `2026-11-28T06:00` by the clock of the publication; undefined when it is no moment. */
export const momentIn = (text: string | undefined, timeZone: string): number | undefined => {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec((text ?? '').trim());
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return undefined;
  return momentOf({ year, month, day, hour, minute }, timeZone);
};

/** The same moment as a field shows it. */
export const momentValue = (at: number, timeZone: string): string => isoInZone(at, timeZone).slice(0, 16);

/** `newest`, `section:ID`, `tag:ID`, `kind:opinion`: what one list of choices says. */
const ruleIn = (text: string | undefined): Record<string, string> | undefined => {
  const [by = '', of = ''] = (text ?? '').split(':', 2);
  return by ? { by, [by]: of } : undefined;
};

const settingsIn = (fields: Fields): Record<string, unknown> => ({
  title: fields['title'],
  link: fields['link'],
  shape: fields['shape'],
  count: fields['count'],
  rule: ruleIn(fields['rule']),
  phones: fields['phones'],
  ...(fields['newest-asked'] === undefined ? {} : { hasNewest: fields['newest'] === '1' }),
  text: fields['text'],
});

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** An id, wherever it stands in what was typed: by itself, or in an address. */
export const idIn = (text: string | undefined): string | undefined => uuid.exec((text ?? '').toLowerCase())?.[0];

const storySettingsIn = (fields: Fields, timeZone: string): Record<string, unknown> => ({
  headline: fields['headline'] ?? '',
  standfirst: fields['standfirst'] ?? '',
  kicker: fields['kicker'] ?? '',
  until: momentIn(fields['until'], timeZone),
  mediaId: idIn(fields['other-picture']) ?? idIn(fields['picture']),
});

/** What a form of the arranging page asks to be done; undefined when it asks for nothing known. */
export const changeIn = (fields: Fields, timeZone: string): LayoutChange | undefined => {
  const { block = '', story = '' } = fields;
  const to = numberIn(fields['to']);
  const at = to === undefined ? {} : { at: to };
  switch (fields['do']) {
    case 'add-block': {
      const kind = blockKinds.find((one) => one === fields['kind']);
      return kind && { do: 'add-block', kind, ...at };
    }
    case 'remove-block':
      return { do: 'remove-block', block };
    case 'move-block':
      return to === undefined ? undefined : { do: 'move-block', block, to };
    case 'set-block':
      return { do: 'set-block', block, settings: settingsIn(fields) };
    case 'add-story':
      return { do: 'add-story', block, story, ...at };
    case 'remove-story':
      return { do: 'remove-story', story };
    case 'move-story':
      return { do: 'move-story', story, block, to: to ?? Number.MAX_SAFE_INTEGER };
    case 'set-story':
      return { do: 'set-story', story, settings: storySettingsIn(fields, timeZone) };
    default:
      return undefined;
  }
};
