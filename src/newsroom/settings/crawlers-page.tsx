import { crawlerKinds, crawlers, type CrawlerKind } from '../../rooms/publication/publication.ts';
import { Select, TextField } from '../../ui/parts/Field.tsx';
import { Tick } from './settings-page.tsx';
import type { SimplePage } from './simple-page.tsx';

const meaning: Record<CrawlerKind, string> = {
  training: 'Those that train models',
  search: 'Those that build an index for answers',
  user: 'Those that fetch a page for one user',
};
const ways = [
  { value: '', label: 'As its kind' },
  { value: 'refused', label: 'Asked to stay away' },
  { value: 'welcome', label: 'Welcome' },
];

export const crawlersPage: SimplePage = {
  key: 'crawlers',
  draftOf: (form, { settings }) => ({
    ...(form.has('whole') ? { crawlersRefused: form.list('crawlersRefused') } : {}),
    robotsExtra: form.text('robotsExtra'),
    crawlersByName: Object.fromEntries(
      Object.values(crawlers)
        .flat()
        .map((name) => [name, form.text(`crawler-${name}`) ?? settings.crawlersByName[name] ?? ''] as const)
        .filter(([, way]) => way !== ''),
    ),
  }),
  above: () => (
    <p>
      Asked in <a href="/robots.txt">robots.txt</a>, which honest crawlers keep to and dishonest ones do not. Search
      engines that lead readers here are not touched.
    </p>
  ),
  Fields: ({ publication: { settings }, form, faults }) => (
    <>
      <input type="hidden" name="whole" value="1" />
      {crawlerKinds.map((kind) => (
        <fieldset class="setting-group" key={kind}>
          <legend>{meaning[kind]}</legend>
          <Tick
            name="crawlersRefused"
            value={kind}
            isOn={(form ? form.list('crawlersRefused') : settings.crawlersRefused).some((one) => one === kind)}
          >
            Ask all of them to stay away
          </Tick>
          <div class="setting-grid">
            {crawlers[kind].map((name) => (
              <Select
                key={name}
                name={`crawler-${name}`}
                label={name}
                choices={ways}
                value={form?.text(`crawler-${name}`) ?? settings.crawlersByName[name] ?? ''}
                fault={faults[`crawlersByName.${name}`]}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <fieldset class="setting-group">
        <legend>Everybody</legend>
        <TextField
          name="robotsExtra"
          label="Further lines for robots.txt"
          hint="Written as they are."
          rows={5}
          value={form?.text('robotsExtra') ?? settings.robotsExtra}
          fault={faults['robotsExtra']}
        />
      </fieldset>
    </>
  ),
};
