import type { JSX } from 'preact';
import { plural, wordsFor } from '../../../common/words.ts';
import type { KeptDays } from '../duties/kept-days.ts';
import { keptWords, type KeptWords } from './kept-words.ts';
import { register, type KeptFor } from './register.ts';

type Reading = { language: string; kept: KeptDays };

const howLong = (how: KeptFor, words: KeptWords, { language, kept }: Reading): string => {
  if (how === 'account' || how === 'writer' || how === 'record' || how === 'asked') return words[how];
  const days = typeof how === 'number' ? how : 'days' in how ? how.days : kept[how.setting];
  return plural(language, days, words.days);
};

/** What is kept of people, what for, and how long: from the list the server itself goes by. */
export const KeptTable = (reading: Reading): JSX.Element => {
  const words = wordsFor(keptWords, reading.language);
  return (
    <div class="duty-table" tabIndex={0} role="group" aria-label={words.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.howLong}</th>
          </tr>
        </thead>
        <tbody>
          {register.map(({ key, kept }) => (
            <tr key={key} id={`kept-${key}`}>
              <th scope="row">
                <b>{words.entries[key].name}</b>
                <br />
                {words.entries[key].text}
              </th>
              <td>{howLong(kept, words, reading)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
