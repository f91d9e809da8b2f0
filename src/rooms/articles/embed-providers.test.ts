import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameFor, frameTitle } from './embed-providers.ts';

const srcOf = (address: string): string | undefined => frameFor(address)?.src;
const id = 'dQw4w9WgXcQ';
const uuid = '9c9de5e8-0a1e-484a-b099-e80766180a6d';
const short = '4f2kq9Vb7tZ8hN3mXc5Wd6';
const track = '11dFghVXANMlKmJXsNCbNl';

const recognised: Record<string, string> = {
  [`https://www.youtube.com/watch?v=${id}`]: `https://www.youtube-nocookie.com/embed/${id}`,
  [`https://youtube.com/watch?feature=share&v=${id}&t=1m30s`]: `https://www.youtube-nocookie.com/embed/${id}?start=90`,
  [`https://youtu.be/${id}?si=tracking&t=42`]: `https://www.youtube-nocookie.com/embed/${id}?start=42`,
  [`https://m.youtube.com/shorts/${id}`]: `https://www.youtube-nocookie.com/embed/${id}`,
  [`https://www.youtube.com/live/${id}`]: `https://www.youtube-nocookie.com/embed/${id}`,
  [`https://www.youtube.com/embed/${id}?autoplay=1`]: `https://www.youtube-nocookie.com/embed/${id}`,
  'https://www.youtube.com/playlist?list=PLabcdefghijk_-1':
    'https://www.youtube-nocookie.com/embed/videoseries?list=PLabcdefghijk_-1',
  'https://www.youtube.com/embed/videoseries?list=PLabcdefghijk':
    'https://www.youtube-nocookie.com/embed/videoseries?list=PLabcdefghijk',
  'https://vimeo.com/76979871': 'https://player.vimeo.com/video/76979871?dnt=1',
  'https://vimeo.com/76979871/0a1b2c3d4e': 'https://player.vimeo.com/video/76979871?dnt=1&h=0a1b2c3d4e',
  'https://player.vimeo.com/video/76979871?h=0a1b2c3d4e&autoplay=1':
    'https://player.vimeo.com/video/76979871?dnt=1&h=0a1b2c3d4e',
  'https://vimeo.com/channels/staffpicks/76979871': 'https://player.vimeo.com/video/76979871?dnt=1',
  'https://geo.dailymotion.com/player/x1ab2.html?video=x84sh87':
    'https://geo.dailymotion.com/player/x1ab2.html?video=x84sh87',
  'https://soundcloud.com/a-band/a-song':
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa-band%2Fa-song',
  'https://soundcloud.com/a-band/sets/an-album?si=1':
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa-band%2Fsets%2Fan-album',
  [`https://open.spotify.com/track/${track}?si=1`]: `https://open.spotify.com/embed/track/${track}`,
  [`https://open.spotify.com/intl-es/episode/${track}`]: `https://open.spotify.com/embed/episode/${track}`,
  'https://www.ted.com/talks/a_person_what_the_sea_knows?language=en':
    'https://embed.ted.com/talks/a_person_what_the_sea_knows',
  'https://archive.org/details/AboutBan1935': 'https://archive.org/embed/AboutBan1935',
  'https://www.openstreetmap.org/export/embed.html?bbox=-3.7,40.4,-3.6,40.5&layer=mapnik&marker=40.45,-3.65&evil=1':
    'https://www.openstreetmap.org/export/embed.html?bbox=-3.7%2C40.4%2C-3.6%2C40.5&layer=mapnik&marker=40.45%2C-3.65',
  [`https://video.example.org/w/${short}`]: `https://video.example.org/videos/embed/${short}?p2p=0`,
  [`https://video.example.org/w/${short}?start=1h2s`]: `https://video.example.org/videos/embed/${short}?p2p=0&start=3602s`,
  [`https://video.example.org/videos/watch/${uuid}`]: `https://video.example.org/videos/embed/${uuid}?p2p=0`,
  [`https://video.example.org/w/p/${short}`]: `https://video.example.org/video-playlists/embed/${short}?p2p=0`,
  'https://social.example/@ana/112233445566778899': 'https://social.example/@ana/112233445566778899/embed',
};

test('An address of a known provider is shown from the address that provider has for frames', () => {
  for (const [address, src] of Object.entries(recognised)) assert.equal(srcOf(address), src, address);
});

test('What is shown is asked of one host over https, named so that a content policy can hold it to that', () => {
  for (const [address, src] of Object.entries(recognised)) {
    const frame = frameFor(address);
    assert.ok(src.startsWith(`https://${frame?.host}/`), address);
    assert.match(frame?.host ?? '', /^[a-z\d.-]+$/);
  }
});

