import type { JSX } from 'preact';
import { roles, type Role } from '../../rooms/accounts/accounts.ts';
import { storyActions, type StoryAction } from '../../rooms/articles/articles.ts';
import { showActions, type ShowAction } from '../../rooms/audio/audio.ts';
import { staffActions, type StaffAction } from '../../rooms/discussion/discussion.ts';
import { roleWords, showActionWords, staffActionWords, storyActionWords } from './permission-words.ts';

const shown: readonly Role[] = roles.filter((role) => role !== 'reader');

type Said = 'yes' | 'own' | 'no';
const marks: Record<Said, string> = { yes: 'yes', own: 'own only', no: '–' };

type Line = { key: string; words: string; of: (role: Role) => Said };

const includes = (list: readonly Role[], role: Role): boolean => list.includes(role);

const storyLines: Line[] = (Object.keys(storyActions) as StoryAction[]).map((key) => ({
  key,
  words: storyActionWords[key],
  of: (role) =>
    includes(storyActions[key].others, role) ? 'yes' : includes(storyActions[key].own, role) ? 'own' : 'no',
}));

const deskLines: Line[] = (Object.keys(staffActions) as StaffAction[]).map((key) => ({
  key,
  words: staffActionWords[key],
  of: (role) => (includes(staffActions[key], role) ? 'yes' : 'no'),
}));

const showLines: Line[] = (Object.keys(showActions) as ShowAction[]).map((key) => ({
  key,
  words: showActionWords[key],
  of: (role) => (includes(showActions[key], role) ? 'yes' : 'no'),
}));

const Table = ({ label, lines }: { label: string; lines: readonly Line[] }): JSX.Element => (
  <section aria-labelledby={`table-${label.replaceAll(' ', '-')}`}>
    <h2 id={`table-${label.replaceAll(' ', '-')}`}>{label}</h2>
    <div class="staff-table permissions" tabindex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            {shown.map((role) => (
              <th key={role} scope="col">
                {roleWords[role].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, words, of }) => (
            <tr key={key}>
              <th scope="row">{words}</th>
              {shown.map((role) => (
                <td key={role} class={`permission-${of(role)}`}>
                  {marks[of(role)]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

/** The tables of permissions as the routes and verbs ask them, in words. */
export const PermissionsPage = (): JSX.Element => (
  <>
    <p>
      What each role may do. This page is drawn from the tables that every page and every program is held to; “own only”
      means stories one began, wrote or was given, and media one added.
    </p>
    <dl class="setting-facts">
      {shown.map((role) => (
        <div key={role} class="role-fact">
          <dt>{roleWords[role].name}</dt>
          <dd>{roleWords[role].about}</dd>
        </div>
      ))}
    </dl>
    <Table label="Stories and the publication" lines={storyLines} />
    <Table label="Podcasts" lines={showLines} />
    <Table label="The discussion" lines={deskLines} />
  </>
);
