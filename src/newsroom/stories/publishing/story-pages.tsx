/** What the pages about one story's way to its readers have in common: who may open them, how they are drawn, what is read off a form. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import { calendarParts, formatDateTime, momentOf } from '../../../common/dates.ts';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { mayStory, type StoryAction } from '../../../rooms/articles/articles.ts';
import { isOwnStory, isStoryId, storyFor, type StoryAtHand } from '../../../rooms/drafting/drafting.ts';
import type { Publication } from '../../../rooms/publication/publication.ts';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { World } from '../../../world.ts';
import { answerJson, wantsJson } from '../../duties/duty-pages.tsx';
import { staffOnly } from '../../staff-only.ts';
import { StaffBar } from '../../views/StaffBar.tsx';

export type Params = { Params: { id: string }; Querystring: Record<string, string | undefined> };
export type Asked = { request: FastifyRequest<Params>; reply: FastifyReply };

/** A story, and the member of staff who has opened one of its pages. */
export type Opened = {
  account: Account;
  story: StoryAtHand;
  isOwn: boolean;
  timeZone: string;
  publication: Publication;
  /** A path of this site for machines and other sites. */
  absolute: (path: string) => string;
};

/** The story for somebody who may do this with it; for all others the address is not there, and the answer has been sent. */
export const openStory = async (
  world: World,
  { request, reply }: Asked,
  action: StoryAction,
): Promise<Opened | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account) return undefined;
  const { id } = request.params;
  const found = isStoryId(id) ? await storyFor(world, { account, articleId: id }, action) : undefined;
  if (!found?.ok) {
    if (wantsJson(request)) await answerJson(reply, { state: 'refused', refusal: found?.refusal ?? 'not-found' }, 404);
    else await reply.notFound();
    return undefined;
  }
  const { publication, absolute } = request.visit;
  const isOwn = await isOwnStory(world.db, account, id);
  return { account, story: found.value, isOwn, timeZone: publication.settings.timeZone, publication, absolute };
};

export const baseOf = ({ story }: Pick<Opened, 'story'>): string => `/newsroom/stories/${story.row.id}`;

const pages: readonly [key: string, end: string, name: string, action: StoryAction][] = [
  ['write', '', 'Write', 'see-stories'],
  ['sound', '/sound', 'Sound', 'see-stories'],
  ['publish', '/publish', 'Publish', 'see-stories'],
  ['preview', '/preview', 'Preview', 'see-stories'],
  ['links', '/links', 'Private links', 'share-preview'],
  ['addresses', '/addresses', 'Addresses', 'publish-story'],
  ['revisions', '/revisions', 'Versions', 'see-stories'],
  ['history', '/history', 'History', 'see-stories'],
];

