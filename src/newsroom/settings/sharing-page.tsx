import { networkNames } from '../../rooms/articles/articles.ts';
import { shareNetworks } from '../../rooms/publication/publication.ts';
import { Field, TextField } from '../../ui/parts/Field.tsx';
import { linesOf, linksIn, Tick } from './settings-page.tsx';
import type { SimplePage } from './simple-page.tsx';

const webLines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter(Boolean);

export const sharingPage: SimplePage = {
  key: 'sharing',
  lists: ['follow', 'websubHubs'],
  draftOf: (form) => {
    const [follow, hubs] = [form.text('follow'), form.text('websubHubs')];
    // The form says that it was the form: a box that is not ticked is not sent.
    const isWhole = form.has('whole');
    return {
      ...(isWhole ? { share: form.list('share'), fullTextFeeds: form.text('fullTextFeeds') === 'yes' } : {}),
      follow: follow === undefined ? undefined : linksIn(follow).map(({ label, href }) => ({ label, url: href })),
      websubHubs: hubs === undefined ? undefined : webLines(hubs),
      xAccount: form.text('xAccount'),
    };
  },
  Fields: ({ publication: { settings }, form, faults }) => (
    <>
      <input type="hidden" name="whole" value="1" />
      <fieldset class="setting-group">
        <legend>Networks in the share row</legend>
        <p class="field-hint">
          Plain links: no network hears of a reader who does not press one. Copying, mail and the device’s own way are
          always there.
        </p>
        <div class="ticks">
          {shareNetworks.map((network) => (
            <Tick
              key={network}
              name="share"
              value={network}
              isOn={form ? form.list('share').includes(network) : settings.share.includes(network)}
            >
              {networkNames[network]}
            </Tick>
          ))}
        </div>
      </fieldset>
      <fieldset class="setting-group">
        <legend>Following</legend>
        <TextField
          name="follow"
          label="Profiles elsewhere"
          rows={4}
          hint="A line each: name, space, address. They stand in the footer and in the structured data."
          value={form?.text('follow') ?? linesOf(settings.follow.map(({ label, url }) => ({ label, href: url })))}
          fault={faults['follow']}
        />
        <Field
          name="xAccount"
          label="Account on X"
          hint="@name, for cards"
          dir="ltr"
          value={form?.text('xAccount') ?? settings.xAccount}
          fault={faults['xAccount']}
        />
      </fieldset>
      <fieldset class="setting-group">
        <legend>Feeds</legend>
        <Tick name="fullTextFeeds" isOn={form ? form.text('fullTextFeeds') === 'yes' : settings.fullTextFeeds}>
          Carry the whole text of a story
        </Tick>
        <TextField
          name="websubHubs"
          label="WebSub hubs"
          rows={3}
          hint="Told of every new story, so that readers’ programs hear at once; an address a line."
          value={form?.text('websubHubs') ?? settings.websubHubs.join('\n')}
          fault={faults['websubHubs']}
        />
      </fieldset>
    </>
  ),
};
