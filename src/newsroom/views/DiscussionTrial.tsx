import type { JSX } from 'preact';
import { wordsOfFinding, type Finding } from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Select, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';

export type DiscussionTrialProps = {
  editions: readonly { code: string; name: string; language: string }[];
  text: string;
  edition: string;
  isNew: boolean;
  /** Undefined: nothing was tried yet. */
  findings: readonly Finding[] | undefined;
};

const verdicts: Record<Finding['verdict'], string> = {
  publish: 'lets it pass',
  nudge: 'asks the writer to rephrase',
  hold: 'lets it wait for a moderator',
  refuse: 'refuses it',
};

const Result = ({ findings, language }: { findings: readonly Finding[]; language: string }): JSX.Element => {
  const first = findings[0];
  if (!first) return <Notice title="It would be published">No check has anything to say.</Notice>;
  return (
    <Notice title={`The first that objects decides: “${first.check}” ${verdicts[first.verdict]}`}>
      <ol>
        {findings.map((finding) => (
          <li key={finding.check}>
            <strong>{finding.check}</strong> {verdicts[finding.verdict]}:{' '}
            <span lang={language} dir="auto">
              {wordsOfFinding(finding, language)}
            </span>
          </li>
        ))}
      </ol>
    </Notice>
  );
};

/** A text to try: which checks would say what. */
export const DiscussionTrial = ({ editions, text, edition, isNew, findings }: DiscussionTrialProps): JSX.Element => (
  <section class="setting-group" aria-labelledby="trial" id="try">
    <h2 id="trial">Try a text</h2>
    <p class="field-hint">
      See what the checks would say of it, and in which words. Nothing is stored, and limits on how many are left aside.
    </p>
    {findings ? (
      <Result findings={findings} language={editions.find(({ code }) => code === edition)?.language ?? 'en'} />
    ) : null}
    <form class="form" method="post" action="/newsroom/discussion/settings/try#try">
      <TextField name="text" label="Text" rows={5} value={text} maxLength={60_000} />
      <Select
        name="edition"
        label="Edition"
        value={edition}
        choices={editions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Choices
        name="writer"
        label="Written by"
        value={isNew ? 'new' : 'known'}
        choices={[
          { value: 'known', label: 'A reader with many comments' },
          { value: 'new', label: 'A new reader' },
        ]}
      />
      <p>
        <Button tone="quiet">Try it</Button>
      </p>
    </form>
  </section>
);
