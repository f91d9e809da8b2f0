/** What the pages of the audience share: who may see them, the bar, spans and how numbers are written. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import { formatNumber } from '../../common/words.ts';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { mayStory } from '../../rooms/articles/articles.ts';
import { audienceSettings } from '../../rooms/audience/audience.ts';
import type { Publication } from '../../rooms/publication/publication.ts';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { staffOnly } from '../staff-only.ts';
import { StaffBar } from '../views/StaffBar.tsx';

export const audiencePath = '/newsroom/audience';

type Query = Record<string, unknown>;
export type Opened = {
  account: Account;
  publication: Publication;
  /** A value of the query, when it is one of these; else the first. */
  oneOf: <Value extends string>(name: string, values: readonly Value[]) => Value;
  /** The edition asked for; undefined: all. */
  edition: string | undefined;
};

const pages = [
  ['overview', '', 'Overview'],
  ['stories', '/stories', 'Stories'],
  ['parts', '/parts', 'Sections'],
  ['sources', '/sources', 'Where from'],
  ['searches', '/searches', 'Searches'],
  ['settings', '/settings', 'What is counted'],
] as const;
export type AudiencePlace = (typeof pages)[number][0];

/** Who works here and may see the figures; for all others the answer has been sent. */
export const openAudience = async (
  world: World,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<Opened | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account) return undefined;
  if (!mayStory(account, 'see-audience')) {
    await reply.notFound();
    return undefined;
  }
  const { publication } = request.visit;
  const query = request.query as Query;
  const asked = query['edition'];
  return {
    account,
    publication,
    oneOf: (name, values) => values.find((value) => value === query[name]) ?? (values[0] as (typeof values)[number]),
    edition: publication.editions.find(({ code }) => code === asked)?.code,
  };
};

const AudienceBar = ({ here }: { here: AudiencePlace | undefined }): JSX.Element => (
  <nav class="desk-bar" aria-label="Audience">
    <ul class="link-row">
      {pages.map(([key, end, name]) => (
        <li key={key}>
          <a href={`${audiencePath}${end}`} aria-current={key === here ? 'page' : undefined}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

type Page = { title: string; here: AudiencePlace | undefined; status?: number; children: ComponentChildren };

/** One page of the figures; never kept. */
export const showAudience = async (
  reply: FastifyReply,
  { account, publication }: Pick<Opened, 'account' | 'publication'>,
  { title, here, status = 200, children }: Page,
): Promise<void> => {
  const part = (
    <div class="page staff audience">
      <StaffBar account={account} here="audience" />
      <AudienceBar here={here} />
      <h1>{title}</h1>
      {audienceSettings(publication).isCounting ? null : (
        <Notice>Nothing is counted at present: these are the figures of before.</Notice>
      )}
      {children}
    </div>
  );
  const head = { title, kind: 'newsroom', styles: ['audience.css'] };
  await reply.show(part, { head, topics: [], status, isPrivate: true });
};

export const figure = (value: number): string => formatNumber('en-GB', value);

/** How many of so many, as a share; nothing is no share of nothing. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.min(100, Math.round((part / whole) * 100))} %`;

/** How much more or less than before. */
export const change = (now: number, before: number): string => {
  const by = Math.round((now / Math.max(before, 1) - 1) * 100);
  return by === 0 ? 'As many as' : `${by > 0 ? '+' : '−'}${figure(Math.abs(by))} % against`;
};

export const spans = ['today', 'week', 'month', 'now'] as const;
export type SpanName = (typeof spans)[number];
export const spanNames: Record<SpanName, string> = {
  now: 'The last two hours',
  today: 'Today',
  week: '7 days',
  month: '30 days',
};
export const spanOf: Record<SpanName, { days: number } | { hours: number }> = {
  now: { hours: 2 },
  today: { days: 1 },
  week: { days: 7 },
  month: { days: 30 },
};

type ChoiceRow = {
  label: string;
  path: string;
  name: string;
  choices: readonly { value: string; label: string }[];
  value: string;
  kept?: Record<string, string | undefined>;
};

const hrefOf = (path: string, fields: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
  return query.size === 0 ? path : `${path}?${query}`;
};

/** One of several, as a row of links. */
export const Choose = ({ label, path, name, choices, value, kept = {} }: ChoiceRow): JSX.Element => (
  <nav aria-label={label}>
    <ul class="link-row">
      {choices.map((choice) => (
        <li key={choice.value}>
          <a
            href={hrefOf(path, { ...kept, [name]: choice.value })}
            aria-current={choice.value === value ? 'true' : undefined}
          >
            {choice.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** All editions or one; nothing where there is but one. */
export const ChooseEdition = ({
  opened: { publication, edition },
  path,
  kept = {},
}: {
  opened: Opened;
  path: string;
  kept?: Record<string, string | undefined>;
}): JSX.Element | null =>
  publication.editions.length < 2 ? null : (
    <Choose
      label="Edition"
      path={path}
      name="edition"
      value={edition ?? ''}
      kept={kept}
      choices={[
        { value: '', label: 'All editions' },
        ...publication.editions.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  );

export const editionName = (publication: Publication, code: string): string =>
  publication.editionByCode(code)?.name ?? code;

type AsCsvProps = { path: string; what?: string; fields?: Record<string, string | undefined> };

export const AsCsv = ({ path, what = 'This', fields = {} }: AsCsvProps): JSX.Element => (
  <p>
    <a href={hrefOf(path, fields)}>{what} for spreadsheets (CSV)</a>
  </p>
);
