import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { Choices, Field, Select, TextField } from '../../../ui/parts/Field.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { ActWords } from '../act-words.ts';
import type { ReportRefusal } from '../report-comment.ts';
import { illegalGrounds, reportReasons } from '../rules.ts';

export type ReportKind = 'report' | 'illegal' | 'error';

export type ReportTyped = {
  reason: string;
  text: string;
  name: string;
  email: string;
  place: string;
  isGoodFaith: boolean;
};

export type ReportFormProps = {
  words: ActWords;
  kind: ReportKind;
  /** Where the form goes: the address of the page. */
  action: string;
  typed: ReportTyped;
  fault?: ReportRefusal | undefined;
  permalink: string;
};

const Trap = ({ words }: { words: ActWords }): JSX.Element => (
  <p class="trap" aria-hidden="true">
    <label for="field-website">{words.leaveEmpty}</label>
    <input id="field-website" type="text" name="website" tabIndex={-1} autocomplete="off" />
  </p>
);

const faultIf = (fault: string | undefined, wanted: ReportRefusal, words: ActWords): { fault?: string } =>
  fault === wanted ? { fault: words.reportFaults[wanted] } : {};

const ReportFields = ({ words, typed }: ReportFormProps): JSX.Element => (
  <>
    <Choices
      name="reason"
      label={words.reasonLabel}
      value={typed.reason}
      choices={reportReasons.map((rule) => ({ value: rule, label: words.rules[rule] }))}
    />
    <TextField name="text" label={words.moreLabel} value={typed.text} rows={4} maxLength={5_000} />
  </>
);

const IllegalFields = ({ words, typed, fault }: ReportFormProps): JSX.Element => (
  <>
    <Select
      name="reason"
      label={words.ground}
      value={typed.reason}
      choices={illegalGrounds.map((ground) => ({ value: ground, label: words.grounds[ground] }))}
    />
    <TextField
      name="text"
      label={words.explanation}
      hint={words.explanationHint}
      value={typed.text}
      isRequired
      rows={6}
      maxLength={5_000}
      {...faultIf(fault, 'no-text', words)}
    />
    <Field
      name="place"
      label={words.place}
      value={typed.place}
      isRequired
      dir="ltr"
      {...faultIf(fault, 'no-place', words)}
    />
    <Field
      name="name"
      label={words.name}
      hint={words.childHint}
      value={typed.name}
      autocomplete="name"
      maxLength={200}
      {...faultIf(fault, 'no-name', words)}
    />
    <Field
      name="email"
      label={words.email}
      type="email"
      value={typed.email}
      autocomplete="email"
      dir="ltr"
      maxLength={254}
      {...faultIf(fault, 'no-email', words)}
    />
    <div class="field">
      <label class="choice">
        <input type="checkbox" name="good-faith" value="yes" required checked={typed.isGoodFaith} />
        <span>{words.goodFaith}</span>
      </label>
    </div>
  </>
);

const ErrorFields = ({ words, typed, fault }: ReportFormProps): JSX.Element => (
  <TextField
    name="text"
    label={words.errorLabel}
    value={typed.text}
    isRequired
    rows={6}
    maxLength={5_000}
    {...faultIf(fault, 'no-text', words)}
  />
);

const fields = { report: ReportFields, illegal: IllegalFields, error: ErrorFields };

const OtherKinds = ({ words, kind, action }: ReportFormProps): JSX.Element => {
  const others = (
    [
      ['report', words.reportTitle],
      ['error', words.errorTitle],
      ['illegal', words.isIllegal],
    ] as const
  ).filter(([other]) => other !== kind);
  return (
    <p class="link-row">
      {others.map(([other, label]) => (
        <a key={other} href={`${action}?kind=${other}`} rel="nofollow">
          {label}
        </a>
      ))}
    </p>
  );
};

/** A report of a comment, a notice of illegal content, or a note that the story may be wrong. */
export const ReportForm = (props: ReportFormProps): JSX.Element => {
  const { words, kind, action, fault, permalink } = props;
  const [title, hint] = {
    report: [words.reportTitle, words.reportHint],
    illegal: [words.illegalTitle, words.illegalHint],
    error: [words.errorTitle, words.errorHint],
  }[kind];
  const Fields = fields[kind];
  return (
    <>
      <PageHead title={title} standfirst={hint} />
      {fault ? <Notice tone="alarm">{words.reportFaults[fault]}</Notice> : null}
      <form class="form" method="post" action={action}>
        <input type="hidden" name="kind" value={kind} />
        <Fields {...props} />
        <Trap words={words} />
        <div class="form-foot">
          <Button>{words.send}</Button> <a href={permalink}>{words.cancel}</a>
        </div>
      </form>
      <OtherKinds {...props} />
    </>
  );
};
