import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownEmbed } from './embed-address.ts';

const pages: readonly (readonly [string, string, string])[] = [
  ['https://www.youtube-nocookie.com/embed/abcdefghijk', 'YouTube', 'https://www.youtube.com/watch?v=abcdefghijk'],
  ['https://youtu.be/abcdefghijk?t=1m', 'YouTube', 'https://www.youtube.com/watch?v=abcdefghijk&t=1s'],
  [
    'https://www.youtube.com/embed/videoseries?list=PL12345',
    'YouTube',
    'https://www.youtube.com/playlist?list=PL12345',
  ],
  ['https://www.dailymotion.com/embed/video/xfif1k', 'Dailymotion', 'https://www.dailymotion.com/video/xfif1k'],
  ['https://open.spotify.com/embed/episode/abc123', 'Spotify', 'https://open.spotify.com/episode/abc123'],
  ['https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b', 'SoundCloud', 'https://soundcloud.com/a/b'],
  ['https://vk.com/video_ext.php?oid=-12&id=34&hash=x', 'VK', 'https://vk.com/video-12_34'],
  ['https://ok.ru/videoembed/123', 'OK', 'https://ok.ru/video/123'],
  ['https://rutube.ru/play/embed/abc', 'Rutube', 'https://rutube.ru/video/abc'],
  [
    'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1',
    'Facebook',
    'https://www.facebook.com/a/posts/1',
  ],
  ['https://www.instagram.com/p/AbC/embed/captioned/', 'Instagram', 'https://www.instagram.com/p/AbC'],
  ['https://bsky.app/profile/a.example/post/3k', 'Bluesky', 'https://bsky.app/profile/a.example/post/3k'],
];

test('a player’s address leads to the page readers know', () => {
  for (const [address, provider, url] of pages) assert.deepEqual(knownEmbed(address), { provider, url }, address);
});

test('only the whole host name makes a provider', () => {
  for (const address of [
    'https://youtube.com.evil.example/embed/abcdefghijk',
    'https://notyoutube.com/embed/abcdefghijk',
    'javascript:alert(1)//youtube.com',
    'https://evil.example/?youtube.com/embed/abcdefghijk',
    'https://x.com/',
    '',
  ]) {
    assert.equal(knownEmbed(address), undefined, address);
  }
});
