/** Authors: added and changed, with everything that is kept about them. */
import * as v from 'valibot';
import { webAddress } from '../common/addresses.ts';
import { colleagues } from '../rooms/accounts/accounts.ts';
import {
  changeAuthor,
  longestTaxonName,
  wholeAuthor,
  type AuthorChange,
  type AuthorRow,
} from '../rooms/articles/articles.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { answered, endpoint } from './endpoint.ts';
import { ids } from './examples.ts';
import { maren } from './newsroom-examples.ts';
import { wrongField } from './newsroom-refusals.ts';
import { flag, madeId, said, text } from './newsroom-schemas.ts';
import { refused } from './problems.ts';
import { id, line } from './schemas.ts';
import { isPicture, mayTaxon as may, taxonNo as no, taxonomy } from './taxonomy-place.ts';

const inEdition = v.strictObject({
  name: v.optional(line(longestTaxonName)),
  role: v.optional(line(100)),
  bio: v.optional(line(1_000)),
});
const link = v.strictObject({ label: line(60), url: line(2_000) });
const authorFields = {
  name: line(longestTaxonName),
  slug: line(100),
  role: line(100),
  bio: line(1_000),
  texts: said(v.record(line(20), inEdition), 'What editions write differently, by their codes.'),
  links: v.pipe(v.array(link), v.maxLength(12)),
  portraitId: v.nullable(id),
  isGuest: flag,
  email: said(v.nullable(line(254)), 'Never shown.'),
  accountId: said(v.nullable(id), 'Who works here under this name.'),
};
const authorBody = v.partial(v.strictObject(authorFields));
type AuthorSent = v.InferOutput<typeof authorBody>;

type Known = Omit<v.InferOutput<ReturnType<typeof wholeSchema>>, 'id'>;
const wholeSchema = () => v.strictObject({ id, ...authorFields, slug: text, role: text, bio: text });
const ofRow = (row: AuthorRow): Known => ({
  name: row.name,
  slug: row.slug,
  role: row.role,
  bio: row.bio,
  texts: JSON.parse(row.texts) as Known['texts'],
  links: JSON.parse(row.links) as Known['links'],
  portraitId: row.portrait_id,
  isGuest: row.is_guest === 1,
  email: row.email,
  accountId: row.account_id,
});

const authorFault = async (world: World, { links = [], portraitId, accountId, email, texts = {} }: AuthorSent) => {
  const wrong = links.findIndex(({ url, label }) => webAddress(url) === undefined || label.trim() === '');
  if (wrong >= 0) return wrongField(`/links/${wrong}`, 'A name and an address that begins with https:// are needed.');
  if (!(await isPicture(world, portraitId))) return wrongField('/portraitId', 'There is no such picture.');
  if (accountId && !(await colleagues(world)).some((one) => one.id === accountId))
    return wrongField('/accountId', 'Nobody of that id works here.');
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email)) return wrongField('/email', 'This is no e-mail address.');
  const { editionByCode } = await publicationOf(world);
  const unknown = Object.keys(texts).find((code) => !editionByCode(code));
  return unknown === undefined ? undefined : wrongField(`/texts/${unknown}`, 'There is no such edition.');
};

const asChange = ({ portraitId, email, accountId, ...rest }: AuthorSent, name: string): AuthorChange => ({
  ...(rest as Omit<AuthorChange, 'name'>),
  name,
  ...(portraitId ? { portraitId } : {}),
  ...(email ? { email } : {}),
  ...(accountId ? { accountId } : {}),
});

const exampleAuthor = {
  name: maren.name,
  slug: 'maren',
  role: 'Reporter',
  bio: 'Writes about the sea.',
  texts: { es: { role: 'Reportera' } },
  links: [{ label: 'Home', url: 'https://maren.example/' }],
  portraitId: null,
  isGuest: false,
  email: null,
  accountId: maren.id,
};

export const authorEndpoints = [
  endpoint({
    ...taxonomy,
    id: 'getAuthor',
    method: 'GET',
    path: '/authors/{authorId}',
    summary: 'Everything that is kept about an author',
    params: { authorId: id },
    answer: wholeSchema(),
    example: { id: ids.reader, ...exampleAuthor },
    run: async ({ world, account, params: { authorId } }) => {
      if (!may(account, 'author')) return refused('not-allowed');
      const row = await wholeAuthor(world, authorId);
      return row ? answered({ id: row.id, ...ofRow(row) }) : refused('not-found');
    },
  }),
  endpoint({
    ...taxonomy,
    id: 'addAuthor',
    method: 'POST',
    path: '/authors',
    summary: 'Add an author',
    body: v.strictObject({ ...authorBody.entries, name: authorFields.name }),
    bodyExample: { name: 'Maren', role: 'Reporter' },
    status: 201,
    takesKey: true,
    keepsAnswer: true,
    answer: madeId,
    example: { id: ids.reader },
    run: async ({ world, account, body }) => {
      if (!may(account, 'author')) return refused('not-allowed');
      const fault = await authorFault(world, body);
      if (fault) return fault;
      const done = await changeAuthor(world, asChange(body, body.name));
      return done.ok ? answered({ id: done.value }) : no(done);
    },
  }),
  endpoint({
    ...taxonomy,
    id: 'changeAuthor',
    method: 'PATCH',
    path: '/authors/{authorId}',
    summary: 'Change an author; what is left out stays',
    params: { authorId: id },
    body: authorBody,
    bodyExample: { role: 'Correspondent in Lisbon' },
    status: 204,
    run: async ({ world, account, params: { authorId }, body }) => {
      if (!may(account, 'author')) return refused('not-allowed');
      const before = await wholeAuthor(world, authorId);
      if (!before) return refused('not-found');
      const fault = await authorFault(world, body);
      if (fault) return fault;
      const whole = { ...ofRow(before), ...body };
      const done = await changeAuthor(world, { ...asChange(whole, whole.name), id: authorId });
      return done.ok ? answered(undefined) : no(done);
    },
  }),
];
