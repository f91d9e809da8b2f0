/**
 * Makes the sound of the demo’s podcasts of their scripts: every sentence is spoken by espeak-ng, the sentences are laid out one after the
 * other on a bed of calculated music, and ffmpeg makes an MP3 of it. Chapters and transcript are timed by the lengths of the sentences.
 * What it makes is kept with the demo: run it only when a script has changed. Needs espeak-ng and ffmpeg.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { readFrontMatter, type FrontMatter } from '../src/importers/demo/front-matter.ts';

const folder = resolve(import.meta.dirname, '../demo/podcasts');
const rate = 22_050;
const work = mkdtempSync(join(tmpdir(), 'courant-demo-sound-'));

const run = (program: string, args: string[]): void => {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
};

type Voice = { voice: string; pitch: string; speed: string };

/** One sentence as samples from −1 to 1, without the silence around it. */
const speak = (text: string, { voice, pitch, speed }: Voice): Float32Array => {
  const file = join(work, 'sentence.wav');
  run('espeak-ng', ['-v', voice, '-p', pitch, '-s', speed, '-g', '3', '-w', file, text]);
  const bytes = readFileSync(file);
  const data = bytes.indexOf('data') + 8;
  const samples = Float32Array.from(
    { length: Math.floor((bytes.length - data) / 2) },
    (_, at) => bytes.readInt16LE(data + at * 2) / 32_768,
  );
  const isLoud = (value: number): boolean => Math.abs(value) > 0.005;
  return samples.slice(Math.max(0, samples.findIndex(isLoud)), samples.findLastIndex(isLoud) + 1);
};

/** A plucked string: a sine with two overtones that dies away. */
const pluck = (into: Float32Array, at: number, frequency: number, loudness: number): void => {
  const from = Math.round(at * rate);
  const length = Math.min(into.length - from, Math.round(2.8 * rate));
  for (let i = 0; i < length; i += 1) {
    const t = i / rate;
    const wave =
      Math.sin(2 * Math.PI * frequency * t) +
      0.4 * Math.sin(4 * Math.PI * frequency * t) * Math.exp(-3 * t) +
      0.15 * Math.sin(6 * Math.PI * frequency * t) * Math.exp(-5 * t);
    into[from + i] = (into[from + i] ?? 0) + loudness * wave * Math.exp(-1.9 * t) * Math.min(1, t * 120);
  }
};

/** A soft chord that swells and goes. */
const pad = (into: Float32Array, from: number, to: number, chord: readonly number[]): void => {
  for (let i = Math.round(from * rate); i < Math.min(into.length, Math.round(to * rate)); i += 1) {
    const t = i / rate;
    const swell = Math.min(1, (t - from) / 1.5, (to - t) / 1.5);
    let wave = 0;
    for (const frequency of chord) wave += Math.sin(2 * Math.PI * frequency * t + Math.sin(t * 0.7));
    into[i] = (into[i] ?? 0) + 0.012 * Math.max(0, swell) * wave;
  }
};

const tunes: Record<string, { jingle: readonly number[]; chords: readonly (readonly number[])[] }> = {
  'high-water': {
    jingle: [293.66, 369.99, 440, 587.33, 554.37, 440],
    chords: [
      [146.83, 220, 293.66],
      [123.47, 185, 246.94],
      [98, 146.83, 246.94],
      [110, 164.81, 277.18],
    ],
  },
  'la-marea': {
    jingle: [220, 261.63, 329.63, 440, 392, 329.63],
    chords: [
      [110, 164.81, 261.63],
      [87.31, 130.81, 220],
      [98, 146.83, 246.94],
      [82.41, 123.47, 207.65],
    ],
  },
};

const intro = 4.2;
const outro = 4.5;

type Line = { chapter: string } | { speaker: string; text: string; mark: string | undefined };

const linesOf = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Line => {
      if (line.startsWith('# ')) return { chapter: line.slice(2).trim() };
      const [, speaker = '', text = '', mark] = /^(\w+):\s+(.*?)(?:\s*\[(\w+)\])?$/.exec(line) ?? [];
      if (speaker === '') throw new Error(`${file}: “${line}” is neither “# chapter” nor “Name: sentence”`);
      return { speaker, text, mark };
    });

type Cue = { start: number; end: number; speaker: string; text: string };
type Laid = {
  length: number;
  voices: { at: number; samples: Float32Array }[];
  cues: Cue[];
  chapters: { start: number; title: string }[];
  marks: Record<string, number>;
};

const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;

