/** How one's own comments stand, and the statements of reasons. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Place } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { World } from '../../../world.ts';
import { accountBy, needAccount, type Account } from '../../accounts/accounts.ts';
import { namedComment, redirect, sendJson, showAct, wantsJson, wordsOf, type Named } from '../act-answers.tsx';
import { AppealPart } from '../appeals/AppealPart.tsx';
import { appealableUntil } from '../appeals/appeal.ts';
import { appealOf } from '../appeals/read-appeals.ts';
import { wordsOfFinding } from '../checks/check-words.ts';
import type { Finding } from '../comment.ts';
import { discussionSettings } from '../discussion-settings.ts';
import { mayModerate } from '../may-moderate.ts';
import { ownComment } from '../own-comment.ts';
import { parseCommentBody } from '../parse-comment-body.ts';
import { restrictionById } from '../restrictions/restrictions-of.ts';
import { spanWords } from '../spans.ts';
import { isCommentId } from '../thread-place.ts';
import { StatusPage } from '../views/StatusPage.tsx';
import { guidelinesPath } from './guidelines-path.ts';
import { StatementParts } from './StatementParts.tsx';
import { readStatement, type Statement } from './read-statement.ts';
import { statementParts } from './statement-parts.ts';
import { statementWords } from './statement-words.ts';
import { statementAbout, statementOf } from './statements.store.ts';
import { statusOf, type CommentStatus } from './status-of.ts';
import { statusWords } from './status-words.ts';

export const caseStyles = ['discussion.css', 'case.css'];

/** What was typed into an appeal that could not be filed, and why not. */
export type Refused = { typed: string; fault: string };

export const placeOf = ({ visit }: FastifyRequest): Place => ({
  language: visit.edition.language,
  timeZone: visit.publication.settings.timeZone,
});

/** Within how long an appeal is answered, in words. */
export const answeredWithin = ({ visit }: FastifyRequest): string =>
  spanWords(discussionSettings(visit.publication).appealDays * 86_400_000, visit.edition.language);

const whyWaiting = (request: FastifyRequest, checks: string | null): string | undefined => {
  const findings = checks === null ? [] : (JSON.parse(checks) as Finding[]);
  const finding = findings.find(({ verdict }) => verdict !== 'publish');
  const { language, timeZone } = placeOf(request);
  return finding && wordsOfFinding(finding, language, timeZone);
};

/** The same for programs. */
const asJson = (request: FastifyRequest, { comment }: Named, status: CommentStatus): Record<string, unknown> => {
  const { state, removal, appeal, waiting, steps } = status;
  return {
    state,
    id: comment.id,
    since: comment.created_at,
    why: state === 'waiting' ? whyWaiting(request, comment.checks) : undefined,
    waiting,
    decision: removal && {
      at: removal.at,
      rule: removal.rule,
      words: removal.words,
      guidelines: removal.guidelines,
      isAutomated: removal.isAutomated,
      appealUntil: appealableUntil(removal.at),
    },
    appeal: appeal && {
      id: appeal.id,
      state: appeal.state,
      at: appeal.at,
      dueAt: appeal.dueAt,
      handledAt: appeal.handledAt,
      answer: appeal.answer,
    },
    steps,
  };
};

type Link = { path: string; label: string };

const guidelinesLink = async (world: World, { visit }: FastifyRequest, version: number): Promise<Link[]> => {
  const { edition, publication } = visit;
  const path = await guidelinesPath(world, { edition, publication, version });
  return path === undefined
    ? []
    : [{ path: visit.stay(path), label: wordsFor(statementWords, edition.language).guidelines }];
};

const linksOf = async (
  world: World,
  request: FastifyRequest,
  { named: { comment, story, permalink }, version }: { named: Named; version: number },
): Promise<Link[]> => {
  const words = wordsOf(request);
  const { visit } = request;
  const { language } = visit.edition;
  return [
    ...(comment.state === 'published' ? [{ path: permalink, label: words.toComment }] : []),
    { path: `${visit.stay(story.path)}#comments`, label: words.toDiscussion },
    ...(await guidelinesLink(world, request, version)),
    { path: visit.link('/me/comments'), label: wordsFor(statusWords, language).allOwn },
  ];
};

/** The reasons for a removal; of one made before statements were kept, what its decision says. */
const reasonsOf = (request: FastifyRequest, { statement, removal }: CommentStatus, { comment, story }: Named) => {
  const { edition, publication } = request.visit;
  if (!removal) return [];
  const { rule, words, guidelines, isAutomated, decisionId, at } = removal;
  const made: Statement = statement ?? {
    id: decisionId,
    decisionId,
    accountId: undefined,
    commentId: comment.id,
    edition: edition.code,
    details: { about: 'comment', words, guidelines, isAutomated, foundBy: 'staff', ...(rule ? { rule } : {}) },
    at,
    comment: { at: comment.created_at, text: '', story: story.headline },
  };
  // The comment itself stands above already, and how to appeal below.
  return statementParts({ ...made, comment: undefined }, { edition, publication }).slice(0, -1);
};

