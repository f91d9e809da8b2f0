import type { JSX } from 'preact';
import { formatNumber, wordsFor } from '../../../common/words.ts';
import { actWords, ruleName } from '../../discussion/discussion.ts';
import type { FigureTable, Figures } from './figures.ts';
import { reportWords, type ReportWords } from './report-words.ts';

type Reading = { language: string; editionName: (code: string) => string };

const rowName = (table: FigureTable, key: string, { language, editionName }: Reading): string => {
  const words = wordsFor(reportWords, language);
  if (key === 'total') return words.rows['total'] ?? key;
  if (table.rows === 'rules') return ruleName(key, language);
  if (table.rows === 'grounds') return (wordsFor(actWords, language).grounds as Record<string, string>)[key] ?? key;
  if (table.rows === 'checks') return words.checks[key] ?? key;
  if (table.rows === 'editions') return editionName(key);
  if (table.key === 'appeals' && key === 'notice') return words.appealNotice;
  return words.rows[key] ?? key;
};

const columnName = (table: FigureTable, key: string, words: ReportWords): string =>
  table.key === 'appeals' && key === 'upheld' ? words.appealUpheld : (words.columns[key] ?? key);

const Value = ({ value, language }: { value: number | null | undefined; language: string }): JSX.Element => (
  <td class="duty-number">{value === null || value === undefined ? '–' : formatNumber(language, value)}</td>
);

const Table = ({ table, reading }: { table: FigureTable; reading: Reading }): JSX.Element => {
  const words = wordsFor(reportWords, reading.language);
  const { title, note } = words.tables[table.key];
  const isEmpty = table.figures.every(({ key }) => key === 'total');
  return (
    <section aria-labelledby={`table-${table.key}`}>
      <h2 id={`table-${table.key}`}>{title}</h2>
      {note === '' ? null : <p>{note}</p>}
      {isEmpty ? (
        <p>{words.nothing}</p>
      ) : (
        <div class="duty-table" tabIndex={0} role="group" aria-labelledby={`table-${table.key}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.what}</th>
                {table.columns.map((column) => (
                  <th key={column} scope="col" class="duty-number">
                    {columnName(table, column, words)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.figures.map(({ key, values }) => (
                <tr key={key} class={key === 'total' ? 'duty-total' : undefined}>
                  <th scope="row">{rowName(table, key, reading)}</th>
                  {table.columns.map((column, i) => (
                    <Value key={column} value={values[i]} language={reading.language} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

/** A year’s figures, for readers and for the staff alike. */
export const FigureTables = ({ figures, ...reading }: Reading & { figures: Figures }): JSX.Element => (
  <div class="duty-page">
    {figures.tables.map((table) => (
      <Table key={table.key} table={table} reading={reading} />
    ))}
  </div>
);