/** Where every sentence stands, one after the other. */
const layOut = (
  lines: readonly Line[],
  voices: ReadonlyMap<string, Voice>,
  names: ReadonlyMap<string, string>,
): Laid => {
  const laid: Laid = { length: 0, voices: [], cues: [], chapters: [], marks: {} };
  let at = intro;
  let last = '';
  for (const line of lines) {
    if ('chapter' in line) {
      if (laid.chapters.length > 0) at += 1.5;
      laid.chapters.push({ start: laid.chapters.length === 0 ? 0 : hundredths(at - 1.4), title: line.chapter });
      continue;
    }
    const voice = voices.get(line.speaker);
    if (!voice) throw new Error(`nobody reads ${line.speaker}`);
    at += last === line.speaker ? 0.42 : 0.55;
    const samples = speak(line.text, voice);
    const end = at + samples.length / rate;
    laid.voices.push({ at, samples });
    laid.cues.push({
      start: hundredths(at),
      end: hundredths(end),
      speaker: names.get(line.speaker) ?? line.speaker,
      text: line.text,
    });
    if (line.mark) laid.marks[line.mark] = hundredths(at);
    at = end;
    last = line.speaker;
  }
  laid.length = at + outro;
  return laid;
};

/** Music at both ends and between chapters, a quiet bed below, the voices above. */
const mix = ({ length, voices, chapters }: Laid, show: string): Float32Array => {
  const tune = tunes[show] ?? tunes['high-water'];
  if (!tune) throw new Error(`no tune for ${show}`);
  const all = new Float32Array(Math.ceil(length * rate));
  tune.jingle.forEach((note, place) => pluck(all, 0.2 + place * 0.42, note, 0.16));
  for (const { start } of chapters.slice(1)) {
    pluck(all, start + 0.1, tune.jingle[0] ?? 220, 0.09);
    pluck(all, start + 0.42, tune.jingle[2] ?? 330, 0.09);
  }
  const end = length - outro + 0.5;
  tune.jingle.toReversed().forEach((note, place) => pluck(all, end + place * 0.3, note, 0.12));
  for (let at = 0, place = 0; at < length - 1; at += 6, place += 1)
    pad(all, at, Math.min(length, at + 7.2), tune.chords[place % tune.chords.length] ?? []);
  for (const { at, samples } of voices) {
    const from = Math.round(at * rate);
    samples.forEach((value, i) => {
      all[from + i] = (all[from + i] ?? 0) + value * 0.62;
    });
  }
  return all;
};

const wav = (samples: Float32Array): Buffer => {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples.length * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, at) =>
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 44 + at * 2),
  );
  return bytes;
};

const textIn = ({ values }: FrontMatter, name: string): string => String(values[name] ?? '');

