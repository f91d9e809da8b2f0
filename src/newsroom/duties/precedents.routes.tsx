import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { isRule, ruleWords } from '../../rooms/discussion/discussion.ts';
import {
  disagreementsSince,
  linkPrecedent,
  precedentsUnder,
  ruleUses,
  unlinkPrecedent,
  type Disagreement,
  type Precedent,
  type RuleUse,
} from '../../rooms/moderation/moderation.ts';
import type { World } from '../../world.ts';
import { answerJson, backToDesk, fieldOf, showDuty, staffWho, timeZoneOf, wantsJson } from './duty-pages.tsx';
import { DecisionLine, LinkForm } from './LikeDecisions.tsx';

const path = '/newsroom/discussion/precedents';
/** What is older says little about how a rule is read now. */
const lookedBack = 365 * 86_400_000;
const shownPairs = 20;

const Uses = ({ uses }: { uses: readonly RuleUse[] }): JSX.Element => (
  <div class="duty-table" tabIndex={0} role="group" aria-label="Rules">
    <table>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          {['Removals', 'Moderators', 'Disagreements', 'Appeals decided', 'Overturned'].map((name) => (
            <th key={name} scope="col" class="duty-number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {uses.map((use) => (
          <tr key={use.rule}>
            <th scope="row">
              <a href={`${path}?rule=${use.rule}`}>{ruleWords(use.rule, 'en')}</a>
            </th>
            <td class="duty-number">{use.removals}</td>
            <td class="duty-number">{use.moderators}</td>
            <td class="duty-number">{use.disagreements}</td>
            <td class="duty-number">{use.appeals}</td>
            <td class="duty-number">
              {use.overturned}
              {use.appeals === 0 ? '' : ` (${Math.round((use.overturned / use.appeals) * 100)} %)`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Pairs = ({ pairs, timeZone }: { pairs: readonly Disagreement[]; timeZone: string }): JSX.Element => (
  <section aria-labelledby="pairs">
    <h2 id="pairs">Seen differently</h2>
    <p>
      The same text, or two that were linked, which one moderator removed and another let stay. Talk about them: this
      says nothing about who was right.
    </p>
    {pairs.length === 0 ? <p>No two moderators have disagreed.</p> : null}
    <ol class="duty-list">
      {pairs.slice(0, shownPairs).map((pair) => (
        <li key={`${pair.removal.decisionId} ${pair.approval.decisionId}`}>
          <p class="queue-head">
            {ruleWords(pair.rule, 'en')} · {pair.isSameText ? 'the same text' : 'linked by a moderator'}
          </p>
          <div class="duty-pair">
            <div>
              <DecisionLine about={pair.removal} timeZone={timeZone} />
            </div>
            <div>
              <DecisionLine about={pair.approval} timeZone={timeZone} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  </section>
);

const Under = ({ rule, found, timeZone }: { rule: string; found: readonly Precedent[]; timeZone: string }) => (
  <section aria-labelledby="under">
    <h2 id="under">Lately under “{ruleWords(rule, 'en')}”</h2>
    {found.length === 0 ? <p>Nothing was removed under this rule.</p> : null}
    <ol class="duty-list">
      {found.map(({ decision, linked }) => (
        <li key={decision.decisionId}>
          <DecisionLine about={decision} timeZone={timeZone} />
          {linked.map((one) => (
            <div class="duty-linked" key={one.decisionId}>
              <p class="queue-head">Like this one:</p>
              <DecisionLine about={one} timeZone={timeZone} />
              <LinkForm decisionId={decision.decisionId} likeId={one.decisionId} isLinked />
            </div>
          ))}
        </li>
      ))}
    </ol>
  </section>
);

const ruleIn = (text: string | undefined): string | undefined => (isRule(text) ? text : undefined);

/** How rules were used, where moderators disagree, and which decisions are alike. */
export const precedentRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { rule?: string } }>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'decide');
    if (!account) return;
    const rule = ruleIn(request.query.rule);
    const since = world.now() - lookedBack;
    const pairs = await disagreementsSince(world, since);
    const [uses, timeZone] = await Promise.all([ruleUses(world, since, pairs), timeZoneOf(world)]);
    const children = (
      <>
        <p>Decisions of the last year. Opening a comment on the desk shows how like ones were decided.</p>
        {uses.length === 0 ? <p>Nothing was removed yet.</p> : <Uses uses={uses} />}
        {rule === undefined ? null : (
          <Under rule={rule} found={await precedentsUnder(world, rule)} timeZone={timeZone} />
        )}
        <Pairs pairs={rule === undefined ? pairs : pairs.filter((pair) => pair.rule === rule)} timeZone={timeZone} />
      </>
    );
    await showDuty(reply, { account, here: 'precedents', title: 'Precedents', children });
  });

  app.post(`${path}/link`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'decide');
    if (!account) return;
    const asked = {
      account,
      decisionId: fieldOf(request, 'decision'),
      likeId: fieldOf(request, 'like'),
      note: fieldOf(request, 'note'),
    };
    const outcome =
      fieldOf(request, 'off') === '' ? await linkPrecedent(world, asked) : await unlinkPrecedent(world, asked);
    if (wantsJson(request))
      return outcome.ok
        ? answerJson(reply, { state: 'done' })
        : answerJson(reply, { state: 'refused', refusal: outcome.refusal }, 404);
    if (!outcome.ok) return reply.notFound();
    return reply.redirect(backToDesk(world, request, path), 303);
  });
};
