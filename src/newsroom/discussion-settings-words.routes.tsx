import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../rooms/accounts/accounts.ts';
import {
  discussionSettings,
  mostListedTerms,
  parseWordList,
  saveDiscussionSettings,
  type ParsedWordList,
  type WordList,
} from '../rooms/discussion/discussion.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { discussionStaff, maySaveDiscussion, settingsPage } from './discussion-settings-staff.tsx';
import { DiscussionWords, listNames, mostEdited, type ListName } from './views/DiscussionWords.tsx';

const path = '/newsroom/discussion/settings/words';
const mostBytes = 8 * 1024 * 1024;
const emptyList: WordList = { refuse: [], hold: [], nudge: [] };

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const countOf = (list: WordList | undefined): number =>
  listNames.reduce((sum, name) => sum + (list?.[name].length ?? 0), 0);

const isLanguage = (tag: string): boolean => tag === '*' || /^[a-z]{2,3}$/.test(tag);

type Shown = { language: string; isSaved?: boolean; report?: ParsedWordList; fault?: string; status?: number };

const show = async (
  world: World,
  reply: FastifyReply,
  account: Account,
  { language, isSaved = false, report, fault, status = 200 }: Shown,
): Promise<void> => {
  const publication = await publicationOf(world);
  const { words } = discussionSettings(publication);
  const primary = publication.editions.map((edition) => edition.language.toLowerCase().split('-', 1)[0] ?? '');
  const tags = [...new Set(['*', ...primary, ...Object.keys(words), language])];
  const page = settingsPage(
    account,
    'Word lists',
    <>
      <p class="link-row">
        <a href="/newsroom/discussion/settings">Discussion settings</a>
        <a href="/newsroom/discussion/settings#try">Try a text</a>
      </p>
      <DiscussionWords
        language={language}
        languages={tags.map((tag) => ({
          tag,
          name: tag === '*' ? 'Every language' : (languageNames.of(tag) ?? tag),
          count: countOf(words[tag]),
        }))}
        list={{ ...emptyList, ...words[language] }}
        maySave={maySaveDiscussion(account)}
        isSaved={isSaved}
        report={report}
        fault={fault}
      />
    </>,
  );
  await reply.show(page, { head: { title: 'Word lists', kind: 'newsroom' }, topics: [], status, isPrivate: true });
};

type Sent = { fields: Map<string, string>; file: string | undefined };

/** The form with its file; undefined where it is none or too large. */
const sentForm = async (request: FastifyRequest): Promise<Sent | undefined> => {
  if (!request.isMultipart()) return undefined;
  const fields = new Map<string, string>();
  let file: string | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer();
        if (part.fieldname === 'file' && bytes.length > 0) file = bytes.toString('utf8');
      } else if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
    }
  } catch (error) {
    const { statusCode = 400 } = error as { statusCode?: number };
    if (statusCode < 500) return undefined;
    throw error;
  }
  return { fields, file };
};

const typedList = (fields: Sent['fields'], name: ListName, now: readonly string[]): ParsedWordList => {
  const none = { leftOut: [], leftOutCount: 0 };
  if (now.length > mostEdited) return { words: fields.get(`keep-${name}`) === 'empty' ? [] : [...now], ...none };
  // What is typed is words, one a line: a comma is no column here.
  return parseWordList(fields.get(`words-${name}`) ?? '', 'lines');
};

type Made = { list: WordList; report: ParsedWordList | undefined };

const madeList = ({ fields, file }: Sent, now: WordList): Made => {
  const typed = listNames.map((name) => [name, typedList(fields, name, now[name])] as const);
  const list: WordList = { ...emptyList, ...Object.fromEntries(typed.map(([name, { words }]) => [name, words])) };
  const into = listNames.find((name) => name === fields.get('into')) ?? 'hold';
  const added = file === undefined ? undefined : parseWordList(file);
  if (added) list[into] = [...new Set([...list[into], ...added.words])].slice(0, mostListedTerms);
  const doubtful = typed.map(([, parsed]) => parsed).find(({ leftOutCount }) => leftOutCount > 0);
  return { list, report: added ?? doubtful };
};

const save = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const account = await discussionStaff(world, request, reply);
  if (!account) return;
  const sent = await sentForm(request);
  const language = sent?.fields.get('language') ?? '*';
  if (!maySaveDiscussion(account)) return show(world, reply, account, { language: '*', status: 403 });
  if (!sent || !isLanguage(language)) {
    const fault = 'The form could not be read; a file can have at most 8 MB. Nothing was saved.';
    return show(world, reply, account, { language: '*', fault, status: 422 });
  }
  const { words } = discussionSettings(await publicationOf(world));
  const { list, report } = madeList(sent, { ...emptyList, ...words[language] });
  const others = Object.fromEntries(Object.entries(words).filter(([tag]) => tag !== language));
  await saveDiscussionSettings(world, { words: countOf(list) > 0 ? { ...others, [language]: list } : others });
  if (report) return show(world, reply, account, { language, report });
  await reply.redirect(`${path}?language=${encodeURIComponent(language)}&saved=1`, 303);
};

/** `/newsroom/discussion/settings/words`: the word lists, by language; long ones come as files. */
export const discussionWordsRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Record<string, unknown> }>(path, async (request, reply) => {
    const account = await discussionStaff(world, request, reply);
    if (!account) return;
    const asked = request.query['language'];
    const language = typeof asked === 'string' && isLanguage(asked) ? asked : '*';
    await show(world, reply, account, { language, isSaved: request.query['saved'] === '1' });
  });

  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: mostBytes, files: 1, fields: 12, fieldSize: mostBytes, parts: 16, headerPairs: 20 },
    });
    scope.post(path, { bodyLimit: 4 * mostBytes }, (request, reply) => save(world, request, reply));
  });
};
