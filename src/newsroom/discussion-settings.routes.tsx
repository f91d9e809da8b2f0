import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Account } from '../rooms/accounts/accounts.ts';
import { sectionsOf } from '../rooms/articles/articles.ts';
import {
  discussionSettings,
  nameOfPreset,
  askSettingsRehearsal,
  samplesOf,
  settingsRehearsal,
  usualDays,
  saveDiscussionSettings,
  tryText,
  type Finding,
} from '../rooms/discussion/discussion.ts';
import { publicationOf } from '../rooms/publication/publication.ts';
import type { World } from '../world.ts';
import { readDiscussionForm, typedFrom, type Grounds } from './discussion-settings-form.ts';
import { discussionStaff, maySaveDiscussion, settingsPage } from './discussion-settings-staff.tsx';
import { discussionWordsRoutes } from './discussion-settings-words.routes.tsx';
import { showDuty, timeZoneOf } from './duties/duty-pages.tsx';
import { SettingsRehearsalPage } from './rules/SettingsRehearsalPage.tsx';
import { DiscussionSettingsForm, type DiscussionSettingsProps } from './views/DiscussionSettingsForm.tsx';
import { DiscussionTrial } from './views/DiscussionTrial.tsx';

type Names = {
  editions: DiscussionSettingsProps['editions'];
  sections: DiscussionSettingsProps['sections'];
  presets: DiscussionSettingsProps['presets'];
  grounds: Grounds;
};

/** Sections of one key are one section in several languages: they are named by the first. */
export const namesOf = async (world: World): Promise<Names> => {
  const publication = await publicationOf(world);
  const { editions } = publication;
  const { presets } = discussionSettings(publication);
  const sections = new Map<string, string>();
  for (const { code } of editions)
    for (const { key, name } of await sectionsOf(world, code)) if (!sections.has(key)) sections.set(key, name);
  return {
    editions: editions.map(({ code, name, language }) => ({ code, name, language })),
    sections: Array.from(sections, ([key, name]) => ({ key, name })),
    presets: presets.map((preset) => ({ value: preset.key, label: nameOfPreset(preset, 'en') })),
    grounds: {
      editions: editions.map(({ code }) => code),
      sections: [...sections.keys()],
      presets: presets.map(({ key }) => key),
    },
  };
};

type Trial = { text: string; edition: string; isNew: boolean; findings: readonly Finding[] };
type Shown = Partial<Pick<DiscussionSettingsProps, 'typed' | 'faults' | 'isSaved'>> & {
  trial?: Trial;
  status?: number;
};

const show = async (
  world: World,
  reply: FastifyReply,
  account: Account,
  { typed, faults = {}, isSaved = false, trial, status = 200 }: Shown,
): Promise<void> => {
  const { editions, sections, presets, grounds } = await namesOf(world);
  const settings = discussionSettings(await publicationOf(world));
  const about = {
    account,
    maySave: maySaveDiscussion(account),
    typed: typed ?? typedFrom(settings, grounds),
    faults,
    isSaved,
    editions,
    sections,
    presets,
  };
  const first = editions[0]?.code ?? '';
  const page = settingsPage(
    account,
    'Discussion settings',
    <>
      <p class="link-row">
        <a href="/newsroom/discussion/settings/words">Word lists</a>
        <a href="#try">Try a text</a>
        <a href="/newsroom/discussion/settings/here">What differs by section, language or discussion</a>
      </p>
      <DiscussionSettingsForm {...about} />
      <DiscussionTrial
        editions={editions}
        text={trial?.text ?? ''}
        edition={trial?.edition ?? first}
        isNew={trial?.isNew ?? false}
        findings={trial?.findings}
      />
    </>,
  );
  await reply.show(page, {
    head: { title: 'Discussion settings', kind: 'newsroom' },
    topics: [],
    status,
    isPrivate: true,
  });
};

type Form = Record<string, unknown> | undefined;
const textIn = (body: Form, name: string): string => {
  const value = body?.[name];
  return typeof value === 'string' ? value : '';
};

const longestTrial = 60_000;

const trialRoute = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/discussion/settings/try';
  app.get(path, async (_request, reply) => reply.redirect('/newsroom/discussion/settings#try', 303));
  app.post<{ Body: Form }>(path, async (request, reply) => {
    const account = await discussionStaff(world, request, reply);
    if (!account) return;
    const publication = await publicationOf(world);
    const edition = publication.editionByCode(textIn(request.body, 'edition')) ?? publication.defaultEdition;
    const text = textIn(request.body, 'text').slice(0, longestTrial);
    const isNew = textIn(request.body, 'writer') === 'new';
    const settings = discussionSettings(publication);
    const findings = await tryText(world, { account, text, edition, settings, isNew });
    await show(world, reply, account, { trial: { text, edition: edition.code, isNew, findings } });
  });
};

/** What is typed is tried on the comments of the last days, and nothing is saved. */
const rehearsalRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/discussion/settings/rehearsal';
  app.get(path, async (request, reply) => {
    const account = await discussionStaff(world, request, reply);
    if (!account) return;
    const rehearsal = await settingsRehearsal(world);
    if (rehearsal?.state === 'asked' || rehearsal?.state === 'running') void reply.header('refresh', '2');
    const samples = await samplesOf(world, Object.values(rehearsal?.samples ?? {}).flat());
    const timeZone = await timeZoneOf(world);
    const page = <SettingsRehearsalPage {...{ rehearsal, samples, timeZone }} />;
    await showDuty(reply, { account, here: 'rules', title: 'Settings tried on the past', children: page });
  });

  app.post<{ Body: Form }>(path, async (request, reply) => {
    const account = await discussionStaff(world, request, reply);
    if (!account) return;
    if (!maySaveDiscussion(account)) return show(world, reply, account, { status: 403 });
    const { grounds } = await namesOf(world);
    const read = readDiscussionForm(request.body, discussionSettings(await publicationOf(world)), grounds);
    if (!read.ok) return show(world, reply, account, { typed: read.typed, faults: read.faults, status: 422 });
    await askSettingsRehearsal(world, { account, settings: read.value, days: usualDays });
    await reply.redirect(path, 303);
  });
};

/** `/newsroom/discussion/settings`: everything editors may set about discussions, and a box to try a text in. */
export const discussionSettingsRoutes = (app: FastifyInstance, world: World): void => {
  const path = '/newsroom/discussion/settings';
  app.get<{ Querystring: Record<string, unknown> }>(path, async (request, reply) => {
    const account = await discussionStaff(world, request, reply);
    if (!account) return;
    await show(world, reply, account, { isSaved: request.query['saved'] === '1' });
  });

  app.post<{ Body: Form }>(path, async (request, reply) => {
    const account = await discussionStaff(world, request, reply);
    if (!account) return;
    if (!maySaveDiscussion(account)) return show(world, reply, account, { status: 403 });
    const { grounds } = await namesOf(world);
    const read = readDiscussionForm(request.body, discussionSettings(await publicationOf(world)), grounds);
    if (!read.ok) return show(world, reply, account, { typed: read.typed, faults: read.faults, status: 422 });
    await saveDiscussionSettings(world, read.value);
    await reply.redirect(`${path}?saved=1`, 303);
  });

  trialRoute(app, world);
  rehearsalRoutes(app, world);
  discussionWordsRoutes(app, world);
};
