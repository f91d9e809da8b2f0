import type { FastifyInstance } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import { wordsFor } from '../common/words.ts';
import { asset } from '../delivery/assets.ts';
import type { Appearance } from '../delivery/delivery.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Block } from '../ui/parts/Block.tsx';
import { Breadcrumb } from '../ui/parts/Breadcrumb.tsx';
import { Button } from '../ui/parts/Button.tsx';
import { FactBox } from '../ui/parts/FactBox.tsx';
import { Choices, Field, Select, TextField } from '../ui/parts/Field.tsx';
import { FigureFrame } from '../ui/parts/FigureFrame.tsx';
import { Icon } from '../ui/parts/Icon.tsx';
import { Badge, Kicker } from '../ui/parts/Kicker.tsx';
import { Banner, Notice } from '../ui/parts/Notice.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import { Pager } from '../ui/parts/Pager.tsx';
import { TagList } from '../ui/parts/TagList.tsx';
import { Teaser, type TeaserProps } from '../ui/parts/Teaser.tsx';
import type { World } from '../world.ts';
import { readerWords } from './reader-words.ts';
import { renderPage } from './shell.tsx';

/** Texts long and short enough to show where a part breaks, in both directions. */
const samples = {
  ltr: {
    headline: 'Harbour board keeps the night ferry running until the new pier is open',
    short: 'Gates shut as the water climbs',
    text: 'Nobody living on the islands should have to wait longer than forty minutes for the next boat home, the board said on Monday.',
    kicker: 'Ferries',
    name: 'Mara Lindqvist',
  },
  rtl: {
    headline: 'هيئة الميناء تُبقي العبّارة الليلية حتى افتتاح الرصيف الجديد',
    short: 'إغلاق البوابات مع ارتفاع الماء',
    text: 'قالت الهيئة يوم الاثنين إن أحدًا من سكان الجزر لن ينتظر أكثر من أربعين دقيقة حتى يجد قاربًا يعيده إلى بيته.',
    kicker: 'العبّارات',
    name: 'مارا ليندكفيست',
  },
} as const;
type Sample = (typeof samples)['ltr' | 'rtl'];

const Picture = (): JSX.Element => <img src={asset('icon-180.png')} alt="" width="180" height="180" />;

const Specimen = ({ title, children }: { title: string; children: ComponentChildren }): JSX.Element => (
  <section class="specimen" aria-label={title}>
    <h2 class="meta" dir="ltr" lang="en">
      {title}
    </h2>
    {children}
  </section>
);

const Words = ({ sample }: { sample: Sample }): JSX.Element => (
  <>
    <Specimen title="Page head, kicker, breadcrumb">
      <Breadcrumb label="Breadcrumb" steps={[{ name: sample.kicker, href: '#' }, { name: sample.short }]} />
      <PageHead title={sample.headline} standfirst={sample.text} over={<Kicker href="#">{sample.kicker}</Kicker>}>
        <p class="link-row">
          <a href="#feed">
            <Icon name="feed" />
            RSS
          </a>
        </p>
      </PageHead>
    </Specimen>
    <Specimen title="Badges">
      <Badge tone="live">{sample.kicker}</Badge> <Badge>{sample.kicker}</Badge>
    </Specimen>
  </>
);

const Frames = ({ sample }: { sample: Sample }): JSX.Element => (
  <>
    <Specimen title="Notices and banner">
      <Notice title={sample.short}>
        <p>{sample.text}</p>
      </Notice>
      <Notice title={sample.short} tone="alarm">
        <p>{sample.text}</p>
      </Notice>
      <Banner label="Announcement">{sample.text}</Banner>
    </Specimen>
    <Specimen title="Fact box, figure">
      <FactBox id="facts" title={sample.short}>
        <p>{sample.text}</p>
      </FactBox>
      <FigureFrame caption={sample.text} credit={sample.name}>
        <Picture />
      </FigureFrame>
    </Specimen>
    <Specimen title="Tags, pager">
      <TagList label="Tags" tags={[sample.kicker, sample.short, sample.name].map((name) => ({ name, href: '#' }))} />
      <Pager
        label="Pager"
        newer={{ href: '#', text: sample.kicker }}
        older={{ href: '#', text: sample.short }}
        place="2"
      />
    </Specimen>
  </>
);

