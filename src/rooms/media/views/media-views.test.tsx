import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Figure, FilmFigure, PictureFrame, SoundFigure, type Media, type Rendition } from '../media.ts';

const id = '019a8f00-0000-7000-8000-00000000abcd';
const at = (name: string): string => `/media/${id}/${name}`;
const made = (format: Rendition['format'], width: number): Rendition => {
  const ending = { avif: 'avif', webp: 'webp', jpeg: 'jpg', png: 'png', card: 'jpg', animation: 'webp' }[format];
  return { format, width, height: Math.round(width / 1.5), bytes: 1000, path: at(`${width}.${ending}`) };
};
const all = (...formats: Rendition['format'][]): Rendition[] =>
  [360, 900].flatMap((width) => formats.map((format) => made(format, width)));

const lake: Media = {
  id,
  kind: 'picture',
  state: 'ready',
  fileName: 'lake.jpg',
  contentType: 'image/jpeg',
  bytes: 5000,
  width: 900,
  height: 600,
  duration: undefined,
  focal: { x: 0.5, y: 0.5 },
  alt: 'A lake',
  caption: 'The lake at noon.',
  texts: { es: { alt: 'Un lago' } },
  credit: 'Ann Lee',
  creditUrl: 'https://example.org/ann',
  licence: 'CC BY 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  path: at('original.jpg'),
  renditions: all('avif', 'webp', 'jpeg'),
  poster: undefined,
  origin: undefined,
  originUrl: 'https://old.example/lake.jpg',
  createdAt: 0,
};
const lost: Media = { ...lake, state: 'missing', path: undefined, renditions: [] };
const html = (part: JSX.Element): string => renderToString(part);

test('A picture is offered in three formats and two widths, with its size and alternative text', () => {
  assert.equal(
    html(<PictureFrame media={lake} language="en" sizes="100vw" />),
    '<picture>' +
      `<source type="image/avif" srcset="${at('360.avif')} 360w, ${at('900.avif')} 900w" sizes="100vw"/>` +
      `<source type="image/webp" srcset="${at('360.webp')} 360w, ${at('900.webp')} 900w" sizes="100vw"/>` +
      `<img src="${at('900.jpg')}" srcset="${at('360.jpg')} 360w, ${at('900.jpg')} 900w" sizes="100vw" width="900" height="600" alt="A lake" loading="lazy" decoding="async"/>` +
      '</picture>',
  );
});

test('The picture a page opens with is fetched first and cut round its focal point', () => {
  const drawn = html(
    <PictureFrame media={{ ...lake, focal: { x: 0.28, y: 0.5 } }} language="en" sizes="100vw" lazy={false} crop />,
  );
  assert.match(drawn, / class="crop fx3"/);
  assert.match(drawn, / fetchpriority="high"/);
  assert.doesNotMatch(drawn, /loading=|style=/);
});

test('Before renditions exist the picture itself is shown', () => {
  assert.equal(
    html(<PictureFrame media={{ ...lake, state: 'waiting', renditions: [] }} language="es-MX" sizes="100vw" />),
    `<picture><img src="${at('original.jpg')}" width="900" height="600" alt="Un lago" loading="lazy" decoding="async"/></picture>`,
  );
});

test('While renditions are being made no wide window gets a narrow picture', () => {
  const drawn = html(
    <PictureFrame
      media={{ ...lake, state: 'waiting', renditions: [made('jpeg', 360), made('avif', 360)] }}
      language="en"
      sizes="100vw"
    />,
  );
  assert.match(drawn, new RegExp(`srcset="${at('360.jpg')} 360w, ${at('original.jpg')} 900w"`));
  assert.doesNotMatch(drawn, /avif/);
});

test('Caption, credit and licence stand under a picture, each leading where more is said', () => {
  const drawn = html(<Figure media={lake} language="en" sizes="100vw" reach="wide" />);
  assert.match(drawn, /^<figure class="figure wide"><picture>/);
  assert.ok(
    drawn.endsWith(
      '<figcaption class="figure-caption"><span class="figure-words">The lake at noon.</span> <span class="figure-credit">Picture: ' +
        '<a href="https://example.org/ann" rel="external">Ann Lee</a> · <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a></span></figcaption></figure>',
    ),
    drawn,
  );
});

