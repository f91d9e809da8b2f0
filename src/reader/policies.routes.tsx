/** Policies with every version they had, contact points, and what is kept of people. */
import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { formatDate } from '../common/dates.ts';
import { wordsFor } from '../common/words.ts';
import { bodyToFeedHtml } from '../rooms/articles/articles.ts';
import {
  dutySettings,
  hasContactPoints,
  isPolicyKind,
  KeptTable,
  keptWords,
  policyAt,
  policyTopic,
  policyVersions,
  said,
  type ContactPoints,
  type Policy,
} from '../rooms/moderation/moderation.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Notice } from '../ui/parts/Notice.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';
import { dutyWords, type DutyWords } from './duties-words.ts';
import { inEveryEdition } from './list-head.ts';
import { placeOf } from './story-time.tsx';

const wordsOf = (visit: Visit): DutyWords => wordsFor(dutyWords, visit.edition.language);
const headOf = (visit: Visit, path: string, title: string) => ({
  title,
  kind: 'duties',
  styles: ['duties.css'],
  canonical: visit.publication.inEdition(visit.edition, path),
  alternates: inEveryEdition(visit.publication, path),
});

const Since = ({ version, at, visit }: { version: number; at: number; visit: Visit }): JSX.Element => (
  <>{said(wordsOf(visit).versionFrom, { version: String(version), at: formatDate(at, placeOf(visit)) })}</>
);

const listRoute = (app: FastifyInstance, world: World): void => {
  app.get('/policies', async (request, reply) => {
    const { visit } = request;
    const words = wordsOf(visit);
    const policies = await policyVersions(world, visit.edition.code);
    const part = (
      <div class="page">
        <PageHead title={words.policies} standfirst={words.policiesText} />
        {policies.length === 0 ? <p>{words.noPolicies}</p> : null}
        {policies.map(({ kind, versions }) => (
          <section key={kind} aria-labelledby={`policy-${kind}`}>
            <h2 id={`policy-${kind}`}>{words.kinds[kind]}</h2>
            <ul class="duty-list">
              {versions.map(({ version, at }) => (
                <li key={version}>
                  <a href={visit.link(`/policies/${kind}/${version}`)}>
                    <Since version={version} at={at} visit={visit} />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    );
    await reply.show(part, { head: headOf(visit, '/policies', words.policies), topics: [policyTopic] });
  });
};

type PolicyPageProps = { policy: Policy; isInForce: boolean; visit: Visit; html: string };

const PolicyPage = ({ policy, isInForce, visit, html }: PolicyPageProps): JSX.Element => {
  const words = wordsOf(visit);
  const since = <Since version={policy.version} at={policy.at} visit={visit} />;
  return (
    <div class="page">
      <PageHead title={policy.title} over={<p class="meta">{words.kinds[policy.kind]}</p>} standfirst={since}>
        <p class="link-row">
          <a href={visit.link('/policies')}>{words.allVersions}</a>
          {isInForce ? null : <a href={visit.link(`/policies/${policy.kind}`)}>{words.toNewest}</a>}
        </p>
      </PageHead>
      <Notice>{isInForce ? words.inForce : words.former}</Notice>
      <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
};

type WithKind = { Params: { kind: string; version?: string } };

const policyRoute = (app: FastifyInstance, world: World, path: string): void => {
  app.get<WithKind>(path, async (request, reply) => {
    const { visit } = request;
    const { kind, version } = request.params;
    if (!isPolicyKind(kind) || (version !== undefined && !/^\d{1,6}$/.test(version))) return reply.notFound();
    const asked = { kind, edition: visit.edition.code };
    const [policy, newest] = await Promise.all([
      policyAt(world, { ...asked, version: version === undefined ? undefined : Number(version) }),
      policyAt(world, asked),
    ]);
    if (!policy || !newest) return reply.notFound();
    const html = bodyToFeedHtml(policy.body, {
      language: visit.edition.language,
      origin: world.config.publicUrl,
      media: new Map(),
    });
    const isInForce = policy.version === newest.version;
    const here = version === undefined ? `/policies/${kind}` : `/policies/${kind}/${version}`;
    await reply.show(<PolicyPage policy={policy} isInForce={isInForce} visit={visit} html={html} />, {
      head: headOf(visit, here, policy.title),
      topics: [policyTopic],
    });
  });
};

const Point = ({
  title,
  text,
  facts,
  visit,
}: {
  title: string;
  text: string;
  facts: ContactPoints[keyof ContactPoints];
  visit: Visit;
}) => {
  const words = wordsOf(visit);
  const given = Object.entries(facts).filter(([, value]) => value !== '');
  if (given.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <p>{text}</p>
      <dl class="duty-facts">
        {given.map(([name, value]) => (
          <>
            <dt>{words[name as 'name' | 'email' | 'phone' | 'address' | 'languages']}</dt>
            <dd class="duty-text">
              {name === 'email' ? (
                <a href={`mailto:${encodeURIComponent(value).replace('%40', '@')}`} dir="ltr">
                  {value}
                </a>
              ) : (
                <bdi>{value}</bdi>
              )}
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
};

const contactRoute = (app: FastifyInstance): void => {
  app.get('/contact-points', async (request, reply) => {
    const { visit } = request;
    const { contacts } = dutySettings(visit.publication);
    if (!hasContactPoints(contacts)) return reply.notFound();
    const words = wordsOf(visit);
    const part = (
      <div class="page">
        <PageHead title={words.contacts} standfirst={words.contactsText} />
        <div class="duty-page">
          {(['authorities', 'readers', 'representative'] as const).map((key) => (
            <Point key={key} title={words[key]} text={words[`${key}Text`]} facts={contacts[key]} visit={visit} />
          ))}
        </div>
      </div>
    );
    await reply.show(part, { head: headOf(visit, '/contact-points', words.contacts), topics: ['site'] });
  });
};

const keptRoute = (app: FastifyInstance): void => {
  app.get('/kept', async (request, reply) => {
    const { visit } = request;
    const words = wordsFor(keptWords, visit.edition.language);
    const { kept } = dutySettings(visit.publication);
    const part = (
      <div class="page">
        <PageHead title={words.title} standfirst={words.text} />
        <KeptTable language={visit.edition.language} kept={kept} />
        <section aria-labelledby="never">
          <h2 id="never">{words.never}</h2>
          <p>{words.neverText}</p>
        </section>
      </div>
    );
    await reply.show(part, { head: headOf(visit, '/kept', words.title), topics: ['site'] });
  });
};

export const policyRoutes = (app: FastifyInstance, world: World): void => {
  listRoute(app, world);
  policyRoute(app, world, '/policies/:kind');
  policyRoute(app, world, '/policies/:kind/:version');
  contactRoute(app);
  keptRoute(app);
};
