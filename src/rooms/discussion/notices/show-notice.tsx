/** The page of a notice of illegal content, for whoever has its link: what became of it, and the appeal. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { formatDateTime, type Place } from '../../../common/dates.ts';
import { wordsFor } from '../../../common/words.ts';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { World } from '../../../world.ts';
import { actWords } from '../act-words.ts';
import { sendJson, showAct, wantsJson } from '../act-answers.tsx';
import { AppealPart } from '../appeals/AppealPart.tsx';
import { appealableUntil } from '../appeals/appeal.ts';
import { appealOf } from '../appeals/read-appeals.ts';
import { caseNumber } from '../case-number.ts';
import { ruleName } from '../rule-name.ts';
import { isIllegalGround } from '../rules.ts';
import { answeredWithin, caseStyles, placeOf, type Refused } from '../statements/status.routes.tsx';
import { ActDone } from '../views/ActDone.tsx';
import { noticeOfLink } from './notice-link.ts';
import { noticeWords, type NoticeWords } from './notice-words.ts';
import { noticeCase, type NoticeCase } from './notice.ts';

type Shown = { notice: NoticeCase; words: NoticeWords; place: Place };

const Facts = ({ notice, words, place }: Shown): JSX.Element => {
  const { grounds } = wordsFor(actWords, place.language);
  const { decision, state, reason } = notice;
  return (
    <dl class="facts">
      <dt>{words.number}</dt>
      <dd>
        <bdi>{caseNumber(notice.id)}</bdi>
      </dd>
      <dt>{words.received}</dt>
      <dd>{formatDateTime(notice.at, place)}</dd>
      {notice.handledAt === undefined ? null : (
        <>
          <dt>{words.decided}</dt>
          <dd>{formatDateTime(notice.handledAt, place)}</dd>
        </>
      )}
      <dt>{words.about}</dt>
      <dd dir="auto">{notice.story}</dd>
      {isIllegalGround(reason) ? (
        <>
          <dt>{words.ground}</dt>
          <dd>{grounds[reason]}</dd>
        </>
      ) : null}
      {state === 'upheld' && decision?.rule !== undefined ? (
        <>
          <dt>{words.rule}</dt>
          <dd>{ruleName(decision.rule, place.language)}</dd>
        </>
      ) : null}
    </dl>
  );
};

const Standing = ({ notice, words, place }: Shown): JSX.Element => (
  <>
    <div class="case-state" data-state={notice.state === 'upheld' ? 'published' : 'waiting'}>
      <p>
        <strong>{words.states[notice.state]}</strong>
      </p>
      {notice.state === 'open' ? <p>{words.waits}</p> : null}
      {notice.decision ? <p>{notice.decision.isAutomated ? words.byMachine : words.byPerson}</p> : null}
    </div>
    <Facts notice={notice} words={words} place={place} />
    {notice.text === '' ? null : (
      <section>
        <h2>{words.yourWords}</h2>
        <blockquote class="case-quote" dir="auto">
          {notice.text}
        </blockquote>
      </section>
    )}
  </>
);

const showUnknown = (reply: FastifyReply, words: NoticeWords): Promise<void> =>
  showAct(reply, <ActDone title={words.title} text={words.unknown} isAlarm links={[]} />, {
    title: words.title,
    status: 404,
  });

/** Shows it by the link in the address, which is the only way to it for those without an account. */
export const showNotice = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  { refused }: { refused?: Refused },
): Promise<void> => {
  const { token = '' } = request.params as { token?: string };
  const place = placeOf(request);
  const words = wordsFor(noticeWords, place.language);
  const id = await noticeOfLink(world, token);
  const notice = id === undefined ? undefined : await noticeCase(world, id);
  if (!notice) return showUnknown(reply, words);
  const { decision, state } = notice;
  const appeal = decision && (await appealOf(world, decision.decisionId, { reportId: notice.id }));
  if (wantsJson(request))
    return sendJson(reply, {
      number: caseNumber(notice.id),
      state,
      at: notice.at,
      handledAt: notice.handledAt,
      appeal: appeal && { state: appeal.state, dueAt: appeal.dueAt, answer: appeal.answer },
    });
  const { visit } = request;
  const mayAppeal = decision !== undefined && (state === 'declined' || appeal !== undefined);
  const links = notice.isThere ? [visit.link(`/comments/${notice.commentId}`)] : [];
  const part = (
    <div class="case">
      <PageHead title={words.title} />
      <Standing notice={notice} words={words} place={place} />
      {mayAppeal ? (
        <AppealPart
          place={place}
          now={world.now()}
          action={visit.link(`/notices/${token}/appeal`)}
          until={appealableUntil(decision.at)}
          within={answeredWithin(request)}
          appeal={appeal}
          {...refused}
        />
      ) : null}
      <p class="link-row">
        {links.map((path) => (
          <a href={path}>{words.seeComment}</a>
        ))}
      </p>
    </div>
  );
  return showAct(reply, part, { title: words.title, styles: caseStyles, status: refused ? 422 : 200 });
};
