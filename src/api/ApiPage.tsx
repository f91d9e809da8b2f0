import type { JSX } from 'preact';
import { apiScopes, type ApiScope } from '../rooms/accounts/accounts.ts';
import { PageHead } from '../ui/parts/PageHead.tsx';
import { allEndpoints, base } from './all-endpoints.ts';
import { Table } from './ApiParts.tsx';
import { ApiRow } from './ApiRow.tsx';
import { groups, type Group } from './endpoint.ts';
import { problems, type ProblemCode } from './problems.ts';
import { quotas } from './quota.ts';

/** What each scope opens, for people who read this page. */
const scopeWords: Record<ApiScope, string> = {
  read: 'Read what is yours: profile, reading list, follows, mutes, notifications, comments',
  comment: 'Post, change and delete your comments; recommend; report',
  bookmarks: 'Change the reading list',
  follow: 'Follow and mute',
  notifications: 'Mark as read; choose how you are told',
  profile: 'Change your name and what others see',
  moderate: 'Decide about comments and discussions; the role must allow it too',
  'stories:read': 'Read stories in all states, with versions and notes; the library; fronts',
  'stories:write': 'Begin, change, note, assign, translate, delete stories',
  'stories:publish': 'Publish, schedule, correct, take back stories',
  'live:write': 'Entries of live blogs',
  'media:write': 'Add, describe, replace, delete what is in the library',
  'podcasts:write': 'Shows (editors, publishers), episodes, chapters, transcripts',
  'fronts:write': 'Arrange fronts and section pages',
  'taxonomy:write': 'Sections, tags, authors',
  'audience:read': 'How often stories are read',
  'letters:send': 'Letters to readers and their subscribers',
  'settings:write': 'Read and change settings',
  'people:write': 'Who works here; invitations and roles (publishers)',
};

const quotaWords: Record<keyof typeof quotas, string> = {
  read: 'Reading what is yours, for each account',
  write: 'Everything that changes something, for each account',
  network: 'Without an account, for each network; what we have at hand already is not counted',
  reports: 'Reports, for each account',
  notices: 'Notices of illegal content without an account, for each network',
};

const slugOf = (group: Group): string => group.toLowerCase().replaceAll(' ', '-');

const Contents = (): JSX.Element => (
  <nav class="api-contents" aria-label="Contents">
    <ul>
      <li>
        <a href="#begin">How to begin</a>
      </li>
      {groups.map((group) => (
        <li>
          <a href={`#${slugOf(group)}`}>{group}</a>
          <ul>
            {allEndpoints
              .filter((endpoint) => endpoint.group === group)
              .map((endpoint) => (
                <li>
                  <a href={`#${endpoint.id}`}>{endpoint.summary}</a>
                </li>
              ))}
          </ul>
        </li>
      ))}
      <li>
        <a href="#problems">Problems</a>
      </li>
    </ul>
  </nav>
);

const Begin = ({ publicUrl }: { publicUrl: string }): JSX.Element => (
  <section id="begin">
    <h2>How to begin</h2>
    <p>
      What everybody may read needs nothing. For the rest <a href="/me/tokens">make a token</a> and send it with every
      request. A token has an end and does only what it was made for; whoever has it can act for you, so keep it as you
      keep a password.
    </p>
    <pre tabindex={0}>
      <code>{`TOKEN=crt_…\ncurl -H "Authorization: Bearer $TOKEN" ${publicUrl}${base}/me`}</code>
    </pre>
    <Table label="Scopes" head={['Scope', 'What it opens']}>
      {apiScopes.map((scope) => (
        <tr>
          <td>
            <code>{scope}</code>
          </td>
          <td>{scopeWords[scope]}</td>
        </tr>
      ))}
    </Table>
    <p>
      Times are ISO 8601 in UTC. Lists are read page by page: <code>next</code> is sent back as <code>after</code> or{' '}
      <code>before</code>. Bodies are JSON of at most 64 KiB; fields that are not described are refused. Pages of this
      site may also use the session of their reader. The words of checks come in the language of the edition the address
      begins with (<code>/es{base}/…</code>).
    </p>
    <p>
      Every answer that was counted says how much is left, in the fields <code>RateLimit-Policy</code> and{' '}
      <code>RateLimit</code>; a 429 says with <code>Retry-After</code> how long to wait.
    </p>
    <Table label="Limits" head={['Limit', 'Requests', 'Seconds', 'Of what']}>
      {Object.values(quotas).map(({ name, limit, perMs }) => (
        <tr>
          <td>
            <code>{name}</code>
          </td>
          <td>{limit}</td>
          <td>{perMs / 1000}</td>
          <td>{quotaWords[name]}</td>
        </tr>
      ))}
    </Table>
    <p>
      The same for programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
    </p>
  </section>
);

const Problems = (): JSX.Element => (
  <section id="problems">
    <h2>Problems</h2>
    <p>
      They are sent as <code>application/problem+json</code> (RFC 9457): look at <code>code</code>; <code>errors</code>{' '}
      says which field or parameter, <code>reason</code> which check of the discussion.
    </p>
    <dl class="api-list">
      {(Object.keys(problems) as ProblemCode[]).map((code) => (
        <div id={`problem-${code}`}>
          <dt>
            <code>{code}</code> {problems[code].status} · {problems[code].title}
          </dt>
          <dd>{problems[code].detail}</dd>
        </div>
      ))}
    </dl>
  </section>
);

/** The API, to be read: without script, and in the site's own shell. */
export const ApiPage = ({ publicUrl }: { publicUrl: string }): JSX.Element => (
  <div class="page api" lang="en" dir="ltr">
    <PageHead
      title="API"
      standfirst="Stories, their discussions, and what readers keep, for programs. Everything the site does with them, this does too."
    />
    <Contents />
    <div class="api-body">
      <Begin publicUrl={publicUrl} />
      {groups.map((group) => (
        <section id={slugOf(group)}>
          <h2>{group}</h2>
          {allEndpoints
            .filter((endpoint) => endpoint.group === group)
            .map((endpoint) => (
              <ApiRow key={endpoint.id} endpoint={endpoint} publicUrl={publicUrl} />
            ))}
        </section>
      ))}
      <Problems />
    </div>
  </div>
);