/** Title and chapters, as they stand in the file itself. */
const tagsOf = (laid: Laid, { title, show }: { title: string; show: string }): string => {
  const said = (text: string): string => text.replace(/[=;#\\\n]/g, '\\$&');
  const ends = [...laid.chapters.slice(1).map(({ start }) => start), laid.length];
  const chapters = laid.chapters.map(
    ({ start, title: name }, at) =>
      `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${Math.round(start * 1000)}\nEND=${Math.round((ends[at] ?? 0) * 1000)}\ntitle=${said(name)}\n`,
  );
  return `;FFMETADATA1\ntitle=${said(title)}\nalbum=${said(show)}\nartist=${said(show)}\ngenre=Podcast\n${chapters.join('')}`;
};

/** A little less harsh, as in a small room, at the loudness of podcasts. */
const filters =
  'highpass=f=75,lowpass=f=8500,equalizer=f=3200:t=q:w=1.2:g=-3,equalizer=f=220:t=q:w=1:g=2,aecho=0.9:0.5:23|37:0.12|0.08,acompressor=threshold=-20dB:ratio=2.5:attack=8:release=160,loudnorm=I=-19:TP=-2:LRA=9,aresample=24000';

const makeEpisode = (show: string, name: string, about: FrontMatter): void => {
  const spoken = Array.isArray(about.values['voices']) ? about.values['voices'] : [];
  const people = Array.isArray(about.values['people']) ? about.values['people'] : [];
  const records = (list: readonly unknown[]): Record<string, string>[] =>
    list.filter((one): one is Record<string, string> => typeof one === 'object');
  const voices = new Map(
    records(spoken).map(({ name: who = '', voice = 'en', pitch = '50', speed = '160' }) => [
      who,
      { voice, pitch, speed },
    ]),
  );
  const names = new Map(records(people).map(({ name: full = '' }) => [full.split(' ', 1)[0] ?? '', full]));
  const base = join(folder, show, name);
  const laid = layOut(linesOf(`${base}.txt`), voices, names);
  const episode = readFrontMatter(readFileSync(`${base}.md`, 'utf8'), `${base}.md`);
  const [raw, tags] = [join(work, 'mixed.wav'), join(work, 'tags.txt')];
  writeFileSync(raw, wav(mix(laid, show)));
  writeFileSync(tags, tagsOf(laid, { title: textIn(episode, 'headline'), show: textIn(about, 'title') }));
  const quiet = ['-hide_banner', '-loglevel', 'error', '-y'];
  const how = ['-map', '0:a', '-map_metadata', '1', '-map_chapters', '1', '-af', filters];
  const form = ['-ac', '1', '-ar', '24000', '-b:a', '40k', '-id3v2_version', '3', '-fflags', '+bitexact'];
  run('ffmpeg', [...quiet, '-i', raw, '-i', tags, ...how, ...form, `${base}.mp3`]);
  const { cues, chapters, marks, length } = laid;
  writeFileSync(`${base}.json`, `${JSON.stringify({ length: hundredths(length), chapters, marks, cues }, null, 1)}\n`);
  console.log(`${show}/${name}: ${length.toFixed(1)} s, ${cues.length} sentences`);
};

/** The art of a show: water under a sky, drawn. */
const drawings: Record<string, string> = {
  'high-water': `<rect width="1400" height="1400" fill="#f4e6cf"/><circle cx="1010" cy="420" r="180" fill="#d8573c"/>
<path d="M0 760 q175 -90 350 0 t350 0 t350 0 t350 0 V1400 H0 Z" fill="#1f5f7a"/><path d="M0 900 q175 -80 350 0 t350 0 t350 0 t350 0 V1400 H0 Z" fill="#174a63"/><path d="M0 1050 q175 -70 350 0 t350 0 t350 0 t350 0 V1400 H0 Z" fill="#0f3549"/>
<path d="M250 740 V330 h36 V745 Z" fill="#0f3549"/><g fill="#0f3549"><rect x="286" y="380" width="60" height="16"/><rect x="286" y="470" width="40" height="16"/><rect x="286" y="560" width="60" height="16"/><rect x="286" y="650" width="40" height="16"/></g>
<text x="110" y="220" font-family="DejaVu Serif, serif" font-weight="700" font-size="168" fill="#0f3549">High Water</text><text x="116" y="1310" font-family="DejaVu Sans, sans-serif" font-size="54" fill="#f4e6cf">The Aldermouth Courant</text>`,
  'la-marea': `<rect width="1400" height="1400" fill="#14213d"/><path d="M700 520 L1400 260 V420 Z" fill="#fca311" opacity="0.55"/><path d="M700 520 L0 300 V440 Z" fill="#fca311" opacity="0.35"/>
<path d="M640 1010 L665 560 h70 L760 1010 Z" fill="#e5e5e5"/><path d="M654 770 h92 l5 90 h-102 Z" fill="#c8442f"/><rect x="655" y="480" width="90" height="80" fill="#fca311"/><path d="M645 480 h110 L700 420 Z" fill="#c8442f"/>
<path d="M0 1000 q175 -60 350 0 t350 0 t350 0 t350 0 V1400 H0 Z" fill="#2a6f97"/><path d="M0 1120 q175 -60 350 0 t350 0 t350 0 t350 0 V1400 H0 Z" fill="#1d5475"/>
<text x="110" y="250" font-family="DejaVu Serif, serif" font-weight="700" font-size="176" fill="#f5f0e6">La marea</text><text x="116" y="1310" font-family="DejaVu Sans, sans-serif" font-size="54" fill="#f5f0e6">El Correo de Aldermouth</text>`,
};

const drawArt = async (show: string): Promise<void> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1400" viewBox="0 0 1400 1400">${drawings[show] ?? ''}</svg>`;
  await sharp(Buffer.from(svg))
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toFile(join(folder, show, `${show}.jpg`));
};

try {
  for (const show of Object.keys(tunes)) {
    const about = readFrontMatter(readFileSync(join(folder, show, 'show.md'), 'utf8'), `${show}/show.md`);
    await drawArt(show);
    for (const file of readdirSync(join(folder, show))
      .filter((name) => name.endsWith('.txt'))
      .sort())
      makeEpisode(show, file.replace(/\.txt$/, ''), about);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
