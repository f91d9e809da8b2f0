import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { saveAuthor } from '../articles/articles.ts';
import { saveEdition } from '../publication/publication.ts';
import { addAccount, type Account } from './accounts.ts';
import { likenessOf } from './confusables.ts';
import { buryName, checkName, claimName, inventName, type NameRefusal } from './names.ts';

const day = 86_400_000;
let made: TestWorld;
before(async () => {
  made = await testWorld();
});
after(() => made.close());

/** Signs are told by number where a reader of this file could take one for another. */
const at = (...codes: number[]): string => String.fromCodePoint(...codes);

/** Pairs that a reader could take for each other in a thread. */
const lookAlikes: [one: string, other: string, why: string][] = [
  ['Bob', 'bob', 'small letters'],
  ['Bob', 'BOB', 'capitals'],
  ['Bob', at(0x412, 0x41e, 0x412), 'Cyrillic capitals'],
  ['Anna', `${at(0x430)}nn${at(0x430)}`, 'Cyrillic a'],
  ['Tom', at(0x422, 0x43e, 0x43c), 'a whole name in Cyrillic'],
  ['Anton', `Ant${at(0x43e)}n`, 'Cyrillic o'],
  ['pace', at(0x440, 0x430, 0x441, 0x435), 'small Cyrillic letters'],
  ['MAX', at(0x41c, 0x410, 0x425), 'Cyrillic capitals with an x'],
  ['Kate', `${at(0x41a)}ate`, 'Cyrillic k'],
  ['Hope', at(0x41d, 0x43e, 0x440, 0x435), 'Cyrillic en for H'],
  ['Yara', `${at(0x423)}ara`, 'Cyrillic u for Y'],
  ['jesse', at(0x458, 0x435, 0x455, 0x455, 0x435), 'Serbian and Macedonian letters'],
  ['Iris', at(0x406, 0x72, 0x456, 0x73), 'Ukrainian i'],
  ['quinn', `${at(0x51b)}uinn`, 'Kurdish Cyrillic q'],
  ['wanda', `${at(0x51d)}anda`, 'Kurdish Cyrillic w'],
  ['NINA', at(0x39d, 0x399, 0x39d, 0x391), 'Greek capitals'],
  ['Zoe', `${at(0x396)}oe`, 'Greek zeta'],
  ['ovo', at(0x3bf, 0x76, 0x3bf), 'Greek omicron'],
  ['Kappa', at(0x39a, 0x3b1, 0x3c1, 0x3c1, 0x3b1), 'a whole name in Greek'],
  ['Sos', at(0x54f, 0x555, 0x54f), 'Armenian capitals'],
  ['soul', `s${at(0x585, 0x57d)}l`, 'Armenian o and u'],
  ['hugo', `${at(0x570)}ugo`, 'Armenian h'],
  ['Bob', 'Ｂｏｂ', 'full-width letters'],
  ['Bob', at(0x1d401, 0x1d428, 0x1d41b), 'mathematical bold letters'],
  ['Bob', at(0x1d4d1, 0x1d4f8, 0x1d4eb), 'mathematical script letters'],
  ['Bob', at(0x24b7, 0x24de, 0x24d1), 'letters in circles'],
  ['bob', at(0x299, 0x1d0f, 0x299), 'small capitals'],
  ['Dawa', at(0x13a0, 0x61, 0x77, 0x61), 'Cherokee letters'],
  ['Ella', at(0xff25, 0x6c, 0x6c, 0x61), 'one full-width letter'],
  ['Leo', 'Le0', 'nought for o'],
  ['LEO', 'LE0', 'nought for capital o'],
  ['Ivan', 'lvan', 'small l for capital i'],
  ['Ivan', '1van', 'one for capital i'],
  ['Bill', 'Bi11', 'ones for l'],
  ['Bill', 'BiII', 'capital i for l'],
  ['Bern', 'Bem', 'rn for m'],
  ['Wanda', 'VVanda', 'two v for w'],
  ['Wanda', 'vvanda', 'two small v for w'],
  ['llan', `${at(0x1c1)}an`, 'click letters'],
  ['flora', at(0xfb02, 0x6f, 0x72, 0x61), 'a ligature'],
  ['Ann Lee', 'AnnLee', 'no space'],
  ['Ann Lee', 'Ann  Lee', 'two spaces'],
  ['Ann Lee', `Ann${at(0xa0)}Lee`, 'a space that does not break'],
  ['Ann Lee', `Ann${at(0x2003)}Lee`, 'a wide space'],
  ['Ann Lee', 'Ann.Lee', 'a dot'],
  ['Ann Lee', 'Ann-Lee', 'a hyphen'],
  ['Ann Lee', `Ann${at(0x2011)}Lee`, 'a hyphen that does not break'],
  ['Ann Lee', 'Ann_Lee', 'an underscore'],
  ['Ann Lee', 'Ann Lee.', 'a full stop'],
  ['Ann Lee', '(Ann Lee)', 'brackets'],
  ['ONeill', 'O’Neill', 'an apostrophe'],
  ['ONeill', `O${at(0x2bc)}Neill`, 'a letter that is an apostrophe'],
  ['Jose', 'José', 'an accent'],
  ['José', `Jose${at(0x301)}`, 'the accent as a sign of its own'],
  ['Ann', `A${at(0x323)}nn`, 'a dot below'],
  ['Orsted', 'Ørsted', 'a stroke'],
  ['Lukasz', 'Łukasz', 'a stroke through l'],
  ['Dan', 'Đan', 'a stroke through d'],
  ['Irem', 'İrem', 'a dotted capital i'],
  ['Irem', 'ırem', 'a dotless i'],
  ['Strasse', 'Straße', 'a sharp s'],
  ['gus', `${at(0x261)}us`, 'the other g'],
  ['anna', at(0x251, 0x6e, 0x6e, 0x251), 'the other a'],
  ['Вера', 'ВЕРА', 'Cyrillic capitals and small letters'],
  ['Семён', 'Семен', 'yo without dots'],
  ['Νίκος', 'ΝΙΚΟΣ', 'Greek capitals without accent'],
  ['محمد علي', 'محمد على', 'ya without dots'],
  ['أحمد', 'احمد', 'alif without hamza'],
  ['ياسر', at(0x6cc, 0x627, 0x633, 0x631), 'the Persian ya'],
  ['كريم', at(0x6a9, 0x631, 0x64a, 0x645), 'the Persian kaf'],
  ['مُحَمَّد', 'محمد', 'vowel signs'],
];

