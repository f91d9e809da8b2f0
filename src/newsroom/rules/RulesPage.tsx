import type { JSX } from 'preact';
import type { OwnRule, RuleDraft } from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { wordsOfRule } from './rule-in-words.ts';

const base = '/newsroom/discussion/rules';

/** A rule in words. */
export const RuleInWords = ({ rule }: { rule: OwnRule | RuleDraft }): JSX.Element => {
  const { does, when, joined, where } = wordsOfRule(rule);
  return (
    <p>
      It {does} a comment {where}
      {when.length === 0 ? '.' : ' that '}
      {when.map((words, i) => (
        <span key={words}>
          {i === 0 ? '' : joined === 'all' ? ' and ' : ' or '}
          {words}
        </span>
      ))}
      {when.length === 0 ? '' : '.'}
    </p>
  );
};

type Item = { rule: OwnRule; isFirst: boolean; isLast: boolean; maySave: boolean };

const Act = ({
  rule,
  act,
  name,
  value,
  label,
}: {
  rule: OwnRule;
  act: string;
  name: string;
  value: string;
  label: string;
}): JSX.Element => (
  <form method="post" action={`${base}/${rule.id}/${act}`}>
    <Button tone="quiet" name={name} value={value}>
      {label}
      <span class="unseen">: {rule.name}</span>
    </Button>
  </form>
);

const RuleItem = ({ rule, isFirst, isLast, maySave }: Item): JSX.Element => (
  <li>
    <h2>
      <a href={`${base}/${rule.id}`} dir="auto">
        {rule.name}
      </a>{' '}
      <small>{rule.isOn ? 'on' : 'off'}</small>
    </h2>
    <RuleInWords rule={rule} />
    <div class="link-row">
      <a href={`${base}/${rule.id}/rehearsal`}>
        Rehearsal<span class="unseen"> of {rule.name}</span>
      </a>
      {maySave ? (
        <>
          <Act
            rule={rule}
            act="switch"
            name="on"
            value={rule.isOn ? '' : '1'}
            label={rule.isOn ? 'Switch off' : 'Switch on'}
          />
          {isFirst ? null : <Act rule={rule} act="move" name="up" value="1" label="Earlier" />}
          {isLast ? null : <Act rule={rule} act="move" name="up" value="" label="Later" />}
        </>
      ) : null}
    </div>
  </li>
);

/** Every rule, in the order they are asked. */
export const RulesPage = ({ rules, maySave }: { rules: readonly OwnRule[]; maySave: boolean }): JSX.Element => (
  <>
    <p>
      Rules are asked after the usual checks, in this order. Of those that decide what becomes of a comment the first
      that meets it counts. Comments of moderators are not asked about.
    </p>
    <p class="link-row">
      {maySave ? <a href={`${base}/new`}>New rule</a> : null}
      <a href="/newsroom/discussion/settings/words">Word lists</a>
      <a href="/newsroom/discussion/settings">The usual checks</a>
    </p>
    {rules.length === 0 ? <p class="nothing">There are no rules of your own yet.</p> : null}
    <ol class="duty-list">
      {rules.map((rule, i) => (
        <RuleItem key={rule.id} rule={rule} isFirst={i === 0} isLast={i === rules.length - 1} maySave={maySave} />
      ))}
    </ol>
  </>
);
