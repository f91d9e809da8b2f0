import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOfBytes } from './readable-source.ts';
import { recognise } from './recognise.ts';

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat([
    ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    Buffer.alloc(64),
  ]);

const box = (name: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 8);
  return Buffer.concat([size, Buffer.from(name), body]);
};
const fileType = (brand: string): Buffer => box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}`, 'latin1'));
const track = (handler: string): Buffer =>
  box('moov', box('trak', box('mdia', box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(12)))));

const mpegFrame = (length: number): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(length - 4)]);

const known: [string, Buffer, string, string?][] = [
  ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0]), 'picture image/jpeg jpg'],
  ['a PNG', bytes('\x89PNG\r\n\x1a\n'), 'picture image/png png'],
  ['a GIF', bytes('GIF89a'), 'picture image/gif gif'],
  ['a WebP', bytes('RIFF\0\0\0\0WEBPVP8 '), 'picture image/webp webp'],
  ['an AVIF', Buffer.concat([fileType('avif'), Buffer.alloc(64)]), 'picture image/avif avif'],
  ['a TIFF', bytes('II*\0'), 'picture image/tiff tif'],
  ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), 'picture image/svg+xml svg'],
  [
    'an SVG behind prolog, comments and a document type',
    bytes('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- > --><!-- b --><!DOCTYPE svg [ <!ENTITY a "b"> ]>\n<svg:svg>'),
    'picture image/svg+xml svg',
  ],
  [
    'an MP3 with a tag',
    Buffer.concat([bytes('ID3\x03\0\0\0\0\0\x40'), mpegFrame(417), mpegFrame(417)]),
    'sound audio/mpeg mp3',
  ],
  ['an MP3 without a tag', Buffer.concat([mpegFrame(417), mpegFrame(417)]), 'sound audio/mpeg mp3'],
  ['an M4A', Buffer.concat([fileType('M4A '), Buffer.alloc(64)]), 'sound audio/mp4 m4a'],
  ['an MP4 with sound alone', Buffer.concat([fileType('isom'), track('soun')]), 'sound audio/mp4 m4a'],
  [
    'an MP4 with its index at the end',
    Buffer.concat([fileType('isom'), box('mdat', Buffer.alloc(5000)), track('vide')]),
    'film video/mp4 mp4',
  ],
  ['a QuickTime film', Buffer.concat([fileType('qt  '), track('vide')]), 'film video/quicktime mov'],
  ['an Ogg', bytes('OggS', '\0'.repeat(24), '\x01vorbis'), 'sound audio/ogg ogg'],
  ['an Opus', bytes('OggS', '\0'.repeat(24), 'OpusHead'), 'sound audio/ogg; codecs=opus opus'],
  ['an Ogg film', bytes('OggS', '\0'.repeat(24), '\x80theora'), 'film video/ogg ogv'],
  ['a WAV', bytes('RIFF\0\0\0\0WAVEfmt '), 'sound audio/wav wav'],
  ['a FLAC', bytes('fLaC'), 'sound audio/flac flac'],
  ['a WebM', bytes('\x1a\x45\xdf\xa3', 'webm', 'V_VP9'), 'film video/webm webm'],
  ['a WebM with sound alone', bytes('\x1a\x45\xdf\xa3', 'webm', 'A_OPUS'), 'sound audio/webm weba'],
  ['a PDF', bytes('%PDF-1.7'), 'file application/pdf pdf'],
  ['a Zip', bytes('PK\x03\x04'), 'file application/zip zip', 'photo.jpg'],
  ['a spreadsheet', bytes('PK\x03\x04'), 'file application/vnd.oasis.opendocument.spreadsheet ods', 'budget.ODS'],
];

for (const [what, content, expected, name = 'upload.bin'] of known) {
  test(`Known by its content: ${what}`, async () => {
    const found = await recognise(sourceOfBytes(content), name);
    assert.equal(found && `${found.kind} ${found.contentType} ${found.extension}`, expected);
  });
}

const unknown: [string, Buffer][] = [
  ['a web page', bytes('<!DOCTYPE html><html><svg></svg></html>')],
  ['a page that begins like a drawing', bytes('<!-- <svg> --><html>')],
  ['a script', bytes('#!/bin/sh\nrm -rf /')],
  ['a program', bytes('MZ\x90\0')],
  ['an iPhone’s HEIC, which no browser but one shows', Buffer.concat([fileType('heic'), Buffer.alloc(64)])],
  ['a film without an index', Buffer.concat([fileType('isom'), box('mdat', Buffer.alloc(5000))])],
  ['one stray sound frame in other bytes', Buffer.concat([mpegFrame(417), Buffer.alloc(2000, 1)])],
  ['a tag with nothing behind it', bytes('ID3\x03\0\0\0\0\0\x40')],
  ['a hundred thousand comments', Buffer.from('<!-- -->'.repeat(100_000))],
  ['a few bytes', Buffer.from('abc')],
];

for (const [what, content] of unknown) {
  test(`Not taken for anything, whatever its name: ${what}`, async () => {
    for (const name of ['photo.jpg', 'song.mp3', 'drawing.svg'])
      assert.equal(await recognise(sourceOfBytes(content), name), undefined);
  });
}