test('names that look alike have the same key', () => {
  assert.ok(lookAlikes.length >= 60);
  for (const [one, other, why] of lookAlikes)
    assert.equal(likenessOf(one), likenessOf(other), `${one} and ${other}: ${why}`);
});

test('names that nobody would take for each other have keys of their own', () => {
  const different = [
    'Bob', 'Rob', 'Вова', 'Боря', 'Вера', 'Ann', 'Anne', 'Nana', 'Dan', 'Lucia', 'Luda', 'Νίκος', 'ثامر', 'يامر', 'شمس', 'سمس',
    'محمد', 'محمود', 'שרה', 'दीपा', 'दीप', 'डीपा', '田中', '田中さん', '정', '김', 'Guðrún', 'Gurun', 'Юля', 'Оля', 'နီနီ', 'นิดา', 'นดา',
  ]; // oxfmt-ignore
  const keys = new Map<string, string>();
  for (const name of different) {
    const key = likenessOf(name);
    assert.equal(keys.get(key), undefined, `${name} and ${keys.get(key)}`);
    keys.set(key, name);
  }
});

test('names of all kinds of people are taken as they are', () => {
  const names = [
    'Ann Lee', 'J. R. O’Neill', 'María-José García Ñúñez', 'Nguyễn Thị Ánh', 'Søren Kierkegård', 'Анна Каренина', "Д'Артаньян", 'Νίκος Ψ', 'محمد بن سلمان', 'شهرزاد ٧',
    'שָׂרָה', 'दीपा कुमारी', 'தமிழ்ச்செல்வி', 'မြို့', 'ธิดา', '田中さくら', 'カール', '김민준', '王', 'Աննա', 'ანა', 'ሰላም', 'Reader 48213', 'Tom & Ann', 'R2D2', 'Łódź_fan',
  ]; // oxfmt-ignore
  for (const name of names) {
    const checked = checkName(name);
    assert.ok(checked.ok, `${name}: ${checked.ok ? '' : checked.refusal}`);
    assert.equal(checked.value.name, name.normalize('NFKC'));
  }
  const trimmed = checkName(`  Ann ${at(0x2003)} Lee `);
  assert.ok(trimmed.ok && trimmed.value.name === 'Ann Lee');
});

