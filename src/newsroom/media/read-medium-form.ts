/** What a form, or a script's JSON, says about a medium. */
import type { FastifyRequest } from 'fastify';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import type { MediaEdit } from '../../rooms/media/media.ts';
import type { Publication } from '../../rooms/publication/publication.ts';
import { fieldOf } from '../duties/duty-pages.tsx';
import { startOfDay } from './library-address.ts';

type Body = Record<string, unknown> | null;

const has = (request: FastifyRequest, name: string): boolean => {
  const body = request.body as Body;
  return body !== null && typeof body === 'object' && Object.hasOwn(body, name);
};

/** Texts whose field has the very name of the part. */
const parts = ['title', 'alt', 'caption', 'credit', 'licence', 'holder', 'usageTerms'] as const;
const addresses = ['creditUrl', 'licenceUrl'] as const;

/** The languages of the editions but the first, whose texts are the medium’s own. */
export const furtherLanguages = ({ editions, defaultEdition }: Publication): string[] =>
  [...new Set(editions.map(({ language }) => language))].filter((language) => language !== defaultEdition.language);

const textsIn = (request: FastifyRequest, publication: Publication): MediaEdit['texts'] => {
  const said = furtherLanguages(publication).filter(
    (language) => has(request, `alt-${language}`) || has(request, `caption-${language}`),
  );
  return Object.fromEntries(
    said.map((language) => [
      language,
      { alt: fieldOf(request, `alt-${language}`).trim(), caption: fieldOf(request, `caption-${language}`).trim() },
    ]),
  );
};

/** The last day it may be used; rights end when that day is over. */
const expiryIn = (request: FastifyRequest, timeZone: string): Outcome<number | null, 'bad-day'> => {
  const day = fieldOf(request, 'expires').trim();
  if (day === '') return ok(null);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return refuse('bad-day');
  return ok(startOfDay(day, timeZone, 1));
};

export type FormFault = { field: string; words: string };

/** What is to be changed, or which fields are wrong. */
export const readMediumForm = (
  request: FastifyRequest,
  publication: Publication,
): Outcome<MediaEdit, 'invalid'> & { faults?: FormFault[] } => {
  const edit: MediaEdit = {};
  const faults: FormFault[] = [];
  for (const part of parts) if (has(request, part)) edit[part] = fieldOf(request, part).trim();
  for (const part of addresses) {
    if (!has(request, part)) continue;
    edit[part] = fieldOf(request, part).trim();
    if (edit[part] !== '' && !/^https?:\/\/[^\s"<>]+$/i.test(edit[part] ?? ''))
      faults.push({ field: part, words: 'Write a whole web address, beginning with https://.' });
  }
  const texts = textsIn(request, publication);
  if (texts && Object.keys(texts).length > 0) edit.texts = texts;
  if (has(request, 'expires')) {
    const expiry = expiryIn(request, publication.settings.timeZone);
    if (expiry.ok) edit.expiresAt = expiry.value;
    else faults.push({ field: 'expires', words: 'Write the day as year-month-day.' });
  }
  return faults.length > 0 ? { ...refuse('invalid'), faults } : ok(edit);
};

/** Percent of width and height, as the form has it. */
export const readFocalForm = (request: FastifyRequest): MediaEdit['focal'] => {
  const part = (name: string): number | undefined => {
    const value = Number(fieldOf(request, name).replace(',', '.'));
    return fieldOf(request, name) !== '' && Number.isFinite(value) && value >= 0 && value <= 100
      ? value / 100
      : undefined;
  };
  const [x, y] = [part('x'), part('y')];
  return x === undefined || y === undefined ? undefined : { x, y };
};