const teaserSizes = ['lead', 'major', 'minor', 'side', 'line'] as const;

const Stories = ({ sample }: { sample: Sample }): JSX.Element => {
  const story: Omit<TeaserProps, 'size'> = {
    href: '#',
    headline: sample.headline,
    kicker: sample.kicker,
    standfirst: sample.text,
    meta: sample.name,
  };
  return (
    <>
      {teaserSizes.map((size) => (
        <Specimen title={`Teaser: ${size}`}>
          <Teaser {...story} size={size} picture={size === 'line' ? undefined : <Picture />} />
        </Specimen>
      ))}
      {(['feature', 'mirrored', 'columns', 'stack'] as const).map((shape) => (
        <Block
          id={shape}
          title={`${sample.kicker}: ${shape}`}
          shape={shape}
          href="#"
          tone={shape === 'columns' ? 'wash' : 'plain'}
        >
          <Teaser {...story} size="major" picture={<Picture />} />
          <Teaser {...story} size="minor" voice={sample.name} picture={<Picture />} />
          <Teaser {...story} size="line" badge={{ text: sample.kicker, tone: 'live' }} />
        </Block>
      ))}
    </>
  );
};

const Forms = ({ sample }: { sample: Sample }): JSX.Element => {
  const choices = [
    { value: 'a', label: sample.kicker },
    { value: 'b', label: sample.short },
  ];
  return (
    <Specimen title="Form">
      <form class="form">
        <Field name="one" label={sample.kicker} hint={sample.text} value={sample.name} />
        <Field name="two" label={sample.kicker} fault={sample.short} value={sample.name} isRequired />
        <Select name="three" label={sample.kicker} choices={choices} value="b" />
        <Choices name="four" label={sample.kicker} choices={choices} value="a" />
        <TextField name="five" label={sample.kicker} value={sample.text} rows={3} />
        <p class="link-row">
          <Button>{sample.kicker}</Button>
          <Button tone="quiet">{sample.name}</Button>
        </p>
      </form>
    </Specimen>
  );
};

const variants = ['light', 'dark'].flatMap((scheme) => ['ltr', 'rtl'].map((dir) => ({ scheme, dir })));

const Book = ({ sample }: { sample: Sample }): JSX.Element => (
  <div class="page">
    <TagList
      label="Variants"
      tags={variants.map(({ scheme, dir }) => ({ name: `${scheme} ${dir}`, href: `?scheme=${scheme}&dir=${dir}` }))}
    />
    <Words sample={sample} />
    <Frames sample={sample} />
    <Stories sample={sample} />
    <Forms sample={sample} />
  </div>
);

/** Every part of the look on one page, in both schemes and directions. For development. */
export const readerPatternBook = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { scheme?: string; dir?: string } }>('/pattern-book', async (request, reply) => {
    const isRtl = request.query.dir === 'rtl';
    const edition = isRtl
      ? ({ ...request.visit.edition, language: 'ar', direction: 'rtl' } as const)
      : request.visit.edition;
    const appearance: Appearance = { scheme: request.query.scheme === 'dark' ? 'dark' : 'light', textSize: 'normal' };
    const visit: Visit = { ...request.visit, edition, appearance };
    const head = { title: `${wordsFor(readerWords, edition.language).appearance}: pattern book`, kind: 'pattern-book' };
    const body = await renderPage(world, visit, <Book sample={samples[isRtl ? 'rtl' : 'ltr']} />, head);
    await reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(body);
  });
};
