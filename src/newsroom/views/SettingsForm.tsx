import type { ComponentChildren, JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import {
  crawlerKinds,
  shareNetworks,
  type CrawlerKind,
  type PublicationSettings,
} from '../../rooms/publication/publication.ts';
import { StaffBar } from './Desk.tsx';

const crawlerMeaning: Record<CrawlerKind, string> = {
  training: 'that train models',
  search: 'that build an index for answers',
  user: 'that fetch a page for one user',
};

const Text = ({
  name,
  label,
  value,
  hint,
}: {
  name: string;
  label: string;
  value: string;
  hint?: string;
}): JSX.Element => (
  <p class="field">
    <label for={name}>{label}</label>
    <input id={name} name={name} value={value} aria-describedby={hint ? `${name}-hint` : undefined} />
    {hint && <small id={`${name}-hint`}>{hint}</small>}
  </p>
);

const Lines = ({
  name,
  label,
  value,
  hint,
}: {
  name: string;
  label: string;
  value: string;
  hint: string;
}): JSX.Element => (
  <p class="field">
    <label for={name}>{label}</label>
    <textarea id={name} name={name} rows={4} aria-describedby={`${name}-hint`}>
      {value}
    </textarea>
    <small id={`${name}-hint`}>{hint}</small>
  </p>
);

type BoxProps = { name: string; value: string; checked: boolean; children: ComponentChildren };

const Box = ({ name, value, checked, children }: BoxProps): JSX.Element => (
  <label class="box">
    <input type="checkbox" name={name} value={value} checked={checked} /> {children}
  </label>
);

type SettingsProps = {
  account: Account;
  settings: PublicationSettings;
  faults: string | undefined;
  saved: boolean;
};

const Choices = ({ settings }: { settings: PublicationSettings }): JSX.Element => (
  <>
    <fieldset>
      <legend>Networks in the share row</legend>
      {shareNetworks.map((network) => (
        <Box key={network} name="share" value={network} checked={settings.share.includes(network)}>
          {network}
        </Box>
      ))}
    </fieldset>
    <fieldset>
      <legend>AI crawlers asked to stay away</legend>
      {crawlerKinds.map((kind) => (
        <Box key={kind} name="crawlersRefused" value={kind} checked={settings.crawlersRefused.includes(kind)}>
          those {crawlerMeaning[kind]}
        </Box>
      ))}
    </fieldset>
    <Box name="fullTextFeeds" value="yes" checked={settings.fullTextFeeds}>
      Feeds carry the whole text of a story
    </Box>
  </>
);

const Outcome = ({ faults, saved }: Pick<SettingsProps, 'faults' | 'saved'>): JSX.Element | null => {
  if (faults) {
    return (
      <div class="notice alarm" role="alert">
        <p>Nothing was saved:</p>
        <ul>
          {faults.split('\n').map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </div>
    );
  }
  return saved ? (
    <p class="notice" role="status">
      Saved. Every page follows from now on.
    </p>
  ) : null;
};

const Elsewhere = ({ settings }: { settings: PublicationSettings }): JSX.Element => (
  <>
    <Lines
      name="follow"
      label="Profiles elsewhere"
      value={settings.follow.map(({ label, url }) => `${label} ${url}`).join('\n')}
      hint="A line each: name, space, address. Shown in the footer."
    />
    <Text name="xAccount" label="Account on X" value={settings.xAccount} hint="@name, for cards" />
    <Lines
      name="websubHubs"
      label="WebSub hubs"
      value={settings.websubHubs.join('\n')}
      hint="Told of every new story; an address a line."
    />
    <Lines
      name="robotsExtra"
      label="Further lines for robots.txt"
      value={settings.robotsExtra}
      hint="Written as they are."
    />
  </>
);

/** What editors and publishers may set for the whole publication. */
export const SettingsForm = ({ account, settings, faults, saved }: SettingsProps): JSX.Element => (
  <article class="plain">
    <StaffBar account={account} />
    <h1>Settings</h1>
    <Outcome faults={faults} saved={saved} />
    <form method="post" action="/newsroom/settings">
      <Text
        name="timeZone"
        label="Time zone"
        value={settings.timeZone}
        hint="A name such as Europe/Lisbon; every date is shown in it."
      />
      <Text name="contactEmail" label="Address for readers’ letters" value={settings.contactEmail} />
      <Choices settings={settings} />
      <Elsewhere settings={settings} />
      <p>
        <button class="button" type="submit">
          Save
        </button>
      </p>
    </form>
  </article>
);