const StoryBar = ({ opened, here }: { opened: Opened; here: string }): JSX.Element => (
  <nav class="desk-bar" aria-label="This story">
    <ul class="link-row">
      {pages
        .filter(([, , , action]) => mayStory(opened.account, action, opened.isOwn))
        .map(([key, end, name]) => (
          <li key={key}>
            <a href={`${baseOf(opened)}${end}`} aria-current={key === here ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      {opened.story.row.status === 'published' && mayStory(opened.account, 'see-audience') ? (
        <li>
          <a href={`/newsroom/audience/story/${opened.story.row.id}`}>Audience</a>
        </li>
      ) : null}
    </ul>
  </nav>
);

type Page = {
  title: string;
  here: string;
  status?: number;
  styles?: string[];
  children: ComponentChildren;
};

export const headlineOf = ({ story }: Pick<Opened, 'story'>): string =>
  story.fields.headline || 'A story without a headline';

/** One page about a story; never kept. */
export const showStoryPage = async (
  reply: FastifyReply,
  opened: Opened,
  { title, here, status = 200, styles = [], children }: Page,
): Promise<void> => {
  const { row } = opened.story;
  const edition = opened.publication.editionByCode(row.edition);
  const part = (
    <div class="page staff">
      <StaffBar account={opened.account} here="stories" />
      <StoryBar opened={opened} here={here} />
      <div>
        <p class="meta">{title}</p>
        <h1 lang={edition?.language} dir={edition?.direction}>
          {headlineOf(opened)}
        </h1>
      </div>
      {children}
    </div>
  );
  await reply.show(part, {
    head: { title: `${title}: ${headlineOf(opened)}`, kind: 'newsroom', styles: ['publishing.css', ...styles] },
    topics: [],
    status,
    isPrivate: true,
  });
};

/** A moment by the publication's clock. */
export const atText = (at: number, timeZone: string): string => formatDateTime(at, { language: 'en-GB', timeZone });

export const At = ({ at, timeZone }: { at: number; timeZone: string }): JSX.Element => (
  <time datetime={new Date(at).toISOString()}>{atText(at, timeZone)}</time>
);

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as a field for day and clock has it. */
export const localText = (at: number | null | undefined, timeZone: string): string => {
  if (at == null) return '';
  const { year, month, day, hour, minute } = calendarParts(at, timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
};

/** A moment as somebody wrote it by the publication's clock; undefined when it is none. */
export const momentIn = (text: string, timeZone: string): number | undefined => {
  const found = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::\d\d)?$/.exec(text.trim());
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return undefined;
  const at = momentOf({ year, month, day, hour, minute }, timeZone);
  return calendarParts(at, timeZone).day === day ? at : undefined;
};

type MomentProps = {
  name: string;
  label: string;
  timeZone: string;
  value?: string | undefined;
  fault?: string | undefined;
  hint?: string | undefined;
};

/** Day and clock to fill in, with the time zone named. */
export const MomentField = ({ name, label, timeZone, value, fault, hint }: MomentProps): JSX.Element => (
  <div class="field">
    <label for={`field-${name}`}>{label}</label>
    <p class="field-hint" id={`${name}-hint`}>
      {hint ? `${hint} ` : ''}Time zone: {timeZone}.
    </p>
    <input
      class="input"
      type="datetime-local"
      id={`field-${name}`}
      name={name}
      value={value || undefined}
      aria-describedby={fault ? `${name}-hint ${name}-fault` : `${name}-hint`}
      aria-invalid={fault ? 'true' : undefined}
    />
    {fault ? (
      <p class="field-fault" id={`${name}-fault`}>
        {fault}
      </p>
    ) : null}
  </div>
);

/** A box to tick. */
export const Tick = ({ name, label, isOn }: { name: string; label: string; isOn: boolean }): JSX.Element => (
  <label class="choice">
    <input type="checkbox" name={name} value="1" checked={isOn} />
    <span>{label}</span>
  </label>
);

/** What was refused, in words an editor can do something with. */
export const refusalWords: Record<string, string> = {
  'not-found': 'There is no such story any more.',
  forbidden: 'Your role may not do this.',
  'already-published': 'It is published already.',
  trashed: 'It is in the bin. Take it out first.',
  'not-trashed': 'It is not in the bin.',
  embargoed: 'It is embargoed. Wait for its time, or say why the embargo does not hold any more.',
  blocked: 'Something blocks it:',
  'changed-meanwhile':
    'The text has changed since you opened this page. Look at it again; what you filled in is still here.',
  past: 'That moment is past.',
  'too-far': 'That is more than two years ahead.',
  'no-time': 'Say when: day and clock.',
  'not-published': 'It is not published.',
  'not-scheduled': 'It is not planned for any moment.',
  'no-changes': 'The page says already what the draft says.',
  'note-needed': 'The text has changed: write a note for readers, or say why none of them needs to know.',
  'bad-target': 'That address is no public story of ours.',
  'has-comments': 'Readers have written under it. Confirm that their comments go, too.',
  'never-public': 'It never was public: its address follows its headline, or what is set in the editor.',
  'bad-address': 'That cannot be the end of an address.',
  'no-address': 'That is no former address of this story.',
  'bad-days': 'A link lasts between 1 and 30 days.',
  'too-many': 'There are 50 good links already. End some first.',
  'no-link': 'That link has ended already.',
};

/** What went wrong with a form, read out at once. */
export const Refused = ({ refusal, detail }: { refusal: string; detail?: string | undefined }): JSX.Element => (
  <Notice tone="alarm" title="Not done">
    <p>{refusalWords[refusal] ?? refusal}</p>
    {detail && refusal === 'blocked' ? (
      <ul>
        {detail.split('\n').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ) : null}
  </Notice>
);

export const statusOfRefusal = (refusal: string): number =>
  ({ 'not-found': 404, forbidden: 403, 'changed-meanwhile': 409 })[refusal] ?? 422;
