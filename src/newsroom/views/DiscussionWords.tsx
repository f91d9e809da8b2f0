import type { JSX } from 'preact';
import type { ParsedWordList, WordList } from '../../rooms/discussion/discussion.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';

export const listNames = ['refuse', 'hold', 'nudge'] as const;
export type ListName = (typeof listNames)[number];

const meaning: Record<ListName, { label: string; hint: string }> = {
  refuse: { label: 'Refused', hint: 'A comment with one of these is not taken.' },
  hold: { label: 'Held', hint: 'A comment with one of these waits for a moderator.' },
  nudge: {
    label: 'Rephrase?',
    hint: 'The writer is asked once to say it differently; who insists waits for a moderator.',
  },
};

/** More are not for editing in a box: a list of that size is taken or left as a whole. */
export const mostEdited = 10_000;

const reasons: Record<ParsedWordList['leftOut'][number]['why'], string> = {
  'too-long': 'is too long',
  'no-word': 'has no word in it',
  fragment: 'is a piece of an address or of a text, not a word',
  disguised: 'is written in look-alike letters; list the plain word, its disguises are found by themselves',
  star: 'has a star elsewhere than at the end',
  'too-many': 'is beyond the most words a list can have',
};

const LeftOut = ({ report }: { report: ParsedWordList }): JSX.Element => (
  <Notice title={`${report.words.length.toLocaleString('en')} words were understood`}>
    {report.leftOutCount > 0 ? (
      <>
        <p>{report.leftOutCount.toLocaleString('en')} lines were left out:</p>
        <ul>
          {report.leftOut.map(({ line, why }) => (
            <li key={line}>
              Line {line} {reasons[why]}.
            </li>
          ))}
        </ul>
      </>
    ) : null}
  </Notice>
);

const OneList = ({ name, words }: { name: ListName; words: readonly string[] }): JSX.Element => {
  const { label, hint } = meaning[name];
  if (words.length <= mostEdited)
    return <TextField name={`words-${name}`} label={label} hint={hint} rows={8} value={words.join('\n')} />;
  return (
    <Choices
      name={`keep-${name}`}
      label={`${label}: ${words.length.toLocaleString('en')} words`}
      value="keep"
      choices={[
        { value: 'keep', label: 'Keep them' },
        { value: 'empty', label: 'Take all of them out' },
      ]}
    />
  );
};

export type DiscussionWordsProps = {
  /** A primary language tag, or `*`. */
  language: string;
  languages: readonly { tag: string; name: string; count: number }[];
  list: WordList;
  maySave: boolean;
  isSaved: boolean;
  report: ParsedWordList | undefined;
  fault: string | undefined;
};

const Languages = ({ language, languages }: Pick<DiscussionWordsProps, 'language' | 'languages'>): JSX.Element => (
  <nav aria-label="Languages">
    <ul class="link-row">
      {languages.map(({ tag, name, count }) => (
        <li key={tag}>
          <a
            href={`/newsroom/discussion/settings/words?language=${encodeURIComponent(tag)}`}
            aria-current={tag === language ? 'page' : undefined}
          >
            {name} ({count.toLocaleString('en')})
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const FromFile = (): JSX.Element => (
  <fieldset class="setting-group">
    <legend>Add words from a file</legend>
    <p class="field-hint" id="file-hint">
      One word or phrase a line, a JSON array, or a table whose first column holds them. At most 8 MB.
    </p>
    <div class="field">
      <label for="field-file">File</label>
      <input
        class="input"
        id="field-file"
        type="file"
        name="file"
        accept=".txt,.csv,.tsv,.json,text/plain"
        aria-describedby="file-hint"
      />
    </div>
    <Choices
      name="into"
      label="What they do"
      value="hold"
      choices={listNames.map((value) => ({ value, label: meaning[value].hint }))}
    />
  </fieldset>
);

/** The word lists of one language, or of all. */
export const DiscussionWords = (props: DiscussionWordsProps): JSX.Element => {
  const { language, list, maySave, isSaved, report, fault } = props;
  return (
    <>
      {fault ? <Notice tone="alarm">{fault}</Notice> : null}
      {isSaved && !report ? (
        <p class="notice" role="status">
          Saved. New comments are judged by these words from now on.
        </p>
      ) : null}
      {report ? <LeftOut report={report} /> : null}
      <p>
        There are no words until you add some. One word or phrase a line; a star at the end stands for any ending. Whole
        words are found, whatever their case, also with accents, look-alike letters, figures for letters, stretched or
        spelled out.
      </p>
      <Languages {...props} />
      <form
        class="form setting-form"
        method="post"
        action="/newsroom/discussion/settings/words"
        enctype="multipart/form-data"
      >
        <fieldset class="setting-all" disabled={!maySave}>
          <legend class="unseen">Words</legend>
          <input type="hidden" name="language" value={language} />
          {listNames.map((name) => (
            <OneList key={name} name={name} words={list[name]} />
          ))}
          <FromFile />
        </fieldset>
        {maySave ? (
          <p>
            <Button>Save</Button>
          </p>
        ) : null}
      </form>
    </>
  );
};