test('What a story says of a picture wins over what is known about it', () => {
  const drawn = html(<Figure media={lake} language="en" sizes="100vw" caption="At dusk." alt="" credit="Reuters" />);
  assert.match(drawn, /At dusk\./);
  assert.match(drawn, / alt(?:="")? /);
  assert.match(drawn, /Picture: Reuters/);
  assert.doesNotMatch(drawn, /example\.org|The lake at noon|A lake/);
});

test('A missing picture is a note with its alternative text and asks nobody for anything', () => {
  const drawn = html(<Figure media={lost} language="en" sizes="100vw" />);
  assert.match(drawn, /^<figure class="figure text"><p class="figure-note">Picture not available: A lake<\/p>/);
  assert.doesNotMatch(drawn, /<img|<picture|old\.example/);
  assert.match(html(<Figure media={lost} language="es" sizes="100vw" />), /Imagen no disponible: Un lago/);
  assert.equal(html(<Figure media={undefined} language="en" sizes="100vw" />), '');
  assert.equal(html(<PictureFrame media={lost} language="en" sizes="100vw" />), '');
});

test('In the text-only edition a picture is told, not shown', () => {
  const drawn = html(<Figure media={lake} language="ru" sizes="100vw" textOnly />);
  assert.match(drawn, /<p class="figure-note">Изображение: A lake<\/p>/);
  assert.doesNotMatch(drawn, /<img|<picture/);
});

test('Nothing in names and texts can become markup', () => {
  const hostile = '"><script>alert(1)</script>';
  const drawn = html(
    <Figure
      media={{ ...lake, alt: hostile, caption: hostile, credit: hostile, licence: hostile }}
      language="en"
      sizes="100vw"
    />,
  );
  assert.doesNotMatch(drawn, /<script/);
});

test('An animation stands still until a reader asks for it', () => {
  const drawn = html(
    <Figure
      media={{ ...lake, renditions: [...lake.renditions, made('animation', 768)] }}
      language="en"
      sizes="100vw"
    />,
  );
  assert.match(drawn, new RegExp(`<a href="${at('768.webp')}">Show the animation</a>`));
  assert.equal(drawn.match(/768\.webp/g)?.length, 1);
});

const bell: Media = {
  ...lake,
  kind: 'sound',
  contentType: 'audio/mpeg',
  fileName: 'bell.mp3',
  path: at('original.mp3'),
  renditions: [],
  duration: 725,
  credit: '',
  licence: '',
};

test('A recording has the browser’s own player, its length and a way to take it along', () => {
  assert.equal(
    html(<SoundFigure media={bell} language="en" title="The bell" caption="Rung at noon." />),
    `<figure class="figure sound"><p class="figure-title">The bell</p><audio controls preload="none" src="${at('original.mp3')}" aria-label="The bell"></audio>` +
      '<figcaption class="figure-caption"><span class="figure-words">Rung at noon.</span> <span class="figure-facts"><time datetime="PT12M5S" title="Length">12 minutes 5 seconds</time> · ' +
      `<a href="${at('original.mp3')}" download="bell.mp3">Download</a></span></figcaption></figure>`,
  );
  assert.match(
    html(<SoundFigure media={{ ...bell, path: undefined }} language="en" title="The bell" />),
    /Recording not available: The bell/,
  );
});

test('A film shows its still picture and fetches nothing before it is asked for', () => {
  const film: Media = { ...bell, kind: 'film', path: at('original.mp4'), width: 1280, height: 720, poster: lake };
  const drawn = html(<FilmFigure media={film} language="ar" title="Tide" />);
  assert.match(
    drawn,
    new RegExp(
      `<video controls playsinline preload="none" src="${at('original.mp4')}" poster="${at('900.jpg')}" width="1280" height="720" aria-label="Tide">`,
    ),
  );
  assert.match(drawn, /12 دقيقة 5 ثوانٍ|١٢ دقيقة ٥ ثوانٍ/);
  assert.match(html(<FilmFigure media={undefined} language="en" />), /Film not available/);
});