const refusals: [typed: string, refusal: NameRefusal][] = [
  ['', 'empty'],
  ['   ', 'empty'],
  ['x', 'too-short'],
  ['x'.repeat(41), 'too-long'],
  ['x'.repeat(100_000), 'too-long'],
  [at(0xfdfa).repeat(40), 'too-long'],
  [`Ann${at(0x200b)}Lee`, 'hidden-signs'],
  [`Ann${at(0x202e)}eeL`, 'hidden-signs'],
  [`${at(0x2066)}Ann`, 'hidden-signs'],
  [`Ann${at(0xad)}`, 'hidden-signs'],
  [`Ann${at(0xfe0f)}`, 'hidden-signs'],
  [`Ann${at(0xe0041)}`, 'hidden-signs'],
  [`Ann${at(0x3164)}`, 'hidden-signs'],
  [`Ann${at(0x34f)}`, 'hidden-signs'],
  [`Ann${at(0)}`, 'hidden-signs'],
  ['Ann\nLee', 'hidden-signs'],
  [`Ann${at(0xe000)}`, 'hidden-signs'],
  [`Ann${at(0x0378)}`, 'hidden-signs'],
  ['Ann\ud800', 'hidden-signs'],
  ['Ann ✓', 'signs'],
  ['Ann 🌊', 'signs'],
  ['<b>Ann</b>', 'signs'],
  ['ann@example.org', 'signs'],
  ['Ann|Lee', 'signs'],
  [at(0x2800, 0x2800), 'signs'],
  [at(0x13000, 0x13001), 'signs'],
  ['12345', 'no-letters'],
  ['...', 'no-letters'],
  [`A${at(0x301, 0x302, 0x303)}nn`, 'marks'],
  [`A${at(0x301, 0x301)}nn`, 'marks'],
  [`${at(0x301)}Ann`, 'marks'],
  [`Ann ${at(0x301)}`, 'marks'],
  [`${at(0x430)}nna`, 'mixed-scripts'],
  [`${at(0x3bf)}scar`, 'mixed-scripts'],
  [at(0x410, 0x3b1), 'mixed-scripts'],
  ['Ann محمد', 'mixed-scripts'],
  ['Ann田中', 'mixed-scripts'],
  ['さくら김', 'mixed-scripts'],
  ['محمد 1٢', 'mixed-digits'],
  ['Admin', 'reserved'],
  ['admin 2', 'reserved'],
  ['A D M I N', 'reserved'],
  ['Adm1n', 'reserved'],
  [at(0x1d400, 0x1d41d, 0x1d426, 0x1d422, 0x1d427), 'reserved'],
  ['The Moderator', 'reserved'],
  ['Moderatör Tom', 'reserved'],
  ['Root', 'reserved'],
  ['Staff', 'reserved'],
  ['editor-in-chief', 'reserved'],
  ['Redacción', 'reserved'],
  ['Модератор Иван', 'reserved'],
  ['Главный редактор', 'reserved'],
  ['هيئة التحرير', 'reserved'],
  ['Former reader', 'reserved'],
];

test('what is no name is refused for its own reason', () => {
  for (const [typed, refusal] of refusals) {
    const checked = checkName(typed);
    assert.equal(
      checked.ok ? `“${checked.value.name}” was taken` : checked.refusal,
      refusal,
      JSON.stringify(typed.slice(0, 60)),
    );
  }
});

test('people whose name is a word of the trade keep it', () => {
  for (const name of ['Joe Root', 'Ann Staff', 'Mark Editorov', 'Nadia Admiraal']) assert.ok(checkName(name).ok, name);
});

let people = 0;
const person = async (role: 'reader' | 'editor' = 'reader'): Promise<Account> => {
  const added = await addAccount(made.world, { email: `named-${(people += 1)}@example.org`, name: '', role });
  assert.ok(added.ok);
  return added.value;
};
const claim = async (account: Account | undefined, name: string): Promise<NameRefusal | 'ok'> => {
  const claimed = await made.world.write((tx) => claimName(made.world, tx, account?.id, name));
  return claimed.ok ? 'ok' : claimed.refusal;
};

