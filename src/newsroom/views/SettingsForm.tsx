import type { ComponentChildren, JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { networkNames } from '../../rooms/articles/articles.ts';
import {
  crawlerKinds,
  shareNetworks,
  type CrawlerKind,
  type PublicationSettings,
} from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import { StaffBar } from './StaffBar.tsx';

const crawlerMeaning: Record<CrawlerKind, string> = {
  training: 'Those that train models',
  search: 'Those that build an index for answers',
  user: 'Those that fetch a page for one user',
};

type BoxProps = { name: string; value: string; checked: boolean; children: ComponentChildren };

const Box = ({ name, value, checked, children }: BoxProps): JSX.Element => (
  <label class="choice">
    <input type="checkbox" name={name} value={value} checked={checked} />
    <span>{children}</span>
  </label>
);

const Ticks = ({ settings }: { settings: PublicationSettings }): JSX.Element => (
  <>
    <fieldset class="field ticks">
      <legend>Networks in the share row</legend>
      {shareNetworks.map((network) => (
        <Box key={network} name="share" value={network} checked={settings.share.includes(network)}>
          {networkNames[network]}
        </Box>
      ))}
    </fieldset>
    <fieldset class="field">
      <legend>AI crawlers asked to stay away</legend>
      {crawlerKinds.map((kind) => (
        <Box key={kind} name="crawlersRefused" value={kind} checked={settings.crawlersRefused.includes(kind)}>
          {crawlerMeaning[kind]}
        </Box>
      ))}
    </fieldset>
    <fieldset class="field">
      <legend>Feeds</legend>
      <Box name="fullTextFeeds" value="yes" checked={settings.fullTextFeeds}>
        Carry the whole text of a story
      </Box>
    </fieldset>
  </>
);

const Elsewhere = ({ settings }: { settings: PublicationSettings }): JSX.Element => (
  <>
    <TextField
      name="follow"
      label="Profiles elsewhere"
      rows={4}
      value={settings.follow.map(({ label, url }) => `${label} ${url}`).join('\n')}
      hint="A line each: name, space, address. Shown in the footer."
    />
    <Field name="xAccount" label="Account on X" value={settings.xAccount} hint="@name, for cards" />
    <TextField
      name="websubHubs"
      label="WebSub hubs"
      rows={3}
      value={settings.websubHubs.join('\n')}
      hint="Told of every new story; an address a line."
    />
    <TextField
      name="robotsExtra"
      label="Further lines for robots.txt"
      rows={4}
      value={settings.robotsExtra}
      hint="Written as they are."
    />
  </>
);

type SettingsProps = { account: Account; settings: PublicationSettings; faults: string | undefined; saved: boolean };

const Outcome = ({ faults, saved }: Pick<SettingsProps, 'faults' | 'saved'>): JSX.Element | null => {
  if (faults) {
    return (
      <Notice title="Nothing was saved" tone="alarm">
        <ul>
          {faults.split('\n').map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  return saved ? (
    <p class="notice" role="status">
      Saved. Every page follows from now on.
    </p>
  ) : null;
};

/** What editors and publishers may set for the whole publication. */
export const SettingsForm = ({ account, settings, faults, saved }: SettingsProps): JSX.Element => (
  <div class="page staff">
    <StaffBar account={account} here="settings" />
    <h1>Settings</h1>
    <Outcome faults={faults} saved={saved} />
    <form class="form" method="post" action="/newsroom/settings">
      <Field
        name="timeZone"
        label="Time zone"
        value={settings.timeZone}
        hint="A name such as Europe/Lisbon; every date is shown in it."
      />
      <Field name="contactEmail" label="Address for readers’ letters" type="email" value={settings.contactEmail} />
      <Ticks settings={settings} />
      <Elsewhere settings={settings} />
      <p>
        <Button>Save</Button>
      </p>
    </form>
  </div>
);