test('Films lie or stand, sounds are low, posts are high', () => {
  const ratioOf = (address: string): string | undefined => frameFor(address)?.ratio;
  assert.equal(ratioOf(`https://youtu.be/${id}`), 'film');
  assert.equal(ratioOf(`https://www.youtube.com/shorts/${id}`), 'upright');
  assert.equal(ratioOf(`https://open.spotify.com/track/${track}`), 'sound');
  assert.equal(ratioOf(`https://open.spotify.com/album/${track}`), 'list');
  assert.equal(ratioOf('https://archive.org/details/AboutBan1935'), 'map');
  assert.equal(ratioOf('https://social.example/@ana/112233445566778899'), 'post');
});

test('Addresses that only look like a provider’s are never framed', () => {
  const alike = [
    `https://youtube.com.evil.example/watch?v=${id}`,
    `https://evil.example/www.youtube.com/watch?v=${id}`,
    `https://evilyoutube.com/watch?v=${id}`,
    `https://evil.youtube.com/watch?v=${id}`,
    `https://www.youtube.com@evil.example/watch?v=${id}`,
    `https://user@www.youtube.com/watch?v=${id}`,
    `https://:secret@www.youtube.com/watch?v=${id}`,
    `https://www.youtube.com./watch?v=${id}`,
    `https://www.youtube.com:8443/watch?v=${id}`,
    `https://www.yоutube.com/watch?v=${id}`,
    `https://user@video.example.org/w/${short}`,
    `https://video.example.org:9000/w/${short}`,
    `https://video.example.org./w/${short}`,
    `https://localhost/w/${short}`,
    `https://127.0.0.1/w/${short}`,
    `https://2130706433/w/${short}`,
    `https://[::1]/w/${short}`,
    'https://youtube.com/@someone/123456789',
  ];
  for (const address of alike) assert.equal(frameFor(address), undefined, address);
});

test('Nothing but https is framed', () => {
  const rest = `www.youtube.com/watch?v=${id}`;
  for (const address of [
    `http://${rest}`,
    `//${rest}`,
    rest,
    `ftp://${rest}`,
    `data:text/html,https://${rest}`,
    '',
    'https://',
  ])
    assert.equal(frameFor(address), undefined, address);
  for (const address of [
    'javascript:alert(1)',
    `javascript://${rest}%0aalert(1)`,
    'blob:https://www.youtube.com/x',
    `view-source:https://${rest}`,
  ])
    assert.equal(frameFor(address), undefined, address);
});

test('An id of another shape is refused, not cut into shape', () => {
  const refused = [
    `https://www.youtube.com/watch?v=${id}x`,
    'https://www.youtube.com/watch?v=../../../x1',
    `https://www.youtube.com/watch?v=${id}%22%3E`,
    `https://www.youtube.com/embed/${id}/more`,
    'https://www.youtube.com/embed/videoseries',
    'https://www.youtube.com/playlist?list=%22%3E%3Cscript%3E',
    'https://vimeo.com/about',
    'https://vimeo.com/76979871/zzzzzzzz',
    'https://www.dailymotion.com/video/x84sh87',
    'https://geo.dailymotion.com/player/x1.html?video=..%2F',
    'https://soundcloud.com/a-band',
    'https://soundcloud.com/search/sounds',
    'https://soundcloud.com/a-band/a-song/s-secret',
    'https://open.spotify.com/user/abc',
    `https://open.spotify.com/track/${track}0`,
    'https://www.ted.com/talks/../admin',
    'https://archive.org/details/@someone',
    'https://archive.org/search?query=x',
    'https://www.openstreetmap.org/export/embed.html?bbox=1,2,3',
    'https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4%22',
    'https://video.example.org/watch/42',
    'https://video.example.org/w/index.php',
    `https://video.example.org/w/${short}0`,
    'https://video.example.org/w/4f2kq9Vb7tZ8hN3mXc5W0l',
    'https://social.example/@ana',
    'https://social.example/@ana@elsewhere.example/112233445566778899',
    'https://social.example/@ana/12x',
  ];
  for (const address of refused) assert.equal(frameFor(address), undefined, address);
});

test('This site never frames itself as if it were a provider', () => {
  assert.equal(frameFor(`https://news.example/w/${short}`, 'news.example'), undefined);
  assert.equal(frameFor(`https://video.news.example/w/${short}`, 'news.example')?.host, 'video.news.example');
});

test('A frame is called after what it shows and whose it is', () => {
  const frame = frameFor(`https://youtu.be/${id}`);
  assert.ok(frame);
  assert.equal(frameTitle({ url: '', title: 'The antenna' }, frame), 'The antenna – YouTube');
  assert.equal(frameTitle({ url: '', provider: 'School TV' }, frame), 'School TV');
});