test('nobody else gets a name that is borne, nor one that looks like it', async () => {
  const ann = await person();
  assert.equal(await claim(ann, 'Marina Bell'), 'ok');
  for (const name of ['Marina Bell', 'marina.bell', 'MARlNA BELL', 'Marlna Be11', 'Ｍarina Bell'])
    assert.equal(await claim(await person(), name), 'taken', name);
  assert.equal(await claim(undefined, 'Marina Bell'), 'taken');
  assert.equal(await claim(undefined, 'Marina Bello'), 'ok');
});

test('a Greek name in small letters is held against Latin ones too', async () => {
  assert.equal(await claim(await person(), 'vova'), 'ok');
  assert.equal(await claim(await person(), at(0x3bd, 0x3bf, 0x3bd, 0x3b1)), 'taken');
});

test('a name changes once in thirty days, the first time at once; another spelling always', async () => {
  const reader = await person();
  assert.equal(await claim(reader, 'Harbour Seal'), 'ok');
  assert.equal(await claim(reader, 'Grey Seal'), 'too-soon');
  assert.equal(await claim(reader, 'harbour-seal'), 'ok');
  made.clock.now += 30 * day + 1;
  assert.equal(await claim(reader, 'Grey Seal'), 'ok');
});

test('a name that was given up is kept from others for ninety days, not from whoever bore it', async () => {
  const reader = await person();
  assert.equal(await claim(reader, 'Night Heron'), 'ok');
  made.clock.now += 31 * day;
  assert.equal(await claim(reader, 'Day Heron'), 'ok');
  assert.equal(await claim(await person(), 'N1ght Heron'), 'taken');
  made.clock.now += 31 * day;
  assert.equal(await claim(reader, 'Night Heron'), 'ok');
  made.clock.now += 31 * day;
  assert.equal(await claim(reader, 'Sea Heron'), 'ok');
  made.clock.now += 91 * day;
  assert.equal(await claim(await person(), 'Night Heron'), 'ok');
});

test('the name of a deleted account is kept from others without being kept', async () => {
  const reader = await person();
  assert.equal(await claim(reader, 'Winter Wren'), 'ok');
  await made.world.write(async (tx) => {
    await buryName(made.world, tx, reader.id);
    await tx.db.deleteFrom('account').where('id', '=', reader.id).execute();
  });
  const rows = await made.world.db.selectFrom('former_name').select('name_key').execute();
  assert.ok(rows.every(({ name_key }) => !name_key.includes(likenessOf('Winter Wren'))));
  assert.equal(await claim(undefined, 'Winter Wren'), 'taken');
  made.clock.now += 91 * day;
  assert.equal(await claim(undefined, 'Winter Wren'), 'ok');
});

test('names of the publication, in every edition, and of those who write for it are theirs', async () => {
  const edition = {
    code: 'xx',
    language: 'ru',
    name: 'X',
    direction: 'ltr',
    tagline: '',
    position: 9,
    isDefault: false,
  } as const;
  await made.world.write((tx) => saveEdition(tx, { ...edition, publicationName: 'Вечерний берег' }));
  assert.equal(await claim(undefined, 'Вечерний Берег'), 'reserved');
  assert.equal(await claim(undefined, 'Вечерний берег официально'), 'reserved');
  const writer = await person();
  assert.equal(await claim(undefined, 'Ines Duarte'), 'ok');
  await made.world.write((tx) => saveAuthor(made.world, tx, { name: 'Inês Duarte', accountId: writer.id }));
  assert.equal(await claim(undefined, 'Ines Duarte'), 'reserved');
  assert.equal(await claim(await person(), 'lnes Duarte'), 'reserved');
  assert.equal(await claim(writer, 'Inês Duarte'), 'ok');
  assert.equal(await claim(await person('editor'), 'The Editors'), 'ok');
});

test('an invented name is free, good, and in the language of the edition', async () => {
  for (const [language, word] of [
    ['en', 'Reader'],
    ['es', 'Lector'],
    ['ru', 'Читатель'],
    ['ar', 'قارئ'],
  ] as const) {
    const name = await inventName(made.world, made.world.db, language);
    assert.match(name, new RegExp(`^${word} [1-9]\\d{4}$`));
    assert.equal(await claim(undefined, name), 'ok');
  }
});