/** The status page of a comment; after an appeal that could not be filed with what was wrong. */
export const showStatus = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { named, isOwn, refused }: { named: Named; isOwn: boolean; refused?: Refused },
): Promise<void> => {
  const { comment } = named;
  const status = await statusOf(world, comment);
  if (wantsJson(request)) return sendJson(reply, asJson(request, named, status));
  const { visit } = request;
  const { removal, appeal } = status;
  const { guidelinesVersion } = discussionSettings(visit.publication);
  const place = placeOf(request);
  const hasAppeal = removal !== undefined && (isOwn || appeal !== undefined);
  const part = (
    <StatusPage
      place={place}
      status={status}
      body={comment.body === null ? undefined : parseCommentBody(JSON.parse(comment.body))}
      createdAt={comment.created_at}
      why={status.waiting ? whyWaiting(request, comment.checks) : undefined}
      reasons={reasonsOf(request, status, named)}
      links={await linksOf(world, request, { named, version: removal?.guidelines ?? guidelinesVersion })}
    >
      {hasAppeal ? (
        <AppealPart
          place={place}
          now={world.now()}
          action={visit.link(`/comments/${comment.id}/appeal`)}
          until={appealableUntil(removal.at)}
          within={answeredWithin(request)}
          appeal={appeal?.decisionId === removal.decisionId ? appeal : undefined}
          withdrawAction={isOwn && appeal ? visit.link(`/me/appeals/${appeal.id}/withdraw`) : undefined}
          {...refused}
        />
      ) : null}
    </StatusPage>
  );
  const title = wordsOf(request).statusTitle;
  return showAct(reply, part, { title, styles: caseStyles, status: refused ? 422 : 200 });
};

type Shown = { statement: Statement; appeal?: Parameters<typeof AppealPart>[0] };

const showStatement = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { statement, appeal }: Shown,
): Promise<void> => {
  const { edition, publication } = request.visit;
  const words = wordsFor(statementWords, edition.language);
  const links = await guidelinesLink(world, request, statement.details.guidelines);
  const part = (
    <div class="case">
      <PageHead title={words.title} standfirst={words.standfirst} />
      <StatementParts parts={statementParts(statement, { edition, publication })} />
      <p class="link-row">
        {links.map(({ path, label }) => (
          <a href={path}>{label}</a>
        ))}
      </p>
      {appeal ? <AppealPart {...appeal} /> : null}
    </div>
  );
  return showAct(reply, part, { title: words.title, styles: caseStyles, status: appeal?.fault ? 422 : 200 });
};

/** The statement of one's own restriction, with the way to appeal against it. */
export const showRestriction = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, id, refused }: { account: Account; id: string; refused?: Refused },
): Promise<void> => {
  const restriction = isCommentId(id) ? await restrictionById(world, id) : undefined;
  const isOwn = restriction?.accountId === account.id;
  const row = isOwn && restriction.decisionId ? await statementOf(world.db, restriction.decisionId) : undefined;
  if (!restriction || !row) return reply.notFound();
  const appeal = await appealOf(world, row.decision_id, account.id);
  const { visit } = request;
  const offered = restriction.liftedAt === undefined || appeal !== undefined;
  const props = {
    place: placeOf(request),
    now: world.now(),
    action: visit.link(`/me/notices/${id}/appeal`),
    until: appealableUntil(row.at),
    within: answeredWithin(request),
    appeal,
    withdrawAction: appeal ? visit.link(`/me/appeals/${appeal.id}/withdraw`) : undefined,
    ...refused,
  };
  return showStatement(world, request, reply, {
    statement: await readStatement(world, row),
    ...(offered ? { appeal: props } : {}),
  });
};

/** The comment an address names, when the reader may see how it stands: their own, or anybody's for moderators. */
const seenBy = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ named: Named; isOwn: boolean } | undefined> => {
  const named = await namedComment(world, request);
  if (!named) {
    await reply.notFound();
    return undefined;
  }
  const account = await needAccount(world, request, reply);
  if (!account) return undefined;
  const isOwn = (await ownComment(world, account, named.comment.id)) !== undefined;
  if (isOwn || mayModerate(account)) return { named, isOwn };
  await reply.notFound();
  return undefined;
};

export const statusRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/comments/:id', async (request, reply) => {
    const named = await namedComment(world, request);
    if (!named) return reply.notFound();
    if (named.comment.is_listed === 1) return redirect(reply, named.permalink);
    const account = await accountBy(world, request);
    const isOwn = account && (await ownComment(world, account, named.comment.id));
    return isOwn ? redirect(reply, request.visit.link(`/comments/${named.comment.id}/status`)) : reply.notFound();
  });

  app.get('/comments/:id/status', async (request, reply) => {
    const seen = await seenBy(world, request, reply);
    return seen && showStatus(world, request, reply, seen);
  });

  app.get('/comments/:id/statement', async (request, reply) => {
    const seen = await seenBy(world, request, reply);
    if (!seen) return;
    const row = await statementAbout(world.db, seen.named.comment.id);
    return row
      ? showStatement(world, request, reply, { statement: await readStatement(world, row) })
      : reply.notFound();
  });

  app.get<{ Params: { id: string } }>('/me/notices/:id/statement', async (request, reply) => {
    const account = await needAccount(world, request, reply);
    return account && showRestriction(world, request, reply, { account, id: request.params.id });
  });
};
