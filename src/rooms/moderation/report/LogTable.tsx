import type { JSX } from 'preact';
import { formatDate } from '../../../common/dates.ts';
import { formatNumber, wordsFor } from '../../../common/words.ts';
import { ruleName } from '../../discussion/discussion.ts';
import type { LogDay, LogMonth } from './moderation-log.ts';
import { reportWords, said } from './report-words.ts';

type Reading = { language: string; timeZone: string };

const Cells = ({ day, language }: { day: Omit<LogDay, 'at'>; language: string }): JSX.Element => {
  const { log } = wordsFor(reportWords, language);
  const number = (value: number): string => formatNumber(language, value);
  const besides = (sentence: string, value: number): string =>
    value === 0 ? '' : ` (${said(sentence, { count: number(value) })})`;
  return (
    <>
      <td class="duty-number">{number(day.approved)}</td>
      <td class="duty-number">{`${number(day.removed)}${besides(log.byMachine, day.removedByMachine)}`}</td>
      <td class="duty-number">{number(day.restored)}</td>
      <td class="duty-number">{`${number(day.appeals)}${besides(log.overturned, day.overturned)}`}</td>
      <td class="duty-number">{number(day.restricted)}</td>
    </>
  );
};

/** A month of decisions: by day, and what was removed under which rule. */
export const LogTable = ({ month, ...place }: Reading & { month: LogMonth }): JSX.Element => {
  const { language } = place;
  const { log } = wordsFor(reportWords, language);
  if (month.days.length === 0) return <p>{log.none}</p>;
  return (
    <div class="duty-page">
      <div class="duty-table" tabIndex={0} role="group" aria-label={log.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{log.day}</th>
              {[log.approved, log.removed, log.restored, log.appeals, log.restricted].map((name) => (
                <th key={name} scope="col" class="duty-number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {month.days.map((day) => (
              <tr key={day.at}>
                <th scope="row">{formatDate(day.at, place)}</th>
                <Cells day={day} language={language} />
              </tr>
            ))}
            <tr class="duty-total">
              <th scope="row">{log.month}</th>
              <Cells day={month.total} language={language} />
            </tr>
          </tbody>
        </table>
      </div>
      {month.rules.length === 0 ? null : (
        <section aria-labelledby="log-rules">
          <h2 id="log-rules">{log.rules}</h2>
          <dl class="duty-facts">
            {month.rules.map(({ rule, count }) => (
              <>
                <dt>{ruleName(rule, language)}</dt>
                <dd>{formatNumber(language, count)}</dd>
              </>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
};
